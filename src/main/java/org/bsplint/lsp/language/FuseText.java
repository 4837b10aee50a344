package org.bsplint.lsp.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import org.bsplint.ecosystem.OtpMap;
import org.bsplint.model.FuseProgram;
import org.bsplint.model.FuseWrite;
import org.bsplint.value.Text;

/** A {@code fuse prog} in words: which one-time-programmable words it writes, and what they are on this SoC. */
public final class FuseText {
    private static final int FEW = 2;

    private FuseText() {}

    /** Short, for the end of a line; empty if the words are no {@code fuse prog}. */
    public static Optional<String> of(List<Text> argv, Optional<OtpMap> map) {
        return FuseProgram.of(argv).map(program -> {
            StringJoiner text = new StringJoiner(", ");
            rows(program.writes(), map).forEach(row -> text.add(row(row, map)));
            if (!program.malformed().isEmpty()) {
                text.add("`" + program.malformed() + "` is refused");
            }
            if (!program.isComplete()) {
                text.add("and what is not known");
            }
            return text.toString();
        });
    }

    /** Writes of neighbouring words of one area together. */
    private static List<List<FuseWrite>> rows(List<FuseWrite> writes, Optional<OtpMap> map) {
        List<List<FuseWrite>> rows = new ArrayList<>();
        for (FuseWrite write : writes) {
            List<FuseWrite> last = rows.isEmpty() ? List.of() : rows.get(rows.size() - 1);
            if (!last.isEmpty() && continues(last.get(last.size() - 1), write, map)) {
                last.add(write);
            } else {
                rows.add(new ArrayList<>(List.of(write)));
            }
        }
        return rows;
    }

    private static boolean continues(FuseWrite before, FuseWrite write, Optional<OtpMap> map) {
        return before.bank() == write.bank()
                && !before.isLock()
                && !write.isLock()
                && write.word() == before.word() + 1
                && !name(write, map).isEmpty()
                && name(write, map).equals(name(before, map))
                && effect(before, map).isEmpty()
                && effect(write, map).isEmpty();
    }

    private static String row(List<FuseWrite> row, Optional<OtpMap> map) {
        FuseWrite first = row.get(0);
        FuseWrite last = row.get(row.size() - 1);
        if (row.size() <= FEW) {
            StringJoiner text = new StringJoiner(", ");
            row.forEach(write -> text.add(write(write, map)));
            return text.toString();
        }
        return bank(first) + "OTP " + first.word() + "–" + last.word() + name(first, map) + " |= " + hex(first) + " … "
                + hex(last);
    }

    private static String write(FuseWrite write, Optional<OtpMap> map) {
        return write.isLock()
                ? "lock of OTP " + write.target() + name(write, map) + " := " + hex(write)
                : bank(write) + "OTP " + write.word() + name(write, map) + " |= " + hex(write) + effect(write, map);
    }

    private static String bank(FuseWrite write) {
        return write.bank() == 0 ? "" : "bank " + write.bank() + " ";
    }

    private static String hex(FuseWrite write) {
        return "0x" + Long.toHexString(write.value());
    }

    private static String effect(FuseWrite write, Optional<OtpMap> map) {
        return map.flatMap(otp -> otp.closedBy(write.bank(), write.word(), write.value()))
                .map(close -> ": closes the device")
                .or(() -> map.flatMap(otp -> otp.brokenBy(write.bank(), write.word(), write.value()))
                        .map(broken -> ": " + broken.otherwise()))
                .orElse("");
    }

    private static String name(FuseWrite write, Optional<OtpMap> map) {
        return map.flatMap(otp -> otp.area(write.bank(), write.target()))
                .map(area -> " (" + area.name() + ")")
                .orElse("");
    }
}
