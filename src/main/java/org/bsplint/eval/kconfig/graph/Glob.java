package org.bsplint.eval.kconfig.graph;

import java.util.regex.Pattern;

/** Shell patterns of one path part: {@code *}, {@code ?}, {@code [a-z]}, {@code [!a]}. */
final class Glob {
    private Glob() {}

    static String regex(String glob) {
        StringBuilder regex = new StringBuilder();
        for (int at = 0; at < glob.length(); at++) {
            char c = glob.charAt(at);
            int close = c == '[' ? glob.indexOf(']', at + 2) : -1;
            if (c == '*') {
                regex.append(at == 0 ? "(?!\\.).*" : ".*");
            } else if (c == '?') {
                regex.append('.');
            } else if (close > 0) {
                String set = glob.substring(at + 1, close)
                        .replace("\\", "\\\\")
                        .replace("[", "\\[")
                        .replace("&&", "&\\&");
                regex.append('[')
                        .append(set.startsWith("!") ? "^" + set.substring(1) : set)
                        .append(']');
                at = close;
            } else {
                regex.append(Pattern.quote(String.valueOf(c)));
            }
        }
        return regex.toString();
    }
}
