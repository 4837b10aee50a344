package org.bsplint.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
import org.bsplint.value.Option;
import org.bsplint.value.OptionSet;
import org.bsplint.value.Origin;
import org.bsplint.value.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {
    private static final String SECRET = "hunter2-Correct";
    private static final String HEX = "a1b2c3d4e5f60718293a4b5c6d7e8f90";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SIGN_KEY_PASS = \"" + SECRET + "\"",
                "SIGN_KEY_PASS:stm32mp15 ?= '" + SECRET + "'",
                "KEY_PASSWORD := " + SECRET + " and more",
                "EXTRA_OEMAKE += \"KEY_PASS=" + SECRET + " BAR=1\"",
                "export FIT_PASSPHRASE=" + SECRET,
                "FIT_PASSPHRASE = \\\n    \"" + SECRET + "\"",
                "sign --password " + SECRET + " file",
                "openssl rsa -passin pass:" + SECRET + " -in key.pem",
                "wifi_password=" + SECRET,
                "password: " + SECRET,
                "setenv wifi_password " + SECRET,
                "CONFIG_NET_API_TOKEN=\"" + SECRET + "\"",
                "A=1 CLIENT_SECRET=" + SECRET,
                "KEY_PASS = \"" + SECRET,
                "EXTRA_USERS_PARAMS = \"useradd -P " + SECRET + " user;\"",
                "EXTRA_USERS_PARAMS = \"usermod -p '\\$6$salt$" + SECRET + "' root;\"",
            })
    void passwordsAreTakenOut(String text) {
        String shown = Redaction.text(text);
        assertTrue(!shown.contains("hunter2") && !shown.contains("Correct"), shown);
        assertTrue(shown.contains("********"), shown);
    }

    @Test
    void whatIsComputedFromASecretIsTakenOutToo() {
        Option password = known("ACME_PASSWORD", SECRET, List.of());
        Option login = known("LOGIN", "root:" + SECRET, List.of("CREDENTIALS"));
        Option between = known("CREDENTIALS", SECRET, List.of("ACME_PASSWORD"));
        Option other = known("OTHER", "like " + SECRET, List.of());
        OptionSet all = OptionSet.complete(List.of(password, login, between, other));
        List<String> shown = Redaction.options(List.of(login, other), all).stream()
                .map(option -> option.value().asKnown().orElse(""))
                .toList();
        assertEquals(List.of("root:********", "like " + SECRET), shown, "a text that is alike by chance stays");
    }

    private static Option known(String name, String value, List<String> inputs) {
        return new Option(name, Value.known(value), Origin.FILE, List.of(), Map.of(), inputs);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ENC_KEY := " + HEX,
                "ENC_NONCE=" + HEX,
                "RPMB_KEY = \"0x" + HEX + "\"",
                "CFG_RPMB_KEY = 0xa1b2c3d4, 0xe5f60718, 0x293a4b5c, 0x6d7e8f90",
            })
    void keyMaterialIsTakenOut(String text) {
        String shown = Redaction.text(text);
        assertTrue(!shown.contains("a1b2c3d4") && !shown.contains("6d7e8f90"), shown);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SIGN_KEY_PASS = \"${PASS_OF_THE_ENVIRONMENT}\"",
                "TA_SIGN_KEY ?= keys/default_ta.pem",
                "PSEUDO_PASSWD = \"/build/tmp/rootfs:/build/native\"",
                "CONFIG_CMD_PASSWORD=y",
                "# CONFIG_TEST_SECRET is not set",
                "SIGN_KEY_PASS_FILE = \"/etc/keys/pass\"",
                "ENC_KEY := 1234567890abcdef1234567890abcdef1234567890abcdef1234567890abcdef",
                "SRCREV = \"a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4\"",
                "    token = tokens.next()",
                "BYPASS = \"some text\"",
                "",
            })
    void whatIsNoSecretStays(String text) {
        assertEquals(text, Redaction.text(text));
    }

    @org.junit.jupiter.api.Test
    void theNameOfAVariableDecides() {
        assertEquals("********", Redaction.value("SIGN_KEY_PASS:stm32mp1", SECRET));
        assertEquals("********", Redaction.value("ENC_KEY", HEX));
        assertEquals(SECRET, Redaction.value("MACHINE", SECRET));
        assertEquals(
                List.of("setenv", "wifi_password", "********"),
                Redaction.words(List.of("setenv", "wifi_password", SECRET)));
        assertEquals(List.of("sign", "--password", "********"), Redaction.words(List.of("sign", "--password", SECRET)));
    }

    @Property(tries = 300)
    void anyTextIsReadToItsEnd(@ForAll @StringLength(max = 300) String text) {
        assertEquals(Redaction.text(text), Redaction.text(Redaction.text(text)));
    }

    @Property(tries = 200)
    void aPasswordBetweenOtherTextIsTakenOut(
            @ForAll @AlphaChars @StringLength(max = 20) String before,
            @ForAll @AlphaChars @StringLength(max = 20) String after) {
        String text = before + "\nKEY_PASS = \"" + SECRET + "\"\n" + after;
        assertEquals(before + "\nKEY_PASS = \"********\"\n" + after, Redaction.text(text));
    }

    @org.junit.jupiter.api.Test
    void hostileTextTakesNoTimeAndNoStack() {
        Redaction.text("KEY_PASS=\"" + "\\\"".repeat(100_000));
        Redaction.text("key".repeat(100_000));
        Redaction.text("A:".repeat(100_000) + "pass");
        Redaction.text("KEY_PASS = \\\n".repeat(20_000));
    }
}
