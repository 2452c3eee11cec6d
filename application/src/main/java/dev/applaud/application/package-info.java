/// One class for each thing that users can do. Each loads, lets the domain decide, saves, and publishes after the
/// commit.
@NullMarked
package dev.applaud.application;

import org.jspecify.annotations.NullMarked;
