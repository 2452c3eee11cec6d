package dev.applaud.domain.engagement;

/// A count whose newest value is all that matters. Comments are none: they are told one by one.
public enum Tally {
    LIKES,
    VIEWS,
    SHARES;

    public long of(Engagement engagement) {
        return switch (this) {
            case LIKES -> engagement.likes();
            case VIEWS -> engagement.views();
            case SHARES -> engagement.shares();
        };
    }
}
