package dev.applaud.jdbi;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/// Unpacks a compressed ustar archive: its files, directories and symbolic links.
final class TarGz {
    private static final int BLOCK = 512;

    private TarGz() {}

    static void unpack(InputStream archive, Path target) throws IOException {
        try (var in = new GZIPInputStream(archive, 1 << 16)) {
            var header = new byte[BLOCK];
            while (in.readNBytes(header, 0, BLOCK) == BLOCK && header[0] != 0) {
                entry(in, header, target);
            }
        }
    }

    private static void entry(InputStream in, byte[] header, Path target) throws IOException {
        var path = path(header, target);
        long size = octal(header, 124, 12);
        switch (header[156]) {
            case '5' -> Files.createDirectories(path);
            case '2' -> {
                Files.createDirectories(path.getParent());
                Files.createSymbolicLink(path, Path.of(text(header, 157, 100)));
            }
            case '0', 0 -> file(in, path, size, (octal(header, 100, 8) & 0100) != 0);
            default -> in.skipNBytes(size);
        }
        in.skipNBytes((BLOCK - size % BLOCK) % BLOCK);
    }

    private static Path path(byte[] header, Path target) throws IOException {
        var prefix = text(header, 345, 155);
        var name = text(header, 0, 100);
        var path = target.resolve(prefix.isEmpty() ? name : prefix + "/" + name).normalize();
        if (!path.startsWith(target)) {
            throw new IOException("The archive reaches out of its folder: " + name);
        }
        return path;
    }

    private static void file(InputStream in, Path path, long size, boolean executable) throws IOException {
        Files.createDirectories(path.getParent());
        try (var out = Files.newOutputStream(path)) {
            copy(in, out, size);
        }
        if (executable && !path.toFile().setExecutable(true)) {
            throw new IOException("Can't be made executable: " + path);
        }
    }

    private static void copy(InputStream in, OutputStream out, long size) throws IOException {
        var buffer = new byte[1 << 16];
        long left = size;
        while (left > 0) {
            int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
            if (read < 0) {
                throw new EOFException("The archive ends early");
            }
            out.write(buffer, 0, read);
            left -= read;
        }
    }

    private static long octal(byte[] header, int offset, int length) {
        return Long.parseLong(text(header, offset, length).trim(), 8);
    }

    private static String text(byte[] header, int offset, int length) {
        int end = offset;
        while (end < offset + length && header[end] != 0) {
            end++;
        }
        return new String(header, offset, end - offset, StandardCharsets.US_ASCII);
    }
}
