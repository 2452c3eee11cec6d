package dev.applaud.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.model.Resource;
import org.glassfish.jersey.server.model.ResourceMethod;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RunningApi.class)
class OpenApiTest {
    private final Api api;
    private final Map<String, ResourceMethod> methods = new TreeMap<>();

    OpenApiTest(Api api, World world) {
        this.api = api;
        var jersey = new ResourceConfig();
        world.api(1).register(jersey);
        jersey.getInstances().stream()
                .map(Object::getClass)
                .filter(it -> it.isAnnotationPresent(Path.class))
                .forEach(it -> collect("", Resource.from(it)));
    }

    private void collect(String parent, Resource resource) {
        var path = parent + resource.getPath();
        resource.getResourceMethods().forEach(it -> methods.put(it.getHttpMethod() + " " + path, it));
        resource.getChildResources().forEach(it -> collect(path, it));
    }

    @Test
    void theDocumentItselfIsServed() {
        assertThat(api.get("/openapi.json").json()).isEqualTo(Description.DOCUMENT);
    }

    @Test
    void whatThereIsIsDescribedAndWhatIsDescribedThereIs() {
        assertThat(methods).hasSizeGreaterThan(15);
        assertThat(Description.operations()).isEqualTo(methods.keySet());
    }

    @Test
    void operationsNeedATokenAsDescribed() {
        methods.forEach((name, method) ->
                assertThat(describedAuth(operation(name))).as(name).isEqualTo(realAuth(method)));
    }

    @Test
    void pathParametersAreDescribed() {
        methods.keySet().forEach(name -> {
            var path = name.substring(name.indexOf(' ') + 1);
            var inPath = Pattern.compile("\\{(\\w+)}").matcher(path).results().map(it -> it.group(1));
            var described = Description.DOCUMENT.path("paths").path(path).path("parameters");
            assertThat(elements(described).map(it -> it.get("name").asText()))
                    .as(name)
                    .containsExactlyElementsOf(inPath.toList());
        });
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        var references = Description.DOCUMENT.findValuesAsText("$ref");
        assertThat(references).isNotEmpty().allSatisfy(it -> assertThat(
                        Description.DOCUMENT.at(it.substring(1)).isMissingNode())
                .isFalse());
        Description.DOCUMENT.path("components").properties().stream()
                .filter(kind -> !kind.getKey().equals("securitySchemes"))
                .forEach(kind -> kind.getValue().fieldNames().forEachRemaining(name -> assertThat(references)
                        .contains("#/components/" + kind.getKey() + "/" + name)));
    }

    private static JsonNode operation(String name) {
        int space = name.indexOf(' ');
        return Description.operation(name.substring(0, space), name.substring(space + 1))
                .orElseThrow();
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return Stream.iterate(0, it -> it < array.size(), it -> it + 1).map(it -> Schema.resolved(array.get(it)));
    }

    private static String describedAuth(JsonNode operation) {
        var security = operation.path("security");
        if (security.isMissingNode()) {
            return "required";
        }
        return security.isEmpty() ? "none" : "optional";
    }

    private static String realAuth(ResourceMethod method) {
        return Arrays.stream(method.getInvocable().getHandlingMethod().getParameters())
                .filter(it -> it.isAnnotationPresent(Auth.class))
                .map(it -> it.getType() == Optional.class ? "optional" : "required")
                .findFirst()
                .orElse("none");
    }
}
