package dev.applaud.socketio.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.applaud.socketio.http.SerialHttpConnectionFactory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/// A port of a [TestJetty] that speaks TLS, with a certificate made for it.
///
/// @param trusting for clients, trusts that certificate only
public record TlsConnector(int port, SSLContext trusting) {
    private static final String PASSWORD = "changeit";
    private static final List<String> CERTIFICATE =
            List.of("-genkeypair -alias test -keyalg EC -dname CN=localhost -ext san=ip:127.0.0.1".split(" "));

    /// @param directory where the certificate is kept
    public static TlsConnector add(TestJetty jetty, Path directory) throws Exception {
        var file = directory.resolve("store.p12");
        makeCertificate(file);
        var store = KeyStore.getInstance(file.toFile(), PASSWORD.toCharArray());
        var tls = new SslContextFactory.Server();
        tls.setKeyStore(store);
        tls.setKeyStorePassword(PASSWORD);
        var factory = new SslConnectionFactory(tls, "http/1.1");
        factory.setEnsureSecureRequestCustomizer(false); // it would want the right name in the `Host` header
        var connector = new ServerConnector(jetty.server(), factory, new SerialHttpConnectionFactory());
        connector.setHost("127.0.0.1");
        return new TlsConnector(jetty.add(connector).getLocalPort(), trusting(store));
    }

    private static void makeCertificate(Path file) throws IOException, InterruptedException {
        var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        var command = new ArrayList<>(List.of(keytool, "-keystore", file.toString(), "-storepass", PASSWORD));
        command.addAll(CERTIFICATE);
        var making = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(making.getInputStream().readAllBytes(), UTF_8);
        if (making.waitFor() != 0 || !Files.exists(file)) {
            throw new AssertionError(said);
        }
    }

    private static SSLContext trusting(KeyStore store) throws Exception {
        var certificates = KeyStore.getInstance("PKCS12");
        certificates.load(null, null);
        certificates.setCertificateEntry("test", store.getCertificate("test"));
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(certificates);
        var context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    public Socket connect() throws IOException {
        return trusting.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), port);
    }
}
