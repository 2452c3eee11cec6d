package dev.applaud.rest.http;

import dev.applaud.application.Input;
import dev.applaud.domain.Outcome;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

/// Reads JSON bodies, never more of them than is allowed, be they chunked or compressed.
public final class InputReader implements MessageBodyReader<Input> {
    private final int maxBytes;

    public InputReader(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    /// Any media type, so that it is us who refuses what isn't JSON.
    @Override
    public boolean isReadable(Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
        return type == Input.class;
    }

    @Override
    public Input readFrom(
            Class<Input> type,
            Type generic,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream body) {
        var text = BodyLimit.read(body, maxBytes);
        if (text.length > 0 && !isJson(mediaType)) {
            throw new RefusedException(HttpErrors.refusalOf(415));
        }
        return switch (Json.read(text)) {
            case Outcome.Done<Json.Parsed>(var json) -> new Input(json.value());
            case Outcome.Refused<Json.Parsed>(var refusal) -> throw new RefusedException(refusal);
        };
    }

    private static boolean isJson(MediaType type) {
        var subtype = type.getSubtype();
        return type.getType().equalsIgnoreCase("application")
                && (subtype.equalsIgnoreCase("json") || subtype.endsWith("+json"));
    }
}
