package dev.applaud.benchmarks.fanout;

/// What connections cost that joined and then only stay.
///
/// @param growth of the server's resident memory, in bytes for each
/// @param liveHeap that a collection leaves, in bytes for each; NaN where there is no such heap
/// @param cpu the part of one core that all of them together take
record Stay(double growth, double liveHeap, double cpu) {}
