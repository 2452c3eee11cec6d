package dev.applaud.application.content;

import dev.applaud.application.Clock;
import dev.applaud.domain.Attempt;
import dev.applaud.domain.Outcome;
import dev.applaud.domain.content.Content;
import dev.applaud.domain.content.ContentId;
import dev.applaud.domain.content.ContentTitle;
import dev.applaud.domain.content.ContentType;
import dev.applaud.domain.content.Contents;
import dev.applaud.domain.content.MediaUrl;
import dev.applaud.domain.engagement.Engagement;
import dev.applaud.domain.people.Caller;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Registers content as the caller's own, and tells their followers if asked to.
public final class PublishContent {
    private final Contents contents;
    private final AnnounceContent announce;
    private final Clock clock;
    private final Supplier<String> ids;

    /// @param ids makes new ids, rising with time
    public PublishContent(Contents contents, AnnounceContent announce, Clock clock, Supplier<String> ids) {
        this.contents = contents;
        this.announce = announce;
        this.clock = clock;
        this.ids = ids;
    }

    /// What is to be published.
    ///
    /// @param id null to be given one
    public record Draft(
            @Nullable ContentId id,
            ContentType type,
            @Nullable ContentTitle title,
            @Nullable MediaUrl mediaUrl,
            boolean notifyFollowers) {}

    public Outcome<ShownContent> publish(Caller caller, Draft draft) {
        return publish(caller, draft, Attempt.unkeyed());
    }

    public Outcome<ShownContent> publish(Caller caller, Draft draft, Attempt<ShownContent> attempt) {
        var id = draft.id() == null ? new ContentId(ids.get()) : draft.id();
        var content = new Content(id, draft.type(), caller.id(), draft.title(), draft.mediaUrl(), clock.now());
        return contents.add(content, attempt.before(it -> shown(caller, it)))
                .whenDone(it -> announce(caller, draft, it))
                .map(it -> shown(caller, it));
    }

    private void announce(Caller caller, Draft draft, Content content) {
        if (draft.notifyFollowers()) {
            announce.tellFollowers(caller, content);
        }
    }

    private static ShownContent shown(Caller creator, Content content) {
        return new ShownContent(content, creator.profile(), Engagement.NONE, false);
    }
}
