package dev.applaud.bootstrap.settings;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.dropwizard.util.DataSize;
import io.dropwizard.validation.ValidationMethod;

/// The REST API.
///
/// @param maxBody the largest request body that is read
public record RestSettings(DataSize maxBody) {
    @JsonIgnore
    @ValidationMethod(message = "rest.maxBody must be between 1KiB and 64MiB")
    public boolean isMaxBodyUsable() {
        return maxBody.toBytes() >= 1024 && maxBody.toBytes() <= 64 << 20;
    }
}
