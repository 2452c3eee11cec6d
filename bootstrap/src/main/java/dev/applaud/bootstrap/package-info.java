/// Puts the house together as a Dropwizard application.
@NullMarked
package dev.applaud.bootstrap;

import org.jspecify.annotations.NullMarked;
