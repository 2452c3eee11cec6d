package dev.applaud.bootstrap.commands;

import dev.applaud.application.people.FollowCreator.Following;
import dev.applaud.domain.Outcome;
import dev.applaud.domain.people.UserId;
import java.util.Map;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

final class Follow implements Action {
    @Override
    public String name() {
        return "follow";
    }

    @Override
    public String description() {
        return "Makes a user follow a creator who was seen before";
    }

    @Override
    public void configure(Subparser parser) {
        parser.addArgument("follower").type(Parsed.by(UserId::new)).help("who follows");
        parser.addArgument("creator").type(Parsed.by(UserId::new)).help("whom they follow");
    }

    @Override
    public Outcome<Answer> run(Namespace arguments, Desk desk) {
        var follower = desk.userNamed(arguments.get("follower")).id();
        return desk.people().follow().follow(follower, arguments.get("creator")).map(it -> answer(follower, it));
    }

    private static Answer answer(UserId follower, Following following) {
        var text = "%s %s %s"
                .formatted(
                        follower.value(),
                        following.changed() ? "now follows" : "already follows",
                        following.creator().value());
        return new Answer(Map.of("isFollowing", true, "changed", following.changed()), text);
    }
}
