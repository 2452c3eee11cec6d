package dev.applaud.bootstrap.settings;

import com.fasterxml.jackson.annotation.JsonProperty;

/// Whether real people's data is at stake.
public enum Profile {
    @JsonProperty("development")
    DEVELOPMENT,
    @JsonProperty("production")
    PRODUCTION;

    @Override
    public String toString() {
        return this == DEVELOPMENT ? "development" : "production";
    }
}
