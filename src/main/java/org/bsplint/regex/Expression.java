package org.bsplint.regex;

import java.util.List;

/** The parts of a regular expression. */
sealed interface Expression {
    /** The number of characters that it takes at least. */
    int least();

    /**
     * The number of characters that it takes at most.
     *
     * @throws Unsupported if there is no such number
     */
    int most();

    /** One character of a set. */
    record Chars(CharSet set) implements Expression {
        @Override
        public int least() {
            return 1;
        }

        @Override
        public int most() {
            return 1;
        }
    }

    /** Exactly these characters. */
    record Text(String text) implements Expression {
        @Override
        public int least() {
            return text.length();
        }

        @Override
        public int most() {
            return text.length();
        }
    }

    record Sequence(List<Expression> parts) implements Expression {
        @Override
        public int least() {
            int sum = 0;
            for (Expression part : parts) {
                sum += part.least();
            }
            return sum;
        }

        @Override
        public int most() {
            int sum = 0;
            for (Expression part : parts) {
                sum += part.most();
            }
            return sum;
        }
    }

    record Choice(List<Expression> branches) implements Expression {
        @Override
        public int least() {
            int least = Integer.MAX_VALUE;
            for (Expression branch : branches) {
                least = Math.min(least, branch.least());
            }
            return least;
        }

        @Override
        public int most() {
            int most = 0;
            for (Expression branch : branches) {
                most = Math.max(most, branch.most());
            }
            return most;
        }
    }

    /** @param number of what it captures */
    record Group(int number, Expression body) implements Expression {
        @Override
        public int least() {
            return body.least();
        }

        @Override
        public int most() {
            return body.most();
        }
    }

    /** How much a repetition takes first. */
    enum Greed {
        GREEDY,
        LAZY,
        POSSESSIVE
    }

    record Repeat(Expression body, int min, int max, Greed greed) implements Expression {
        @Override
        public int least() {
            return min * body.least();
        }

        @Override
        public int most() {
            throw new Unsupported();
        }
    }

    record Look(Expression body, boolean behind, boolean negative) implements Expression {
        @Override
        public int least() {
            return 0;
        }

        @Override
        public int most() {
            return 0;
        }
    }

    /** Without going back into it. */
    record Atomic(Expression body) implements Expression {
        @Override
        public int least() {
            return body.least();
        }

        @Override
        public int most() {
            return body.most();
        }
    }

    /** What a group captured, or the same in another case. */
    record Reference(int number, boolean anyCase) implements Expression {
        @Override
        public int least() {
            return 0;
        }

        @Override
        public int most() {
            throw new Unsupported();
        }
    }

    /** What takes no character. */
    enum Place implements Expression {
        BEGIN,
        END,
        LINE_BEGIN,
        LINE_END,
        /** At the end or before a last line end. */
        LAST_LINE_END,
        WORD_BOUNDARY,
        NO_WORD_BOUNDARY;

        @Override
        public int least() {
            return 0;
        }

        @Override
        public int most() {
            return 0;
        }
    }
}
