package dev.applaud.socketio;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.applaud.socketio.engine.ContentCoding;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The client for browsers, out of the npm package that the build has put into the jar. Files are read, and compressed,
/// when they are asked for first.
final class ClientBundle implements Request.Handler {
    private static final Logger log = LoggerFactory.getLogger(ClientBundle.class);
    private static final String PACKAGE = "/META-INF/socket.io-client/";
    private static final Set<String> NAMES = Set.of(
            "socket.io.js",
            "socket.io.js.map",
            "socket.io.min.js",
            "socket.io.min.js.map",
            "socket.io.esm.min.js",
            "socket.io.esm.min.js.map",
            "socket.io.msgpack.min.js",
            "socket.io.msgpack.min.js.map");

    private record File(ByteBuffer plain, ByteBuffer gzipped) {}

    private final String path;
    private final Map<String, File> files = new ConcurrentHashMap<>();

    /// Null if this was built without the bundle.
    private final @Nullable String etag;

    ClientBundle(String path) {
        this.path = path;
        this.etag = etag();
    }

    /// The package's version, as in Node.
    private static @Nullable String etag() {
        try (var description = open("package.json")) {
            if (description == null) {
                log.warn("There is no client for browsers in this build");
                return null;
            }
            return "\"" + new JsonMapper().readTree(description).path("version").asText() + "\"";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable InputStream open(String name) {
        return ClientBundle.class.getResourceAsStream(PACKAGE + name);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        var asked = Request.getPathInContext(request);
        var name = asked.startsWith(path) ? asked.substring(path.length()) : "";
        if (etag == null || !NAMES.contains(name) || !isRead(request)) {
            return false;
        }
        var headers = response.getHeaders();
        headers.put(HttpHeader.ETAG, etag);
        headers.put(HttpHeader.CACHE_CONTROL, "public, max-age=0");
        headers.add(HttpHeader.VARY, "Accept-Encoding");
        if (isKnown(request, etag)) {
            response.setStatus(HttpStatus.NOT_MODIFIED_304);
            response.write(true, BufferUtil.EMPTY_BUFFER, callback);
        } else {
            send(name, request, response, callback);
        }
        return true;
    }

    private static boolean isRead(Request request) {
        boolean reads = HttpMethod.GET.is(request.getMethod()) || HttpMethod.HEAD.is(request.getMethod());
        return reads && !request.getHeaders().contains(HttpHeader.UPGRADE);
    }

    private static boolean isKnown(Request request, String etag) {
        return request.getHeaders().getValuesList(HttpHeader.IF_NONE_MATCH).stream()
                .flatMap(value -> Arrays.stream(value.split(",")))
                .map(String::strip)
                .anyMatch(known -> known.equals("*") || known.equals(etag) || known.equals("W/" + etag));
    }

    private void send(String name, Request request, Response response, Callback callback) {
        var file = files.computeIfAbsent(name, ClientBundle::read);
        var headers = response.getHeaders();
        var type = name.endsWith(".map") ? "json" : "javascript";
        headers.put(HttpHeader.CONTENT_TYPE, "application/" + type + "; charset=utf-8");
        boolean gzip =
                request.getHeaders().getQualityCSV(HttpHeader.ACCEPT_ENCODING).contains("gzip");
        if (gzip) {
            headers.put(HttpHeader.CONTENT_ENCODING, "gzip");
        }
        var content = gzip ? file.gzipped() : file.plain();
        headers.put(HttpHeader.CONTENT_LENGTH, content.remaining());
        response.write(true, content.duplicate(), callback);
    }

    private static File read(String name) {
        try (var file = open("dist/" + name)) {
            if (file == null) {
                throw new IllegalStateException("The bundle lacks " + name);
            }
            var plain = ByteBuffer.wrap(file.readAllBytes());
            return new File(plain, ContentCoding.GZIP.encode(plain.duplicate()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
