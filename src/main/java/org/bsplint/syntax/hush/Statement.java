package org.bsplint.syntax.hush;

import java.util.List;

/** A command or a compound of commands. */
public sealed interface Statement {
    /** Words: assignments, then a command and its arguments. */
    record Simple(List<Word> words) implements Statement {
        public Simple {
            words = List.copyOf(words);
        }
    }

    /** {@code if … then … elif … then … else … fi}: sections in the order written. */
    record If(List<Section> sections) implements Statement {
        public If {
            sections = List.copyOf(sections);
        }
    }

    /** {@code while … do … done}, {@code until … do … done}. */
    record Loop(boolean until, List<Step> condition, List<Step> body) implements Statement {
        public Loop {
            condition = List.copyOf(condition);
            body = List.copyOf(body);
        }
    }

    /**
     * {@code for name in words; do … done}.
     *
     * @param wellFormed false if the old shell prints a syntax error when it comes to run it
     */
    record For(List<Word> name, List<Word> words, List<Step> body, boolean wellFormed) implements Statement {
        public For {
            name = List.copyOf(name);
            words = List.copyOf(words);
            body = List.copyOf(body);
        }
    }

    /** {@code { …; }} of the modern shell. */
    record Braces(List<Step> steps) implements Statement {
        public Braces {
            steps = List.copyOf(steps);
        }
    }

    /** {@code ! command} of the modern shell: the opposite status. */
    record Not(Statement statement) implements Statement {}
}
