package dev.applaud.socketio.admin;

import java.net.InetAddress;
import java.net.UnknownHostException;

/// Settings of an [AdminNamespace]. Who may come in has no default.
///
/// @param auth who is let in
/// @param namespace where the Admin UI connects; default `/admin`
/// @param readOnly whether admins can only look; default false
/// @param mode how much they are told; default [AdminMode#PRODUCTION]
/// @param serverId names this server among all that admins see, so each needs one of its own; default host name and
///     process id
public record AdminOptions(AdminAuth auth, String namespace, boolean readOnly, AdminMode mode, String serverId) {
    public static Builder builder(AdminAuth auth) {
        return new Builder(auth);
    }

    /// The name of this machine, as it knows itself.
    static String hostname() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException _) {
            return "localhost";
        }
    }

    /// Collects settings; each method is described at the record's component of the same name.
    public static final class Builder {
        private final AdminAuth auth;
        private String namespace = "/admin";
        private boolean readOnly;
        private AdminMode mode = AdminMode.PRODUCTION;
        private String serverId = hostname() + "#" + ProcessHandle.current().pid();

        private Builder(AdminAuth auth) {
            this.auth = auth;
        }

        public Builder namespace(String namespace) {
            this.namespace = namespace;
            return this;
        }

        public Builder readOnly(boolean readOnly) {
            this.readOnly = readOnly;
            return this;
        }

        public Builder mode(AdminMode mode) {
            this.mode = mode;
            return this;
        }

        public Builder serverId(String serverId) {
            this.serverId = serverId;
            return this;
        }

        public AdminOptions build() {
            return new AdminOptions(auth, namespace, readOnly, mode, serverId);
        }
    }
}
