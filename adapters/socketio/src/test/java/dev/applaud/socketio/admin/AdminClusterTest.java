package dev.applaud.socketio.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.applaud.socketio.TestIo;
import dev.applaud.socketio.cluster.Link;
import dev.applaud.socketio.cluster.Member;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// An admin of one server sees and reaches the others.
class AdminClusterTest {
    private final Link link = new Link();
    private final TestIo here = server("here");
    private final TestIo there = server("there");

    private TestIo server(String id) {
        var server = new TestIo(options -> options.adapter(link::adapter));
        AdminNamespace.install(
                server.io(),
                AdminOptions.builder(AdminAuth.none())
                        .mode(AdminMode.DEVELOPMENT)
                        .serverId(id)
                        .build());
        return server;
    }

    @AfterEach
    void close() {
        here.close();
        there.close();
        link.close();
    }

    private static boolean isStatsOf(JsonNode args, String server) {
        return args.at("/0/serverId").asText().equals(server);
    }

    @Test
    void everyServerTellsHowItIs() {
        var admin = AdminClient.in(here);

        admin.next("server_stats", it -> isStatsOf(it, "here"));
        admin.next("server_stats", it -> isStatsOf(it, "there"));
    }

    @Test
    void theSocketsOfAllServersAreTold() {
        var ada = Member.of(there);
        ada.socket().data().put("name", "ada");

        var sockets = AdminClient.in(here).next("all_sockets").get(0);

        assertThat(sockets)
                .filteredOn(it -> it.get("id").asText().equals(ada.id()))
                .hasSize(1)
                .allSatisfy(it -> {
                    assertThat(it.get("clientId").asText())
                            .isEqualTo(ada.socket().clientId());
                    assertThat(it.get("transport").asText()).isEqualTo("websocket");
                    assertThat(it.get("data")).hasToString("{\"name\":\"ada\"}");
                });
    }

    @Test
    void whatHappensOnOtherServersIsTold() {
        var admin = AdminClient.in(here);
        admin.next("all_sockets");
        var ada = Member.of(there);

        admin.next("socket_connected", it -> it.at("/0/id").asText().equals(ada.id()));
        ada.socket().join("red");
        admin.next("room_joined", it -> it.get(1).asText().equals("red"));
    }

    @Test
    void aServerThatDoesNotAnswerLeavesThoseOfThisOne() {
        var ada = Member.of(here);
        Member.of(there);
        link.interrupt();

        assertThat(AdminClient.in(here).next("all_sockets").get(0))
                .extracting(it -> it.get("id").asText())
                .contains(ada.id())
                .hasSize(2);
    }

    @Test
    void commandsReachOtherServers() {
        var admin = AdminClient.in(here);
        admin.next("config");
        var ada = Member.of(there);

        admin.send("[\"join\",\"/\",\"red\",\"" + ada.id() + "\"]");
        admin.next("room_joined", it -> it.get(1).asText().equals("red"));
        admin.send("[\"_disconnect\",\"/\",false,\"red\"]");

        assertThat(ada.client().event()).isEqualTo("41");
    }
}
