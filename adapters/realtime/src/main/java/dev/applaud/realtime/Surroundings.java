package dev.applaud.realtime;

import dev.applaud.application.Clock;
import dev.applaud.application.Faults;
import dev.applaud.application.Timer;
import java.util.function.Supplier;

/// What the events need of the world around them.
///
/// @param ids makes new ids, rising with time
public record Surroundings(Faults faults, Clock clock, Supplier<String> ids, Timer timer) {}
