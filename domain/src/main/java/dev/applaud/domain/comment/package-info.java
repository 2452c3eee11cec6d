/// What people write under a content.
@NullMarked
package dev.applaud.domain.comment;

import org.jspecify.annotations.NullMarked;
