package dev.applaud.bootstrap.settings;

import com.fasterxml.jackson.annotation.JsonCreator;

/// A setting that must not end up in a log.
///
/// @param value what is kept secret; blank when not set
public record Secret(String value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Secret {}

    public boolean isSet() {
        return !value.isBlank();
    }

    @Override
    public String toString() {
        return isSet() ? "(secret)" : "(none)";
    }
}
