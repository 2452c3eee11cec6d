package dev.applaud.socketio.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Makes something else out of valid bytes, the same for the same random numbers.
final class Mutator {
    private static final String WORDS = "\u001e \u001e\u001e { } [ ] [[[[ ]] \" \\ \\u \\ud800 , : - / 0 1 9 -1 1e999 "
            + "9007199254740992 99999999999999999999 NaN null true b b* 2probe 3probe 5 45 46 451- _placeholder "
            + "{\"_placeholder\":true,\"num\":0} \u0000 \u007f \u00e9 \ud83d\ude00 /second, /nope, __proto__ disconnect "
            + "pid offset \r\n \r\n\r\n GET Content-Length:5\r\n Transfer-Encoding:chunked\r\n";

    private static final List<byte[]> DICTIONARY = Stream.of(WORDS.split(" "))
            .map(word -> word.getBytes(StandardCharsets.UTF_8))
            .toList();

    private final Random random;
    private final Supplier<byte[]> others;

    /// `others` gives valid bytes to splice with.
    Mutator(Random random, Supplier<byte[]> others) {
        this.random = random;
        this.others = others;
    }

    /// Half of the time, unchanged.
    byte[] perhaps(byte[] valid) {
        return random.nextBoolean() ? valid : mutate(valid);
    }

    /// One to four changes.
    byte[] mutate(byte[] valid) {
        var bytes = valid;
        for (int i = random.nextInt(4); i >= 0; i--) {
            bytes = change(bytes);
        }
        return bytes;
    }

    private byte[] change(byte[] bytes) {
        int at = random.nextInt(bytes.length + 1);
        int to = Math.min(bytes.length, at + random.nextInt(8));
        return switch (random.nextInt(9)) {
            case 0 -> flipped(bytes);
            case 1 -> replaced(bytes, at, Math.min(bytes.length, at + 1), randomBytes(1));
            case 2 -> replaced(bytes, at, at, randomBytes(1 + random.nextInt(8)));
            case 3 -> replaced(bytes, at, to, new byte[0]);
            case 4 -> replaced(bytes, at, at, Arrays.copyOfRange(bytes, at, to));
            case 5 -> Arrays.copyOf(bytes, at);
            case 6 -> replaced(bytes, at, bytes.length, others.get());
            default ->
                replaced(bytes, at, random.nextBoolean() ? at : to, DICTIONARY.get(random.nextInt(DICTIONARY.size())));
        };
    }

    private byte[] flipped(byte[] bytes) {
        var copy = bytes.clone();
        if (copy.length > 0) {
            copy[random.nextInt(copy.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return copy;
    }

    private byte[] randomBytes(int count) {
        var bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] replaced(byte[] bytes, int from, int to, byte[] by) {
        var result = new byte[from + by.length + bytes.length - to];
        System.arraycopy(bytes, 0, result, 0, from);
        System.arraycopy(by, 0, result, from, by.length);
        System.arraycopy(bytes, to, result, from + by.length, bytes.length - to);
        return result;
    }
}
