package dev.applaud.application.fake;

import dev.applaud.domain.Outcome;
import dev.applaud.domain.content.ContentId;
import dev.applaud.domain.viewing.Mark;
import dev.applaud.domain.viewing.PlayerState;
import dev.applaud.domain.viewing.Quality;
import dev.applaud.domain.viewing.QualityChange;
import dev.applaud.domain.viewing.Viewings;
import dev.applaud.domain.viewing.WatchProgress;
import dev.applaud.domain.viewing.WatchStatistics;
import dev.applaud.domain.viewing.WatchStatistics.QualityCount;
import dev.applaud.domain.viewing.WatchStatistics.SecondCount;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// All viewings, in memory.
public final class InMemoryViewings implements Viewings {
    private static final Comparator<QualityCount> MOST_FREQUENT_FIRST = Comparator.comparingLong(QualityCount::changes)
            .reversed()
            .thenComparing(it -> it.quality().value());

    private final InMemoryStorage storage;

    InMemoryViewings(InMemoryStorage storage) {
        this.storage = storage;
    }

    @Override
    public Outcome<WatchProgress> track(WatchProgress report) {
        return storage.onContent(
                report.contentId(),
                _ -> Outcome.done(storage.viewings.merge(report.viewing(), report, WatchProgress::updatedBy)));
    }

    @Override
    public Outcome<QualityChange> track(QualityChange change) {
        return storage.onContent(change.contentId(), _ -> {
            if (!change.state().equals(storage.playerStates.put(change.viewing(), change.state()))) {
                storage.qualityChanges.add(change);
            }
            return Outcome.done(change);
        });
    }

    @Override
    public Outcome<WatchStatistics> statistics(ContentId id) {
        return storage.onContent(id, _ -> Outcome.done(statistics(of(id), qualities(id))));
    }

    private List<WatchProgress> of(ContentId id) {
        return storage.viewings.values().stream()
                .filter(it -> it.contentId().equals(id))
                .toList();
    }

    private static WatchStatistics statistics(List<WatchProgress> viewings, List<QualityCount> qualities) {
        return new WatchStatistics(
                viewings.size(),
                viewings.stream().map(WatchProgress::viewer).distinct().count(),
                viewings.stream().mapToLong(it -> it.watchTime().millis()).sum(),
                viewings.stream().filter(WatchProgress::completed).count(),
                seconds(viewings),
                qualities);
    }

    private static List<SecondCount> seconds(List<WatchProgress> viewings) {
        var bySecond = viewings.stream()
                .collect(Collectors.groupingBy(
                        it -> Mark.of(it.watchTime()).second(), TreeMap::new, Collectors.counting()));
        return bySecond.entrySet().stream()
                .map(it -> new SecondCount(it.getKey(), it.getValue()))
                .toList();
    }

    private List<QualityCount> qualities(ContentId id) {
        var counts = new HashMap<Quality, QualityCount>();
        storage.qualityChanges.stream()
                .filter(it -> it.contentId().equals(id))
                .map(QualityChange::state)
                .forEach(state -> counts.compute(
                        state.quality().among(counts.keySet()), (quality, count) -> plus(quality, count, state)));
        return counts.values().stream().sorted(MOST_FREQUENT_FIRST).toList();
    }

    private static QualityCount plus(Quality quality, @Nullable QualityCount count, PlayerState state) {
        return (count == null ? new QualityCount(quality, 0, 0) : count).withOneMore(state.buffering());
    }
}
