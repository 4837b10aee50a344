package org.bsplint.eval.make.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PureShellTest {
    private static final Tree EMPTY = new Tree() {
        @Override
        public boolean isFile(String name) {
            return name.equals("a/rules.mk");
        }

        @Override
        public boolean isDirectory(String name) {
            return name.equals("a");
        }

        @Override
        public List<String> list(String name) {
            return name.equals("a") ? List.of("rules.mk") : List.of();
        }

        @Override
        public Optional<String> text(String name) {
            return name.equals("a/rules.mk") ? Optional.of("define VERSION 3\n") : Optional.empty();
        }

        @Override
        public List<String> glob(String pattern) {
            return pattern.equals("a/*.mk") ? List.of("a/rules.mk") : List.of();
        }
    };

    private static Optional<String> run(String command) {
        return new PureShell(EMPTY).run(command).output();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "echo hi~hi",
                "echo $((1 << 6))~64",
                "echo $((0x10 + 2 * (3 - 1)))~20",
                "expr 3 + 4~7",
                "expr 5 \\<= 4~0",
                "expr \\<= 1~''",
                "test 9000 -lt 8192; echo $?~1",
                "test 7 -gt 6; echo $?~0",
                "[ 1 = 1 ] && echo yes || echo no~yes",
                "printf '%d' 010~8",
                "printf '0x%x' 255~0xff",
                "echo bl31 | tr '[:lower:]' '[:upper:]'~BL31",
                "echo 'it'\\''s' | tr a-z A-Z~IT'S",
                "echo 1.6.1-dirty | cut -d- -f1 | sed 's/\\./0/g'~10601",
                "echo 'obase=16; 402706432' | bc~1800D000",
                "if test -f a/rules.mk; then echo 1; else echo 0; fi~1",
                "m=\"a/rules.mk\"; [ -f \"$m\" ] && echo \"$m\"~a/rules.mk",
                "find a -name '*.mk'~a/rules.mk",
                "grep -hP 'define VERSION' a/*.mk | grep -oe '\\([0-9]*\\)'~3",
                "seq 3 | wc -l~3",
                "for i in a b; do echo $i; done | tail -n 1~b",
                "gcc -v 2>&1 </dev/null | grep -o 'gcc version'~gcc version",
            })
    void isComputed(String command, String output) {
        assertEquals(Optional.of(output), run(command).map(String::stripTrailing));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "git describe --tags",
                "uname -m",
                "echo $HOME",
                "echo `date`",
                "cat < file",
                "echo a > b",
                "x=$(pwd); echo $x",
                "echo '\\n'",
                "sed -n 1p",
                "perl -e 1",
                "echo 'open",
                "$(",
                "a &",
                "while true; do :; done",
                "echo ~",
                "expr a : b",
            })
    void isNotKnown(String command) {
        assertEquals(Optional.empty(), run(command));
    }
}
