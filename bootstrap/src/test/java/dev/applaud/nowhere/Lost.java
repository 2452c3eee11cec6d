package dev.applaud.nowhere;

/// A class that lives in no room of the house.
record Lost() {}
