package dev.applaud.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.StreamSupport;

/// As much of JSON Schema as the description uses. A word that it does not know fails the test, so that nothing is
/// described but never checked.
final class Schema {
    private Schema() {}

    static JsonNode resolved(JsonNode node) {
        var reference = node.path("$ref").asText();
        return reference.isEmpty() ? node : Description.DOCUMENT.at(reference.substring(1));
    }

    static void check(String where, JsonNode schemaOrReference, JsonNode value) {
        var schema = resolved(schemaOrReference);
        assertThat(schema.isObject()).as(where + " has a schema").isTrue();
        schema.properties().forEach(it -> checkWord(where, it.getKey(), it.getValue(), schema, value));
    }

    private static void checkWord(String where, String word, JsonNode rule, JsonNode schema, JsonNode value) {
        switch (word) {
            case "description", "default", "examples" -> {}
            case "allOf" -> rule.forEach(it -> check(where, it, value));
            case "type" ->
                assertThat(isOfType(rule, value))
                        .as(where + ": " + value + " is " + rule)
                        .isTrue();
            case "const" -> assertThat(value).as(where).isEqualTo(rule);
            case "enum" -> assertThat(rule).as(where).contains(value);
            case "required" ->
                rule.forEach(it -> assertThat(value.has(it.asText()))
                        .as(where + " has " + it)
                        .isTrue());
            case "properties" ->
                rule.properties().stream()
                        .filter(it -> value.has(it.getKey()))
                        .forEach(it -> check(where + "." + it.getKey(), it.getValue(), value.get(it.getKey())));
            case "additionalProperties" ->
                value.fieldNames().forEachRemaining(it -> assertThat(
                                schema.path("properties").has(it))
                        .as(where + " may have " + it)
                        .isTrue());
            case "items" -> value.forEach(it -> check(where + "[]", rule, it));
            case "minimum" -> assertThat(value.decimalValue()).as(where).isGreaterThanOrEqualTo(rule.decimalValue());
            case "maximum" -> assertThat(value.decimalValue()).as(where).isLessThanOrEqualTo(rule.decimalValue());
            case "pattern", "minLength", "maxLength", "format" -> checkText(where, word, rule, value);
            default -> throw new AssertionError(where + ": the checker does not know " + word);
        }
    }

    private static void checkText(String where, String word, JsonNode rule, JsonNode value) {
        if (!value.isTextual()) {
            return;
        }
        var text = value.textValue();
        int length = text.codePointCount(0, text.length());
        switch (word) {
            case "pattern" -> assertThat(text).as(where).matches(rule.asText());
            case "minLength" -> assertThat(length).as(where).isGreaterThanOrEqualTo(rule.asInt());
            case "maxLength" -> assertThat(length).as(where).isLessThanOrEqualTo(rule.asInt());
            default -> checkFormat(where, rule.asText(), text);
        }
    }

    private static void checkFormat(String where, String format, String text) {
        switch (format) {
            case "date-time" ->
                assertThat(text).as(where).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
            case "uri" -> assertThat(text).as(where).startsWith("http");
            default -> throw new AssertionError(where + ": the checker does not know the format " + format);
        }
    }

    private static boolean isOfType(JsonNode rule, JsonNode value) {
        return rule.isTextual()
                ? isOf(rule.asText(), value)
                : StreamSupport.stream(rule.spliterator(), false).anyMatch(it -> isOf(it.asText(), value));
    }

    private static boolean isOf(String type, JsonNode value) {
        return switch (type) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isTextual();
            case "boolean" -> value.isBoolean();
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            case "null" -> value.isNull();
            default -> throw new AssertionError("No such type: " + type);
        };
    }
}
