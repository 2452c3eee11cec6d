package dev.applaud.rest.resource;

import dev.applaud.application.audience.CountAudience;
import dev.applaud.application.audience.RelayEvent;
import dev.applaud.application.comment.PostComment;
import dev.applaud.application.comment.ReadComments;
import dev.applaud.application.comment.RemoveComment;
import dev.applaud.application.content.PublishContent;
import dev.applaud.application.content.ReadContent;
import dev.applaud.application.content.ReadFeed;
import dev.applaud.application.content.RemoveContent;
import dev.applaud.application.engagement.LikeContent;
import dev.applaud.application.engagement.RecordView;
import dev.applaud.application.engagement.ShareContent;
import dev.applaud.application.identity.Authenticate;
import dev.applaud.application.people.FollowCreator;
import dev.applaud.application.people.ReadFollows;
import dev.applaud.application.viewing.ReadAnalytics;

/// Everything that the REST API can ask of the application, by resource.
public record UseCases(
        Authenticate authenticate,
        Content content,
        Engagement engagement,
        Comments comments,
        People people,
        Admin admin) {

    public record Content(PublishContent publish, ReadContent read, RemoveContent remove, ReadAnalytics analytics) {}

    public record Engagement(LikeContent like, RecordView view, ShareContent share) {}

    public record Comments(PostComment post, ReadComments read, RemoveComment remove) {}

    public record People(FollowCreator follow, ReadFollows follows, ReadFeed feed) {}

    public record Admin(RelayEvent relay, CountAudience count) {}
}
