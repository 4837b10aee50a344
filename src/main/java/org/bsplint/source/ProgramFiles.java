package org.bsplint.source;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Files that are part of the program. In its archive they lie together in front of the directory, as the step of the build
 * {@code ProgramFilesEntry} says, and are read there: the platform's own way to them reads the directory of the whole archive
 * first, which takes longer than all that is read. Where they do not lie so, that way is taken.
 */
public final class ProgramFiles {
    private ProgramFiles() {}

    /** @param path from the program's root, without a leading slash; empty if there is no such file */
    public static Optional<byte[]> bytes(String path) {
        Optional<byte[]> packed = Packed.OF_PROGRAM.bytes(path);
        if (packed.isPresent()) {
            return packed;
        }
        try (InputStream in = stream(path)) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private static @org.jspecify.annotations.Nullable InputStream stream(String path) {
        ClassLoader own =
                ProgramFiles.class.getClassLoader(); // none where the launcher gives the classes to the boot loader
        return own == null ? ClassLoader.getSystemResourceAsStream(path) : own.getResourceAsStream(path);
    }

    /** The files of one archive that lie together. */
    record Packed(String archive, Map<String, Place> places) {
        /** Ends the entry, which is the last one and not compressed: {@code "BSPFILES"}. */
        static final long MARK = 0x42535046494C4553L;

        /** Of what the platform has as class path: the archive alone where the launcher started the program. */
        private static final Packed OF_PROGRAM = in(System.getProperty("java.class.path", ""));

        private static final int END_OF_DIRECTORY = 22;
        private static final int END_MARK = 0x504B0506;
        private static final int PLACE_OF_DIRECTORY = 16;
        private static final int TAIL = Integer.BYTES + Long.BYTES;

        /** Distance from the archive's start, and length. */
        record Place(long start, int length) {}

        /** Of any file; empty if it is no archive, or none that holds its files so. */
        static Packed in(String archive) {
            try {
                return new Packed(archive, archive.endsWith(".jar") ? places(archive) : Map.of());
            } catch (IOException unreadable) {
                return new Packed(archive, Map.of());
            }
        }

        Optional<byte[]> bytes(String path) {
            Place place = places.get(path);
            try {
                return place == null ? Optional.empty() : Optional.of(bytes(archive, place.start, place.length));
            } catch (IOException unreadable) {
                return Optional.empty();
            }
        }

        private static Map<String, Place> places(String archive) throws IOException {
            long end = new File(archive).length() - END_OF_DIRECTORY;
            ByteBuffer last = ByteBuffer.wrap(bytes(archive, end, END_OF_DIRECTORY));
            if (last.getInt() != END_MARK) {
                return Map.of();
            }
            long directory = Integer.toUnsignedLong(Integer.reverseBytes(last.getInt(PLACE_OF_DIRECTORY)));
            ByteBuffer tail = ByteBuffer.wrap(bytes(archive, directory - TAIL, TAIL));
            int length = tail.getInt();
            return tail.getLong() == MARK ? places(archive, directory - TAIL - length, length) : Map.of();
        }

        /** The list stands behind the files: the length of all, how many, and name and length of each. */
        private static Map<String, Place> places(String archive, long list, int length) throws IOException {
            byte[] bytes = bytes(archive, list, length);
            Map<String, Place> places = new HashMap<>();
            try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
                long start = list - in.readInt();
                int count = in.readInt();
                for (int i = 0; i < count; i++) {
                    String name = in.readUTF();
                    Place place = new Place(start, in.readInt());
                    places.put(name, place);
                    start += place.length;
                }
            }
            return places;
        }

        /** @throws IOException if there are fewer */
        private static byte[] bytes(String archive, long start, int length) throws IOException {
            byte[] bytes = new byte[length];
            try (FileInputStream in = new FileInputStream(archive)) {
                if (start < 0 || in.skip(start) != start || in.readNBytes(bytes, 0, length) != length) {
                    throw new EOFException(archive);
                }
            }
            return bytes;
        }
    }
}
