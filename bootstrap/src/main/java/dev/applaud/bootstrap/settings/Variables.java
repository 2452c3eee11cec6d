package dev.applaud.bootstrap.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.apache.commons.text.StringSubstitutor;
import org.jspecify.annotations.Nullable;

/// Puts environment variables into the texts of a tree of settings, where these say `${NAME:-default}`. A variable that
/// is set to nothing counts as not set.
///
/// The tree was parsed before, so a value is taken to the letter, whatever YAML would make of it.
final class Variables {
    private static final Pattern NAME = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)");

    private final UnaryOperator<@Nullable String> environment;
    private final StringSubstitutor substitutor;
    private final Map<String, String> origins = new TreeMap<>();

    /// @param environment tells a variable's value by its name; null if it isn't set
    Variables(UnaryOperator<@Nullable String> environment) {
        this.environment = environment;
        this.substitutor = new StringSubstitutor(this::valueOf)
                .setDisableSubstitutionInValues(true)
                .setEnableUndefinedVariableException(true);
    }

    /// Which setting came from which variable, as far as any did: `server.adminConnectors[0].port` from `ADMIN_PORT`.
    Map<String, String> origins() {
        return origins;
    }

    /// @throws Unusable when a variable without a default isn't set
    void putInto(JsonNode tree) {
        putInto(tree, "");
    }

    private void putInto(JsonNode node, String path) {
        switch (node) {
            case ObjectNode object ->
                object.properties()
                        .forEach(it -> it.setValue(
                                put(it.getValue(), path.isEmpty() ? it.getKey() : path + "." + it.getKey())));
            case ArrayNode array -> {
                for (int i = 0; i < array.size(); i++) {
                    array.set(i, put(array.get(i), path + "[" + i + "]"));
                }
            }
            default -> {}
        }
    }

    private JsonNode put(JsonNode value, String path) {
        if (value instanceof TextNode text && text.textValue().contains("${")) {
            return TextNode.valueOf(replaced(text.textValue(), path));
        }
        putInto(value, path);
        return value;
    }

    private String replaced(String template, String path) {
        NAME.matcher(template)
                .results()
                .map(it -> it.group(1))
                .filter(it -> valueOf(it) != null)
                .forEach(it -> origins.put(path, it));
        try {
            return substitutor.replace(template);
        } catch (IllegalArgumentException e) {
            throw new Unusable(
                    "The setting %s is %s, and that environment variable is not set.".formatted(path, template), e);
        }
    }

    private @Nullable String valueOf(String name) {
        var value = environment.apply(name);
        return value == null || value.isEmpty() ? null : value;
    }
}
