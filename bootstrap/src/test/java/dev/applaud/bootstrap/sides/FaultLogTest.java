package dev.applaud.bootstrap.sides;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.codahale.metrics.MetricRegistry;
import dev.applaud.domain.Refusal;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class FaultLogTest {
    private final Logger logger = new LoggerContext().getLogger("of this test alone");
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private final MetricRegistry metrics = new MetricRegistry();
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 10);
    private final FaultLog log = new FaultLog(metrics, logger, nanos::get);

    FaultLogTest() {
        lines.start();
        logger.addAppender(lines);
    }

    @Test
    void anOutageIsLoggedOnceASecondAndCountedEveryTime() {
        outage();
        outage();
        outage();
        nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        outage();

        assertThat(lines()).containsExactly("UNAVAILABLE: gone; 0 more before", "UNAVAILABLE: gone; 2 more before");
        assertThat(metrics.meter("applaud.faults.UNAVAILABLE").getCount()).isEqualTo(4);
    }

    @Test
    void everyBugIsLoggedWithItsStack() {
        outage();
        log.accept(new Refusal.Internal("a"), new IllegalStateException());
        log.accept(new Refusal.Internal("b"), new IllegalStateException());

        assertThat(lines()).endsWith("Fault a", "Fault b").hasSize(3);
        assertThat(lines.list.getLast().getThrowableProxy()).isNotNull();
    }

    private void outage() {
        log.accept(new Refusal.Unavailable(Duration.ofSeconds(2)), new SQLException("gone"));
    }

    private List<String> lines() {
        return lines.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }
}
