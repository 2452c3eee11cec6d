package dev.applaud.jdbi;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/// The MySQL server of the Maven artifact, unpacked once for all builds of one user on this machine, with a fresh
/// data directory to copy. Safe when two processes ask for it at once.
record MySqlInstallation(Path folder) {
    static synchronized MySqlInstallation find() throws IOException, InterruptedException {
        var folder = Path.of(
                System.getProperty("java.io.tmpdir"), "applaud-mysql-8.0.15-" + System.getProperty("user.name"));
        Files.createDirectories(folder);
        var installation = new MySqlInstallation(folder);
        try (var channel =
                        FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var lock = channel.lock()) {
            if (lock.isValid() && !Files.exists(installation.marker())) {
                installation.prepare();
            }
        }
        return installation;
    }

    /// A data directory like new, in milliseconds.
    Path newDataDirectory() throws IOException, InterruptedException {
        var data = Files.createTempDirectory("applaud-mysql-data-");
        run(List.of("cp", "-a", seed() + "/.", data.toString()));
        Files.deleteIfExists(data.resolve("auto.cnf"));
        return data;
    }

    /// The server's command with what is the same for all uses.
    List<String> command(Path data, List<String> more) {
        var command = new ArrayList<>(List.of(
                server().resolve("bin/mysqld").toString(),
                "--no-defaults",
                "--basedir=" + server(),
                "--datadir=" + data,
                "--lc-messages-dir=" + server().resolve("share"),
                "--innodb-use-native-aio=0",
                "--innodb-log-file-size=8M",
                "--innodb-flush-method=nosync"));
        if ("root".equals(System.getProperty("user.name"))) {
            command.add("--user=root");
        }
        command.addAll(more);
        return command;
    }

    private Path server() {
        return folder.resolve("server");
    }

    private Path seed() {
        return folder.resolve("seed");
    }

    private Path marker() {
        return folder.resolve("ready");
    }

    private void prepare() throws IOException, InterruptedException {
        run(List.of("rm", "-rf", server().toString(), seed().toString()));
        try (InputStream archive = MySqlInstallation.class.getResourceAsStream("/mysql-Linux-amd64.tar.gz")) {
            if (archive == null) {
                throw new IOException("There is no MySQL for this platform on the class path: set TEST_MYSQL_URL");
            }
            unpack(archive);
        }
        run(command(seed(), List.of("--initialize-insecure")));
        Files.createFile(marker());
    }

    /// By another process: whatever this JVM starts meanwhile might keep the server's file open for writing, and nobody
    /// could run it then ("Text file busy").
    private void unpack(InputStream archive) throws IOException, InterruptedException {
        Files.createDirectories(server());
        var tar = new ProcessBuilder("tar", "-xzf", "-", "-C", server().toString()).start();
        try (var in = tar.getOutputStream()) {
            archive.transferTo(in);
        }
        if (tar.waitFor() != 0) {
            throw new IOException("The MySQL server cannot be unpacked to " + server());
        }
    }

    private static void run(List<String> command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(command + " failed: " + output);
        }
    }
}
