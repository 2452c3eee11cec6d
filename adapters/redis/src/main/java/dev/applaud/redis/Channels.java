package dev.applaud.redis;

import java.util.Set;

/// The names of one namespace's channels.
record Channels(String prefix, String namespace) {
    /// For broadcasts to anything but exactly one room.
    String all() {
        return prefix + "#" + namespace + "#";
    }

    String broadcast(Set<String> rooms) {
        return rooms.size() == 1 ? of(rooms.iterator().next()) : all();
    }

    /// Of one room, or, in newer formats, of the server with that uid.
    String of(String name) {
        return all() + name + "#";
    }

    /// All channels for broadcasts, and perhaps some of other namespaces.
    String pattern() {
        return escaped(all()) + "*";
    }

    /// The one room whose channel it is, or empty text.
    String roomOf(String channel) {
        return channel.length() > all().length() ? channel.substring(all().length(), channel.length() - 1) : "";
    }

    String requests() {
        return prefix + "-request#" + namespace + "#";
    }

    String responses() {
        return prefix + "-response#" + namespace + "#";
    }

    String responsesTo(String uid) {
        return responses() + uid + "#";
    }

    private static String escaped(String text) {
        return text.replaceAll("[*?\\[\\]\\\\^]", "\\\\$0");
    }
}
