package org.bsplint.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A file as an accident may leave it: bytes flipped, lines dropped, doubled, joined or swapped, the end cut off. */
public final class Mutation {
    private Mutation() {}

    /** The same random numbers give the same bytes. */
    public static byte[] of(byte[] file, Random random) {
        byte[] changed = file.clone();
        for (int times = 1 + random.nextInt(3); times > 0; times--) {
            changed = once(changed, random);
        }
        return changed;
    }

    private static byte[] once(byte[] file, Random random) {
        if (file.length == 0) {
            return file;
        }
        int kind = random.nextInt(6);
        if (kind == 0) {
            byte[] flipped = file.clone();
            for (int times = 1 + random.nextInt(4); times > 0; times--) {
                flipped[random.nextInt(file.length)] ^= (byte) (1 << random.nextInt(8));
            }
            return flipped;
        }
        if (kind == 1) {
            return java.util.Arrays.copyOf(file, random.nextInt(file.length));
        }
        List<byte[]> lines = lines(file);
        int at = random.nextInt(lines.size());
        byte[] line = lines.get(at);
        switch (kind) {
            case 2 -> lines.remove(at);
            case 3 -> lines.add(at, line);
            case 4 -> lines.set(at, withoutEnd(line));
            default -> lines.set(at, lines.set(random.nextInt(lines.size()), line));
        }
        return joined(lines);
    }

    private static byte[] withoutEnd(byte[] line) {
        return new String(line, StandardCharsets.ISO_8859_1).replace("\n", "").getBytes(StandardCharsets.ISO_8859_1);
    }

    private static List<byte[]> lines(byte[] file) {
        List<byte[]> lines = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < file.length; i++) {
            if (file[i] == '\n' || i == file.length - 1) {
                lines.add(java.util.Arrays.copyOfRange(file, start, i + 1));
                start = i + 1;
            }
        }
        return lines;
    }

    private static byte[] joined(List<byte[]> lines) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        lines.forEach(bytes::writeBytes);
        return bytes.toByteArray();
    }
}
