package dev.applaud.rest;

import dev.applaud.application.Faults;
import dev.applaud.rest.http.AnswerHeaders;
import dev.applaud.rest.http.BodyLimit;
import dev.applaud.rest.http.EnvelopeWriter;
import dev.applaud.rest.http.FaultMapper;
import dev.applaud.rest.http.IdempotencyKeys;
import dev.applaud.rest.http.InputReader;
import dev.applaud.rest.http.LenientAccept;
import dev.applaud.rest.identity.BearerFilter;
import dev.applaud.rest.identity.SignedIn;
import dev.applaud.rest.resource.AdminResource;
import dev.applaud.rest.resource.CommentResource;
import dev.applaud.rest.resource.ContentResource;
import dev.applaud.rest.resource.EngagementResource;
import dev.applaud.rest.resource.FeedResource;
import dev.applaud.rest.resource.FollowResource;
import dev.applaud.rest.resource.OpenApiResource;
import dev.applaud.rest.resource.UseCases;
import io.dropwizard.auth.AuthDynamicFeature;
import io.dropwizard.auth.AuthValueFactoryProvider;
import java.util.List;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.ServerProperties;

/// The whole REST API, to be registered with Jersey under `/api/*`. Its calls block, so it wants virtual threads.
///
/// What is refused before Jersey sees it, or fails behind its back, ends in Jetty's error handler: have that ask
/// {@link dev.applaud.rest.http.HttpErrors}, so that such answers have the envelope too.
public final class RestApi {
    private final UseCases useCases;
    private final Faults faults;
    private final int maxBodyBytes;

    public RestApi(UseCases useCases, Faults faults, int maxBodyBytes) {
        this.useCases = useCases;
        this.faults = faults;
        this.maxBodyBytes = maxBodyBytes;
    }

    public void register(ResourceConfig jersey) {
        jersey.property(ServerProperties.WADL_FEATURE_DISABLE, true);
        registerHttp(jersey);
        registerIdentity(jersey);
        resources().forEach(jersey::register);
    }

    private void registerHttp(ResourceConfig jersey) {
        jersey.register(new LenientAccept());
        jersey.register(new BodyLimit(maxBodyBytes));
        jersey.register(new InputReader(maxBodyBytes));
        jersey.register(new IdempotencyKeys(maxBodyBytes));
        jersey.register(new EnvelopeWriter());
        jersey.register(new AnswerHeaders());
        jersey.register(new FaultMapper.Any(faults));
        jersey.register(new FaultMapper.IllegalState(faults));
    }

    private void registerIdentity(ResourceConfig jersey) {
        jersey.register(new AuthDynamicFeature(new BearerFilter(useCases.authenticate())));
        jersey.register(new AuthValueFactoryProvider.Binder<>(SignedIn.class));
    }

    private List<Object> resources() {
        return List.of(
                new ContentResource(useCases.content()),
                new EngagementResource(useCases.engagement()),
                new CommentResource(useCases.comments()),
                new FollowResource(useCases.people()),
                new FeedResource(useCases.people().feed()),
                new AdminResource(useCases.admin()),
                new OpenApiResource());
    }
}
