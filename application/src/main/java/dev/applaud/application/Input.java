package dev.applaud.application;

import dev.applaud.domain.Outcome;
import dev.applaud.domain.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The fields of a request as they came: JSON in plain Java. Reading checks each field and remembers every error,
/// so that one answer names them all; {@link #check} then goes on only if there were none. For one thread.
///
/// The parsers given to it throw IllegalArgumentException with a message that completes a sentence starting with
/// the field's name.
public final class Input {
    private final @Nullable Map<?, ?> fields;
    private final List<Refusal.Field> errors = new ArrayList<>();

    /// Anything is taken; what isn't a map is refused by {@link #check} as malformed.
    public Input(@Nullable Object json) {
        this.fields = json instanceof Map<?, ?> map ? map : null;
    }

    public <T> Supplier<T> text(String name, Function<String, T> parse) {
        return required(name, String.class, "must be a string", parse);
    }

    public <T> Supplier<T> number(String name, Function<Number, T> parse) {
        return required(name, Number.class, "must be a number", parse);
    }

    public Supplier<Boolean> flag(String name) {
        return required(name, Boolean.class, "must be true or false", Function.identity());
    }

    /// Absent and null both mean absent.
    public <T> Supplier<@Nullable T> optionalText(String name, Function<String, T> parse) {
        return optional(name, String.class, "must be a string", parse);
    }

    /// Absent and null both mean absent.
    public <T> Supplier<@Nullable T> optionalNumber(String name, Function<Number, T> parse) {
        return optional(name, Number.class, "must be a number", parse);
    }

    /// Absent and null both mean false.
    public Supplier<Boolean> optionalFlag(String name) {
        var flag = optional(name, Boolean.class, "must be true or false", Function.<Boolean>identity());
        return () -> Boolean.TRUE.equals(flag.get());
    }

    /// The value as it came, of any JSON type.
    public @Nullable Object any(String name) {
        return fields == null ? null : fields.get(name);
    }

    public boolean has(String name) {
        return any(name) != null;
    }

    /// Adds an error that no single field's parser can see.
    public void refuse(String name, String message) {
        errors.add(new Refusal.Field(name, message));
    }

    /// Goes on if everything was as it must be.
    public <T> Outcome<T> check(Supplier<Outcome<T>> next) {
        if (fields == null) {
            return Outcome.refused(new Refusal.Malformed("The request must be a JSON object"));
        }
        return errors.isEmpty() ? next.get() : Outcome.refused(new Refusal.Invalid(errors));
    }

    private <V, T> Supplier<T> required(String name, Class<V> type, String mismatch, Function<V, T> parse) {
        if (fields != null && !has(name)) {
            refuse(name, "is required");
        }
        var value = read(name, type, mismatch, parse);
        return () -> {
            if (value == null) {
                throw new IllegalStateException(name + " was read before it was checked");
            }
            return value;
        };
    }

    private <V, T> Supplier<@Nullable T> optional(String name, Class<V> type, String mismatch, Function<V, T> parse) {
        var value = read(name, type, mismatch, parse);
        return () -> value;
    }

    private <V, T> @Nullable T read(String name, Class<V> type, String mismatch, Function<V, T> parse) {
        var value = any(name);
        if (value == null) {
            return null;
        }
        if (!type.isInstance(value)) {
            refuse(name, mismatch);
            return null;
        }
        try {
            return parse.apply(type.cast(value));
        } catch (IllegalArgumentException e) {
            refuse(name, String.valueOf(e.getMessage()));
            return null;
        }
    }
}
