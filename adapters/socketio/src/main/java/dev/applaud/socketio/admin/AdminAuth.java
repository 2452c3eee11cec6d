package dev.applaud.socketio.admin;

import java.util.regex.Pattern;

/// Who is let in.
public sealed interface AdminAuth {
    /// Everybody who reaches the server.
    record None() implements AdminAuth {}

    /// Whoever knows the password. A login is good for 24 hours, at each server with the same name and hash.
    ///
    /// @param passwordHash made by bcrypt, in its usual form such as `$2b$10$…`; the higher its cost,
    ///     the longer each try keeps one core busy
    record Basic(String username, String passwordHash) implements AdminAuth {
        private static final Pattern BCRYPT =
                Pattern.compile("\\$2[abxy]?\\$(0[4-9]|[12]\\d|3[01])\\$[./A-Za-z0-9]{53}");

        /// @throws IllegalArgumentException if the hash is none of bcrypt's
        public Basic {
            if (!isHash(passwordHash)) {
                throw new IllegalArgumentException("the password's hash must be one of bcrypt");
            }
        }

        /// Whether this is a hash in bcrypt's form.
        public static boolean isHash(String text) {
            return BCRYPT.matcher(text).matches();
        }

        @Override
        public String toString() {
            return "Basic[username=" + username + "]";
        }
    }

    static AdminAuth none() {
        return new None();
    }

    /// @throws IllegalArgumentException if the hash is none of bcrypt's
    static AdminAuth basic(String username, String passwordHash) {
        return new Basic(username, passwordHash);
    }
}
