package dev.applaud.application.audience;

import dev.applaud.domain.content.ContentId;
import dev.applaud.domain.people.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// Lets one typing event pass for a user and content every two seconds. Any thread.
///
/// Remembers who passed, oldest first, and forgets what is over: never more than those of the last two seconds.
final class TypingThrottle {
    static final Duration INTERVAL = Duration.ofSeconds(2);

    private record Typist(UserId user, ContentId content) {}

    private final SequencedMap<Typist, Instant> passed = new LinkedHashMap<>();

    synchronized boolean passes(UserId user, ContentId content, Instant now) {
        forgetBefore(now.minus(INTERVAL));
        return passed.putIfAbsent(new Typist(user, content), now) == null;
    }

    private void forgetBefore(Instant limit) {
        while (!passed.isEmpty() && !passed.firstEntry().getValue().isAfter(limit)) {
            passed.pollFirstEntry();
        }
    }
}
