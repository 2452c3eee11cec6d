/// Posting, reading and removing comments.
@NullMarked
package dev.applaud.application.comment;

import org.jspecify.annotations.NullMarked;
