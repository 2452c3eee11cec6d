package dev.applaud.socketio.protocol;

import java.util.List;

/// A packet as it leaves: its text in UTF-8, and the attachments that follow, each as a message of its own.
/// The arrays must not be changed.
@SuppressWarnings("ArrayRecordComponent") // a carrier, never compared
public record EncodedPacket(byte[] text, List<byte[]> attachments) {}
