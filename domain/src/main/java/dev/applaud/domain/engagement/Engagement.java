package dev.applaud.domain.engagement;

/// The tallies of one content at one moment.
///
/// @param version rises with every change of any tally: of two, the higher is the newer
/// @param seq the number of the newest entry in the comment log, which has no gaps; 0 before the first
public record Engagement(long likes, long comments, long views, long shares, long version, long seq) {
    public static final Engagement NONE = new Engagement(0, 0, 0, 0, 0, 0);

    public Engagement withLikes(long count) {
        return new Engagement(count, comments, views, shares, version + 1, seq);
    }

    public Engagement withViews(long count) {
        return new Engagement(likes, comments, count, shares, version + 1, seq);
    }

    public Engagement withShares(long count) {
        return new Engagement(likes, comments, views, count, version + 1, seq);
    }

    public Engagement withComments(long count) {
        return new Engagement(likes, count, views, shares, version + 1, seq + 1);
    }
}
