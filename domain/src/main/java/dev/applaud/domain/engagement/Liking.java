package dev.applaud.domain.engagement;

/// What somebody wants their like to become. A like is a state of a content and a user: on or off.
public enum Liking {
    ON,
    OFF,
    TOGGLE;

    public boolean from(boolean isLiked) {
        return switch (this) {
            case ON -> true;
            case OFF -> false;
            case TOGGLE -> !isLiked;
        };
    }
}
