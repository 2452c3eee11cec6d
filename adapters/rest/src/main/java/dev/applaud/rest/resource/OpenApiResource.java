package dev.applaud.rest.resource;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/// The description of this API, in OpenAPI's own form: the one answer without the envelope.
@Path("/openapi.json")
public final class OpenApiResource {
    private final byte[] description = description();

    @GET
    public byte[] read() {
        return description.clone();
    }

    private static byte[] description() {
        try (InputStream file = OpenApiResource.class.getResourceAsStream("/dev/applaud/rest/openapi.json")) {
            return Objects.requireNonNull(file).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
