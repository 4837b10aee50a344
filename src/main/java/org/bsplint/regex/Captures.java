package org.bsplint.regex;

import java.util.regex.MatchResult;
import org.jspecify.annotations.Nullable;

/**
 * What a match captured.
 *
 * @param places starts and ends by the number of the group; -1 where it took no part
 */
record Captures(CharSequence text, int[] places) implements MatchResult {
    @Override
    public int start() {
        return places[0];
    }

    @Override
    public int start(int group) {
        return places[2 * checked(group)];
    }

    @Override
    public int end() {
        return places[1];
    }

    @Override
    public int end(int group) {
        return places[2 * checked(group) + 1];
    }

    @Override
    public String group() {
        return text.subSequence(places[0], places[1]).toString();
    }

    @Override
    public @Nullable String group(int group) {
        int start = start(group);
        return start < 0 ? null : text.subSequence(start, end(group)).toString();
    }

    @Override
    public int groupCount() {
        return places.length / 2 - 1;
    }

    private int checked(int group) {
        if (group < 0 || group > groupCount()) {
            throw new IndexOutOfBoundsException("No group " + group);
        }
        return group;
    }
}
