package dev.applaud.bootstrap.settings;

import static dev.applaud.bootstrap.settings.Unset.ifBlank;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.applaud.socketio.admin.AdminAuth;
import dev.applaud.socketio.admin.AdminMode;
import dev.applaud.socketio.admin.AdminOptions;
import io.dropwizard.validation.ValidationMethod;
import jakarta.validation.constraints.NotNull;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Socket.IO's Admin UI, which is there for whoever has the name and the password.
///
/// @param username null: there is none
/// @param password as a hash of bcrypt
/// @param mode how much it shows
/// @param readOnly whether it only shows
public record AdminUiSettings(
        @Nullable String username, Secret password, @NotNull AdminMode mode, boolean readOnly) {
    public AdminUiSettings {
        username = ifBlank(username);
    }

    @JsonIgnore
    @ValidationMethod(
            message = "socketIo.admin.username (SOCKET_IO_ADMIN_USERNAME) and"
                    + " socketIo.admin.password (SOCKET_IO_ADMIN_PASSWORD) must be set both or neither")
    public boolean isComplete() {
        return (username != null) == password.isSet();
    }

    @JsonIgnore
    @ValidationMethod(
            message = "socketIo.admin.password (SOCKET_IO_ADMIN_PASSWORD) must be a bcrypt hash of the password,"
                    + " as htpasswd -nB makes it")
    public boolean isPasswordUsable() {
        return !password.isSet() || AdminAuth.Basic.isHash(password.value());
    }

    /// Empty if there is none.
    @JsonIgnore
    public Optional<AdminOptions> options() {
        return username == null
                ? Optional.empty()
                : Optional.of(AdminOptions.builder(AdminAuth.basic(username, password.value()))
                        .mode(mode)
                        .readOnly(readOnly)
                        .build());
    }
}
