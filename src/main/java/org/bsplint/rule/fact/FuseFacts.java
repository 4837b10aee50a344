package org.bsplint.rule.fact;

import static org.bsplint.rule.fact.NamedFact.ofCommands;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongPredicate;
import org.bsplint.ecosystem.KnowledgeBase;
import org.bsplint.ecosystem.vendor.Vendor;
import org.bsplint.model.BootCommand;
import org.bsplint.model.Image;
import org.bsplint.rule.condition.CodedFact;
import org.bsplint.rule.condition.Outcome;
import org.bsplint.source.Letters;
import org.bsplint.value.Text;

/** Facts about what scripts burn. */
final class FuseFacts {
    private final List<FuseMap> maps;
    private final List<Vendor.KeyCommand> keyCommands;

    FuseFacts(KnowledgeBase knowledge) {
        this.maps = knowledge.otpMaps().stream().map(FuseMap::of).toList();
        this.keyCommands = knowledge.vendors().stream()
                .flatMap(vendor -> vendor.keyCommands().stream())
                .toList();
    }

    List<CodedFact> all() {
        return List.of(
                ofCommands(
                        "writes-otp",
                        "a script programs fuses of bank 0, or runs a command that burns the key hash or closes the device",
                        List.of("label"),
                        0,
                        (image, none) -> writesOtp(image)),
                ofCommands(
                        "closes-device",
                        "a script closes the device: a fuse write that this SoC takes as closing, or a command that does it",
                        List.of("label"),
                        0,
                        (image, none) -> closesDevice(image)),
                ofCommands(
                        "burns",
                        "a script burns one of the bits MASK in fuse BANK WORD (three numbers)",
                        List.of("value"),
                        3,
                        FuseFacts::burns),
                ofCommands(
                        "leaves-undefined-mode",
                        "a write leaves a word of this SoC with a value that means neither open nor closed",
                        List.of("label", "value", "result"),
                        0,
                        (image, none) -> undefinedMode(image)),
                ofCommands(
                        "row-reaches-close-word",
                        "one `fuse prog` with several values runs into a word that closes the device",
                        List.of("value", "word"),
                        0,
                        (image, none) -> reachesCloseWord(image)),
                ofCommands(
                        "number-in-ambiguous-base",
                        "a fuse word with a leading zero (octal), or a value over 9 in decimal digits only",
                        List.of("written", "read"),
                        0,
                        (image, none) -> ambiguous(image)),
                ofCommands(
                        "writes-word-from",
                        "a script burns a word of bank 0 numbered FIRST or higher",
                        List.of("value", "word"),
                        1,
                        (image, words) -> wordFrom(image, argument(words.get(0)))),
                ofCommands(
                        "burns-word-twice",
                        "a word of bank 0 from FIRST on is programmed again with another value",
                        List.of("value", "word", "before"),
                        1,
                        (image, words) -> twice(image, argument(words.get(0)))),
                ofCommands(
                        "burns-ungranted-word",
                        "a script burns a word of bank 0 from FIRST on that OP-TEE's device tree does not grant",
                        List.of("value", "word"),
                        1,
                        (image, words) -> ungranted(image, argument(words.get(0)))),
                ofCommands(
                        "locks-with-other-than",
                        "a lock (word + 0x10000000) is written with another value than VALUE",
                        List.of("value", "word"),
                        1,
                        (image, words) -> lock(image, value -> value != argument(words.get(0)))),
                ofCommands(
                        "locks-without",
                        "a lock (word + 0x10000000) is written with a value that lacks the bits MASK",
                        List.of("value", "word"),
                        1,
                        (image, words) -> lock(image, value -> (value & argument(words.get(0))) == 0)));
    }

    /** The map of the image's SoC. */
    Optional<FuseMap> map(Image image) {
        return image.fact("soc")
                .value()
                .asKnown()
                .flatMap(soc -> maps.stream().filter(map -> map.isFor(soc)).findFirst());
    }

    boolean burnsNothing(Image image) {
        return image.commands().stream()
                .noneMatch(command -> burnsKeyHash(command)
                        || closes(command)
                        || FuseRequest.of(command).stream().anyMatch(FuseRequest::burns));
    }

    boolean burnsKeyHash(BootCommand command) {
        return does(command, Vendor.BURNS_KEY_HASH);
    }

    boolean closes(BootCommand command) {
        return does(command, Vendor.CLOSES_DEVICE);
    }

    private boolean does(BootCommand command, String deed) {
        return command.reach() != BootCommand.Reach.NEVER
                && !command.isAnything()
                && keyCommands.stream().anyMatch(row -> row.does().equals(deed) && row.isRunBy(command.argv()));
    }

    static Outcome matched(List<BootCommand> commands, String explanation) {
        if (commands.isEmpty()) {
            return Outcome.fails("no script does");
        }
        BootCommand first = commands.get(0);
        return Outcome.holds(explanation + ": `" + first.line() + "` at " + first.span())
                .with(commands);
    }

    static Outcome open(List<BootCommand> commands) {
        String line = commands.get(0).line();
        return Outcome.undecided("words of `" + line + "` are not known", "script")
                .with(commands);
    }

    private Outcome writesOtp(Image image) {
        Set<BootCommand> commands = new LinkedHashSet<>();
        List<BootCommand> open = new ArrayList<>();
        for (BootCommand command : image.commands()) {
            if (burnsKeyHash(command) || closes(command)) {
                commands.add(command);
            }
            for (FuseRequest write : FuseRequest.of(command)) {
                if (write.burns() && !write.isLock() && write.bank().isEmpty()) {
                    open.add(command);
                } else if (write.burns() && !write.isLock() && write.isInBank(0)) {
                    commands.add(command);
                }
            }
        }
        if (commands.isEmpty() && !open.isEmpty()) {
            return open(open);
        }
        return labelled(image, List.copyOf(commands), "writes OTP");
    }

    private Outcome labelled(Image image, List<BootCommand> commands, String explanation) {
        Outcome outcome = matched(commands, explanation);
        return commands.isEmpty() ? outcome : outcome.with("label", label(image, commands.get(0)));
    }

    /** What a command burns, for the underlined line: {@code OTP word 0, value 0x40: closes an STM32MP15}. */
    private String label(Image image, BootCommand command) {
        Optional<FuseMap> map = map(image);
        String soc = image.fact("soc").value().asKnown().orElse("").toUpperCase(Locale.ROOT);
        for (FuseRequest write : FuseRequest.of(command)) {
            if (map.isPresent() && write.word().isPresent()) {
                String word = "OTP word " + write.word().get();
                if (map.get().closes(write)) {
                    return word + ", value " + hex(write.value().orElse(0L)) + ": closes an " + soc;
                }
                return map.get().holdsKey(write) ? word + ": " + map.get().keyName() + " of an " + soc : word;
            }
        }
        return closes(command) ? "closes the device for ever" : burnsKeyHash(command) ? "burns the key hash" : "";
    }

    private Outcome closesDevice(Image image) {
        Set<BootCommand> commands = new LinkedHashSet<>();
        List<BootCommand> open = new ArrayList<>();
        Optional<FuseMap> map = map(image);
        boolean fuses = false;
        for (BootCommand command : image.commands()) {
            if (closes(command)) {
                commands.add(command);
            }
            for (FuseRequest write : FuseRequest.of(command)) {
                fuses |= write.burns();
                if (map.isPresent() && map.get().closes(write)) {
                    commands.add(command);
                } else if (map.isPresent() && map.get().mayClose(write)) {
                    open.add(command);
                }
            }
        }
        if (!commands.isEmpty()) {
            return labelled(image, List.copyOf(commands), "closes the device");
        }
        if (!open.isEmpty()) {
            return open(open);
        }
        return map.isEmpty() && fuses
                ? Outcome.undecided("what fuses of this SoC mean is not known", "soc")
                : Outcome.fails("no script closes the device");
    }

    private static Outcome burns(Image image, List<String> words) {
        FuseMap.Bits bits =
                new FuseMap.Bits(argument(words.get(0)), argument(words.get(1)), argument(words.get(2)), false);
        List<FuseRequest> writes = FuseRequest.of(image.commands());
        List<FuseRequest> hits = writes.stream().filter(bits::isIn).toList();
        List<BootCommand> open =
                writes.stream().filter(bits::mayBeIn).map(FuseRequest::command).toList();
        return hits.isEmpty() && !open.isEmpty() ? open(open) : outcome(hits, "burns it");
    }

    private Outcome undefinedMode(Image image) {
        Optional<FuseMap> map = map(image);
        if (map.isEmpty() && !burnsNothing(image)) {
            return Outcome.undecided("what fuses of this SoC mean is not known", "soc");
        }
        List<FuseRequest> hits = FuseRequest.of(image.commands()).stream()
                .filter(write -> map.flatMap(words -> words.undefined(write)).isPresent())
                .toList();
        if (hits.isEmpty()) {
            return Outcome.fails("no write leaves one");
        }
        String mode = hex(map.flatMap(words -> words.undefined(hits.get(0))).orElse(0L));
        return outcome(hits, "leaves an undefined mode")
                .with("result", mode)
                .with("label", "the word becomes " + mode + ": neither open nor closed");
    }

    private Outcome reachesCloseWord(Image image) {
        Optional<FuseMap> map = map(image);
        if (map.isEmpty()) {
            return burnsNothing(image)
                    ? Outcome.fails("no script burns anything")
                    : Outcome.undecided("what fuses of this SoC mean is not known", "soc");
        }
        List<FuseRequest> hits = new ArrayList<>();
        for (BootCommand command : image.commands()) {
            List<FuseRequest> writes = FuseRequest.of(command);
            writes.stream()
                    .filter(write -> writes.size() > 1 && map.get().closes(write))
                    .filter(write -> write.index() > 0 || write.is(0, 0))
                    .forEach(hits::add);
        }
        return outcome(hits, "reaches it");
    }

    private static Outcome ambiguous(Image image) {
        for (BootCommand command : image.commands()) {
            List<Text> argv = command.argv();
            if (!command.name().equals("fuse") || command.reach() == BootCommand.Reach.NEVER) {
                continue;
            }
            int at = argv.size() > 2 && argv.get(2).toString().equals("-y") ? 3 : 2;
            boolean writes = argv.size() > 1
                    && List.of("prog", "override").contains(argv.get(1).toString());
            for (int i = at; i < argv.size(); i++) {
                String text = argv.get(i).isKnown() ? argv.get(i).known() : "";
                boolean octal = i == at + 1 && isLong(text) && text.startsWith("0");
                boolean hex = writes && i > at + 1 && isLong(text) && !text.startsWith("0");
                if (octal || hex) {
                    String read = FuseRequest.number(argv.get(i), octal ? 0 : 16)
                            .map(FuseFacts::hex)
                            .orElse("an error");
                    return matched(List.of(command), "ambiguous")
                            .with("written", text)
                            .with("read", read);
                }
            }
        }
        return Outcome.fails("every number says its base");
    }

    /** Two digits at least, and nothing else. */
    private static boolean isLong(String text) {
        return text.length() > 1 && Letters.DIGITS.makeUp(text);
    }

    private static Outcome wordFrom(Image image, long first) {
        List<FuseRequest> hits = FuseRequest.of(image.commands()).stream()
                .filter(write -> write.burns() && write.isInBank(0) && !write.isLock())
                .filter(write -> write.word().orElse(-1L) >= first)
                .toList();
        return outcome(hits, "burns an upper word");
    }

    private static Outcome twice(Image image, long first) {
        Map<Long, FuseRequest> earlier = new HashMap<>();
        for (FuseRequest write : FuseRequest.of(image.commands())) {
            boolean counts = write.burns()
                    && write.isInBank(0)
                    && !write.isLock()
                    && write.word().orElse(-1L) >= first;
            FuseRequest before = counts ? earlier.putIfAbsent(write.word().orElseThrow(), write) : null;
            if (before != null
                    && before.value().isPresent()
                    && write.value().isPresent()
                    && !before.value().equals(write.value())) {
                return outcome(List.of(write), "programs a word again")
                        .with("before", hex(before.value().get()));
            }
        }
        return Outcome.fails("no such word is programmed twice");
    }

    private static Outcome ungranted(Image image, long first) {
        Optional<String> grants = image.fact("device-tree.otp-grants").value().asKnown();
        if (grants.isEmpty()) {
            return Outcome.undecided("what the device tree grants is not known", "device-tree.otp-grants");
        }
        Set<String> granted = Set.copyOf(Letters.BLANKS.split(grants.get().strip()));
        List<FuseRequest> hits = FuseRequest.of(image.commands()).stream()
                .filter(write -> write.burns() && write.isInBank(0) && !write.isLock())
                .filter(write -> write.word().orElse(-1L) >= first)
                .filter(write -> !granted.contains(String.valueOf(write.word().orElse(-1L))))
                .toList();
        return outcome(hits, "burns a word that is not granted");
    }

    private static Outcome lock(Image image, LongPredicate isWrong) {
        List<FuseRequest> hits = FuseRequest.of(image.commands()).stream()
                .filter(write -> write.burns() && write.isInBank(0) && write.isLock())
                .filter(write ->
                        write.value().isPresent() && isWrong.test(write.value().get()))
                .toList();
        return outcome(hits, "writes such a lock");
    }

    private static Outcome outcome(List<FuseRequest> hits, String explanation) {
        Outcome outcome =
                matched(hits.stream().map(FuseRequest::command).distinct().toList(), explanation);
        if (hits.isEmpty()) {
            return outcome;
        }
        FuseRequest first = hits.get(0);
        long word = first.isLock() ? first.lockedWord() : first.word().orElse(0L);
        return outcome.with("value", hex(first.value().orElse(0L))).with("word", String.valueOf(word));
    }

    static long argument(String word) {
        return FuseRequest.number(Text.of(word), 0).orElse(-1L);
    }

    static String hex(long value) {
        return "0x" + Long.toHexString(value);
    }
}
