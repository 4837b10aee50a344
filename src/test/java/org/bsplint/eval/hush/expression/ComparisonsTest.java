package org.bsplint.eval.hush.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import org.bsplint.value.Truth;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code test}, {@code itest} and numbers by the rules of cmd/test.c, cmd/itest.c and lib/strto.c of U-Boot 2023.10. */
class ComparisonsTest {
    private static List<String> words(String line) {
        return Arrays.stream(line.split(" "))
                .map(word -> word.equals("''") ? "" : word)
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "test,FALSE",
                "test word,FALSE",
                "test -n,FALSE",
                "test -z,FALSE",
                "test a b,TRUE",
                "test = yes,TRUE",
                "test a =,TRUE",
                "test a == b,TRUE",
                "test a = a,TRUE",
                "test a = b,FALSE",
                "test 0x40 = 64,FALSE",
                "test a != b,TRUE",
                "test a != a,FALSE",
                "test a < b,TRUE",
                "test b < a,FALSE",
                "test a < a,FALSE",
                "test b > a,TRUE",
                "test a > b,FALSE",
                "test a > a,FALSE",
                "test -n x,TRUE",
                "test -n '',FALSE",
                "test -z '',TRUE",
                "test -z x,FALSE",
                "test 10 -eq 0xa,TRUE",
                "test 010 -eq 8,TRUE",
                "test 10 -eq 11,FALSE",
                "test abc -eq 0,TRUE",
                "test 12x -eq 12,TRUE",
                "test 1 -ne 2,TRUE",
                "test 1 -ne 1,FALSE",
                "test 1 -lt 2,TRUE",
                "test 2 -lt 2,FALSE",
                "test 2 -le 2,TRUE",
                "test 3 -le 2,FALSE",
                "test 3 -gt 2,TRUE",
                "test 2 -gt 2,FALSE",
                "test 2 -ge 2,TRUE",
                "test 1 -ge 2,FALSE",
                "test -1 -lt 0,TRUE",
                "test 0xffffffff -gt 0,UNKNOWN",
                "test ! a = b,TRUE",
                "test ! a = a,FALSE",
                "test ! ! a = a,TRUE",
                "test a = a -a b = b,TRUE",
                "test a = a -a b = c,FALSE",
                "test a = b -o b = b,TRUE",
                "test a = b -o b = c,FALSE",
                "test a = a -o b = c -a c = d,FALSE",
                "test a = b -a b = b -o c = c,TRUE",
                "test a = b -a ! b = c,FALSE",
                "test a = b -o ! b = c,TRUE",
                "test -n a -a -z '',TRUE",
                "test -e mmc 0:1 file,UNKNOWN",
                "test -e mmc,TRUE",
                "test -e mmc 0:1 file -a a = b,FALSE",
            })
    void test(String line, Truth expected) {
        assertEquals(expected, TestCommand.evaluate(words(line)), line);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "itest 10 == 0x10,TRUE",
                "itest 10 -eq 16,FALSE",
                "itest a != b,TRUE",
                "itest a <> a,FALSE",
                "itest a -ne a,FALSE",
                "itest 1 < 2,TRUE",
                "itest 2 < 2,FALSE",
                "itest 2 -lt 3,TRUE",
                "itest 2 -le 2,TRUE",
                "itest 3 <= 2,FALSE",
                "itest 3 > 2,TRUE",
                "itest 2 -gt 2,FALSE",
                "itest 2 >= 2,TRUE",
                "itest 1 -ge 2,FALSE",
                "itest 1 =? 1,FALSE",
                "itest.b 101 == 1,TRUE",
                "itest.b 101 == 2,FALSE",
                "itest.w 10001 == 1,TRUE",
                "itest.w 101 == 1,FALSE",
                "itest.l 100000001 == 1,TRUE",
                "itest.s abc == abc,TRUE",
                "itest.s abc < abd,TRUE",
                "itest.s abc > abd,FALSE",
                "itest.s $a == $b,UNKNOWN",
                "itest.q 1 == 1,UNKNOWN",
                "itest ffffffff > 1,UNKNOWN",
                "itest *1000 == 1,UNKNOWN",
                "itest 1 == *1000,UNKNOWN",
                "itest 1 ==,FALSE",
                "itest,FALSE",
            })
    void itest(String line, Truth expected) {
        assertEquals(expected, ItestCommand.evaluate(words(line)), line);
    }

    @ParameterizedTest
    @CsvSource({
        "10,16,16",
        "0x10,16,16",
        "0X1f,0,31",
        "10,10,10",
        "010,0,8",
        "10,0,10",
        "09,0,0",
        "12z,10,12",
        "z,16,0",
        "ff,10,0",
        "'',16,0",
        "0x,16,0",
        "0,0,0",
        "g,16,0",
        "fF,16,255",
        "0xg,0,0"
    })
    void numbers(String text, int base, long expected) {
        assertEquals(expected, Numbers.parse(text, base), text);
    }

    @ParameterizedTest
    @CsvSource({"-10,0,-10", "10,0,10", "-0x10,0,-16", "-,0,0"})
    void signedNumbers(String text, int base, long expected) {
        assertEquals(expected, Numbers.parseSigned(text, base), text);
    }
}
