@NullMarked
package dev.applaud.benchmarks.fanout;

import org.jspecify.annotations.NullMarked;
