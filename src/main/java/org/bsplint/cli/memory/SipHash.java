package org.bsplint.cli.memory;

import java.io.DataInputStream;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;

/**
 * SipHash-2-4 of bytes under a secret key (Aumasson and Bernstein 2012): who does not know the key cannot make two texts of
 * the same digest, and unlike the platform's digests it needs no security provider to be loaded at start.
 */
record SipHash(long first, long second) {
    private static final File RANDOM = new File("/dev/urandom");

    /** Under a key that nobody knows; the system's random bytes, where it gives them as a file, need no provider either. */
    static SipHash secret() {
        try (DataInputStream in = new DataInputStream(new FileInputStream(RANDOM))) {
            return new SipHash(in.readLong(), in.readLong());
        } catch (IOException noSuchFile) {
            SecureRandom random = new SecureRandom();
            return new SipHash(random.nextLong(), random.nextLong());
        }
    }

    long of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    long of(byte[] bytes) {
        return of(bytes, bytes.length);
    }

    /** Of the first bytes only. */
    long of(byte[] bytes, int length) {
        long v0 = first ^ 0x736f6d6570736575L;
        long v1 = second ^ 0x646f72616e646f6dL;
        long v2 = first ^ 0x6c7967656e657261L;
        long v3 = second ^ 0x7465646279746573L;
        int whole = length & ~7; // then the rest with the length, then twice nothing: the four rounds at the end
        for (int i = 0; i <= whole + 16; i += 8) {
            boolean last = i == whole;
            boolean end = i > whole;
            long word = end ? 0 : last ? rest(bytes, i, length) : word(bytes, i);
            if (i == whole + 8) {
                v2 ^= 0xff;
            }
            v3 ^= word;
            for (int round = 0; round < 2; round++) {
                v0 += v1;
                v1 = Long.rotateLeft(v1, 13) ^ v0;
                v0 = Long.rotateLeft(v0, 32);
                v2 += v3;
                v3 = Long.rotateLeft(v3, 16) ^ v2;
                v0 += v3;
                v3 = Long.rotateLeft(v3, 21) ^ v0;
                v2 += v1;
                v1 = Long.rotateLeft(v1, 17) ^ v2;
                v2 = Long.rotateLeft(v2, 32);
            }
            v0 ^= word;
        }
        return v0 ^ v1 ^ v2 ^ v3;
    }

    private static long word(byte[] bytes, int at) {
        return (bytes[at] & 0xffL)
                | (bytes[at + 1] & 0xffL) << 8
                | (bytes[at + 2] & 0xffL) << 16
                | (bytes[at + 3] & 0xffL) << 24
                | (bytes[at + 4] & 0xffL) << 32
                | (bytes[at + 5] & 0xffL) << 40
                | (bytes[at + 6] & 0xffL) << 48
                | (bytes[at + 7] & 0xffL) << 56;
    }

    /** The bytes after the last whole word, and the length in the highest byte. */
    private static long rest(byte[] bytes, int from, int length) {
        long word = (long) length << 56;
        for (int i = from; i < length; i++) {
            word |= (bytes[i] & 0xffL) << (8 * (i - from));
        }
        return word;
    }
}
