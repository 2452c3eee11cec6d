package dev.applaud.socketio;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// [Socket#data] of which somebody wants to know when an entry changes.
final class WatchedData extends AbstractMap<String, Object> implements ConcurrentMap<String, Object> {
    private final ConcurrentMap<String, Object> entries = new ConcurrentHashMap<>(4);
    private final Consumer<String> changed;

    /// @param changed told the key after each change, on the thread of whoever made it
    WatchedData(Consumer<String> changed) {
        this.changed = changed;
    }

    @Override
    public @Nullable Object get(Object key) {
        return entries.get(key);
    }

    @Override
    public boolean containsKey(Object key) {
        return entries.containsKey(key);
    }

    @Override
    public @Nullable Object put(String key, Object value) {
        var before = entries.put(key, value);
        changed.accept(key);
        return before;
    }

    @Override
    public @Nullable Object putIfAbsent(String key, Object value) {
        var before = entries.putIfAbsent(key, value);
        return told(before == null, key, before);
    }

    @Override
    public @Nullable Object remove(Object key) {
        var before = entries.remove(key);
        return told(before != null, key, before);
    }

    @Override
    public boolean remove(Object key, @Nullable Object value) {
        return told(value != null && entries.remove(key, value), key);
    }

    @Override
    public boolean replace(String key, Object before, Object after) {
        return told(entries.replace(key, before, after), key);
    }

    @Override
    public @Nullable Object replace(String key, Object value) {
        var before = entries.replace(key, value);
        return told(before != null, key, before);
    }

    private @Nullable Object told(boolean isChanged, Object key, @Nullable Object result) {
        told(isChanged, key);
        return result;
    }

    private boolean told(boolean isChanged, Object key) {
        if (isChanged) {
            changed.accept(key.toString());
        }
        return isChanged;
    }

    @Override
    public Set<Map.Entry<String, Object>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public int size() {
                return entries.size();
            }

            @Override
            public Iterator<Map.Entry<String, Object>> iterator() {
                return new Entries();
            }
        };
    }

    private final class Entries implements Iterator<Map.Entry<String, Object>> {
        private final Iterator<Map.Entry<String, Object>> all =
                entries.entrySet().iterator();
        private @Nullable String last;

        @Override
        public boolean hasNext() {
            return all.hasNext();
        }

        @Override
        public Map.Entry<String, Object> next() {
            var next = all.next();
            last = next.getKey();
            return new Written(next);
        }

        @Override
        public void remove() {
            all.remove();
            changed.accept(Objects.requireNonNull(last));
        }
    }

    /// An entry through which the map can be written.
    private final class Written extends SimpleEntry<String, Object> {
        Written(Map.Entry<String, Object> entry) {
            super(entry);
        }

        @Override
        public Object setValue(Object value) {
            put(getKey(), value);
            return super.setValue(value);
        }
    }
}
