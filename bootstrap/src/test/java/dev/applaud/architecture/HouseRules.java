package dev.applaud.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Set;

/// What may know what. Maven's modules enforce most of it for main code; here it is said, with what they can't see.
final class HouseRules {
    private static final List<String> ADAPTERS = List.of("rest", "jdbi", "jwt", "realtime", "redis", "socketio");
    private static final Set<String> CLOCKS_AND_DICE = Set.of(
            "java.time.Clock",
            "java.util.Random",
            "java.util.concurrent.ThreadLocalRandom",
            "java.security.SecureRandom");

    private HouseRules() {}

    static List<ArchRule> all() {
        return List.of(
                only("..applaud.domain..", "java..", "org.jspecify..", "dev.applaud.domain.."),
                only(
                        "..applaud.application..",
                        "java..",
                        "org.jspecify..",
                        "dev.applaud.domain..",
                        "dev.applaud.application.."),
                noClasses()
                        .that()
                        .resideInAnyPackage("dev.applaud.domain..", "dev.applaud.application..")
                        .should()
                        .callCodeUnitWhere(looksAtTheClockOrThrowsDice()),
                noClasses()
                        .that()
                        .resideInAnyPackage("dev.applaud.domain..", "dev.applaud.application..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("java.io..", "java.nio.file..", "java.net.http..", "java.sql.."),
                apart("rest"),
                apart("jdbi"),
                apart("jwt"),
                apart("realtime", "socketio"),
                apart("redis", "socketio"),
                apart("socketio"),
                noClasses()
                        .that()
                        .resideInAPackage("dev.applaud.socketio..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("dev.applaud.domain..", "dev.applaud.application.."),
                noClasses()
                        .that()
                        .resideInAPackage("dev.applaud.socketio.engine..")
                        .should()
                        .dependOnClassesThat(resideInAPackage("dev.applaud.socketio")
                                .or(resideInAPackage("dev.applaud.socketio.protocol.."))),
                noClasses()
                        .that()
                        .resideInAPackage("dev.applaud.socketio.protocol..")
                        .should()
                        .dependOnClassesThat(resideInAPackage("org.eclipse.jetty..")
                                .or(resideInAPackage("dev.applaud.socketio"))
                                .or(resideInAPackage("dev.applaud.socketio.engine.."))),
                keptTo("org.jdbi..", "dev.applaud.jdbi..", "dev.applaud.bootstrap.."),
                keptTo("org.jose4j..", "dev.applaud.jwt.."),
                keptTo("redis.clients..", "dev.applaud.redis.."),
                keptTo("jakarta.ws.rs..", "dev.applaud.rest..", "dev.applaud.bootstrap.."),
                keptTo("org.eclipse.jetty..", "dev.applaud.socketio..", "dev.applaud.bootstrap.."),
                keptTo("io.dropwizard.core..", "dev.applaud.bootstrap.."),
                noClasses()
                        .that()
                        .resideOutsideOfPackage("dev.applaud.bootstrap..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("dev.applaud.bootstrap.."),
                slices().matching("dev.applaud.domain.(*)..").should().beFreeOfCycles(),
                slices().matching("dev.applaud.application.(*)..").should().beFreeOfCycles(),
                noClasses().should().haveNameMatching(".*(Impl|Utils?|Helper|Manager|Service|Dto|Misc|Common)(\\$.*)?"),
                classes()
                        .that()
                        .resideInAPackage("dev.applaud..")
                        .and()
                        .areNotAnonymousClasses()
                        .should()
                        .resideInAnyPackage(homes()));
    }

    private static ArchRule only(String inside, String... known) {
        return classes()
                .that()
                .resideInAPackage(inside)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(known);
    }

    /// The adapter knows no other adapter but those named.
    private static ArchRule apart(String adapter, String... known) {
        var others = ADAPTERS.stream()
                .filter(it -> !it.equals(adapter) && !List.of(known).contains(it))
                .map(it -> "dev.applaud." + it + "..")
                .toArray(String[]::new);
        return noClasses()
                .that()
                .resideInAPackage("dev.applaud." + adapter + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others);
    }

    private static ArchRule keptTo(String technology, String... rooms) {
        return noClasses()
                .that()
                .resideOutsideOfPackages(rooms)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(technology);
    }

    private static DescribedPredicate<AccessTarget.CodeUnitCallTarget> looksAt() {
        return DescribedPredicate.describe("clock or dice", target -> isClockOrDice(target.getOwner(), target));
    }

    private static DescribedPredicate<com.tngtech.archunit.core.domain.JavaCall<?>> looksAtTheClockOrThrowsDice() {
        return DescribedPredicate.describe(
                "look at the clock or throw dice", call -> looksAt().test(call.getTarget()));
    }

    private static boolean isClockOrDice(JavaClass owner, AccessTarget.CodeUnitCallTarget target) {
        return CLOCKS_AND_DICE.contains(owner.getName())
                || (target.getName().equals("now") && owner.getPackageName().equals("java.time"))
                || target.getName().equals("randomUUID")
                || (owner.isEquivalentTo(System.class)
                        && (target.getName().equals("nanoTime")
                                || target.getName().equals("currentTimeMillis")));
    }

    private static String[] homes() {
        return new String[] {
            "dev.applaud.domain..", "dev.applaud.application..", "dev.applaud.rest..", "dev.applaud.jdbi..",
            "dev.applaud.jwt..", "dev.applaud.realtime..", "dev.applaud.redis..", "dev.applaud.socketio..",
            "dev.applaud.bootstrap.."
        };
    }
}
