package org.bsplint.eval.make;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Makefiles made at random: all operators, modifiers, conditionals and functions, nested and quoted in odd ways. */
final class Makefiles {
    private static final List<String> NAMES = List.of("A", "B", "C", "D", "E", "a.b", "x-y", "f", "g");
    private static final String SHOWN = "$(foreach v," + String.join(" ", NAMES)
            + ",$(info $v=[$(value $v)] $(origin $v) $(flavor $v)))\n"
            + "$(foreach v," + String.join(" ", NAMES) + ",$(info $v=<$($v)>))\nall:;@:\n";

    private Makefiles() {}

    static Arbitrary<String> any() {
        return block(3).list().ofMinSize(1).ofMaxSize(6).map(parts -> String.join("", parts) + SHOWN);
    }

    private static Arbitrary<String> name() {
        return Arbitraries.of(NAMES);
    }

    private static Arbitrary<String> word() {
        return Arbitraries.of(
                "y", "n", "x.c", "d/x.o", "a", "b", "ab", "1", "2", "foo%", "%.c", "-", "x,y", "a=b", "q:r", "\\#h",
                "'s'", "\"d\"", "%", "d/e/", ".hid", "tail\\", "a\\%b", "(p)", "{c}");
    }

    private static Arbitrary<String> blanks() {
        return Arbitraries.of("", " ", "  ", "\t", " \\\n  ", "\\\n");
    }

    private static Arbitrary<String> plainText() {
        return Combinators.combine(word(), blanks(), word()).as((a, b, c) -> a + b + c);
    }

    private static Arbitrary<String> reference() {
        return Arbitraries.oneOf(
                name().map(n -> "$(" + n + ")"),
                name().map(n -> "${" + n + "}"),
                Arbitraries.of(
                        "$A",
                        "$B",
                        "$$",
                        "$(1)",
                        "$2",
                        "$(A:x=y)",
                        "$(B:%.c=%.o)",
                        "$(C:.c=)",
                        "$($(A))",
                        "$(A$(B))",
                        "$(undefined)",
                        "$(A:a%=%b)",
                        "${B:y=n}",
                        "$(info)",
                        "$()"));
    }

    private static Arbitrary<String> text(int depth) {
        if (depth == 0) {
            return Arbitraries.oneOf(plainText(), reference(), word());
        }
        Arbitrary<String> inner = Arbitraries.lazy(() -> text(depth - 1));
        return Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(3, plainText()),
                net.jqwik.api.Tuple.of(3, reference()),
                net.jqwik.api.Tuple.of(4, function(inner)),
                net.jqwik.api.Tuple.of(
                        2, Combinators.combine(inner, blanks(), inner).as((a, b, c) -> a + b + c)));
    }

    private static Arbitrary<String> function(Arbitrary<String> t) {
        Arbitrary<String> one = Combinators.combine(
                        Arbitraries.of(
                                "strip",
                                "sort",
                                "dir",
                                "notdir",
                                "basename",
                                "suffix",
                                "firstword",
                                "lastword",
                                "words",
                                "info",
                                "warning",
                                "origin",
                                "flavor",
                                "value",
                                "if",
                                "eval",
                                "words",
                                "error"),
                        t)
                .as((f, a) -> "$(" + f + " " + a + ")");
        Arbitrary<String> two = Combinators.combine(
                        Arbitraries.of(
                                "addprefix",
                                "addsuffix",
                                "filter",
                                "filter-out",
                                "findstring",
                                "join",
                                "word",
                                "if",
                                "or",
                                "and",
                                "call f",
                                "call g",
                                "call",
                                "call subst,a"),
                        blanks(),
                        t,
                        Arbitraries.of(",", ", ", " ,"),
                        t)
                .as((f, b, x, c, y) -> "$(" + f + (f.startsWith("call ") ? "," : " ") + b + x + c + y + ")");
        Arbitrary<String> three = Combinators.combine(
                        Arbitraries.of(
                                "subst", "patsubst", "if", "foreach A", "foreach v", "or", "and", "wordlist", "call f"),
                        t,
                        t,
                        t)
                .as((f, x, y, z) -> f.startsWith("foreach") || f.startsWith("call")
                        ? "$(" + f + "," + x + "," + y + "$v" + z + ")"
                        : "${" + f + " " + x + "," + y + "," + z + "}");
        Arbitrary<String> numbers = Combinators.combine(Arbitraries.of("1", "2", "0", " 3", "x"), t)
                .as((n, x) -> "$(word " + n + "," + x + ")$(wordlist 2," + n + "," + x + ")");
        return Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(6, one),
                net.jqwik.api.Tuple.of(6, two),
                net.jqwik.api.Tuple.of(4, three),
                net.jqwik.api.Tuple.of(1, numbers));
    }

    private static Arbitrary<String> assignment() {
        return Combinators.combine(
                        Arbitraries.of("", "", "", "override ", "export ", "  ", "\t"),
                        name(),
                        Arbitraries.of("=", ":=", "?=", "+=", " = ", " := ", " ?= ", " += ", "::=", "=\t"),
                        text(2),
                        Arbitraries.of("", "", "", " # comment", " ", "#c", " \\\n more"))
                .as((m, n, o, t, c) -> m + n + o + t + c + "\n");
    }

    private static Arbitrary<String> condition() {
        Arbitrary<String> equal = Combinators.combine(
                        Arbitraries.of("ifeq", "ifneq"),
                        text(1),
                        text(1),
                        Arbitraries.of(
                                "(%s,%s)", "(%s, %s)", "( %s ,%s )", "\"%s\" \"%s\"", "'%s' '%s'", "(%s,%s) # c"))
                .as((word, a, b, form) -> word + " " + String.format(form, a, b));
        Arbitrary<String> defined = Combinators.combine(
                        Arbitraries.of("ifdef ", "ifndef ", "  ifdef "),
                        Arbitraries.oneOf(name(), Arbitraries.of("$(A)", "A # c")))
                .as((word, n) -> word + n);
        return Arbitraries.oneOf(equal, defined);
    }

    /** After {@code else}, make goes on from a malformed condition with memory that it never set. */
    private static Arbitrary<String> wellFormed() {
        return condition()
                .filter(text -> text.indexOf('\'') < 0 && text.indexOf('"') < 0 && !text.contains("def $(A)"));
    }

    /** Rules that make takes and rules that it complains of. */
    private static Arbitrary<String> rule() {
        return Combinators.combine(
                        Arbitraries.of("r", "t", "r t", "%.x", "r %.x", "%.x r", "m n&", "r r", "q\\%r", "s%&"),
                        Arbitraries.of(":", ":", "::", ": %.y:", ": r%:"),
                        Arbitraries.of("", " p", " p | q", " $(A)"),
                        Arbitraries.of("", "", " ; @:", "\n\t@:", "\n\n\t@$(B)\n", "\n>@:", "\n>A=prefix"))
                .as((targets, colon, needs, recipe) -> targets + colon + needs + recipe + "\n");
    }

    private static Arbitrary<String> block(int depth) {
        Arbitrary<String> simple = Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(8, assignment()),
                net.jqwik.api.Tuple.of(2, rule()),
                net.jqwik.api.Tuple.of(2, text(2).map(t -> "$(eval " + t + ")\n")),
                net.jqwik.api.Tuple.of(
                        2, Combinators.combine(name(), text(2)).as((n, t) -> "$(eval " + n + " := " + t + ")\n")),
                net.jqwik.api.Tuple.of(1, text(1).map(t -> "$(call f," + t + ")\n")),
                net.jqwik.api.Tuple.of(1, text(2).map(t -> "$(info " + t + ")\n")),
                net.jqwik.api.Tuple.of(1, name().map(n -> "undefine " + n + "\n")),
                net.jqwik.api.Tuple.of(1, name().map(n -> "export " + n + "\n")),
                net.jqwik.api.Tuple.of(
                        1, Combinators.combine(name(), text(1)).as((n, t) -> "t: " + n + " := " + t + "\n")),
                net.jqwik.api.Tuple.of(1, text(1).map(t -> "r: p\n\t" + t.replace("\\\n", "") + "\n\n\tifeq (1,2)\n")),
                net.jqwik.api.Tuple.of(
                        1,
                        Arbitraries.of(
                                "# comment \\\nA = hidden\n",
                                "\n",
                                ".RECIPEPREFIX = >\n",
                                ".RECIPEPREFIX :=\n",
                                "include none.mk\n",
                                "-include no.mk\n",
                                "\tB = tab\n")));
        if (depth == 0) {
            return simple;
        }
        Arbitrary<String> body =
                Arbitraries.lazy(() -> block(depth - 1).list().ofMaxSize(3).map(parts -> String.join("", parts)));
        Arbitrary<String> definition = Combinators.combine(
                        Arbitraries.of("define ", "override define ", "  define "),
                        name(),
                        Arbitraries.of("", " =", " :=", " +=", " ?="),
                        body,
                        Arbitraries.of("endef", "endef # c", "  endef"))
                .as((d, n, o, b, e) -> d + n + o + "\n" + b + e + "\n");
        Arbitrary<String> choice = Combinators.combine(
                        condition(), body, Arbitraries.of(0, 1, 2, 3), wellFormed(), body, body)
                .as((c, b, kind, c2, b2, b3) -> c + "\n" + b
                        + (kind == 1 || kind == 3 ? "else " + c2.strip() + "\n" + b2 : "")
                        + (kind >= 2 ? "else\n" + b3 : "") + "endif\n");
        return Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(6, simple),
                net.jqwik.api.Tuple.of(2, definition),
                net.jqwik.api.Tuple.of(3, choice));
    }
}
