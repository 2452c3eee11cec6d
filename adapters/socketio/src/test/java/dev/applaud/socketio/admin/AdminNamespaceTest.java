package dev.applaud.socketio.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.applaud.socketio.Admission;
import dev.applaud.socketio.Socket;
import dev.applaud.socketio.TestIo;
import dev.applaud.socketio.client.Await;
import dev.applaud.socketio.client.ManualClock;
import dev.applaud.socketio.client.WebSocketClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AdminNamespaceTest {
    private static final String TIMESTAMP = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z";

    private final ManualClock clock = new ManualClock();
    private @Nullable TestIo server;

    private TestIo server(AdminMode mode) {
        return server(options -> options.mode(mode), _ -> {});
    }

    private TestIo server(UnaryOperator<AdminOptions.Builder> settings, Consumer<Socket> application) {
        var started = new TestIo(clock, _ -> {});
        AdminNamespace.install(
                started.io(),
                settings.apply(AdminOptions.builder(AdminAuth.none()).serverId("one"))
                        .build());
        started.io().onConnection(application);
        server = started;
        return started;
    }

    @AfterEach
    void close() {
        if (server != null) {
            server.close();
        }
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    /// The arguments of an event about this socket.
    private static JsonNode about(Socket socket, AdminClient admin, String event) {
        return admin.next(event, args -> texts(args).contains(socket.id()));
    }

    /// The next socket that has come to `/`.
    private static JsonNode connectedToMain(AdminClient admin) {
        return admin.next("socket_connected", it -> it.at("/0/nsp").asText().equals("/"));
    }

    // --- config ------------------------------------------------------------------------------------------------

    @ParameterizedTest
    @CsvSource({
        "PRODUCTION, true, AGGREGATED_EVENTS",
        "DEVELOPMENT, true, AGGREGATED_EVENTS ALL_EVENTS",
        "PRODUCTION, false, EMIT JOIN LEAVE DISCONNECT MJOIN MLEAVE MDISCONNECT AGGREGATED_EVENTS",
        "DEVELOPMENT, false, EMIT JOIN LEAVE DISCONNECT MJOIN MLEAVE MDISCONNECT AGGREGATED_EVENTS ALL_EVENTS"
    })
    void theConfigSaysWhatTheAdminUiMayShow(AdminMode mode, boolean readOnly, String features) {
        var started = server(options -> options.mode(mode).readOnly(readOnly), _ -> {});

        var config = AdminClient.in(started).next("config").get(0);

        assertThat(String.join(" ", texts(config.get("supportedFeatures")))).isEqualTo(features);
    }

    @Test
    void itCanHaveAnotherName() {
        var started = server(options -> options.namespace("/staff"), _ -> {});
        var client = started.open();

        client.send("40/admin,");
        assertThat(client.event()).isEqualTo("44/admin,{\"message\":\"Invalid namespace\"}");
        client.send("40/staff,");
        assertThat(client.event()).startsWith("40/staff,");
        assertThat(client.event()).startsWith("42/staff,[\"config\"");
    }

    // --- server_stats ------------------------------------------------------------------------------------------

    private JsonNode stats(AdminClient admin) {
        clock.pass(Duration.ofMillis(1_001));
        clock.pass(Duration.ofMillis(1_001));
        return admin.next("server_stats").get(0);
    }

    @Test
    void everyTwoSecondsTheServerTellsHowItIs() {
        var started = server(AdminMode.PRODUCTION);
        var admin = AdminClient.in(started);
        admin.next("config");
        started.join();
        started.openPolling();

        var stats = stats(admin);

        assertThat(stats.properties().stream().map(Map.Entry::getKey))
                .containsExactly(
                        "serverId",
                        "hostname",
                        "pid",
                        "uptime",
                        "clientsCount",
                        "pollingClientsCount",
                        "aggregatedEvents",
                        "namespaces");
        assertThat(stats.get("serverId").textValue()).isEqualTo("one");
        assertThat(stats.get("pid").longValue())
                .isEqualTo(ProcessHandle.current().pid());
        assertThat(stats.get("uptime").isFloatingPointNumber()).isTrue();
        assertThat(stats.get("clientsCount").intValue()).isEqualTo(3);
        assertThat(stats.get("pollingClientsCount").intValue()).isOne();
        assertThat(stats(admin).get("serverId").textValue()).isEqualTo("one");
    }

    @Test
    void theSocketsOfEachNamespaceAreCounted() {
        var started = server(AdminMode.PRODUCTION);
        var admin = AdminClient.in(started);
        admin.next("config");
        started.join();

        assertThat(stats(admin).get("namespaces"))
                .extracting(it -> it.get("name").textValue() + it.get("socketsCount"))
                .containsExactlyInAnyOrder("/1", "/admin1");
    }

    private static long count(JsonNode stats, String type) {
        return StreamSupport.stream(stats.get("aggregatedEvents").spliterator(), false)
                .filter(it -> it.get("type").textValue().equals(type))
                .mapToLong(it -> it.get("count").longValue())
                .sum();
    }

    @Test
    void whatHappenedIsCountedAndToldOnce() {
        var started = server(AdminMode.PRODUCTION);
        var admin = AdminClient.in(started);
        admin.next("config");
        stats(admin);
        var client = started.join();
        client.send("42[\"hello\"]");
        client.send("3"); // no data
        client.close();
        started.disconnectReason();

        var stats = stats(admin);

        assertThat(count(stats, "rawConnection")).isOne();
        assertThat(count(stats, "packetsIn")).isEqualTo(2);
        assertThat(count(stats, "bytesIn")).isEqualTo("0".length() + "2[\"hello\"]".length());
        assertThat(count(stats, "packetsOut")).isPositive();
        assertThat(count(stats, "bytesOut")).isGreaterThan(20);
        assertThat(stats.get("aggregatedEvents"))
                .anySatisfy(it -> {
                    assertThat(it.get("type").textValue()).isEqualTo("rawDisconnection");
                    assertThat(it.get("subType").textValue()).isEqualTo("transport close");
                    assertThat(it.get("count").intValue()).isOne();
                })
                .allSatisfy(it ->
                        assertThat(it.get("timestamp").longValue() % 1_000).isZero());
        assertThat(count(stats(admin), "rawConnection")).isZero();
    }

    @Test
    void whoIsUpgradedOrGoneIsOnPollingNoLonger() {
        var started = server(AdminMode.PRODUCTION);
        var admin = AdminClient.in(started);
        admin.next("config");
        var upgraded = started.openPolling();
        var closed = started.openPolling();
        assertThat(stats(admin).get("pollingClientsCount").intValue()).isEqualTo(2);

        upgraded.upgrade();
        closed.post("1");

        Await.until(
                "an end of polling",
                () -> stats(admin).get("pollingClientsCount").intValue() == 0);
    }

    @Test
    void inProductionModeThereIsNothingElse() {
        var started = server(AdminMode.PRODUCTION);
        var admin = AdminClient.in(started);
        assertThat(admin.nextName()).isEqualTo("config");
        started.join();
        started.socket().join("red");

        clock.pass(Duration.ofMillis(1_001));
        clock.pass(Duration.ofMillis(1_001));

        assertThat(admin.nextName()).isEqualTo("server_stats");
        assertThat(started.io().of("/").sockets())
                .allSatisfy(it -> assertThat(it.data()).isEmpty());
    }

    // --- sockets -----------------------------------------------------------------------------------------------

    @Test
    void firstAnAdminIsToldAllSockets() {
        var started = server(AdminMode.DEVELOPMENT);
        started.io().of("/chat").onConnection(_ -> {});
        var client = started.join();
        client.send("40/chat,");
        assertThat(client.event()).startsWith("40/chat,");
        var ada = started.socket();
        ada.data().put("name", "ada");
        ada.join("red");

        var sockets = AdminClient.in(started).next("all_sockets");

        assertThat(sockets.get(0))
                .extracting(it -> it.get("nsp").textValue())
                .containsExactlyInAnyOrder("/", "/admin", "/chat");
        assertThat(sockets.get(0))
                .filteredOn(it -> it.get("nsp").asText().equals("/"))
                .allSatisfy(it -> {
                    assertThat(it.get("id").textValue()).isEqualTo(ada.id());
                    assertThat(it.get("clientId").textValue())
                            .isEqualTo(ada.clientId())
                            .hasSize(12);
                    assertThat(it.get("transport").textValue()).isEqualTo("websocket");
                    assertThat(it.get("data").toString()).isEqualTo("{\"name\":\"ada\"}");
                    assertThat(texts(it.get("rooms"))).containsExactlyInAnyOrder(ada.id(), "red");
                    assertThat(it.at("/handshake/query/transport").textValue()).isEqualTo("websocket");
                });
    }

    @Test
    void aSocketThatComesAndGoesIsTold() {
        var started = server(AdminMode.DEVELOPMENT);
        var admin = AdminClient.in(started);
        admin.next("all_sockets");
        var client = started.join();
        var ada = started.socket();

        var connected = connectedToMain(admin);
        assertThat(connected.at("/0/id").textValue()).isEqualTo(ada.id());
        assertThat(connected.at("/0/handshake/time").textValue()).endsWith("GMT+0000 (Coordinated Universal Time)");
        assertThat(connected.at("/0/handshake").has("auth")).isFalse();
        assertThat(connected.get(1).textValue()).matches(TIMESTAMP);

        client.send("41");
        var gone = admin.next("socket_disconnected");
        assertThat(texts(gone).subList(0, 3)).containsExactly("/", ada.id(), "client namespace disconnect");
        assertThat(gone.get(3).textValue()).matches(TIMESTAMP);
    }

    @Test
    void anUpgradeIsTold() {
        var started = server(AdminMode.DEVELOPMENT);
        var admin = AdminClient.in(started);
        var client = started.openPolling();
        client.post("40");
        var ada = started.socket();
        assertThat(connectedToMain(admin).at("/0/transport").textValue()).isEqualTo("polling");

        client.upgrade();

        var updated = admin.next("socket_updated").get(0);
        assertThat(List.of(updated.get("id"), updated.get("nsp"), updated.get("transport")))
                .extracting(JsonNode::textValue)
                .containsExactly(ada.id(), "/", "websocket");
        assertThat(ada.transport()).isEqualTo("websocket");
    }

    @Test
    void changedDataIsTold() {
        var started = server(AdminMode.DEVELOPMENT);
        var admin = AdminClient.in(started);
        started.join();
        var ada = started.socket();
        about(ada, admin, "room_joined");

        ada.data().put("name", "ada");
        ada.data().put("secret", new Object());

        var updated = admin.next("socket_updated").get(0);
        assertThat(updated.get("id").textValue()).isEqualTo(ada.id());
        assertThat(updated.get("nsp").textValue()).isEqualTo("/");
        assertThat(updated.get("data").toString()).isEqualTo("{\"name\":\"ada\"}");
        assertThat(admin.next("socket_updated").at("/0/data").toString()).isEqualTo("{\"name\":\"ada\"}");
    }

    @Test
    void roomsAreTold() {
        var started = server(AdminMode.DEVELOPMENT);
        var admin = AdminClient.in(started);
        started.join();
        var ada = started.socket();

        assertThat(texts(about(ada, admin, "room_joined")).subList(0, 3)).containsExactly("/", ada.id(), ada.id());
        ada.join("red");
        var joined = about(ada, admin, "room_joined");
        ada.leave("red");
        var left = about(ada, admin, "room_left");

        assertThat(texts(joined).subList(0, 3)).containsExactly("/", "red", ada.id());
        assertThat(joined.get(3).textValue()).matches(TIMESTAMP);
        assertThat(texts(left).subList(0, 3)).containsExactly("/", "red", ada.id());
        assertThat(left.get(3).textValue()).matches(TIMESTAMP);
    }

    @Test
    void eventsAreToldWithTheirArgumentsAndWithoutTheAcknowledgement() {
        var started = server(
                options -> options.mode(AdminMode.DEVELOPMENT),
                socket -> socket.on("echo", (args, ack) -> ack.send(args.getFirst())));
        var admin = AdminClient.in(started);
        var client = started.join();
        var ada = started.socket();

        client.send("421[\"echo\",{\"a\":[1,null]}]");
        var received = about(ada, admin, "event_received");
        started.io().emit("news", "x", null);
        var sent = about(ada, admin, "event_sent");

        assertThat(received.get(2)).hasToString("[\"echo\",{\"a\":[1,null]}]");
        assertThat(received.get(3).textValue()).matches(TIMESTAMP);
        assertThat(sent.get(0).textValue()).isEqualTo("/");
        assertThat(sent.get(2)).hasToString("[\"news\",\"x\",null]");
    }

    @Test
    void whatTheApplicationSendsWhenASocketComesIsToldAfterThatItCame() {
        var started = server(options -> options.mode(AdminMode.DEVELOPMENT), socket -> socket.emit("welcome"));
        var admin = AdminClient.in(started);
        admin.next("all_sockets");
        started.join();

        connectedToMain(admin);
        assertThat(admin.next("event_sent").get(2)).hasToString("[\"welcome\"]");
    }

    @Test
    void namespacesThatClientsBringIntoBeingAreToldToo() {
        var started = server(AdminMode.DEVELOPMENT);
        started.io().of((_, _) -> true);
        var admin = AdminClient.in(started);
        started.open().send("40/dynamic,");

        admin.next("socket_connected", it -> it.at("/0/nsp").asText().equals("/dynamic"));
    }

    @Test
    void credentialsOfRequestsAreNotShown() {
        var started = server(AdminMode.DEVELOPMENT);
        var admin = AdminClient.in(started);
        admin.next("all_sockets");
        var client = WebSocketClient.connect(
                started.jetty(),
                "/socket.io/?EIO=4&transport=websocket",
                "Cookie",
                "session=1",
                "Authorization",
                "Basic eDp5",
                "X-Forwarded-For",
                "192.0.2.1");
        client.send("40{\"token\":\"t\"}");

        var handshake = connectedToMain(admin).at("/0/handshake");

        assertThat(handshake.get("address").textValue()).isEqualTo("192.0.2.1");
        assertThat(handshake.get("headers").has("x-forwarded-for")).isTrue();
        assertThat(handshake.toString()).doesNotContain("session=1", "eDp5", "token");
    }

    // --- commands ----------------------------------------------------------------------------------------------

    private AdminClient commander(TestIo started) {
        var admin = AdminClient.in(started);
        admin.next("config");
        return admin;
    }

    @Test
    void anAdminEmitsToARoomOrToAll() {
        var started = server(AdminMode.PRODUCTION);
        var admin = commander(started);
        var ada = started.join();
        started.socket().join("red");
        var bob = started.join();

        admin.send("[\"emit\",\"/\",\"red\",\"news\",1,{\"a\":null}]");
        assertThat(ada.event()).isEqualTo("42[\"news\",1,{\"a\":null}]");
        admin.send("[\"emit\",\"/\",null,\"all\"]");
        assertThat(bob.event()).isEqualTo("42[\"all\"]");
        assertThat(ada.event()).isEqualTo("42[\"all\"]");
    }

    @Test
    void anAdminMakesSocketsJoinAndLeave() {
        var started = server(AdminMode.DEVELOPMENT);
        var admin = commander(started);
        started.join();
        var ada = started.socket();
        started.join();
        var bob = started.socket();

        admin.send("[\"join\",\"/\",\"red\",\"" + ada.id() + "\"]");
        admin.send("[\"join\",\"/\",\"blue\"]");
        about(bob, admin, "room_joined");
        admin.next(
                "room_joined",
                it -> it.get(1).asText().equals("blue") && it.get(2).asText().equals(bob.id()));
        assertThat(ada.rooms()).containsExactlyInAnyOrder(ada.id(), "red", "blue");
        assertThat(bob.rooms()).containsExactlyInAnyOrder(bob.id(), "blue");

        admin.send("[\"leave\",\"/\",\"blue\",\"red\"]");
        about(ada, admin, "room_left");
        assertThat(ada.rooms()).containsExactlyInAnyOrder(ada.id(), "red");
        admin.send("[\"leave\",\"/\",\"blue\",null]");
        about(bob, admin, "room_left");
        assertThat(bob.rooms()).containsExactly(bob.id());
    }

    @Test
    void anAdminDisconnectsSocketsOrTheirConnections() {
        var started = server(AdminMode.PRODUCTION);
        var admin = commander(started);
        var ada = started.join();
        var bob = started.join();
        var first = started.socket();

        admin.send("[\"_disconnect\",\"/\",false,\"" + first.id() + "\"]");
        assertThat(ada.event()).isEqualTo("41");
        assertThat(ada.isClosed()).isFalse();
        admin.send("[\"_disconnect\",\"/\",true]");
        assertThat(bob.event()).isEqualTo("41");
        bob.closeStatus();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[\"emit\"]",
                "[\"emit\",\"/none\",null,\"news\"]",
                "[\"emit\",\"/\",7,\"news\"]",
                "[\"emit\",\"/\",null,\"connect\"]",
                "[\"emit\",\"/\",null]",
                "[\"join\",\"/\",7]",
                "[\"leave\",\"/\"]",
                "[\"_disconnect\",\"/none\",true]",
                "[\"_disconnect\",\"/\",true,[]]",
                "[\"what\",\"/\"]"
            })
    void whatIsNoCommandDoesNothing(String event) {
        var started = server(AdminMode.PRODUCTION);
        var admin = commander(started);
        var ada = started.join();

        admin.send(event);
        admin.send("[\"emit\",\"/\",\"\",\"last\"]");

        assertThat(ada.event()).isEqualTo("42[\"last\"]");
        assertThat(started.io().namespaces()).hasSize(2);
    }

    @Test
    void inReadOnlyModeCommandsDoNothing() {
        var started = server(options -> options.readOnly(true).mode(AdminMode.DEVELOPMENT), _ -> {});
        started.io().of("/admin").onConnection(socket -> socket.on("done", (_, ack) -> ack.send()));
        var admin = commander(started);
        var ada = started.join();

        admin.send("[\"emit\",\"/\",null,\"news\"]");
        admin.send("[\"_disconnect\",\"/\",true]");
        admin.send("[\"join\",\"/\",\"red\"]");
        admin.askWhetherDone();
        started.io().emit("last");

        assertThat(ada.event()).isEqualTo("42[\"last\"]");
        assertThat(started.socket().rooms()).hasSize(1);
    }

    @Test
    void otherChecksOfTheNamespaceAreTheApplications() {
        var started = server(AdminMode.PRODUCTION);
        started.io().of("/admin").use(_ -> Admission.refused("not today"));

        assertThat(AdminClient.in(started).answer()).isEqualTo("44/admin,{\"message\":\"not today\"}");
    }
}
