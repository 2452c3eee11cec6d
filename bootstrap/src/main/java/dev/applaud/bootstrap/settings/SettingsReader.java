package dev.applaud.bootstrap.settings;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dropwizard.configuration.ConfigurationException;
import io.dropwizard.configuration.ConfigurationFactoryFactory;
import io.dropwizard.configuration.ConfigurationSourceProvider;
import io.dropwizard.configuration.FileConfigurationSourceProvider;
import io.dropwizard.configuration.YamlConfigurationFactory;
import jakarta.validation.Validator;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Reads the settings: the file that was given, laid over the shipped one; then the environment; then the checks.
/// Whatever is wrong comes out as {@link Unusable}.
public final class SettingsReader extends YamlConfigurationFactory<ApplaudConfiguration> {
    /// The system property with the file to take when a command gives none; without it the shipped one, which is in the
    /// jar, is all there is.
    public static final String FILE_PROPERTY = "applaud.config";

    private final UnaryOperator<@Nullable String> environment;
    private Map<String, String> origins = Map.of();

    private SettingsReader(
            Validator validator, ObjectMapper mapper, String prefix, UnaryOperator<@Nullable String> environment) {
        super(ApplaudConfiguration.class, validator, mapper, prefix);
        this.environment = environment;
    }

    /// @param environment tells an environment variable's value by its name; null if it isn't set
    public static ConfigurationFactoryFactory<ApplaudConfiguration> factory(
            UnaryOperator<@Nullable String> environment) {
        return (type, validator, mapper, prefix) -> {
            var strict = mapper.copy().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
            Connectors.register(strict);
            return new SettingsReader(validator, strict, prefix, environment);
        };
    }

    @Override
    public ApplaudConfiguration build() throws IOException {
        var file = System.getProperty(FILE_PROPERTY);
        return file == null
                ? build(path -> shipped(), "config.yml")
                : build(new FileConfigurationSourceProvider(), file);
    }

    @Override
    public ApplaudConfiguration build(ConfigurationSourceProvider provider, String path) throws IOException {
        try {
            return super.build(provider, path);
        } catch (FileNotFoundException e) {
            throw new Unusable("There is no configuration file %s.".formatted(path), e);
        } catch (ConfigurationException e) {
            throw new Unusable(Complaint.about(e, path, origins), e);
        }
    }

    @Override
    protected ApplaudConfiguration build(JsonNode given, String path) throws IOException, ConfigurationException {
        if (!(given instanceof ObjectNode)) {
            throw new Unusable("%s must hold names and values, such as profile: development.".formatted(path));
        }
        var variables = new Variables(environment);
        var settings = Overlay.of(given, mapper.readTree(createParser(shipped())));
        variables.putInto(settings);
        origins = variables.origins();
        return super.build(settings, path);
    }

    private static InputStream shipped() {
        return Objects.requireNonNull(
                SettingsReader.class.getResourceAsStream("/config.yml"), "no config.yml in the jar");
    }
}
