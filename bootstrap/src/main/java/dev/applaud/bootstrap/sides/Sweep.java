package dev.applaud.bootstrap.sides;

import dev.applaud.application.Faults;
import dev.applaud.application.ForgetAnswers;
import io.dropwizard.lifecycle.setup.LifecycleEnvironment;
import java.util.concurrent.TimeUnit;

/// Has what is over forgotten, once a minute as long as the server runs. Any node may; several don't harm.
public final class Sweep {
    private Sweep() {}

    public static void install(ForgetAnswers answers, Faults faults, LifecycleEnvironment lifecycle) {
        var executor = lifecycle.scheduledExecutorService("sweep").build();
        var _ = executor.scheduleWithFixedDelay(() -> sweep(answers, faults), 1, 1, TimeUnit.MINUTES);
    }

    /// What is thrown would end all later sweeps.
    private static void sweep(ForgetAnswers answers, Faults faults) {
        try {
            answers.forget();
        } catch (RuntimeException e) {
            faults.refusalOf(e);
        }
    }
}
