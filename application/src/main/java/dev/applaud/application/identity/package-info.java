/// Who is asking.
@NullMarked
package dev.applaud.application.identity;

import org.jspecify.annotations.NullMarked;
