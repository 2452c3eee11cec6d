/// Measurements, each against a baseline in the same run. Nothing here is shipped.
@NullMarked
package dev.applaud.benchmarks;

import org.jspecify.annotations.NullMarked;
