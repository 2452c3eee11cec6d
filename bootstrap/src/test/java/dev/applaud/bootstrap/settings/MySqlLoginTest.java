package dev.applaud.bootstrap.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MySqlLoginTest {
    private static final Secret NONE = new Secret("");

    @ParameterizedTest
    @CsvSource({
        "jdbc:mysql://db/applaud, jdbc:mysql://db/applaud, , ''",
        "jdbc:mysql://db:3306/applaud?useSSL=false, jdbc:mysql://db:3306/applaud?useSSL=false, , ''",
        "mysql://db/applaud, jdbc:mysql://db/applaud, , ''",
        "mysql://root@db:3307/applaud?useSSL=false, jdbc:mysql://db:3307/applaud?useSSL=false, root, ''",
        "mysql://ro%40ot:p%3Aa+s%2Fs@db/applaud, jdbc:mysql://db/applaud, ro@ot, p:a+s/s",
        "mysql://root:a:b@db/applaud, jdbc:mysql://db/applaud, root, a:b"
    })
    void bothSpellingsAreUnderstood(String url, String jdbcUrl, String user, String password) {
        assertThat(MySqlLogin.isUrl(url)).isTrue();
        assertThat(MySqlLogin.of(url, null, NONE)).isEqualTo(new MySqlLogin(jdbcUrl, user, new Secret(password)));
    }

    @Test
    void theSettingsWinOverTheUrl() {
        assertThat(MySqlLogin.of("mysql://a:b@db/applaud", "c", new Secret("d")))
                .isEqualTo(new MySqlLogin("jdbc:mysql://db/applaud", "c", new Secret("d")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "db",
                "db:3306/applaud",
                "mysql://db",
                "mysql://db/",
                "mysql:///applaud",
                "mysql://d b/applaud",
                "jdbc:mysql://db",
                "jdbc:mysql://db/",
                "jdbc:mysql:db/applaud",
                "jdbc:mariadb://db/applaud",
                "jdbc:h2:mem:x",
                "postgres://db/applaud"
            })
    void anythingElseIsNoMySqlUrl(String url) {
        assertThat(MySqlLogin.isUrl(url)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "jdbc:mysql://db/applaud, false",
        "jdbc:mysql://root@db/applaud, true",
        "jdbc:mysql://db/applaud?user=root, true",
        "jdbc:mysql://db/applaud?a=b&user=root, true",
        "jdbc:mysql://db/applaud?user=, false",
        "mysql://db/applaud, false",
        "mysql://root@db/applaud, true"
    })
    void itIsKnownWhetherSomebodyLogsIn(String url, boolean complete) {
        assertThat(MySqlLogin.of(url, null, NONE).isComplete()).isEqualTo(complete);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:mysql://db:1/applaud?user=root&password=hush",
                "jdbc:mysql://root:hush@db:1/applaud",
                "mysql://root:hush@db:1/applaud"
            })
    void peopleSeeNoLogin(String url) {
        assertThat(MySqlLogin.of(url, null, NONE).shown()).isEqualTo("mysql://db:1/applaud");
    }
}
