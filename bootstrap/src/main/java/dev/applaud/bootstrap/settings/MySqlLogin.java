package dev.applaud.bootstrap.settings;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLDecoder;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A MySQL server, and who logs in there.
///
/// @param jdbcUrl as Connector/J takes it
public record MySqlLogin(String jdbcUrl, @Nullable String user, Secret password) {
    private static final Pattern JDBC = Pattern.compile("jdbc:mysql:(?:\\w+:)?//[^/]*/[^/?#]+.*");
    private static final Pattern USER_IN_JDBC = Pattern.compile("jdbc:mysql:[^?]*@.*|.*[?&]user=.+");

    static boolean isUrl(String url) {
        return JDBC.matcher(url).matches() || isShort(url);
    }

    private static boolean isShort(String url) {
        try {
            var uri = URI.create(url);
            return "mysql".equals(uri.getScheme())
                    && uri.getHost() != null
                    && uri.getRawPath().length() > 1;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /// @param user wins over the one in the URL, as does the password
    static MySqlLogin of(String url, @Nullable String user, Secret password) {
        return isShort(url) ? ofShort(URI.create(url), user, password) : new MySqlLogin(url, user, password);
    }

    private static MySqlLogin ofShort(URI uri, @Nullable String user, Secret password) {
        var host = uri.getPort() < 0 ? uri.getHost() : uri.getHost() + ":" + uri.getPort();
        var query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        var inUrl = (uri.getRawUserInfo() == null ? "" : uri.getRawUserInfo()).split(":", 2);
        return new MySqlLogin(
                "jdbc:mysql://" + host + uri.getRawPath() + query,
                user == null && !inUrl[0].isEmpty() ? decoded(inUrl[0]) : user,
                !password.isSet() && inUrl.length > 1 ? new Secret(decoded(inUrl[1])) : password);
    }

    /// Unlike in forms, a plus in a login is a plus.
    private static String decoded(String part) {
        return URLDecoder.decode(part.replace("+", "%2B"), UTF_8);
    }

    boolean isComplete() {
        return user != null || USER_IN_JDBC.matcher(jdbcUrl).matches();
    }

    /// The server and database, without any login in the URL: for people and logs.
    public String shown() {
        return jdbcUrl.replaceFirst("^jdbc:", "").replaceFirst("//[^/]*@", "//").replaceFirst("\\?.*", "");
    }
}
