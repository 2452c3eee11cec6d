package dev.applaud.bootstrap.settings;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Why a command can't be carried out: one sentence for whoever gave it, naming the setting to change.
public final class Unusable extends RuntimeException {
    public Unusable(String sentence) {
        this(sentence, null);
    }

    public Unusable(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }

    /// What went wrong, less what it was wrapped in: the innermost cause's message.
    public static String reason(Throwable failure) {
        var innermost = Stream.iterate(failure, it -> it != null, Throwable::getCause)
                .limit(20)
                .reduce(failure, (outer, inner) -> inner);
        return switch (innermost) {
            case NoSuchFileException _ -> "there is no such file";
            case AccessDeniedException _ -> "access is denied";
            case FileAlreadyExistsException _ -> "there is something else of that name";
            case FileSystemException e when e.getReason() != null -> e.getReason();
            default -> firstLine(innermost);
        };
    }

    private static String firstLine(Throwable failure) {
        var message = failure.getMessage();
        return message == null || message.isBlank()
                ? failure.getClass().getSimpleName()
                : message.strip().lines().findFirst().orElse("").replaceFirst("[.]+$", "");
    }

    /// The sentence.
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
