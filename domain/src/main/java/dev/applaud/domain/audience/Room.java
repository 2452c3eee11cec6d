package dev.applaud.domain.audience;

import dev.applaud.domain.content.ContentId;
import dev.applaud.domain.people.UserId;

/// Where events are sent: everyone who is in the room hears them.
public record Room(String name) {
    public Room {
        if (name.isEmpty() || name.length() > 128 || name.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("must be 1 to 128 characters without control characters");
        }
    }

    /// Those who watch a content.
    public static Room video(ContentId id) {
        return new Room("video_" + id.value());
    }

    /// All connections of one user.
    public static Room user(UserId id) {
        return new Room("user_" + id.value());
    }

    /// The connections on which a user wants to hear of new content by those whom they follow.
    public static Room feed(UserId id) {
        return new Room("feed_" + id.value());
    }

    public static Room livestream(LivestreamId id) {
        return new Room("livestream_" + id.value());
    }
}
