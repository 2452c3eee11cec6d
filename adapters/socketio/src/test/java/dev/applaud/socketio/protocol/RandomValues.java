package dev.applaud.socketio.protocol;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// Values that both parsers and JavaScript hold exactly, in any nesting: the same ones for the same seed.
public final class RandomValues {
    private static final int DEEPEST = 4;
    private static final String ALPHABET = "aZ 0\"\\/\u0000\u001e\u007fé€\u2028漢😀🏳️‍🌈";

    private final Random random;

    public RandomValues(long seed) {
        random = new Random(seed);
    }

    /// Up to five values.
    public List<@Nullable Object> next() {
        return list(0);
    }

    private @Nullable Object value(int depth) {
        return switch (random.nextInt(depth < DEEPEST ? 9 : 7)) {
            case 0 -> null;
            case 1 -> random.nextBoolean();
            case 2 -> (int) random.nextLong() >> random.nextInt(Integer.SIZE);
            case 3 -> (1L << (Integer.SIZE + random.nextInt(21))) * (random.nextBoolean() ? 1 : -1);
            case 4 -> random.nextInt() + 0.5;
            case 5 -> text();
            case 6 -> bytes();
            case 7 -> list(depth);
            default -> map(depth);
        };
    }

    private String text() {
        var text = new StringBuilder();
        random.ints(
                        random.nextInt(random.nextInt(100) == 0 ? 70_000 : 40),
                        0,
                        ALPHABET.codePointCount(0, ALPHABET.length()))
                .map(index -> ALPHABET.codePointAt(ALPHABET.offsetByCodePoints(0, index)))
                .forEach(text::appendCodePoint);
        return text.toString();
    }

    private byte[] bytes() {
        var bytes = new byte[random.nextInt(random.nextInt(100) == 0 ? 70_000 : 300)];
        random.nextBytes(bytes);
        return bytes;
    }

    private List<@Nullable Object> list(int depth) {
        var list = new ArrayList<@Nullable Object>();
        for (int i = random.nextInt(6); i > 0; i--) {
            list.add(value(depth + 1));
        }
        return list;
    }

    private Map<String, @Nullable Object> map(int depth) {
        var map = new LinkedHashMap<String, @Nullable Object>();
        for (int i = random.nextInt(6); i > 0; i--) {
            map.put("k" + text(), value(depth + 1));
        }
        return map;
    }
}
