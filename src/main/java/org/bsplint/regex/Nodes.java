package org.bsplint.regex;

import java.util.List;
import org.bsplint.regex.Expression.Greed;

/** The kinds of steps. */
final class Nodes {
    private Nodes() {}

    /** The end of the whole expression. */
    record Last() implements Node {
        @Override
        public boolean match(Run run, int at) {
            if (run.whole && at != run.to) {
                return false;
            }
            run.groups[1] = at;
            return true;
        }
    }

    /** The end of a part that is matched for itself. */
    record Accept() implements Node {
        @Override
        public boolean match(Run run, int at) {
            run.accepted = at;
            return true;
        }
    }

    /** The end of a part that has to end at a place. */
    record AcceptAt(int slot) implements Node {
        @Override
        public boolean match(Run run, int at) {
            return at == run.counts[slot];
        }
    }

    record One(CharSet set, Node next) implements Node {
        @Override
        public boolean match(Run run, int at) {
            return at < run.to && set.has(run.text.charAt(at)) && next.match(run, at + 1);
        }
    }

    record Letters(String letters, Node next) implements Node {
        @Override
        public boolean match(Run run, int at) {
            return run.holds(letters, 0, letters.length(), at, false) && next.match(run, at + letters.length());
        }
    }

    /** Characters of a set, one after another. */
    record Many(CharSet set, int min, int max, Greed greed, Node next) implements Node {
        @Override
        public boolean match(Run run, int at) {
            int end = Math.min(run.to, max > run.to - at ? run.to : at + max);
            int least = at + min;
            if (greed == Greed.LAZY) {
                return lazy(run, at, least, end);
            }
            int last = at;
            while (last < end && set.has(run.text.charAt(last))) {
                last++;
            }
            if (greed == Greed.POSSESSIVE) {
                return last >= least && next.match(run, last);
            }
            for (int i = last; i >= least; i--) {
                if (next.match(run, i)) {
                    return true;
                }
            }
            return false;
        }

        private boolean lazy(Run run, int at, int least, int end) {
            for (int i = at; ; i++) {
                if (i >= least && next.match(run, i)) {
                    return true;
                }
                if (i >= end || !set.has(run.text.charAt(i))) {
                    return false;
                }
            }
        }
    }

    record Branches(List<Node> branches) implements Node {
        @Override
        public boolean match(Run run, int at) {
            for (int i = 0; i < branches.size(); i++) {
                if (branches.get(i).match(run, at)) {
                    return true;
                }
            }
            return false;
        }
    }

    /** @param slot where the start is kept until the group ends */
    record Open(int slot, Node next) implements Node {
        @Override
        public boolean match(Run run, int at) {
            int before = run.counts[slot];
            run.counts[slot] = at;
            if (next.match(run, at)) {
                return true;
            }
            run.counts[slot] = before;
            return false;
        }
    }

    record Close(int number, int slot, Node next) implements Node {
        @Override
        public boolean match(Run run, int at) {
            int start = run.groups[2 * number];
            int end = run.groups[2 * number + 1];
            run.groups[2 * number] = run.counts[slot];
            run.groups[2 * number + 1] = at;
            if (next.match(run, at)) {
                return true;
            }
            run.groups[2 * number] = start;
            run.groups[2 * number + 1] = end;
            return false;
        }
    }

    /** Something again and again; its body goes on with {@link Again}. */
    static final class Loop implements Node {
        private final int slot;
        private final int min;
        private final int max;
        private final boolean lazy;
        private final Node next;
        private Node body = new Accept();

        Loop(int slot, int min, int max, boolean lazy, Node next) {
            this.slot = slot;
            this.min = min;
            this.max = max;
            this.lazy = lazy;
            this.next = next;
        }

        void body(Node node) {
            body = node;
        }

        @Override
        public boolean match(Run run, int at) {
            int count = run.counts[slot];
            int last = run.lasts[slot];
            run.counts[slot] = 0;
            run.lasts[slot] = -1;
            boolean matches = again(run, at);
            if (!matches) {
                run.counts[slot] = count;
                run.lasts[slot] = last;
            }
            return matches;
        }

        boolean again(Run run, int at) {
            int count = run.counts[slot];
            if (count < min) {
                return once(run, at, count);
            }
            boolean more = count < max && at != run.lasts[slot];
            return lazy
                    ? next.match(run, at) || more && once(run, at, count)
                    : more && once(run, at, count) || next.match(run, at);
        }

        private boolean once(Run run, int at, int count) {
            int last = run.lasts[slot];
            run.counts[slot] = count + 1;
            run.lasts[slot] = at;
            if (body.match(run, at)) {
                return true;
            }
            run.counts[slot] = count;
            run.lasts[slot] = last;
            return false;
        }
    }

    record Again(Loop loop) implements Node {
        @Override
        public boolean match(Run run, int at) {
            return loop.again(run, at);
        }
    }

    /** A part that is not gone back into, and what comes after it. */
    record Alone(Node body, Node next) implements Node {
        @Override
        public boolean match(Run run, int at) {
            int[] groups = run.groups.clone();
            if (body.match(run, at) && next.match(run, run.accepted)) {
                return true;
            }
            System.arraycopy(groups, 0, run.groups, 0, groups.length);
            return false;
        }
    }

    record Ahead(Node body, boolean negative, Node next) implements Node {
        @Override
        public boolean match(Run run, int at) {
            int[] groups = run.groups.clone();
            if (body.match(run, at) == negative) {
                System.arraycopy(groups, 0, run.groups, 0, groups.length);
                return false;
            }
            if (next.match(run, at)) {
                return true;
            }
            System.arraycopy(groups, 0, run.groups, 0, groups.length);
            return false;
        }
    }

    /** @param slot where the place is kept at which the body has to end */
    record Behind(Node body, int slot, int least, int most, boolean negative, Node next) implements Node {
        @Override
        public boolean match(Run run, int at) {
            int before = run.counts[slot];
            run.counts[slot] = at;
            boolean found = false;
            for (int i = at - least; !found && i >= Math.max(run.from, at - most); i--) {
                found = body.match(run, i);
            }
            run.counts[slot] = before;
            return found != negative && next.match(run, at);
        }
    }

    record Same(int number, boolean anyCase, Node next) implements Node {
        @Override
        public boolean match(Run run, int at) {
            int start = run.groups[2 * number];
            int length = run.groups[2 * number + 1] - start;
            return start >= 0 && run.holds(run.text, start, length, at, anyCase) && next.match(run, at + length);
        }
    }
}
