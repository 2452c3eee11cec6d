package dev.applaud.application.contract;

import dev.applaud.domain.Attempts;
import dev.applaud.domain.comment.Comments;
import dev.applaud.domain.content.Contents;
import dev.applaud.domain.engagement.Engagements;
import dev.applaud.domain.people.Follows;
import dev.applaud.domain.people.Profiles;
import dev.applaud.domain.viewing.Viewings;

/// All storage ports over the same data.
public interface Storage {
    Contents contents();

    Comments comments();

    Engagements engagements();

    Viewings viewings();

    Profiles profiles();

    Follows follows();

    Attempts attempts();
}
