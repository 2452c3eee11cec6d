package dev.applaud.rest;

import static dev.applaud.application.contract.Samples.newId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.applaud.domain.audience.EventName;
import dev.applaud.domain.audience.Room;
import dev.applaud.domain.audience.RoomEvent.Relayed;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(RunningApi.class)
class AdminTest {
    private final Api api;
    private final World world;
    private final String event = "event-" + newId();

    AdminTest(Api api, World world) {
        this.api = api.as("admin-1");
        this.world = world;
    }

    @Test
    void anEventGoesToARoomWithItsDataAsTheyWere() {
        var answer = emitted("\"room\":\"livestream_1\",\"data\":{\"a\":[1,2.50,1e400,null,true,\"ü\"]}");
        assertThat(answer.text())
                .isEqualTo(
                        "{\"success\":true,\"data\":{\"room\":\"livestream_1\",\"event\":\"%s\"},\"message\":\"Event emitted\"}"
                                .formatted(event));
        assertThat(relayed().room()).isEqualTo(new Room("livestream_1"));
        assertThat(relayed().data())
                .isEqualTo(Map.of(
                        "a", Arrays.asList(1, new BigDecimal("2.50"), new BigDecimal("1e400"), null, true, "ü")));
    }

    @Test
    void anEventGoesToAllConnectionsOfAUser() {
        assertThat(emitted("\"userId\":\"bob\",\"data\":[1]").data().get("room").asText())
                .isEqualTo("user_bob");
        assertThat(relayed()).isEqualTo(new Relayed(new Room("user_bob"), new EventName(event), List.of(1)));
    }

    @Test
    void anEventGoesToEveryone() {
        assertThat(emitted("\"everyone\":true,\"room\":null").data().get("room").isNull())
                .isTrue();
        assertThat(relayed()).isEqualTo(new Relayed(null, new EventName(event), null));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"event":"e"}                                      | room
            {"event":"e","everyone":false}                     | room
            {"event":"e","room":"r","userId":"u"}              | room
            {"event":"e","room":"r","everyone":true}           | room
            {"event":"e","room":"r","userId":"u","everyone":true} | room
            {"event":"e","everyone":"yes"}                     | everyone,room
            {"event":"e","room":7}                             | room
            {"event":"e","room":""}                            | room
            {"event":"e","userId":"a b"}                       | userId
            {"room":"r"}                                       | event
            {"room":"r","event":"disconnect"}                  | event
            {"room":"r","event":""}                            | event
            {"room":"r","event":["e"]}                         | event
            """)
    void everyFieldThatCannotBeTakenIsNamed(String body, String fields) {
        var answer = api.post("/admin/emit", body);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().get("errors").findValuesAsText("field")).containsExactly(fields.split(","));
    }

    @Test
    void onlyAdminsEmit() {
        var answer = api.as("ann").post("/admin/emit", "{\"everyone\":true,\"event\":\"" + event + "\"}");
        assertThat(answer.code()).isEqualTo("FORBIDDEN");
        assertThat(world.broadcast.events(Relayed.class))
                .noneMatch(it -> it.event().value().equals(event));
    }

    @Test
    void theAudienceIsCounted() {
        assertThat(api.get("/admin/rooms/video_42").text())
                .isEqualTo("{\"success\":true,\"data\":{\"size\":45,\"connected\":true}}");
        assertThat(api.get("/admin/rooms/nobody%20here").data().get("size").asInt())
                .isZero();
        assertThat(api.get("/admin/connections").text())
                .isEqualTo("{\"success\":true,\"data\":{\"connections\":1234}}");
    }

    @Test
    void aRoomThatCannotBeIsNamed() {
        assertThat(api.get("/admin/rooms/" + "x".repeat(129))
                        .json()
                        .at("/errors/0/field")
                        .asText())
                .isEqualTo("room");
    }

    private Api.Answer emitted(String rest) {
        var answer = api.post("/admin/emit", "{\"event\":\"" + event + "\"," + rest + "}");
        assertThat(answer.status()).isEqualTo(200);
        return answer;
    }

    private Relayed relayed() {
        return world.broadcast.await(Relayed.class, it -> it.event().value().equals(event));
    }
}
