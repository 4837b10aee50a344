package org.bsplint.lsp;

import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import org.bsplint.ecosystem.OtpMap;
import org.bsplint.model.FuseProgram;
import org.bsplint.model.FuseWrite;
import org.bsplint.value.Text;

/** A {@code fuse prog} in words: which one-time-programmable words it writes, and what they are on this SoC. */
final class FuseText {
    private FuseText() {}

    /** Short, for the end of a line; empty if the words are no {@code fuse prog}. */
    static Optional<String> of(List<Text> argv, Optional<OtpMap> map) {
        return FuseProgram.of(argv).map(program -> {
            StringJoiner text = new StringJoiner(", ");
            program.writes().forEach(write -> text.add(write(write, map)));
            if (!program.malformed().isEmpty()) {
                text.add("`" + program.malformed() + "` is refused");
            }
            if (!program.isComplete()) {
                text.add("and what is not known");
            }
            return text.toString();
        });
    }

    private static String write(FuseWrite write, Optional<OtpMap> map) {
        String bank = write.bank() == 0 ? "" : "bank " + write.bank() + " ";
        if (write.isLock()) {
            return "lock of OTP " + write.target() + name(write, map) + " := 0x" + Long.toHexString(write.value());
        }
        String effect = map.flatMap(otp -> otp.closedBy(write.bank(), write.word(), write.value()))
                .map(close -> ": closes the device")
                .or(() -> map.flatMap(otp -> otp.brokenBy(write.bank(), write.word(), write.value()))
                        .map(broken -> ": " + broken.otherwise()))
                .orElse("");
        return bank + "OTP " + write.word() + name(write, map) + " |= 0x" + Long.toHexString(write.value()) + effect;
    }

    private static String name(FuseWrite write, Optional<OtpMap> map) {
        return map.flatMap(otp -> otp.area(write.bank(), write.target()))
                .map(area -> " (" + area.name() + ")")
                .orElse("");
    }
}
