package dev.applaud.bootstrap.sides;

import dev.applaud.domain.audience.Audience;
import dev.applaud.domain.audience.Broadcast;
import dev.applaud.domain.audience.OtherNodes;

/// Whom use cases can tell what happens, and ask who is there.
///
/// @param here tells those on this node
/// @param everywhere tells those on all nodes
public record Reach(Audience audience, Broadcast here, Broadcast everywhere, OtherNodes otherNodes) {}
