package dev.applaud.bootstrap.commands;

import dev.applaud.application.content.ShownContent;
import dev.applaud.domain.Page;
import dev.applaud.domain.people.Profile;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Contents and people as commands show them: as REST does in JSON, in lines for people.
final class Shown {
    private static final DateTimeFormatter MILLISECONDS =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter(Locale.ROOT);

    private Shown() {}

    static Answer content(ShownContent shown) {
        var text = """
                %s  %s%s
                owner    %s
                counts   %s
                created  %s""".formatted(
                        shown.content().id().value(),
                        shown.content().type().value(),
                        shown.content().title() == null
                                ? ""
                                : "  " + shown.content().title().value(),
                        named(shown.creator()),
                        counts(shown),
                        MILLISECONDS.format(shown.content().createdAt()));
        var url = shown.content().mediaUrl();
        return new Answer(json(shown), url == null ? text : text + "\nmedia    " + url.value());
    }

    static Answer list(Page<ShownContent> page) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("content", page.items().stream().map(Shown::json).toList());
        json.put("nextCursor", page.next().map(Object::toString).orElse(null));
        var lines = page.items().stream().map(Shown::line).collect(Collectors.joining("\n"));
        var more = page.next().map(it -> "\nmore: --after " + it).orElse("");
        return new Answer(json, page.items().isEmpty() ? "No content." : lines + more);
    }

    static Answer person(Profile profile) {
        return new Answer(json(profile), named(profile) + (profile.isVerified() ? "  verified" : ""));
    }

    private static String line(ShownContent shown) {
        return "%-28s %-8s %-20s %s"
                .formatted(
                        shown.content().id().value(),
                        shown.content().type().value(),
                        shown.creator().id().value(),
                        counts(shown));
    }

    private static String counts(ShownContent shown) {
        var tallies = shown.engagement();
        return "%d likes, %d comments, %d views, %d shares"
                .formatted(tallies.likes(), tallies.comments(), tallies.views(), tallies.shares());
    }

    private static String named(Profile profile) {
        return profile.username() == null
                ? profile.id().value()
                : profile.id().value() + " (" + profile.username() + ")";
    }

    private static Map<String, @Nullable Object> json(ShownContent shown) {
        var content = shown.content();
        var title = content.title();
        var mediaUrl = content.mediaUrl();
        var tallies = shown.engagement();
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("_id", content.id().value());
        json.put("contentType", content.type().value());
        json.put("title", title == null ? null : title.value());
        json.put("mediaUrl", mediaUrl == null ? null : mediaUrl.value());
        json.put("creator", json(shown.creator()));
        json.put("likesCount", tallies.likes());
        json.put("commentsCount", tallies.comments());
        json.put("viewsCount", tallies.views());
        json.put("sharesCount", tallies.shares());
        json.put("version", tallies.version());
        json.put("createdAt", MILLISECONDS.format(content.createdAt()));
        return json;
    }

    private static Map<String, @Nullable Object> json(Profile profile) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("_id", profile.id().value());
        json.put("username", profile.shownName());
        json.put("avatar", profile.avatar());
        json.put("isVerified", profile.isVerified());
        return json;
    }
}
