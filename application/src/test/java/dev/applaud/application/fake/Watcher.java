package dev.applaud.application.fake;

import dev.applaud.application.audience.EnterVideo.Standing;
import dev.applaud.application.audience.Newcomer;
import dev.applaud.domain.audience.RoomEvent.InVideo;
import dev.applaud.domain.audience.RoomEvent.Logged;
import dev.applaud.domain.content.ContentId;
import java.util.ArrayList;
import java.util.List;

/// Watches one video, and remembers what it heard, in order. Any thread.
public final class Watcher implements Newcomer {
    private final Hall hall;
    private final ContentId id;
    private final List<Object> heard = new ArrayList<>();

    public Watcher(Hall hall, ContentId id) {
        this.hall = hall;
        this.id = id;
    }

    @Override
    public boolean isInside() {
        return hall.holds(id, this);
    }

    @Override
    public void stepOut() {
        hall.leave(id, this);
    }

    @Override
    public void comeIn() {
        hall.join(id, this);
    }

    @Override
    public synchronized void hear(InVideo event) {
        heard.add(event);
    }

    @Override
    public synchronized void welcome(Standing standing) {
        heard.add(standing);
    }

    /// Events and welcomes.
    public synchronized List<Object> heard() {
        return List.copyOf(heard);
    }

    public <T> List<T> heard(Class<T> type) {
        return heard().stream().filter(type::isInstance).map(type::cast).toList();
    }

    /// The numbers of the entries of the comment log.
    public List<Long> numbers() {
        return heard(Logged.class).stream().map(Logged::seq).toList();
    }
}
