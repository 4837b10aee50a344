package org.bsplint.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

final class Sha256Test {
    @Property(tries = 300)
    void isThePlatforms(@ForAll @Size(max = 300) byte[] text) throws Exception {
        assertEquals(platform(text), Sha256.hex(text, 32));
    }

    @Test
    void fillsBlocks() throws Exception {
        for (int length = 0; length < 200; length++) {
            byte[] text = new byte[length];
            Arrays.fill(text, (byte) 0xa5);
            assertEquals(platform(text), Sha256.hex(text, 32), "length " + length);
        }
    }

    @Test
    void ofAnExampleOfTheStandard() {
        assertEquals("ba7816bf8f01cfea", Sha256.hex(new byte[] {'a', 'b', 'c'}, 8));
    }

    private static String platform(byte[] text) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
    }
}
