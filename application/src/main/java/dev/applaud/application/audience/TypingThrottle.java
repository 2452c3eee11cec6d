package dev.applaud.application.audience;

import dev.applaud.application.Clock;
import dev.applaud.domain.content.ContentId;
import dev.applaud.domain.people.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// Lets one typing event pass for a user and content every two seconds, from whichever node it comes. Any thread.
///
/// Remembers who passed, oldest first, and forgets what is over: never more than those of the last two seconds.
public final class TypingThrottle {
    static final Duration INTERVAL = Duration.ofSeconds(2);

    private record Typist(UserId user, ContentId content) {}

    private final SequencedMap<Typist, Instant> passed = new LinkedHashMap<>();
    private final Clock clock;

    public TypingThrottle(Clock clock) {
        this.clock = clock;
    }

    /// Whether those who watch are to be told; if so, not again within two seconds.
    public synchronized boolean passes(UserId user, ContentId content) {
        var now = clock.now();
        forgetBefore(now.minus(INTERVAL));
        return passed.putIfAbsent(new Typist(user, content), now) == null;
    }

    private void forgetBefore(Instant limit) {
        while (!passed.isEmpty() && !passed.firstEntry().getValue().isAfter(limit)) {
            passed.pollFirstEntry();
        }
    }
}
