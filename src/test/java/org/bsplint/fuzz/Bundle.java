package org.bsplint.fuzz;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Several files in one text, so that one input can be a folder: a line {@code === path} opens each; text before the first
 * such line belongs to the main file.
 */
final class Bundle {
    private static final int MAX_FILES = 60;

    private Bundle() {}

    /** @param main path of the text before the first heading */
    static Map<String, String> of(String text, String main) {
        Map<String, String> files = new LinkedHashMap<>();
        String path = main;
        StringBuilder body = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            int end = text.indexOf('\n', at);
            String line = text.substring(at, end < 0 ? text.length() : end + 1);
            if (line.startsWith("=== ") && line.endsWith("\n") && files.size() < MAX_FILES) {
                files.merge(path, body.toString(), String::concat);
                body.setLength(0);
                path = line.substring(4).strip();
            } else {
                body.append(line);
            }
            at += line.length();
        }
        files.merge(path, body.toString(), String::concat);
        files.remove("");
        return files;
    }
}
