package dev.applaud.application.viewing;

import dev.applaud.domain.Outcome;
import dev.applaud.domain.Refusal;
import dev.applaud.domain.content.Content;
import dev.applaud.domain.content.ContentId;
import dev.applaud.domain.content.Contents;
import dev.applaud.domain.engagement.Engagements;
import dev.applaud.domain.people.Caller;
import dev.applaud.domain.viewing.Viewings;

/// Tells a content's owner how it is watched.
public final class ReadAnalytics {
    private final Contents contents;
    private final Engagements engagements;
    private final Viewings viewings;

    public ReadAnalytics(Contents contents, Engagements engagements, Viewings viewings) {
        this.contents = contents;
        this.engagements = engagements;
        this.viewings = viewings;
    }

    public Outcome<Analytics> read(Caller caller, ContentId id) {
        return contents.find(id)
                .map(content -> read(caller, content))
                .orElseGet(() -> Outcome.refused(new Refusal.ContentNotFound(id)));
    }

    private Outcome<Analytics> read(Caller caller, Content content) {
        if (!content.isManagedBy(caller)) {
            return Outcome.refused(new Refusal.Forbidden("Only its owner or an admin may read a content's analytics"));
        }
        var id = content.id();
        return engagements.of(id).then(tallies -> viewings.statistics(id)
                .map(watching -> new Analytics(id, tallies, watching)));
    }
}
