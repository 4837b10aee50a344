package org.bsplint.report.text;

import java.util.List;

/**
 * A change of one file in unified diff form with three lines of context. The changed stretch is what lies between the
 * common start and the common end: enough for the small edits of fixes.
 */
public final class UnifiedDiff {
    private static final int CONTEXT = 3;

    private UnifiedDiff() {}

    public static String of(String path, String before, String after) {
        List<String> old = before.lines().toList();
        List<String> now = after.lines().toList();
        int start = 0;
        while (start < Math.min(old.size(), now.size()) && old.get(start).equals(now.get(start))) {
            start++;
        }
        int tail = 0;
        while (tail < Math.min(old.size(), now.size()) - start
                && old.get(old.size() - 1 - tail).equals(now.get(now.size() - 1 - tail))) {
            tail++;
        }
        if (start == old.size() && start == now.size()) {
            return "";
        }
        int from = Math.max(0, start - CONTEXT);
        int oldTo = Math.min(old.size(), old.size() - tail + CONTEXT);
        int nowTo = Math.min(now.size(), now.size() - tail + CONTEXT);
        StringBuilder out = new StringBuilder();
        out.append("--- ").append(before.isEmpty() ? "/dev/null" : "a/" + path).append('\n');
        out.append("+++ b/").append(path).append('\n');
        out.append("@@ -")
                .append(range(from, oldTo))
                .append(" +")
                .append(range(from, nowTo))
                .append(" @@\n");
        lines(out, ' ', old.subList(from, start));
        lines(out, '-', old.subList(start, old.size() - tail));
        lines(out, '+', now.subList(start, now.size() - tail));
        lines(out, ' ', old.subList(old.size() - tail, oldTo));
        return out.toString();
    }

    private static String range(int from, int to) {
        return (to == from ? from : from + 1) + "," + (to - from);
    }

    private static void lines(StringBuilder out, char mark, List<String> lines) {
        lines.forEach(line -> out.append(mark).append(line).append('\n'));
    }
}
