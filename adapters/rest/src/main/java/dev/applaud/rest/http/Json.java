package dev.applaud.rest.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.applaud.domain.Outcome;
import dev.applaud.domain.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/// JSON as this API reads and writes it, whatever else the application uses Jackson for.
public final class Json {
    public static final String TYPE = "application/json; charset=utf-8";

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            // What is only passed on must not lose digits, nor become infinite.
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private Json() {}

    /// A JSON text as maps, lists, strings, numbers, booleans and null.
    static Outcome<Parsed> read(byte[] text) {
        try {
            return Outcome.done(new Parsed(MAPPER.readValue(text, Object.class)));
        } catch (IOException e) {
            return Outcome.refused(new Refusal.Malformed("The body is not JSON"));
        }
    }

    record Parsed(@Nullable Object value) {}

    /// By way of a string, which takes half a surrogate pair too, where bytes would not.
    public static byte[] write(Object value) {
        try {
            return MAPPER.writeValueAsString(value).getBytes(UTF_8);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
