package dev.applaud.socketio.fuzz;

/// A connection to the server, byte by byte. Used by one thread, which never waits. Sending never fails: a server may
/// have hung up, or may not read.
interface Wire extends AutoCloseable {
    void send(byte[] bytes);

    /// What has come so far, as ISO-8859-1.
    String received();

    /// Whether the server has hung up, and all that it sent was received.
    boolean isEnded();

    /// Tells the server that nothing more will come.
    void finish();

    /// Ends it without a farewell.
    @Override
    void close();
}
