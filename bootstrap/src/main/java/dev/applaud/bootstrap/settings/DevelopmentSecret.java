package dev.applaud.bootstrap.settings;

import static java.nio.file.attribute.PosixFilePermissions.asFileAttribute;
import static java.nio.file.attribute.PosixFilePermissions.fromString;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.security.SecureRandom;
import java.util.Base64;

/// The secret in the data folder that stands in while none is configured, so that a first start needs no set-up.
/// Made once; readable by its owner only.
public final class DevelopmentSecret {
    /// How every one starts, so that it is recognized wherever it is copied to.
    private static final String MARK = "development-";

    private final Path file;

    public DevelopmentSecret(Path dataDir) {
        this.file = dataDir.resolve("development-secret");
    }

    public static boolean isOne(String secret) {
        return secret.startsWith(MARK);
    }

    public Path file() {
        return file;
    }

    /// The secret, made now if there was none. Several processes may ask at once: all get the same.
    ///
    /// @throws Unusable if the data folder can't be written to or read from
    public String read() {
        try {
            if (!Files.exists(file)) {
                make();
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new Unusable(
                    "dataDir (DATA_DIR) must be a folder that can be written to, but %s is not: %s."
                            .formatted(file.getParent(), Unusable.reason(e)),
                    e);
        }
    }

    private void make() throws IOException {
        Files.createDirectories(file.getParent(), ownerOnly("rwx------"));
        var unfinished = Files.createTempFile(file.getParent(), "development-secret", ".new", ownerOnly("rw-------"));
        try {
            Files.writeString(unfinished, newSecret());
            Files.createLink(file, unfinished);
        } catch (FileAlreadyExistsException e) {
            // Another process was faster: its secret is the one.
        } catch (UnsupportedOperationException e) {
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    private FileAttribute<?>[] ownerOnly(String permissions) {
        var posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix ? new FileAttribute<?>[] {asFileAttribute(fromString(permissions))} : new FileAttribute<?>[0];
    }

    private static String newSecret() {
        var bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return MARK + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
