package dev.applaud.socketio.protocol;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads JSON into plain values without recursion, so that no nesting can exhaust the stack. What arrives is as large
/// as the message limit allows at most, therefore nothing else is limited here.
public final class JsonReader {
    /// More digits than this and a number becomes a double, as all are in JavaScript: exact ones cost quadratic time.
    private static final int MOST_EXACT_DIGITS = 64;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(Integer.MAX_VALUE)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .build())
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .build();

    /// The containers that are open, outermost last.
    private final Deque<Container> open = new ArrayDeque<>();

    private JsonReader() {}

    /// @throws MalformedPacketException if the text is not exactly one JSON value
    public static @Nullable Object read(String json) throws MalformedPacketException {
        try (var parser = FACTORY.createParser(json)) {
            if (parser.nextToken() == null) {
                throw new MalformedPacketException("Empty JSON");
            }
            var value = new JsonReader().value(parser);
            if (parser.nextToken() != null) {
                throw new MalformedPacketException("Text after the JSON value");
            }
            return value;
        } catch (IOException e) {
            throw new MalformedPacketException("Invalid JSON", e);
        }
    }

    private @Nullable Object value(JsonParser parser) throws IOException, MalformedPacketException {
        for (var token = parser.currentToken(); ; token = parser.nextToken()) {
            if (token == null) {
                throw new MalformedPacketException("Invalid JSON");
            }
            switch (token) {
                case START_OBJECT -> open.push(new ObjectInProgress(new LinkedHashMap<>()));
                case START_ARRAY -> open.push(new ArrayInProgress(new ArrayList<>()));
                case FIELD_NAME -> open.element().name(parser.currentName());
                default -> {
                    var value = token.isStructEnd() ? open.pop().value() : scalar(parser, token);
                    if (open.isEmpty()) {
                        return value;
                    }
                    open.element().add(value);
                }
            }
        }
    }

    private static @Nullable Object scalar(JsonParser parser, JsonToken token)
            throws IOException, MalformedPacketException {
        return switch (token) {
            case VALUE_STRING -> parser.getText();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            case VALUE_NUMBER_INT ->
                parser.getTextLength() > MOST_EXACT_DIGITS
                        ? (Object) Double.valueOf(parser.getText())
                        : parser.getNumberValue();
            case VALUE_NUMBER_FLOAT -> Double.valueOf(parser.getText());
            default -> throw new MalformedPacketException("Invalid JSON");
        };
    }

    private sealed interface Container {
        Object value();

        void add(@Nullable Object value);

        void name(String name);
    }

    private record ArrayInProgress(List<@Nullable Object> value) implements Container {
        @Override
        public void add(@Nullable Object element) {
            value.add(element);
        }

        @Override
        public void name(String name) {
            throw new IllegalStateException("A name in an array");
        }
    }

    private static final class ObjectInProgress implements Container {
        private final Map<String, @Nullable Object> value;
        private String name = "";

        ObjectInProgress(Map<String, @Nullable Object> value) {
            this.value = value;
        }

        @Override
        public Object value() {
            return value;
        }

        @Override
        public void add(@Nullable Object member) {
            value.put(name, member);
        }

        @Override
        public void name(String next) {
            name = next;
        }
    }
}
