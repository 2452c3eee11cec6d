package dev.applaud.socketio.client;

import io.socket.client.Ack;
import io.socket.client.AckWithTimeout;
import io.socket.client.IO;
import io.socket.client.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import org.json.JSONArray;
import org.json.JSONException;
import org.json.JSONObject;
import org.jspecify.annotations.Nullable;

/// A socket of the official Java client.
final class JavaSocket extends RealSocket {
    /// The client's own takes five requests at a time, of all sockets in the process.
    private static final OkHttpClient http = new OkHttpClient.Builder()
            .dispatcher(dispatcher())
            .readTimeout(1, TimeUnit.MINUTES) // as its own
            .build();

    private final Socket socket;

    private static Dispatcher dispatcher() {
        var dispatcher = new Dispatcher();
        dispatcher.setMaxRequests(Integer.MAX_VALUE);
        dispatcher.setMaxRequestsPerHost(Integer.MAX_VALUE);
        return dispatcher;
    }

    private JavaSocket(Socket socket) {
        this.socket = socket;
        socket.on("connect", _ -> tell("connect", socket.id()));
        socket.on("connect_error", args -> tell("connect_error", args));
        socket.on("disconnect", args -> tell("disconnect", args));
        socket.on("news", args -> tell("news", args));
        socket.on("question", args -> {
            int last = args.length - 1;
            ((Ack) args[last]).call(json(Arrays.copyOf(args, last)));
        });
        socket.connect();
    }

    static RealSocket open(URI namespace, String transports, Map<String, String> auth) {
        var options = IO.Options.builder()
                .setTransports(transports.split(","))
                .setForceNew(true)
                .setReconnectionDelay(20)
                .setReconnectionDelayMax(50)
                .setAuth(auth)
                .build();
        options.callFactory = http;
        options.webSocketFactory = http;
        return new JavaSocket(IO.socket(namespace, options));
    }

    @Override
    public RealSocket beside(String namespace) {
        return new JavaSocket(socket.io().socket(namespace));
    }

    @Override
    public void emit(String event, @Nullable Object... args) {
        socket.emit(event, json(args));
    }

    @Override
    public void ask(String event, @Nullable Object... args) {
        socket.emit(event, json(args), answer -> tell("answer", answer));
    }

    @Override
    public void askBriefly(String event) {
        socket.emit(event, new AckWithTimeout(50) {
            @Override
            public void onSuccess(Object... answer) {
                tell("answer", answer);
            }

            @Override
            public void onTimeout() {
                tell("timeout");
            }
        });
    }

    @Override
    public void disconnect() {
        socket.disconnect();
    }

    private void tell(String event, @Nullable Object... args) {
        var told = new ArrayList<@Nullable Object>();
        told.add(event);
        for (var arg : args) {
            told.add(plain(arg));
        }
        tell(told);
    }

    private static Object[] json(@Nullable Object[] args) {
        return Arrays.stream(args).map(JavaSocket::json).toArray();
    }

    private static Object json(@Nullable Object value) {
        return switch (value) {
            case null -> JSONObject.NULL;
            case Map<?, ?> map -> {
                var object = new LinkedHashMap<String, Object>();
                map.forEach((name, member) -> object.put(name.toString(), json(member)));
                yield new JSONObject(object);
            }
            case Collection<?> list ->
                new JSONArray(list.stream().map(JavaSocket::json).toList());
            default -> value;
        };
    }

    private static @Nullable Object plain(@Nullable Object json) {
        try {
            return switch (json) {
                case JSONObject object -> {
                    var map = new LinkedHashMap<String, @Nullable Object>();
                    for (var names = object.keys(); names.hasNext(); ) {
                        var name = names.next().toString();
                        map.put(name, plain(object.get(name)));
                    }
                    yield map;
                }
                case JSONArray array -> {
                    List<@Nullable Object> list = new ArrayList<>();
                    for (int i = 0; i < array.length(); i++) {
                        list.add(plain(array.get(i)));
                    }
                    yield list;
                }
                case null -> null;
                default -> JSONObject.NULL.equals(json) ? null : json;
            };
        } catch (JSONException e) {
            throw new IllegalStateException(e);
        }
    }
}
