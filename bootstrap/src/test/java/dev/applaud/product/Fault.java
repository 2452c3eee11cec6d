package dev.applaud.product;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What may befall a site, and pass.
///
/// @param node to which it happens; without meaning for what all nodes share
record Fault(Kind kind, int node) {
    /// What can fail by itself, in the order in which it is mended.
    enum Part {
        REDIS,
        MYSQL,
        LINK,
        NODE;

        boolean isShared() {
            return this == REDIS || this == MYSQL;
        }
    }

    enum Kind {
        REDIS_RESTARTS_EMPTY(Part.REDIS),
        REDIS_FREEZES(Part.REDIS),
        MYSQL_RESTARTS(Part.MYSQL),
        MYSQL_FREEZES(Part.MYSQL),
        LINK_IS_CUT(Part.LINK),
        LINK_LOSES_ALL(Part.LINK),
        LINK_IS_SLOW(Part.LINK),
        LINK_IS_HALF_OPEN(Part.LINK),
        NODE_IS_KILLED(Part.NODE);

        private final Part part;

        Kind(Part part) {
            this.part = part;
        }
    }

    /// Redis, MySQL, two links and two nodes.
    static final int PARTS = 6;

    private static final String KINDS = System.getProperty("applaud.faultKinds", "");

    /// As many as that, of as many parts, unless too few kinds are allowed.
    static List<Fault> any(int size, Random random) {
        var all = Stream.of(Kind.values())
                .filter(it -> KINDS.isEmpty() || List.of(KINDS.split(",")).contains(it.name()))
                .flatMap(it -> it.part.isShared()
                        ? Stream.of(new Fault(it, 0))
                        : Stream.of(new Fault(it, 0), new Fault(it, 1)))
                .collect(Collectors.toCollection(ArrayList::new));
        Collections.shuffle(all, random);
        var chosen = new ArrayList<Fault>();
        for (var it : all) {
            if (chosen.size() < size && chosen.stream().noneMatch(it::isOfSamePart)) {
                chosen.add(it);
            }
        }
        return chosen;
    }

    private boolean isOfSamePart(Fault other) {
        return part() == other.part() && node == other.node;
    }

    Part part() {
        return kind.part;
    }

    void befall(Site site) {
        switch (kind) {
            case REDIS_RESTARTS_EMPTY -> site.redis().kill();
            case REDIS_FREEZES -> site.redis().freeze();
            case MYSQL_RESTARTS -> site.mysql().kill();
            case MYSQL_FREEZES -> site.mysql().freeze();
            case LINK_IS_CUT -> link(site).fail(FaultyLink.State.CUT);
            case LINK_LOSES_ALL -> link(site).fail(FaultyLink.State.SILENT);
            case LINK_IS_SLOW -> link(site).fail(FaultyLink.State.SLOW);
            case LINK_IS_HALF_OPEN -> link(site).halfOpen();
            case NODE_IS_KILLED -> site.nodes().get(node).server().kill();
        }
    }

    void pass(Site site) {
        switch (kind) {
            case REDIS_RESTARTS_EMPTY -> site.redis().startAgain();
            case REDIS_FREEZES -> site.redis().thaw();
            case MYSQL_RESTARTS -> site.mysql().startAgain();
            case MYSQL_FREEZES -> site.mysql().thaw();
            case LINK_IS_CUT, LINK_LOSES_ALL, LINK_IS_SLOW -> link(site).heal();
            case LINK_IS_HALF_OPEN -> {} // whoever hears nothing has to find out by itself
            case NODE_IS_KILLED -> site.nodes().get(node).startAgain();
        }
    }

    private FaultyLink link(Site site) {
        return site.nodes().get(node).link();
    }
}
