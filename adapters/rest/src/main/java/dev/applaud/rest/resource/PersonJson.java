package dev.applaud.rest.resource;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.applaud.domain.people.Profile;
import org.jspecify.annotations.Nullable;

/// Somebody in answers.
record PersonJson(
        @JsonProperty("_id") String id,
        String username,
        @Nullable String avatar,
        boolean isVerified) {

    static PersonJson of(Profile profile) {
        return new PersonJson(profile.id().value(), profile.shownName(), profile.avatar(), profile.isVerified());
    }
}
