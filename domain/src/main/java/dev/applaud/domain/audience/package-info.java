/// Who is watching now, and what they are told.
@NullMarked
package dev.applaud.domain.audience;

import org.jspecify.annotations.NullMarked;
