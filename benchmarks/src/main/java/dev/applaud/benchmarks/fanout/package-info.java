/// What pushing one event to one client costs a server: Applaud as it is shipped, and others, in turn.
@NullMarked
package dev.applaud.benchmarks.fanout;

import org.jspecify.annotations.NullMarked;
