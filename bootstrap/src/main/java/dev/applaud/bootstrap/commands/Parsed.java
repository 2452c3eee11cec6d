package dev.applaud.bootstrap.commands;

import java.util.function.Function;
import net.sourceforge.argparse4j.inf.ArgumentParserException;
import net.sourceforge.argparse4j.inf.ArgumentType;

/// Arguments that are more than text.
final class Parsed {
    private Parsed() {}

    /// @param parse throws IllegalArgumentException, with a message that goes on after the argument's name
    static <T> ArgumentType<T> by(Function<String, T> parse) {
        return (parser, argument, text) -> {
            try {
                return parse.apply(text);
            } catch (IllegalArgumentException e) {
                throw new ArgumentParserException(e.getMessage(), e, parser, argument);
            }
        };
    }
}
