package dev.applaud.socketio.client;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.ILoggerFactory;
import org.slf4j.IMarkerFactory;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.BasicMarkerFactory;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.helpers.MessageFormatter;
import org.slf4j.helpers.NOPMDCAdapter;
import org.slf4j.spi.MDCAdapter;
import org.slf4j.spi.SLF4JServiceProvider;

/// The log of the tests: prints nothing, but keeps warnings and errors, as only a log tells of failures that were
/// caught. Whoever looks at it must be the only test that runs.
public final class RecordedLog implements SLF4JServiceProvider {
    private static final BlockingQueue<Entry> ENTRIES = new LinkedBlockingQueue<>(1_000);

    private final ILoggerFactory loggers = Recorder::new;
    private final IMarkerFactory markers = new BasicMarkerFactory();
    private final MDCAdapter mdc = new NOPMDCAdapter();

    /// One warning or error; `text` holds the stack trace of the cause, if there is one.
    public record Entry(Level level, String logger, boolean hasCause, String text) {}

    /// What was logged since the last call.
    public static List<Entry> take() {
        var taken = new ArrayList<Entry>();
        ENTRIES.drainTo(taken);
        return taken;
    }

    private static String stackTrace(@Nullable Throwable cause) {
        if (cause == null) {
            return "";
        }
        var text = new StringWriter();
        cause.printStackTrace(new PrintWriter(text));
        return "\n" + text;
    }

    private static final class Recorder extends LegacyAbstractLogger {
        Recorder(String name) {
            this.name = name;
        }

        @Override
        public boolean isTraceEnabled() {
            return false;
        }

        @Override
        public boolean isDebugEnabled() {
            return false;
        }

        @Override
        public boolean isInfoEnabled() {
            return false;
        }

        @Override
        public boolean isWarnEnabled() {
            return true;
        }

        @Override
        public boolean isErrorEnabled() {
            return true;
        }

        @Override
        protected @Nullable String getFullyQualifiedCallerName() {
            return null;
        }

        @Override
        protected void handleNormalizedLoggingCall(
                Level level,
                @Nullable Marker marker,
                String message,
                @Nullable Object @Nullable [] arguments,
                @Nullable Throwable cause) {
            var text = MessageFormatter.basicArrayFormat(message, arguments) + stackTrace(cause);
            boolean _ = ENTRIES.offer(new Entry(level, name, cause != null, text));
        }
    }

    @Override
    public ILoggerFactory getLoggerFactory() {
        return loggers;
    }

    @Override
    public IMarkerFactory getMarkerFactory() {
        return markers;
    }

    @Override
    public MDCAdapter getMDCAdapter() {
        return mdc;
    }

    @Override
    public String getRequestedApiVersion() {
        return "2.0";
    }

    @Override
    public void initialize() {}
}
