package dev.applaud.bootstrap.commands;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import org.slf4j.LoggerFactory;

/// Keeps what is logged out of a command's answer.
final class CommandLog {
    private CommandLog() {}

    /// From now on errors are logged, and to stderr.
    static void toStderr() {
        var root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        var layout = new PatternLayoutEncoder();
        layout.setContext(root.getLoggerContext());
        layout.setPattern("%level %logger: %msg%n%ex");
        layout.start();
        var stderr = new ConsoleAppender<ILoggingEvent>();
        stderr.setContext(root.getLoggerContext());
        stderr.setTarget("System.err");
        stderr.setEncoder(layout);
        stderr.start();
        root.detachAndStopAllAppenders();
        root.addAppender(stderr);
        root.getLoggerContext().getLoggerList().stream()
                .filter(it -> !it.equals(root))
                .forEach(it -> it.setLevel(null));
        root.setLevel(Level.ERROR);
    }
}
