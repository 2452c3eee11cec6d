package dev.applaud.socketio.engine;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;

/// How the body of an answer is compressed, or that it isn't.
public enum ContentCoding {
    GZIP,
    DEFLATE,
    IDENTITY;

    /// As HTTP spells it.
    String token() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// What the sender of these headers likes best; gzip if it likes several the same.
    static ContentCoding preferred(HttpFields request) {
        var qualities = qualities(request);
        double others = qualities.getOrDefault("*", 0.0);
        double gzip = qualities.getOrDefault(GZIP.token(), others);
        double deflate = qualities.getOrDefault(DEFLATE.token(), others);
        double best = Math.max(gzip, deflate);
        if (best <= 0 || best < qualities.getOrDefault(IDENTITY.token(), 0.0)) {
            return IDENTITY;
        }
        return gzip == best ? GZIP : DEFLATE;
    }

    private static Map<String, Double> qualities(HttpFields request) {
        var qualities = new HashMap<String, Double>();
        try {
            var accepted = request.newQuotedQualityCSV(null);
            request.getValuesList(HttpHeader.ACCEPT_ENCODING).forEach(accepted::addValue);
            accepted.getQualityValues()
                    .forEach(coding -> qualities.put(coding.getValue().toLowerCase(Locale.ROOT), coding.getWeight()));
        } catch (IllegalArgumentException _) {
            return Map.of(); // not what the header may hold
        }
        return qualities;
    }

    /// The body in this coding; its own position moves to its end.
    public ByteBuffer encode(ByteBuffer body) {
        var encoded = new ByteArrayOutputStream(body.remaining() / 2);
        try (var encoder = Channels.newChannel(to(encoded))) {
            encoder.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory does not fail
        }
        return ByteBuffer.wrap(encoded.toByteArray());
    }

    private OutputStream to(OutputStream target) throws IOException {
        return switch (this) {
            case GZIP -> new GZIPOutputStream(target);
            case DEFLATE -> new DeflaterOutputStream(target);
            case IDENTITY -> target;
        };
    }
}
