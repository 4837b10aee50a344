package org.bsplint.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Where one of the expressions finds a secret, the hints say so: these are the expressions of {@link SecretText}. */
class SecretHintsTest {
    private static final Pattern ASSIGNMENT = Pattern.compile(
            "(?<![\\w.-])(?<name>[A-Za-z_][\\w.-]*+(?:[:\\[][\\w-]++]?){0,8}+)[\"']?(?<blank>[ \\t]*+)"
                    + "(?<op>[?:+.!]{0,3}=[+.]?|:(?=[ \\t]))[ \\t]*+(?:\\\\\\r?\\n[ \\t]*+){0,20}+"
                    + "(?<value>\\\\?\"[^\"\\\\\\n]*+(?:\\\\.[^\"\\\\\\n]*+){0,200}+|'[^'\\n]*+|[^\\s\"';,`)}]++)(?<rest>[^\\n]*+)");
    private static final Pattern ARGUMENT = Pattern.compile(
            "(?i)(?<![\\w-])(?:--?(?:password|passwd|passphrase|pass|pwd|secret|token)(?:=|[ \\t]++)|pass:)"
                    + "(?<value>\"[^\"\\n]*+|'[^'\\n]*+|[^\\s\"'`;]++)");
    private static final Pattern ACCOUNT = Pattern.compile(
            "\\buser(?:mod|add)\\b[^;\\n\"]{0,200}?[ \\t]-[pP][ \\t]++" + "(?<value>\\\\?'[^'\\n]*+|[^\\s\"';]++)");
    private static final Pattern SETENV = Pattern.compile(
            "(?:setenv|env[ \\t]++set)[ \\t]++(?:-\\w[ \\t]++)*+(?<name>[\\w.-]++)[ \\t]++(?<value>[^\\n;]++)");
    private static final Pattern HEX = Pattern.compile("(?<![0-9A-Za-z])(?:(?:0[xX])?[0-9A-Fa-f]{16,}+"
            + "|(?:0[xX][0-9A-Fa-f]{2,8}[ ,]++){3,}+0[xX][0-9A-Fa-f]{2,8})(?![0-9A-Za-z])");

    private static SecretHints hints(String text) {
        return SecretHints.in(text, SecretText::isSecretName);
    }

    @Test
    void wordsOfProseAreNoHint() {
        SecretHints none = new SecretHints(false, false, false);
        assertEquals(
                none, hints("lock each word of the key hash first (`stm32key fuse` does), passes 6 words; key hash"));
        assertTrue(hints("PASSWORD_x86:append[a] ?= \"x\"").assignment());
        assertTrue(hints("openssl --PassPhrase x").argument());
        assertTrue(hints("env set bootkey 1").setenv());
        assertFalse(SecretHints.holdsHex("${@bb.utils.contains('A', '1', 'MBEDTLS_DIR=mbedtls', '', d)}"));
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of(
                        "PASSWORD",
                        "key",
                        "KEY",
                        "_",
                        "-",
                        "--",
                        "pass",
                        "Token",
                        "IV",
                        "1",
                        "x",
                        ".",
                        ":",
                        "[a]",
                        "=",
                        "+",
                        "?",
                        "\"",
                        "'",
                        " ",
                        " ",
                        "\n",
                        "setenv ",
                        "env set ",
                        "useradd",
                        " -p ",
                        "é",
                        "$",
                        "override")
                .list()
                .ofMaxSize(10)
                .map(parts -> String.join("", parts));
    }

    @Property(tries = 50_000)
    void nothingIsMissed(@ForAll("texts") String text) {
        SecretHints hints = hints(text);
        Matcher assignment = ASSIGNMENT.matcher(text);
        for (int from = 0; from <= text.length() && assignment.find(from); from = assignment.start("value") + 1) {
            assertTrue(hints.assignment() || !SecretText.isSecretName(assignment.group("name")), text);
        }
        assertTrue(
                hints.argument()
                        || !ARGUMENT.matcher(text).find()
                                && !ACCOUNT.matcher(text).find(),
                text);
        Matcher setenv = SETENV.matcher(text);
        assertTrue(hints.setenv() || !setenv.find(), text);
    }

    @Provide
    Arbitrary<String> digits() {
        return Arbitraries.of("0x", "0X", "00", "abcd", "0123456789ABCDEF", "g", " ", ",")
                .list()
                .ofMaxSize(10)
                .map(parts -> String.join("", parts));
    }

    @Property(tries = 10_000)
    void noDigitsAreMissed(@ForAll("digits") String text) {
        assertTrue(SecretHints.holdsHex(text) || !HEX.matcher(text).find(), text);
    }
}
