package dev.applaud.realtime.event;

import dev.applaud.application.Input;
import dev.applaud.domain.Outcome;

/// Carries out one kind of event. What it throws is a fault, and is answered as one.
@FunctionalInterface
public interface ClientEvent {
    Outcome<Answer> handle(Connection from, Input input);
}
