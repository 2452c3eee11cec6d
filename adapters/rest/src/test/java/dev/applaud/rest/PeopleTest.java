package dev.applaud.rest;

import static dev.applaud.application.contract.Samples.newId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.applaud.domain.people.Profile;
import dev.applaud.domain.people.UserId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RunningApi.class)
class PeopleTest {
    private final Api api;
    private final String fan = "fan-" + newId();
    private final String creator = "creator-" + newId();

    PeopleTest(Api api, World world) {
        this.api = api;
        world.storage.profiles().remember(new Profile(new UserId(creator), null, null, false));
    }

    @Test
    void followingTwiceIsFollowing() {
        assertThat(api.as(fan).put("/users/" + creator + "/follow").text())
                .isEqualTo("{\"success\":true,\"data\":{\"isFollowing\":true},\"message\":\"User followed\"}");
        assertThat(api.as(fan).put("/users/" + creator + "/follow").status()).isEqualTo(200);
        assertThat(api.as(fan).delete("/users/" + creator + "/follow").text())
                .isEqualTo("{\"success\":true,\"data\":{\"isFollowing\":false},\"message\":\"User unfollowed\"}");
        assertThat(api.as(fan).delete("/users/" + creator + "/follow").status()).isEqualTo(200);
    }

    @Test
    void nobodyFollowsWhoIsNotThereNorThemselves() {
        assertThat(api.as(fan).put("/users/none-" + newId() + "/follow").code()).isEqualTo("USER_NOT_FOUND");
        assertThat(api.as(fan)
                        .put("/users/" + fan + "/follow")
                        .json()
                        .at("/errors/0/field")
                        .asText())
                .isEqualTo("id");
        assertThat(api.as(fan)
                        .put("/users/a%20b/follow")
                        .json()
                        .at("/errors/0/field")
                        .asText())
                .isEqualTo("id");
        assertThat(api.get("/users/none-" + newId() + "/followers").status()).isEqualTo(404);
        assertThat(api.get("/users/none-" + newId() + "/following").status()).isEqualTo(404);
    }

    @Test
    void followersComeInPages() {
        api.as(fan).put("/users/" + creator + "/follow");
        api.as(fan + "2").put("/users/" + creator + "/follow");
        var first = api.get("/users/" + creator + "/followers?limit=1").data();
        assertThat(first.at("/users/0/_id").asText()).isEqualTo(fan + "2");
        assertThat(first.at("/users/0/username").asText()).isEqualTo("@" + fan + "2");
        var rest = api.get("/users/" + creator + "/followers?after="
                        + first.get("nextCursor").asText())
                .data();
        assertThat(rest.get("users").findValuesAsText("_id")).containsExactly(fan);
        assertThat(rest.get("nextCursor").isNull()).isTrue();
    }

    @Test
    void somebodyWithoutANameIsShownByTheirId() {
        api.as(fan).put("/users/" + creator + "/follow");
        assertThat(api.get("/users/" + fan + "/following").text())
                .isEqualTo(
                        "{\"success\":true,\"data\":{\"users\":[{\"_id\":\"%1$s\",\"username\":\"%1$s\",\"avatar\":null,\"isVerified\":false}],\"nextCursor\":null}}"
                                .formatted(creator));
    }

    @Test
    void theFeedHoldsTheContentOfThoseFollowed() {
        api.as(fan).put("/users/" + creator + "/follow");
        var older = api.content(creator);
        var newer = api.content(creator);
        api.content("somebody-" + newId());
        api.as(fan).put("/content/" + newer + "/like");
        var first = api.as(fan).get("/feed?limit=1").data();
        assertThat(first.at("/contents/0/_id").asText()).isEqualTo(newer);
        assertThat(first.at("/contents/0/isLiked").asBoolean()).isTrue();
        var rest = api.as(fan)
                .get("/feed?after=" + first.get("nextCursor").asText())
                .data();
        assertThat(rest.get("contents")).hasSize(1);
        assertThat(rest.at("/contents/0/_id").asText()).isEqualTo(older);
        assertThat(rest.get("nextCursor").isNull()).isTrue();
        assertThat(api.as(fan).get("/feed?limit=1000&after=x").json().get("errors"))
                .hasSize(2);
    }
}
