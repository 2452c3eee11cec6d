package dev.applaud.bootstrap.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComplaintTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "foo: 1 | my.yml: there is no setting foo.",
                "socketIo: {pingIntervall: 1s} |"
                        + " my.yml: there is no setting socketIo.pingIntervall (did you mean pingInterval?).",
                "server: {adminConnectors: [{type: http, prot: 1}]} |"
                        + " my.yml: there is no setting server.adminConnectors[0].prot (did you mean port?).",
                "profile: test | my.yml: profile must be development or production, not \"test\".",
                "socketIo: {maxConnections: many} |"
                        + " my.yml: socketIo.maxConnections must be a whole number, not \"many\".",
                "socketIo: {maxConnections: 0} | my.yml: socketIo.maxConnections must be greater than or equal to 1.",
                "socketIo: 7 | my.yml: socketIo must be names and values",
                "socketIo: {pingInterval: 5} | my.yml: socketIo.pingInterval must be a duration, such as 500ms or 30s.",
                "socketIo: {pingInterval: 2h} | my.yml: socketIo.pingInterval must be less than or equal to 1 HOURS.",
                "socketIo: {drain: 61m} | my.yml: socketIo.drain must be less than or equal to 1 HOURS.",
                "socketIo: {catchUpInterval: 99ms} |"
                        + " my.yml: socketIo.catchUpInterval must be greater than or equal to 100 MILLISECONDS.",
                "socketIo: {maxMessage: 1B} | my.yml: socketIo.maxMessage must be between 1KiB and 1GiB.",
                "socketIo: {credentials: true} | my.yml: socketIo.credentials needs socketIo.corsOrigin",
                "socketIo: {corsOrigin: a.example} | my.yml: socketIo.corsOrigin (SOCKET_IO_CORS_ORIGIN) must be",
                "socketIo: {corsOrigin: https://a.example/} | my.yml: socketIo.corsOrigin (SOCKET_IO_CORS_ORIGIN)",
                "socketIo: {corsOrigin: 'https://*/x'} | my.yml: socketIo.corsOrigin (SOCKET_IO_CORS_ORIGIN) must be",
                "socketIo: {compressFrom: 2GiB} | my.yml: socketIo.compressFrom must be between 0B and 1GiB.",
                "socketIo: {admin: {username: ann}} | my.yml: socketIo.admin.username (SOCKET_IO_ADMIN_USERNAME) and",
                "`socketIo: {admin: {username: ann, password: hush}}` |"
                        + " my.yml: socketIo.admin.password (SOCKET_IO_ADMIN_PASSWORD) must be a bcrypt hash of",
                "socketIo: {admin: {mode: both}} | my.yml: socketIo.admin.mode must be",
                "socketIo: {admin: {users: 1}} | my.yml: there is no setting socketIo.admin.users",
                "socketIo: {stickyCookie: a b} | my.yml: socketIo.stickyCookie must be a name of letters, digits",
                "socketIo: {maxConnectionsPerAddress: 0} | my.yml: socketIo.maxConnectionsPerAddress must be greater",
                "socketIo: {maxHandshakesPerSecond: -1} | my.yml: socketIo.maxHandshakesPerSecond must be greater",
                "auth: {secret: a, jwks: b} | my.yml: auth.secret (JWT_SECRET) and auth.jwks exclude each other.",
                "auth: {clockSkew: 1h} | my.yml: auth.clockSkew must be less than or equal to 10 MINUTES.",
                "profile: production | my.yml: auth.secret (JWT_SECRET) or auth.jwks must be set with profile production",
                "`{profile: production, auth: {secret: development-x}}` | my.yml: auth.secret (JWT_SECRET)",
                "`{profile: production, auth: {secret: short}}` |"
                        + " my.yml: auth.secret (JWT_SECRET) must have at least 32 bytes with profile production",
                "database: {user: root} | my.yml: database.user (DATABASE_USER) and database.password",
                "database: {password: x} | my.yml: database.user (DATABASE_USER) and database.password",
                "database: {url: jdbc:mysql://db/x} | my.yml: database.url (DATABASE_URL) needs database.user",
                "database: {url: jdbc:postgresql://db/x, user: u} | my.yml: database.url (DATABASE_URL) must be",
                "database: {minSize: 20, maxSize: 10} | my.yml: database.minSize must not be above database.maxSize.",
                "rest: {maxBody: 1GiB} | my.yml: rest.maxBody must be between 1KiB and 64MiB.",
                "redis: {adapter: new} | my.yml: redis.adapter must be",
                "redis: {prefix: ''} | my.yml: redis.prefix must not be blank.",
                "redis: {streamName: ''} | my.yml: redis.streamName must not be blank.",
                "redis: {streamMaxLength: 99} | my.yml: redis.streamMaxLength must be greater than or equal to 100.",
                "redis: {requestsTimeout: 1ms} | my.yml: redis.requestsTimeout must be greater than or equal to 10",
                "redis: {maxQueued: 1KiB} | my.yml: redis.maxQueued must be 64KiB or more.",
                "redis: {port: 0} | my.yml: redis.port must be greater than or equal to 1.",
                "dataDir: '' | my.yml: dataDir must not be blank.",
                "auth: {secret: '${NOT_SET}'} | The setting auth.secret is ${NOT_SET}, and that environment variable",
                "`a: [` | my.yml: line 1 is not YAML",
                "`- a` | my.yml must hold names and values",
            })
    void whatIsWrongIsSaidInOneSentenceWithTheSettingsName(String yaml, String sentence) {
        assertThatThrownBy(() -> Settings.read(yaml))
                .isInstanceOf(Unusable.class)
                .message()
                .startsWith(sentence)
                .endsWith(".")
                .doesNotContain("\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PORT | abc | config.yml: server.applicationConnectors[0].port must be a whole number, not \"abc\"",
                "PORT | 70000 | server.applicationConnectors[0].port",
                "ADMIN_PORT | -1 | server.adminConnectors[0].port",
                "SOCKET_IO_PING_INTERVAL | 1 | socketIo.pingInterval",
                "SOCKET_IO_PING_INTERVAL | 25s | socketIo.pingInterval",
                "SOCKET_IO_PING_TIMEOUT | -5 | socketIo.pingTimeout",
                "SOCKET_IO_PING_TIMEOUT | 99999999999999999999 | socketIo.pingTimeout",
                "SOCKET_IO_ALLOW_EIO3 | yes | socketIo.allowEio3",
                "SOCKET_IO_CORS_ORIGIN | mixillo.com | socketIo.corsOrigin",
                "SOCKET_IO_ADMIN_USERNAME | ann | socketIo.admin.username",
                "SOCKET_IO_ADMIN_PASSWORD | hush | socketIo.admin.password",
                "SOCKET_IO_ADMIN_MODE | all | socketIo.admin.mode",
                "SOCKET_IO_ADMIN_READ_ONLY | maybe | socketIo.admin.readOnly",
                "DATABASE_URL | postgres://u:p@db/x | database.url",
                "DATABASE_USER | root | database.user",
                "DATABASE_PASSWORD | x | database.password",
                "REDIS_PORT | x | redis.port",
                "APPLAUD_PROFILE | prod | profile",
                "APPLAUD_PROFILE | production | auth.secret",
            })
    void theVariableIsNamedWhereTheValueCameFromOne(String name, String value, String setting) {
        assertThatThrownBy(() -> Settings.in(Map.of(name, value)))
                .isInstanceOf(Unusable.class)
                .message()
                .contains(setting.replace("config.yml", "my.yml"))
                .satisfies(it -> assertThat(it.contains(name) || name.equals("APPLAUD_PROFILE"))
                        .isTrue())
                .doesNotContain("\n");
    }

    @Test
    void severalErrorsAreToldTogether() {
        assertThatThrownBy(() -> Settings.read("{redis: {port: 0}, socketIo: {maxRooms: 0}}"))
                .hasMessage("my.yml: redis.port must be greater than or equal to 1;"
                        + " socketIo.maxRooms must be greater than or equal to 1.");
    }

    @Test
    void aSecretIsNeverRepeated() {
        assertThatThrownBy(() -> Settings.in(Map.of("JWT_SECRET", "hush", "APPLAUD_PROFILE", "production")))
                .message()
                .satisfies(it -> assertThat(it).doesNotContain("hush"));
        assertThatThrownBy(() -> Settings.in(Map.of("SOCKET_IO_ADMIN_PASSWORD", "hush")))
                .message()
                .satisfies(it -> assertThat(it).doesNotContain("hush"));
    }
}
