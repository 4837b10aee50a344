package org.bsplint.syntax.make;

/**
 * One logical line of a makefile: continuations are still in its text.
 *
 * <p>What kind of statement it is, is read on first use: most lines of a large tree are evaluated in every run, but the
 * bodies of definitions and recipes never are.
 */
public final class MakeLine {
    private final String raw;
    private final int offset;
    private final int length;
    private final int number;
    private Statement statement = Statement.UNREAD;

    MakeLine(String raw, int offset, int length, int number) {
        this.raw = raw;
        this.offset = offset;
        this.length = length;
        this.number = number;
    }

    /** The text as in the file, without its last line end. */
    public String raw() {
        return raw;
    }

    /** The physical line (from 1) on which it starts. */
    public int number() {
        return number;
    }

    /** Where it starts in the file. */
    public int offset() {
        return offset;
    }

    /** How many characters of the file it covers. */
    public int length() {
        return length;
    }

    /** Is this its first character? Recipes begin with a tab, as a rule. */
    public boolean beginsWith(char c) {
        return !raw.isEmpty() && raw.charAt(0) == c;
    }

    public Statement statement() {
        Statement read = statement;
        if (read == Statement.UNREAD) {
            read = StatementParser.parse(raw);
            statement = read;
        }
        return read;
    }

    @Override
    public String toString() {
        return number + ": " + raw;
    }
}
