package dev.applaud.bootstrap.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ShippedFileTest {
    private static final Path FILE = Path.of("../config.yml");

    @Test
    void itNamesEverySetting() throws IOException {
        var file = new YAMLMapper().readTree(FILE.toFile());

        for (var field : ApplaudConfiguration.class.getDeclaredFields()) {
            if (field.isAnnotationPresent(JsonProperty.class)) {
                assertThat(file.has(field.getName())).as(field.getName()).isTrue();
            }
            if (field.getType().isRecord()) {
                assertNamesAll(field.getType(), field.getName(), file.get(field.getName()));
            }
        }
    }

    private static void assertNamesAll(Class<?> settings, String name, JsonNode section) {
        var components = settings.getRecordComponents();
        assertThat(names(section))
                .as(name)
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(components).map(RecordComponent::getName).toList());
        for (var component : components) {
            if (section.get(component.getName()) instanceof ObjectNode nested) {
                assertNamesAll(component.getType(), component.getName(), nested);
            }
        }
    }

    @Test
    void everyLineWithADefaultExplainsItself() throws IOException {
        var ours = Files.readAllLines(FILE).stream().takeWhile(it -> !it.startsWith("# From here on"));

        assertThat(ours.filter(it -> it.matches(" *\\w+: \\S.*"))).allMatch(it -> it.contains(" # "));
    }

    @Test
    void itIsInTheJar() throws IOException {
        try (var inJar = Objects.requireNonNull(getClass().getResourceAsStream("/config.yml"))) {
            assertThat(inJar.readAllBytes()).isEqualTo(Files.readAllBytes(FILE));
        }
    }

    private static List<String> names(JsonNode section) {
        var names = new ArrayList<String>();
        section.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
