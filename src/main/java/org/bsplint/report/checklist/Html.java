package org.bsplint.report.checklist;

/** Text as HTML content or attribute value; control characters, which HTML cannot hold, become U+FFFD. */
final class Html {
    private Html() {}

    static String escape(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.appendCodePoint(isText(c) ? c : 0xfffd);
            }
        });
        return out.toString();
    }

    /** Text whose `back-quoted` stretches are code. */
    static String prose(String text) {
        String[] pieces = text.split("`", -1);
        boolean paired = pieces.length % 2 == 1;
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < pieces.length; i++) {
            boolean code = paired && i % 2 == 1;
            out.append(code ? "<code>" : "").append(escape(pieces[i])).append(code ? "</code>" : "");
            if (!paired && i < pieces.length - 1) {
                out.append('`');
            }
        }
        return out.toString();
    }

    private static boolean isText(int c) {
        boolean surrogate = c >= 0xd800 && c <= 0xdfff;
        return !surrogate && (c == '\n' || c == '\t' || c >= 0x20 && c != 0x7f && !(c >= 0x80 && c <= 0x9f));
    }
}
