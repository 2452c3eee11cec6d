package dev.applaud.socketio.admin;

import dev.applaud.socketio.Admission;
import dev.applaud.socketio.Middleware;
import dev.applaud.socketio.Socket;
import dev.applaud.socketio.SocketIoMetrics;
import java.time.InstantSource;

/// Lets in who knows the password, or has a session id from an earlier login.
final class Login implements Middleware {
    /// The Admin UI asks for the password again when it reads exactly this.
    private static final Admission REFUSED = Admission.refused("invalid credentials");

    private final AdminAuth.Basic expected;
    private final SessionIds sessions;
    private final Passwords passwords;

    Login(AdminAuth.Basic expected, InstantSource clock, SocketIoMetrics metrics) {
        this.expected = expected;
        this.sessions = new SessionIds(clock, expected);
        this.passwords = new Passwords(expected.passwordHash(), metrics);
    }

    @Override
    public Admission admit(Socket socket) {
        var auth = socket.handshake().auth();
        if (auth.get("sessionId") instanceof String id && sessions.isValid(id)) {
            return Admission.granted();
        }
        if (expected.username().equals(auth.get("username"))
                && auth.get("password") instanceof String password
                && passwords.isRight(password)) {
            socket.emit("session", sessions.next());
            return Admission.granted();
        }
        return REFUSED;
    }
}
