package dev.applaud.bootstrap.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import io.dropwizard.configuration.ConfigurationException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.jspecify.annotations.Nullable;

/// Says in one sentence what is wrong with the settings, with the setting's name and, if that is where its value came
/// from, the environment variable's.
final class Complaint {
    private static final int SIMILAR = 3;

    private final Map<String, String> origins;

    private Complaint(Map<String, String> origins) {
        this.origins = origins;
    }

    /// @param origins the variables by the settings that came from them
    static String about(ConfigurationException e, String file, Map<String, String> origins) {
        return file + ": " + new Complaint(origins).phrase(e) + ".";
    }

    private String phrase(ConfigurationException e) {
        return switch (e.getCause()) {
            case UnrecognizedPropertyException cause -> unknown(cause);
            case InvalidFormatException cause ->
                mustBe(cause, cause.getTargetType()) + ", not \"" + cause.getValue() + "\"" + origin(cause);
            case ValueInstantiationException cause ->
                mustBe(cause, cause.getType().getRawClass()) + origin(cause);
            case MismatchedInputException cause -> mustBe(cause, cause.getTargetType()) + origin(cause);
            case JsonMappingException cause ->
                setting(cause) + " can't be read: " + firstLine(cause.getOriginalMessage()) + origin(cause);
            case JsonProcessingException cause ->
                "line %d is not YAML: %s"
                        .formatted(cause.getLocation().getLineNr(), firstLine(cause.getOriginalMessage()));
            case null, default ->
                e.getErrors().stream().sorted().map(this::violation).collect(Collectors.joining("; "));
        };
    }

    private static String unknown(UnrecognizedPropertyException e) {
        var distance = new LevenshteinDistance(SIMILAR);
        var similar = e.getKnownPropertyIds().stream()
                .map(Object::toString)
                .filter(it -> distance.apply(it, e.getPropertyName()) >= 0)
                .min(Comparator.comparing(it -> distance.apply(it, e.getPropertyName())));
        return "there is no setting " + path(e)
                + similar.map(it -> " (did you mean " + it + "?)").orElse("");
    }

    private String violation(String text) {
        var variable = origins.get(text.split(" ", 2)[0]);
        return variable == null || text.contains(variable) ? text : text + from(variable);
    }

    private String origin(JsonMappingException e) {
        var variable = origins.get(path(e));
        return variable == null ? "" : from(variable);
    }

    private static String from(String variable) {
        return " (it comes from " + variable + ")";
    }

    private static String setting(JsonMappingException e) {
        return path(e).isEmpty() ? "this" : path(e);
    }

    private static String path(JsonMappingException e) {
        var path = new StringBuilder();
        for (var step : e.getPath()) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return path.toString();
    }

    private static String mustBe(JsonMappingException e, @Nullable Class<?> type) {
        return setting(e) + " must be " + (type == null ? "something else" : expected(type));
    }

    private static String expected(Class<?> type) {
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants()).map(Object::toString).collect(Collectors.joining(" or "));
        }
        return switch (type.getSimpleName()) {
            case "int", "Integer", "long", "Long" -> "a whole number";
            case "boolean", "Boolean" -> "true or false";
            case "String", "Secret" -> "a text";
            case "Duration" -> "a duration, such as 500ms or 30s";
            case "DataSize" -> "a size, such as 64KiB";
            case "List", "ArrayList", "Collection" -> "a list";
            default -> "names and values";
        };
    }

    private static String firstLine(@Nullable String text) {
        return text == null
                ? "no reason given"
                : text.lines().findFirst().orElse("").strip();
    }
}
