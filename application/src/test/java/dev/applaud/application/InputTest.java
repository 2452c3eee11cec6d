package dev.applaud.application;

import static dev.applaud.application.contract.Samples.done;
import static dev.applaud.application.contract.Samples.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.applaud.domain.Outcome;
import dev.applaud.domain.Refusal;
import dev.applaud.domain.Refusal.Field;
import dev.applaud.domain.comment.CommentText;
import dev.applaud.domain.content.ContentId;
import dev.applaud.domain.viewing.WatchTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class InputTest {
    @Test
    void readsWhatIsThere() {
        var input = new Input(Map.of("contentId", "v1", "watchTime", 1.5, "completed", true, "more", List.of()));
        var id = input.text("contentId", ContentId::new);
        var time = input.number("watchTime", WatchTime::ofSeconds);
        var completed = input.flag("completed");

        assertThat(done(input.check(() -> Outcome.done(List.of(id.get(), time.get(), completed.get())))))
                .isEqualTo(List.of(new ContentId("v1"), new WatchTime(1_500), true));
    }

    @Test
    void namesEveryErrorAtOnce() {
        var input = new Input(Map.of("contentId", "no spaces", "text", 7, "watchTime", "1", "completed", 0));
        input.text("contentId", ContentId::new);
        input.text("text", CommentText::new);
        input.number("watchTime", WatchTime::ofSeconds);
        input.flag("completed");
        input.text("missing", CommentText::new);
        input.refuse("after", "must not come with page");

        assertThat(errors(input))
                .containsExactly(
                        new Field("contentId", "must be 1 to 64 characters out of A-Z a-z 0-9 _ - . :"),
                        new Field("text", "must be a string"),
                        new Field("watchTime", "must be a number"),
                        new Field("completed", "must be true or false"),
                        new Field("missing", "is required"),
                        new Field("after", "must not come with page"));
    }

    @Test
    void takesNullForAbsent() {
        var fields = new HashMap<String, @Nullable Object>();
        fields.put("parentId", null);
        fields.put("text", null);
        var input = new Input(fields);
        var parent = input.optionalText("parentId", ContentId::new);
        var flag = input.optionalFlag("notifyFollowers");
        var time = input.optionalNumber("watchTime", WatchTime::ofSeconds);

        assertThat(parent.get()).isNull();
        assertThat(time.get()).isNull();
        assertThat(flag.get()).isFalse();
        assertThat(input.has("parentId")).isFalse();
        input.text("text", CommentText::new);
        assertThat(errors(input)).containsExactly(new Field("text", "is required"));
    }

    @Test
    void checksWhatIsOptionalToo() {
        var input = new Input(Map.of("parentId", "", "notifyFollowers", "yes", "watchTime", -1));
        input.optionalText("parentId", ContentId::new);
        input.optionalFlag("notifyFollowers");
        input.optionalNumber("watchTime", WatchTime::ofSeconds);

        assertThat(errors(input)).extracting(Field::field).containsExactly("parentId", "notifyFollowers", "watchTime");
    }

    @Test
    void givesAnyValueAsItCame() {
        var input = new Input(Map.of("data", List.of(1, 2)));

        assertThat(input.any("data")).isEqualTo(List.of(1, 2));
        assertThat(input.has("data")).isTrue();
        assertThat(input.any("nothing")).isNull();
    }

    @ParameterizedTest
    @MethodSource("notObjects")
    void refusesWhatIsNoObject(@Nullable Object json) {
        var input = new Input(json);
        input.text("text", CommentText::new);
        input.optionalText("parentId", ContentId::new);

        assertThat(refused(input.check(() -> Outcome.done(1))))
                .isEqualTo(new Refusal.Malformed("The request must be a JSON object"));
    }

    static List<@Nullable Object> notObjects() {
        var all = new ArrayList<@Nullable Object>(List.of("text", 1, 1.5, true, List.of()));
        all.add(null);
        return all;
    }

    @Test
    void keepsAValueFromThoseWhoDidNotCheck() {
        var id = new Input(Map.of("contentId", 7)).text("contentId", ContentId::new);

        assertThatThrownBy(id::get).isInstanceOf(IllegalStateException.class);
    }

    private static List<Field> errors(Input input) {
        return ((Refusal.Invalid) refused(input.check(() -> Outcome.done(1)))).errors();
    }
}
