package dev.applaud.bootstrap.settings;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dropwizard.configuration.ConfigurationSourceProvider;
import io.dropwizard.jackson.Jackson;
import io.dropwizard.jersey.validation.Validators;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;

/// Reads settings as the application does.
final class Settings {
    private Settings() {}

    /// The shipped file, in an environment.
    static ApplaudConfiguration in(Map<String, String> environment) {
        return read("{}", environment);
    }

    /// A file of one's own.
    static ApplaudConfiguration read(String yaml) {
        return read(yaml, Map.of());
    }

    static ApplaudConfiguration read(String yaml, Map<String, String> environment) {
        ConfigurationSourceProvider file = path -> new ByteArrayInputStream(yaml.getBytes(UTF_8));
        try {
            return SettingsReader.factory(environment::get)
                    .create(
                            ApplaudConfiguration.class,
                            Validators.newValidator(),
                            Jackson.newObjectMapper(),
                            "no-overrides")
                    .build(file, "my.yml");
        } catch (IOException | io.dropwizard.configuration.ConfigurationException e) {
            throw new AssertionError(e);
        }
    }
}
