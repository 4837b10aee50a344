package org.bsplint.report.sarif;

import java.nio.charset.StandardCharsets;

/** Texts as SARIF wants them: bounded plain text, and relative URI references. */
final class SarifText {
    private static final int MAX_LENGTH = 4_000;
    private static final String UNRESERVED = "-._~/";

    private SarifText() {}

    /** SARIF reads {@code [text](link)} in messages as a link: brackets are escaped. */
    static String plain(String text) {
        String cut = text.length() > MAX_LENGTH ? text.substring(0, MAX_LENGTH) + "…" : text;
        return cut.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]");
    }

    /** A path as a relative URI reference (RFC 3986): everything but unreserved characters is percent-encoded. */
    static String uri(String path) {
        StringBuilder uri = new StringBuilder();
        for (byte octet : path.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (octet & 0xff);
            if (c < 0x80 && (Character.isLetterOrDigit(c) || UNRESERVED.indexOf(c) >= 0)) {
                uri.append(c);
            } else {
                uri.append(String.format("%%%02X", (int) c));
            }
        }
        return uri.toString();
    }
}
