package dev.applaud.jdbi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.applaud.domain.content.ContentId;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// That facts are looked up by their keys, however many others the content has.
final class KeysTest {
    private static final ContentId HOT = new ContentId("hot");

    private static List<Keys> keys(Handle handle) {
        return Keys.of(handle, HOT, IntStream.range(0, 1_000).boxed().toList(), it -> "user-" + it)
                .toList();
    }

    private static void addLikes(Handle handle) {
        var likes = new NewRows("content_like", "content_id", "user_id", "liked_at");
        IntStream.range(0, 5_000).forEach(it -> likes.add(HOT.value(), "user-" + it, 1L));
        likes.insert(handle);
    }

    private static String explain(Keys keys) {
        return "EXPLAIN SELECT user_id FROM content_like WHERE " + keys.condition("user_id");
    }

    @Test
    void h2LooksUpEach(@TempDir Path directory) {
        try (var pool = TestPool.on(new EmbeddedDatabase(directory))) {
            TestStorage.on(pool);
            Jdbi.create(pool).useHandle(handle -> {
                addLikes(handle);
                assertThat(keys(handle)).allSatisfy(it -> assertThat(handle.select(explain(it), it.values())
                                .mapTo(String.class)
                                .one())
                        .containsPattern("PRIMARY_KEY\\w*: +IN\\("));
            });
        }
    }

    @Test
    void mySqlLooksUpEach() {
        try (var pool = TestPool.onMySql(RealMySql.sharedUrl("keys_test"))) {
            TestStorage.on(pool);
            Jdbi.create(pool).useHandle(handle -> {
                addLikes(handle);
                assertThat(keys(handle)).allSatisfy(it -> assertThat(handle.select(explain(it), it.values())
                                .map((row, _) -> row.getString("type"))
                                .one())
                        .isEqualTo("range"));
            });
        }
    }
}
