package dev.applaud.application.content;

import static dev.applaud.application.contract.Samples.NOW;
import static dev.applaud.application.contract.Samples.caller;
import static dev.applaud.application.contract.Samples.done;
import static dev.applaud.application.contract.Samples.newContentId;
import static dev.applaud.application.contract.Samples.refused;
import static dev.applaud.application.contract.Samples.stored;
import static org.assertj.core.api.Assertions.assertThat;

import dev.applaud.application.fake.InMemoryStorage;
import dev.applaud.domain.Refusal;
import dev.applaud.domain.content.Content;
import dev.applaud.domain.engagement.Engagement;
import dev.applaud.domain.engagement.Liking;
import dev.applaud.domain.people.Caller;
import dev.applaud.domain.people.Profile;
import org.junit.jupiter.api.Test;

final class ReadContentTest {
    private final InMemoryStorage storage = new InMemoryStorage();
    private final ReadContent read = new ReadContent(storage.contents(), storage.engagements(), storage.profiles());
    private final ReadFeed feed = new ReadFeed(storage.contents(), storage.engagements(), storage.profiles());

    private final Caller ann = caller("ann");
    private final Content content = stored(storage);

    @Test
    void showsCreatorTalliesAndTheCallersOwnLike() {
        var creator = storage.profiles().remember(new Profile(content.owner(), "Creator", null, true));
        like(content);

        assertThat(done(read.read(ann, content.id())))
                .isEqualTo(new ShownContent(content, creator, new Engagement(1, 0, 0, 0, 1, 0), true));
        assertThat(done(read.read(caller("bob"), content.id())).isLiked()).isFalse();
    }

    @Test
    void showsContentToSomebodyUnknown() {
        like(content);

        assertThat(done(read.read(null, content.id())).isLiked()).isFalse();
    }

    @Test
    void showsTheIdOfACreatorOfWhomNothingIsKnown() {
        assertThat(done(read.read(ann, content.id())).creator())
                .isEqualTo(new Profile(content.owner(), null, null, false));
    }

    @Test
    void refusesUnknownContent() {
        var unknown = newContentId();

        assertThat(refused(read.read(ann, unknown))).isEqualTo(new Refusal.ContentNotFound(unknown));
    }

    @Test
    void listsAllContentNewestFirst() {
        var newer = stored(storage, ann.id(), NOW.plusMillis(1));
        var first = read.list(null, 1);
        var second = read.list(first.nextCursor(), 1);

        assertThat(first.items()).extracting(ShownContent::content).containsExactly(newer);
        assertThat(second.items()).extracting(ShownContent::content).containsExactly(content);
        assertThat(second.next()).isEmpty();
    }

    @Test
    void feedsTheContentOfThoseWhomTheCallerFollows() {
        stored(storage);
        storage.follows().follow(ann.id(), content.owner(), NOW);
        like(content);

        var page = feed.read(ann, null, 10);

        assertThat(page.items()).extracting(ShownContent::content).containsExactly(content);
        assertThat(page.items().getFirst().isLiked()).isTrue();
        assertThat(page.next()).isEmpty();
    }

    private void like(Content content) {
        done(storage.engagements().like(content.id(), ann.id(), Liking.ON, NOW));
    }
}
