/// Tracking how people watch, and what it adds up to.
@NullMarked
package dev.applaud.application.viewing;

import org.jspecify.annotations.NullMarked;
