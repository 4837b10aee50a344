package org.bsplint.eval.kconfig.graph;

/**
 * Sets of tristate values as bit masks: a known value is a set of one. The operators are those of expr.h (minimum,
 * maximum, 2 - x), applied to every pair of members.
 */
public final class Tri {
    public static final int N = 1;
    public static final int M = 2;
    public static final int Y = 4;
    public static final int ANY = N | M | Y;

    private static final int[] AND = pairs(true);
    private static final int[] OR = pairs(false);

    private Tri() {}

    private static int[] pairs(boolean minimum) {
        int[] table = new int[64];
        for (int a = 0; a < 8; a++) {
            for (int b = 0; b < 8; b++) {
                for (int x = N; x <= Y; x <<= 1) {
                    for (int y = N; y <= Y; y <<= 1) {
                        boolean both = (a & x) != 0 && (b & y) != 0;
                        table[a << 3 | b] |= both ? (minimum ? Math.min(x, y) : Math.max(x, y)) : 0;
                    }
                }
            }
        }
        return table;
    }

    public static int and(int a, int b) {
        return AND[a << 3 | b];
    }

    public static int or(int a, int b) {
        return OR[a << 3 | b];
    }

    public static int not(int a) {
        return (a & N) << 2 | a & M | (a & Y) >> 2;
    }

    public static boolean isKnown(int set) {
        return set == N || set == M || set == Y;
    }

    public static boolean canBe(int set, int value) {
        return (set & value) != 0;
    }

    public static boolean isNever(int set, int value) {
        return (set & value) == 0;
    }

    /** m becomes y where there are no modules, or the type is bool. */
    public static int withoutModules(int set) {
        return canBe(set, M) ? set & ~M | Y : set;
    }

    /** {@code n}, {@code m} or {@code y} of a known value. */
    public static String letter(int known) {
        return known == Y ? "y" : known == M ? "m" : "n";
    }

    public static int of(String letter) {
        return letter.equals("y") ? Y : letter.equals("m") ? M : N;
    }
}
