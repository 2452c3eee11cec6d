/// Liking, viewing and sharing.
@NullMarked
package dev.applaud.application.engagement;

import org.jspecify.annotations.NullMarked;
