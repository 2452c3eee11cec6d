package dev.applaud.bootstrap.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.applaud.redis.AdapterFormat;
import dev.applaud.socketio.admin.AdminAuth;
import dev.applaud.socketio.admin.AdminMode;
import io.dropwizard.core.server.DefaultServerFactory;
import io.dropwizard.jetty.HttpConnectorFactory;
import io.dropwizard.util.DataSize;
import io.dropwizard.util.Duration;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
    static Stream<Arguments> variables() {
        return Stream.of(
                variable("APPLAUD_PROFILE", "development", ApplaudConfiguration::profile, Profile.DEVELOPMENT),
                variable("DATA_DIR", "/var/lib/applaud", ApplaudConfiguration::dataDir, Path.of("/var/lib/applaud")),
                variable("JWT_SECRET", "secret", it -> it.auth().secret(), new Secret("secret")),
                variable("SOCKET_IO_CORS_ORIGIN", "*", it -> it.socketIo().origins(), List.of("*")),
                variable("SOCKET_IO_PING_INTERVAL", "100", it -> it.socketIo().pingInterval(), millis(100)),
                variable("SOCKET_IO_PING_TIMEOUT", "200", it -> it.socketIo().pingTimeout(), millis(200)),
                variable("SOCKET_IO_ALLOW_EIO3", "true", it -> it.socketIo().allowEio3(), true),
                variable("SOCKET_IO_DRAIN", "1m", it -> it.socketIo().drain(), Duration.minutes(1)),
                variable("REDIS_ADAPTER", "streams", it -> it.redis().options().format(), AdapterFormat.STREAMS),
                variable(
                        "SOCKET_IO_ADMIN_MODE",
                        "development",
                        it -> it.socketIo().admin().mode(),
                        AdminMode.DEVELOPMENT),
                variable(
                        "SOCKET_IO_ADMIN_READ_ONLY",
                        "false",
                        it -> it.socketIo().admin().readOnly(),
                        false),
                variable("REDIS_PORT", "7000", it -> it.redis().port(), 7000),
                variable("PORT", "8080", it -> connectors(it).getFirst().getPort(), 8080),
                variable("ADMIN_PORT", "8081", it -> connectors(it).getLast().getPort(), 8081),
                variable("ADMIN_HOST", "0.0.0.0", it -> connectors(it).getLast().getBindHost(), "0.0.0.0"));
    }

    @ParameterizedTest
    @MethodSource("variables")
    void anEnvironmentVariableOverridesItsSetting(
            String name, String value, Function<ApplaudConfiguration, Object> setting, Object expected) {
        assertThat(setting.apply(Settings.in(Map.of(name, value)))).isEqualTo(expected);
    }

    @Test
    void theDatabaseVariablesBelongTogether() {
        var database = Settings.in(Map.of(
                        "DATABASE_URL", "jdbc:mysql://db/applaud",
                        "DATABASE_USER", "root",
                        "DATABASE_PASSWORD", "0123"))
                .database();

        assertThat(database.login()).isEqualTo(new MySqlLogin("jdbc:mysql://db/applaud", "root", new Secret("0123")));
    }

    @Test
    void theAdminUiIsThereForWhoeverHasNameAndPassword() {
        var hash = "$2y$10$" + "x".repeat(53);
        var admin = Settings.in(Map.of("SOCKET_IO_ADMIN_USERNAME", "ann", "SOCKET_IO_ADMIN_PASSWORD", hash))
                .socketIo()
                .admin();

        var options = admin.options().orElseThrow();
        assertThat(options.auth()).isEqualTo(AdminAuth.basic("ann", hash));
        assertThat(options.mode()).isEqualTo(AdminMode.PRODUCTION);
        assertThat(options.readOnly()).isTrue();
        assertThat(admin.toString()).doesNotContain(hash);
        assertThat(Settings.in(Map.of()).socketIo().admin().options()).isEmpty();
    }

    @Test
    void withoutVariablesTheDefaultsOfTheContractHold() {
        var settings = Settings.in(Map.of());

        assertThat(settings.profile()).isEqualTo(Profile.DEVELOPMENT);
        assertThat(settings.dataDir()).isEqualTo(Path.of("data").toAbsolutePath());
        assertThat(settings.auth().isKeyless()).isTrue();
        assertThat(settings.database().isEmbedded()).isTrue();
        assertThat(settings.socketIo().origins()).isEmpty();
        assertThat(settings.socketIo().pingInterval()).isEqualTo(millis(25_000));
        assertThat(settings.socketIo().pingTimeout()).isEqualTo(millis(60_000));
        assertThat(settings.auth().clockSkew()).isEqualTo(Duration.seconds(30));
        assertThat(settings.rest().maxBody()).isEqualTo(DataSize.kibibytes(64));
        assertThat(connectors(settings))
                .extracting(HttpConnectorFactory::getPort)
                .containsExactly(5000, 5001);
        assertThat(connectors(settings).getLast().getBindHost()).isEqualTo("127.0.0.1");
    }

    @Test
    void aVariableThatIsSetToNothingCountsAsNotSet() {
        var settings = Settings.in(Map.of("PORT", "", "JWT_SECRET", "", "SOCKET_IO_PING_INTERVAL", ""));

        assertThat(connectors(settings).getFirst().getPort()).isEqualTo(5000);
        assertThat(settings.auth().isKeyless()).isTrue();
        assertThat(settings.socketIo().pingInterval()).isEqualTo(millis(25_000));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0123456789",
                "1e5",
                "true",
                "null",
                "~",
                "it's \"quoted\"",
                "a: b # c",
                "{a: [b]}",
                "${JWT_SECRET}",
                "$${x:-y}",
                "back\\slash\\n",
                "two\nlines: 1",
                " spaces around ",
                "&anchor *alias !tag",
                "größer 😀",
                "%40%2f+"
            })
    void aValueIsTakenToTheLetter(String secret) {
        assertThat(Settings.in(Map.of("JWT_SECRET", secret)).auth().secret().value())
                .isEqualTo(secret);
    }

    @Test
    void anAddressMayHoldWhatYamlAndShellsTakeForTheirOwn() {
        var url = "jdbc:mysql://db:3306/applaud?user=a&password=b#c'd\"e{f}: g";

        assertThat(Settings.in(Map.of("DATABASE_URL", url)).database().login().jdbcUrl())
                .isEqualTo(url);
    }

    @Test
    void aFileOfOnesOwnIsLaidOverTheShippedOne() {
        var settings = Settings.read("""
                socketIo:
                  pingInterval: 5s
                server:
                  applicationConnectors: [{type: http, port: 80}]
                database:
                """, Map.of("PORT", "8080"));

        assertThat(settings.socketIo().pingInterval()).isEqualTo(Duration.seconds(5));
        assertThat(settings.socketIo().pingTimeout()).isEqualTo(millis(60_000));
        assertThat(settings.database().isEmbedded()).isTrue();
        assertThat(connectors(settings))
                .extracting(HttpConnectorFactory::getPort)
                .containsExactly(80, 5001);
    }

    @Test
    void noConnectorIsReadByTwoThreadsAtATime() {
        var settings = Settings.read("""
                server:
                  applicationConnectors: [{type: http, port: 80}, {type: https, keyStorePath: store, keyStorePassword: x}]
                """);

        assertThat(connectors(settings))
                .hasExactlyElementsOfTypes(Connectors.Http.class, Connectors.Https.class, Connectors.Http.class);
    }

    @Test
    void anotherKindOfServerInheritsNothingOfTheShippedOne() {
        var settings = Settings.read("server: {type: simple, connector: {type: http, port: 80}}");

        assertThat(settings.getServerFactory()).isNotInstanceOf(DefaultServerFactory.class);
    }

    @Test
    void originsMayBeAList() {
        var origins = Settings.in(Map.of("SOCKET_IO_CORS_ORIGIN", "https://*.a.example, http://localhost:*,"))
                .socketIo()
                .origins();

        assertThat(origins).containsExactly("https://*.a.example", "http://localhost:*");
    }

    @Test
    void secretsAreNotShown() {
        var settings = Settings.in(Map.of(
                "JWT_SECRET", "hush-1", "DATABASE_PASSWORD", "hush-2", "DATABASE_URL", "mysql://root:hush-3@db/x"));

        assertThat(settings.auth() + " " + settings.database() + " "
                        + settings.database().login().shown())
                .doesNotContain("hush-1", "hush-2");
        assertThat(settings.database().login().shown()).isEqualTo("mysql://db/x");
    }

    private static Arguments variable(
            String name, String value, Function<ApplaudConfiguration, Object> setting, Object expected) {
        return Arguments.of(name, value, setting, expected);
    }

    private static Duration millis(int millis) {
        return Duration.milliseconds(millis);
    }

    /// The application's, then the admin's.
    private static List<HttpConnectorFactory> connectors(ApplaudConfiguration settings) {
        var server = (DefaultServerFactory) settings.getServerFactory();
        return Stream.concat(server.getApplicationConnectors().stream(), server.getAdminConnectors().stream())
                .map(HttpConnectorFactory.class::cast)
                .toList();
    }
}
