package dev.applaud.application.world;

import dev.applaud.domain.engagement.Liking;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Everything that users can do to videos and to each other. Names are short (`u1`, `v2`, `m0003`) and answers are
/// texts, so that two worlds in which the same was done can be compared. The user `admin` is an admin. For one thread.
public interface World {
    String publish(String user, String video, boolean notifyFollowers);

    String remove(String user, String video);

    String read(String user, String video);

    String announce(String user, String video);

    String like(String user, String video, Liking liking);

    String view(String user, String video);

    /// Several times at the same moment.
    String share(String user, String video, int times);

    /// The comment is named by the number of posts that were tried before: `m0000` is the first.
    String post(String user, String video, @Nullable String parent);

    String removeComment(String user, String video, String comment);

    String comments(String video, @Nullable String parent, int page);

    /// From the first page to the last.
    String allComments(String video, @Nullable String parent);

    String watch(String user, String video, int seconds, boolean completed);

    String analytics(String user, String video);

    String follow(String user, String creator);

    String unfollow(String user, String creator);

    String followers(String user);

    String following(String user);

    String feed(String user);

    /// Joins, hears what was missed, and leaves.
    String join(String video, long since);

    /// What audiences have been told since this was asked last, in the order of the alphabet.
    List<String> told();
}
