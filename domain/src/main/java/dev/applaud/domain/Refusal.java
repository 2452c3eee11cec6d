package dev.applaud.domain;

import dev.applaud.domain.comment.CommentId;
import dev.applaud.domain.content.ContentId;
import dev.applaud.domain.people.UserId;
import java.time.Duration;
import java.util.List;

/// Why a request was not carried out: the only error vocabulary that travels. Each adapter maps it once, totally.
public sealed interface Refusal {
    /// Stable, for programs.
    String code();

    /// For people; holds no class name, SQL or stack.
    String message();

    /// One field that can't be taken as it is; the message completes a sentence that starts with the field's name.
    record Field(String field, String message) {}

    record Invalid(List<Field> errors) implements Refusal {
        public Invalid {
            errors = List.copyOf(errors);
        }

        public Invalid(String field, String message) {
            this(List.of(new Field(field, message)));
        }

        @Override
        public String code() {
            return "VALIDATION_FAILED";
        }

        @Override
        public String message() {
            return String.join(
                    "; ",
                    errors.stream().map(e -> e.field() + " " + e.message()).toList());
        }
    }

    record Malformed(String message) implements Refusal {
        @Override
        public String code() {
            return "MALFORMED_REQUEST";
        }
    }

    record Unauthenticated() implements Refusal {
        @Override
        public String code() {
            return "UNAUTHENTICATED";
        }

        @Override
        public String message() {
            return "Authentication required";
        }
    }

    record TokenInvalid() implements Refusal {
        @Override
        public String code() {
            return "TOKEN_INVALID";
        }

        @Override
        public String message() {
            return "Invalid token";
        }
    }

    record TokenExpired() implements Refusal {
        @Override
        public String code() {
            return "TOKEN_EXPIRED";
        }

        @Override
        public String message() {
            return "Token expired";
        }
    }

    record Forbidden(String message) implements Refusal {
        @Override
        public String code() {
            return "FORBIDDEN";
        }
    }

    record ContentNotFound(ContentId id) implements Refusal {
        @Override
        public String code() {
            return "CONTENT_NOT_FOUND";
        }

        @Override
        public String message() {
            return "No content " + id.value();
        }
    }

    record CommentNotFound(CommentId id) implements Refusal {
        @Override
        public String code() {
            return "COMMENT_NOT_FOUND";
        }

        @Override
        public String message() {
            return "No comment " + id.value() + " on this content";
        }
    }

    record UserNotFound(UserId id) implements Refusal {
        @Override
        public String code() {
            return "USER_NOT_FOUND";
        }

        @Override
        public String message() {
            return "No user " + id.value();
        }
    }

    record NotFound(String message) implements Refusal {
        @Override
        public String code() {
            return "NOT_FOUND";
        }
    }

    record MethodNotAllowed(String message) implements Refusal {
        @Override
        public String code() {
            return "METHOD_NOT_ALLOWED";
        }
    }

    record NotAcceptable(String message) implements Refusal {
        @Override
        public String code() {
            return "NOT_ACCEPTABLE";
        }
    }

    record Conflict(String message) implements Refusal {
        @Override
        public String code() {
            return "CONFLICT";
        }
    }

    /// Not an error: an earlier attempt at the same request ({@link Attempt}) did what was asked for.
    ///
    /// @param answer what that attempt was told, to be told again
    record AlreadyDone(String answer) implements Refusal {
        @Override
        public String code() {
            return "ALREADY_DONE";
        }

        @Override
        public String message() {
            return "An earlier attempt did this already";
        }
    }

    record PayloadTooLarge(String message) implements Refusal {
        @Override
        public String code() {
            return "PAYLOAD_TOO_LARGE";
        }
    }

    record UnsupportedMediaType(String message) implements Refusal {
        @Override
        public String code() {
            return "UNSUPPORTED_MEDIA_TYPE";
        }
    }

    record RateLimited(Duration retryAfter) implements Refusal {
        @Override
        public String code() {
            return "RATE_LIMITED";
        }

        @Override
        public String message() {
            return "Too many requests";
        }
    }

    /// A fault of ours; the id is in the log beside the cause.
    record Internal(String faultId) implements Refusal {
        @Override
        public String code() {
            return "INTERNAL";
        }

        @Override
        public String message() {
            return "Something went wrong on our side (" + faultId + ")";
        }
    }

    record Unavailable(Duration retryAfter) implements Refusal {
        @Override
        public String code() {
            return "UNAVAILABLE";
        }

        @Override
        public String message() {
            return "Temporarily unavailable, please try again";
        }
    }
}
