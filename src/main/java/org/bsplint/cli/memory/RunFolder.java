package org.bsplint.cli.memory;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bsplint.cli.shell.OutputFile;

/**
 * A folder of what runs left, a file for each key. Files are written beside and moved into place, so that runs side by side
 * never see half of one; a file that is damaged, of another version or of another key counts as absent. What cannot be
 * written is not kept.
 *
 * @param program what tells one build of the program from another
 */
record RunFolder(Path folder, String program) {
    private static final String FORMAT = "bsplint-run/2";
    private static final String SUFFIX = ".run";
    private static final SipHash NAMES = new SipHash(0, 0);
    private static final int LARGEST = 64 << 20;
    private static final Duration KEPT = Duration.ofDays(30);

    /** What a file holds, behind its key. */
    record Kept(SipHash hash, DataInputStream body) {}

    /** Writes what a file holds. */
    @FunctionalInterface
    interface Body {
        void write(DataOutputStream out) throws IOException;
    }

    Optional<Kept> read(String key) {
        Path file = file(key);
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > LARGEST) {
                return Optional.empty();
            }
            try (InputStream in = new FileInputStream(file.toFile())) {
                return read(in.readNBytes(LARGEST), key);
            }
        } catch (IOException damaged) {
            return Optional.empty();
        }
    }

    private Optional<Kept> read(byte[] bytes, String key) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        if (!FORMAT.equals(in.readUTF())) {
            return Optional.empty();
        }
        SipHash hash = new SipHash(in.readLong(), in.readLong());
        int body = bytes.length - Long.BYTES;
        boolean whole = body >= 0 && digestAtEnd(bytes, body) == hash.of(bytes, body);
        return whole && text(in).equals(whole(key)) ? Optional.of(new Kept(hash, in)) : Optional.empty();
    }

    /** Where another of the same key is written at the same time, one of the two is kept. */
    void write(String key, SipHash hash, Body body) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            DataOutputStream out = new DataOutputStream(bytes);
            out.writeUTF(FORMAT);
            out.writeLong(hash.first());
            out.writeLong(hash.second());
            write(whole(key), out);
            body.write(out);
            out.writeLong(hash.of(bytes.toByteArray()));
            if (bytes.size() > LARGEST) {
                return;
            }
            Files.createDirectories(folder);
            Path part = folder.resolve(Long.toHexString(SipHash.secret().first()) + ".part"); // nobody else's
            part.toFile().deleteOnExit(); // an interrupt leaves nothing behind
            try {
                OutputFile.bytes(part, bytes.toByteArray());
                Files.move(part, file(key), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(part);
            }
            forget();
        } catch (IOException notKept) {
            // a full disk or a folder of others: the next run is made again
        }
    }

    /** What is left of long ago, so that the folder does not grow for ever. */
    private void forget() throws IOException {
        long limit = System.currentTimeMillis() - KEPT.toMillis();
        List<Path> old = new ArrayList<>();
        try (Stream<Path> all = Files.list(folder)) {
            for (Path path : all.toList()) {
                if (Files.getLastModifiedTime(path).toMillis() < limit) {
                    old.add(path);
                }
            }
        }
        for (Path path : old) {
            Files.deleteIfExists(path);
        }
    }

    private String whole(String key) {
        return program + "\0" + key;
    }

    private Path file(String key) {
        return folder.resolve(Long.toHexString(NAMES.of(whole(key))) + SUFFIX);
    }

    private static long digestAtEnd(byte[] bytes, int from) throws IOException {
        return new DataInputStream(new ByteArrayInputStream(bytes, from, Long.BYTES)).readLong();
    }

    static void write(String text, DataOutputStream out) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    static String text(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > in.available()) {
            throw new IOException("damaged");
        }
        byte[] bytes = new byte[length];
        in.readFully(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
