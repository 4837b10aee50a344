package org.bsplint.source;

import java.nio.ByteBuffer;

/**
 * SHA-256 (FIPS 180-4): the platform's own loads its security providers, which takes longer than the few digests of a run.
 */
public final class Sha256 {
    /** In a whole digest. */
    public static final int BYTES = 32;

    private static final int BLOCK = 64;
    private static final int[] START = {
        0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19
    };
    private static final int[] ROUNDS = {
        0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
        0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
        0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
        0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
        0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
        0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
        0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
        0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2
    };

    private Sha256() {}

    /** The first bytes of the digest as hexadecimal digits. */
    public static String hex(byte[] text, int bytes) {
        StringBuilder hex = new StringBuilder();
        int[] words = of(text);
        for (int i = 0; i < bytes; i++) {
            int octet = words[i / 4] >>> 24 - 8 * (i % 4) & 0xff;
            hex.append(Character.forDigit(octet >> 4, 16)).append(Character.forDigit(octet & 15, 16));
        }
        return hex.toString();
    }

    private static int[] of(byte[] text) {
        int blocks = (text.length + 1 + Long.BYTES + BLOCK - 1) / BLOCK;
        ByteBuffer padded = ByteBuffer.allocate(blocks * BLOCK);
        padded.put(text).put((byte) 0x80).putLong(blocks * BLOCK - Long.BYTES, 8L * text.length);
        int[] state = START.clone();
        for (int block = 0; block < blocks; block++) {
            digest(padded, block * BLOCK, state);
        }
        return state;
    }

    private static void digest(ByteBuffer padded, int from, int[] state) {
        int[] w = new int[ROUNDS.length];
        for (int i = 0; i < w.length; i++) {
            w[i] = i < 16 ? padded.getInt(from + 4 * i) : w[i - 16] + low(w[i - 15]) + w[i - 7] + high(w[i - 2]);
        }
        int[] s = state.clone();
        for (int i = 0; i < w.length; i++) {
            int e = s[4];
            int a = s[0];
            int first = s[7]
                    + (Integer.rotateRight(e, 6) ^ Integer.rotateRight(e, 11) ^ Integer.rotateRight(e, 25))
                    + (e & s[5] ^ ~e & s[6])
                    + ROUNDS[i]
                    + w[i];
            int second = (Integer.rotateRight(a, 2) ^ Integer.rotateRight(a, 13) ^ Integer.rotateRight(a, 22))
                    + (a & s[1] ^ a & s[2] ^ s[1] & s[2]);
            System.arraycopy(s, 0, s, 1, 7);
            s[4] += first;
            s[0] = first + second;
        }
        for (int i = 0; i < state.length; i++) {
            state[i] += s[i];
        }
    }

    private static int low(int word) {
        return Integer.rotateRight(word, 7) ^ Integer.rotateRight(word, 18) ^ word >>> 3;
    }

    private static int high(int word) {
        return Integer.rotateRight(word, 17) ^ Integer.rotateRight(word, 19) ^ word >>> 10;
    }
}
