package dev.applaud.realtime.identity;

import dev.applaud.application.Faults;
import dev.applaud.application.identity.Authenticate;
import dev.applaud.application.identity.VerifiedToken;
import dev.applaud.domain.Outcome;
import dev.applaud.domain.Outcome.Done;
import dev.applaud.domain.Outcome.Refused;
import dev.applaud.domain.Refusal;
import dev.applaud.domain.audience.Room;
import dev.applaud.realtime.wire.Verdicts;
import dev.applaud.socketio.Admission;
import dev.applaud.socketio.Handshake;
import dev.applaud.socketio.Middleware;
import dev.applaud.socketio.Socket;
import org.jspecify.annotations.Nullable;

/// Lets nobody in without a good token, and puts each user's connections into their own room.
///
/// The token is the CONNECT packet's `auth.token`, or else the handshake request's `Authorization: Bearer`.
public final class SocketAuthentication implements Middleware {
    private static final String TOKEN = "token";
    private static final String USER_ID = "userId";
    private static final String SCHEME = "Bearer ";

    private final Authenticate authenticate;
    private final Faults faults;

    public SocketAuthentication(Authenticate authenticate, Faults faults) {
        this.authenticate = authenticate;
        this.faults = faults;
    }

    /// The token with which an admitted socket connected.
    public static VerifiedToken tokenOf(Socket admitted) {
        if (admitted.data().get(TOKEN) instanceof VerifiedToken token) {
            return token;
        }
        throw new IllegalStateException("a socket was connected without authentication");
    }

    @Override
    public Admission admit(Socket socket) {
        return switch (verify(socket.handshake())) {
            case Done<VerifiedToken>(var token) -> {
                var user = token.caller().id();
                socket.data().put(TOKEN, token);
                socket.data().put(USER_ID, user.value());
                socket.join(Room.user(user).name());
                yield Admission.granted();
            }
            case Refused<VerifiedToken>(var refusal) ->
                Admission.refused(refusal.message(), Verdicts.connectError(refusal));
        };
    }

    private Outcome<VerifiedToken> verify(Handshake handshake) {
        try {
            return switch (handshake.auth().get("token")) {
                case null ->
                    authenticate.authenticate(bearer(handshake.headers().get("authorization")));
                case String token -> authenticate.authenticate(token);
                default -> Outcome.refused(new Refusal.TokenInvalid());
            };
        } catch (RuntimeException fault) {
            return Outcome.refused(faults.refusalOf(fault));
        }
    }

    private static @Nullable String bearer(@Nullable String authorization) {
        return authorization != null && authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? authorization.substring(SCHEME.length()).strip()
                : null;
    }
}
