package dev.applaud.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ArchitectureTest {
    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("-tests.jar"))
            .importPackages("dev.applaud");

    /// Classes of which each breaks a rule on purpose; they live in packages called broken.
    private static final JavaClasses BROKEN = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.ONLY_INCLUDE_TESTS)
            .withImportOption(location -> location.contains("broken") || location.contains("nowhere"))
            .importPackages("dev.applaud");

    @TestFactory
    Stream<DynamicTest> theHouseKeepsEveryRule() {
        return each(rule -> rule.check(HOUSE));
    }

    @TestFactory
    Stream<DynamicTest> everyRuleCanFail() {
        return each(rule -> assertThat(rule.evaluate(BROKEN).hasViolation()).isTrue());
    }

    @Test
    void everyRoomOfTheHouseIsLookedAt() {
        for (var room :
                List.of("domain", "application", "rest", "jdbi", "jwt", "realtime", "redis", "socketio", "bootstrap")) {
            assertThat(HOUSE).anyMatch(it -> it.getPackageName().startsWith("dev.applaud." + room));
        }
    }

    @Test
    void everyPackageIsNullMarked() {
        assertThat(HOUSE)
                .filteredOn(it -> !it.getPackage().isAnnotatedWith(NullMarked.class))
                .isEmpty();
    }

    private static Stream<DynamicTest> each(Consumer<ArchRule> check) {
        return HouseRules.all().stream()
                .map(rule -> DynamicTest.dynamicTest(rule.getDescription(), () -> check.accept(rule)));
    }
}
