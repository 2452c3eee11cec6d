/// What people watch.
@NullMarked
package dev.applaud.domain.content;

import org.jspecify.annotations.NullMarked;
