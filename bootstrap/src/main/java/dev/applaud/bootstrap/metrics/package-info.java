/// What is measured while the server runs, and where it can be read.
@NullMarked
package dev.applaud.bootstrap.metrics;

import org.jspecify.annotations.NullMarked;
