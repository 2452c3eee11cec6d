package dev.applaud.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PageTest {
    @Test
    void aPageThatIsNotTheLastGoesOnAfterItsLastItem() {
        var page = Page.cut(List.of("a", "b", "c"), 2, PageTest::cursor);
        assertThat(page.items()).containsExactly("a", "b");
        assertThat(page.next()).contains(cursor("b"));
    }

    @Test
    void theLastPageEnds() {
        var page = Page.cut(List.of("a", "b"), 2, PageTest::cursor);
        assertThat(page.items()).containsExactly("a", "b");
        assertThat(page.next()).isEmpty();
    }

    private static Cursor cursor(String id) {
        return new Cursor(Instant.EPOCH, id);
    }
}
