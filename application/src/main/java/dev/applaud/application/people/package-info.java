/// Profiles and follows.
@NullMarked
package dev.applaud.application.people;

import org.jspecify.annotations.NullMarked;
