package dev.applaud.jdbi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.applaud.domain.content.ContentId;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// That facts are looked up by their keys, however many others the content has.
final class KeysTest {
    private static final ContentId HOT = new ContentId("hot");

    private static List<Keys> keys(Handle handle) {
        return Keys.of(handle, HOT.value(), IntStream.range(0, 1_000).boxed().toList(), it -> "user-" + it);
    }

    private static void fill(Handle handle) {
        var likes = new NewRows("content_like", "content_id", "user_id", "liked_at");
        var follows = new NewRows("follow", "creator_id", "follower_id", "followed_at");
        IntStream.range(0, 5_000).forEach(it -> {
            likes.add(HOT.value(), "user-" + it, 1L);
            follows.add(HOT.value(), "user-" + it, 1L);
        });
        likes.insert(handle);
        follows.insert(handle);
    }

    private static Stream<String> questions(Keys keys) {
        return Stream.of(
                        "content_like WHERE " + keys.condition("content_id", "user_id"),
                        "follow WHERE " + keys.condition("creator_id", "follower_id"))
                .map(it -> "EXPLAIN SELECT 1 FROM " + it);
    }

    @Test
    void h2LooksUpEach(@TempDir Path directory) {
        try (var pool = TestPool.on(new EmbeddedDatabase(directory))) {
            TestStorage.on(pool);
            Jdbi.create(pool).useHandle(handle -> {
                fill(handle);
                assertThat(keys(handle)).allSatisfy(keys -> assertThat(questions(keys))
                        .allSatisfy(it -> assertThat(handle.select(it, keys.values())
                                        .mapTo(String.class)
                                        .one())
                                .containsPattern("PRIMARY_KEY\\w*: +IN\\(")));
            });
        }
    }

    @Test
    void mySqlLooksUpEach() {
        try (var pool = TestPool.onMySql(RealMySql.sharedUrl("keys_test"))) {
            TestStorage.on(pool);
            Jdbi.create(pool).useHandle(handle -> {
                fill(handle);
                assertThat(keys(handle)).allSatisfy(keys -> assertThat(questions(keys))
                        .allSatisfy(it -> assertThat(handle.select(it, keys.values())
                                        .map((row, _) -> row.getString("type"))
                                        .one())
                                .isEqualTo("range")));
            });
        }
    }
}
