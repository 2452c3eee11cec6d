package dev.applaud.rest.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.applaud.domain.Attempt;
import dev.applaud.domain.Refusal;
import dev.applaud.rest.http.Envelope.Success;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import java.io.ByteArrayInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Sees which POST requests are named by an `Idempotency-Key`. Runs once it is known who asks, and reads the body,
/// which resources that need none would leave unread.
public final class IdempotencyKeys implements ContainerRequestFilter {
    private static final String HEADER = "Idempotency-Key";
    private static final Pattern KEY = Pattern.compile("[!-~]{1,128}");
    private static final String NAMED = IdempotencyKeys.class.getName();

    private final int maxBodyBytes;

    public IdempotencyKeys(int maxBodyBytes) {
        this.maxBodyBytes = maxBodyBytes;
    }

    /// @param user null for somebody unknown
    private record Named(@Nullable String user, String path, String key, String body) {}

    @Override
    public void filter(ContainerRequestContext request) {
        var key = request.getHeaderString(HEADER);
        if (key == null || !request.getMethod().equals(HttpMethod.POST)) {
            return;
        }
        if (!KEY.matcher(key).matches()) {
            throw new RefusedException(new Refusal.Invalid(HEADER, "must be 1 to 128 visible ASCII characters"));
        }
        var body = BodyLimit.read(request.getEntityStream(), maxBodyBytes);
        request.setEntityStream(new ByteArrayInputStream(body));
        var user = request.getSecurityContext().getUserPrincipal();
        var path = request.getUriInfo().getPath();
        request.setProperty(NAMED, new Named(user == null ? null : user.getName(), path, key, digest(body)));
    }

    /// The attempt that a request is.
    ///
    /// @param answer what will be answered if it is done
    public static <T> Attempt<T> attempt(HttpServletRequest request, Function<? super T, Success> answer) {
        return request.getAttribute(NAMED) instanceof Named named
                ? new Attempt.Keyed<>(name(named, request), named.body(), it -> text(answer.apply(it)))
                : Attempt.unkeyed();
    }

    /// Neither callers nor keys hold line breaks, so that no two requests read alike.
    private static String name(Named it, HttpServletRequest request) {
        var caller = it.user() == null ? "address:" + request.getRemoteAddr() : "user:" + it.user();
        return digest(String.join("\n", caller, it.path(), it.key()).getBytes(UTF_8));
    }

    private static String text(Success answer) {
        return new String(Json.write(answer), UTF_8);
    }

    private static String digest(byte[] text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
