package dev.applaud.socketio.engine;

import org.eclipse.jetty.http.HttpCookie;
import org.eclipse.jetty.http.HttpCookie.SameSite;

/// The cookie by which a load balancer can send all requests of a session to the same server. Its value is the
/// session's id, so it is as secret as that.
///
/// @param secure whether browsers send it over TLS only, as they demand for `SameSite=None`
public record Cookie(String name, String path, boolean httpOnly, boolean secure, SameSite sameSite) {
    /// One for all paths that scripts cannot read and other sites' requests do not carry.
    public static Cookie named(String name) {
        return new Cookie(name, "/", true, false, SameSite.LAX);
    }

    HttpCookie of(String sid) {
        return HttpCookie.build(name, sid)
                .path(path)
                .httpOnly(httpOnly)
                .secure(secure)
                .sameSite(sameSite)
                .build();
    }
}
