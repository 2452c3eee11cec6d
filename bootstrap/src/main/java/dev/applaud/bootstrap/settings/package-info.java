/// The settings: how they are read, what they default to, and which are unusable.
@NullMarked
package dev.applaud.bootstrap.settings;

import org.jspecify.annotations.NullMarked;
