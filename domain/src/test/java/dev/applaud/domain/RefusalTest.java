package dev.applaud.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.applaud.domain.comment.CommentId;
import dev.applaud.domain.content.ContentId;
import dev.applaud.domain.people.UserId;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class RefusalTest {
    private static final List<Refusal> ALL = List.of(
            new Refusal.Invalid("text", "is required"),
            new Refusal.Malformed("no"),
            new Refusal.Unauthenticated(),
            new Refusal.TokenInvalid(),
            new Refusal.TokenExpired(),
            new Refusal.Forbidden("no"),
            new Refusal.ContentNotFound(new ContentId("v1")),
            new Refusal.CommentNotFound(new CommentId("m1")),
            new Refusal.UserNotFound(new UserId("ann")),
            new Refusal.NotFound("no"),
            new Refusal.MethodNotAllowed("no"),
            new Refusal.NotAcceptable("no"),
            new Refusal.Conflict("no"),
            new Refusal.AlreadyDone("done"),
            new Refusal.PayloadTooLarge("no"),
            new Refusal.UnsupportedMediaType("no"),
            new Refusal.RateLimited(Duration.ofSeconds(1)),
            new Refusal.Internal("f1"),
            new Refusal.Unavailable(Duration.ofSeconds(1)));

    @Test
    void everyKindHasACodeOfItsOwnAndAMessage() {
        assertThat(ALL.stream().map(Refusal::getClass)).hasSize(Refusal.class.getPermittedSubclasses().length);
        assertThat(ALL.stream().map(Refusal::code)).doesNotHaveDuplicates().allMatch(it -> it.matches("[A-Z_]+"));
        assertThat(ALL).noneMatch(it -> it.message().isBlank());
    }

    @Test
    void invalidFieldsAreAllNamed() {
        var refusal = new Refusal.Invalid(
                List.of(new Refusal.Field("text", "is required"), new Refusal.Field("page", "must be a number")));

        assertThat(refusal.message()).isEqualTo("text is required; page must be a number");
    }

    @Test
    void whatIsMissingIsNamed() {
        assertThat(Stream.of(ALL.get(6), ALL.get(7), ALL.get(8)).map(Refusal::message))
                .containsExactly("No content v1", "No comment m1 on this content", "No user ann");
    }
}
