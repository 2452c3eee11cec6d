package dev.applaud.socketio.broken;

import dev.applaud.domain.people.UserId;

/// A Socket.IO server that knows the product.
public record Prying(dev.applaud.realtime.broken.Prying otherAdapter, UserId product) {}
