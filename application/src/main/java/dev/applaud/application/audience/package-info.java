/// Entering a video, typing, and looking at or talking to the audience.
@NullMarked
package dev.applaud.application.audience;

import org.jspecify.annotations.NullMarked;
