package dev.applaud.rest.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.applaud.domain.Refusal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The one form that all answers have.
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"success", "data", "message", "code", "errors"})
public sealed interface Envelope {
    @JsonProperty
    boolean success();

    record Success(Object data, @Nullable String message) implements Envelope {
        public Success(Object data) {
            this(data, null);
        }

        @Override
        public boolean success() {
            return true;
        }
    }

    record Failure(String message, String code, @Nullable List<Refusal.Field> errors) implements Envelope {
        static Failure of(Refusal refusal) {
            var errors = refusal instanceof Refusal.Invalid invalid ? invalid.errors() : null;
            return new Failure(refusal.message(), refusal.code(), errors);
        }

        @Override
        public boolean success() {
            return false;
        }
    }
}
