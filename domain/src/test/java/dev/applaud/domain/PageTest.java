package dev.applaud.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PageTest {
    @Test
    void endsWhereNothingMoreWasFound() {
        assertThat(cut(List.of(), 2)).isEqualTo(new Page<>(List.of(), null));
        assertThat(cut(List.of("a", "b"), 2)).isEqualTo(new Page<>(List.of("a", "b"), null));
    }

    @Test
    void goesOnAfterItsLastItem() {
        var page = cut(List.of("a", "b", "c"), 2);

        assertThat(page.items()).containsExactly("a", "b");
        assertThat(page.next()).contains(new Cursor(Instant.EPOCH, "b"));
    }

    @Test
    void keepsItsCursorWhenItsItemsChange() {
        var page = cut(List.of("a", "b", "c"), 2).map(String::length);

        assertThat(page).isEqualTo(new Page<>(List.of(1, 1), new Cursor(Instant.EPOCH, "b")));
    }

    private static Page<String> cut(List<String> found, int limit) {
        return Page.cut(found, limit, it -> new Cursor(Instant.EPOCH, it));
    }
}
