package org.bsplint.rule.fact;

import static org.bsplint.rule.fact.NamedFact.ofCommands;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bsplint.model.BootCommand;
import org.bsplint.model.Image;
import org.bsplint.rule.condition.CodedFact;
import org.bsplint.rule.condition.CommandPattern;
import org.bsplint.rule.condition.Outcome;
import org.bsplint.value.Text;
import org.bsplint.value.Truth;

/** Facts about key hashes in scripts, and about the order of burning, locking and closing. */
final class KeyFacts {
    private static final Set<String> LOADERS = Set.of("load", "fatload", "ext2load", "ext4load", "ubifsload");
    private static final Set<String> NET_LOADERS = Set.of("tftpboot", "tftp", "dhcp", "nfs");

    private final FuseFacts fuses;

    KeyFacts(FuseFacts fuses) {
        this.fuses = fuses;
    }

    List<CodedFact> all() {
        return List.of(
                ofCommands(
                        "closes-before-key-hash",
                        "the device is closed before all words of the key hash are burnt, in scripts that burn some",
                        List.of("key"),
                        0,
                        (image, none) -> order(image, true)),
                ofCommands(
                        "closes-without-key-hash",
                        "the device is closed by scripts that never burn a key hash",
                        List.of("key"),
                        0,
                        (image, none) -> order(image, false)),
                ofCommands(
                        "closes-before-key-lock",
                        "the device is closed before all words of the key hash are locked; the argument is `yes` if"
                                + " this U-Boot's command for the key hash locks what it burns",
                        List.of("key"),
                        1,
                        (image, words) -> unlocked(image, words.get(0).equals("yes"))),
                ofCommands(
                        "burns-row",
                        "scripts burn COUNT words in a row from word FIRST of bank 0",
                        List.of("word"),
                        2,
                        (image, words) ->
                                row(image, FuseFacts.argument(words.get(0)), FuseFacts.argument(words.get(1)))),
                ofCommands(
                        "fuses-file",
                        "the command for the key hash burns what was loaded from a file of this name (a pattern)",
                        List.of("file"),
                        1,
                        (image, words) -> fusesFile(image, CommandPattern.of(words.get(0)))));
    }

    private boolean closes(FuseMap map, BootCommand command) {
        return fuses.closes(command) || FuseRequest.of(command).stream().anyMatch(map::closes);
    }

    private Outcome order(Image image, boolean someKey) {
        Optional<FuseMap> known = fuses.map(image);
        if (known.isEmpty()) {
            return fuses.burnsNothing(image)
                    ? Outcome.fails("no script burns anything")
                    : Outcome.undecided("where this SoC keeps its key hash is not known", "soc");
        }
        FuseMap map = known.get();
        Set<Long> written = new HashSet<>();
        List<BootCommand> early = new ArrayList<>();
        boolean open = false;
        boolean anyKey = false;
        for (BootCommand command : image.commands()) {
            if (fuses.burnsKeyHash(command)) {
                written.addAll(map.keyWords());
            }
            for (FuseRequest write : FuseRequest.of(command)) {
                open |= write.burns() && write.word().isEmpty();
                if (map.holdsKey(write) && write.burns()) {
                    written.add(FuseMap.id(write.bank().orElse(0L), write.word().orElse(0L)));
                }
            }
            anyKey |= !written.isEmpty();
            if (closes(map, command) && !written.containsAll(map.keyWords())) {
                early.add(command);
            }
        }
        return early(early, open, anyKey == someKey, map);
    }

    private static Outcome early(List<BootCommand> early, boolean open, boolean wanted, FuseMap map) {
        if (early.isEmpty()) {
            return Outcome.fails("no close stands before it");
        }
        if (open) {
            return Outcome.undecided("some fuse words of the script are not known", "script");
        }
        return wanted
                ? FuseFacts.matched(early, "closes first").with("key", map.keyName())
                : Outcome.fails("the key hash is another case");
    }

    private Outcome unlocked(Image image, boolean fuseLocks) {
        Optional<FuseMap> known = fuses.map(image);
        if (known.isEmpty()) {
            return fuses.burnsNothing(image)
                    ? Outcome.fails("no script burns anything")
                    : Outcome.undecided("where this SoC keeps its key hash is not known", "soc");
        }
        FuseMap map = known.get();
        Set<Long> locked = new HashSet<>();
        List<BootCommand> early = new ArrayList<>();
        boolean open = false;
        for (BootCommand command : image.commands()) {
            if (fuseLocks && fuses.burnsKeyHash(command)) {
                locked.addAll(map.keyWords());
            }
            for (FuseRequest write : FuseRequest.of(command)) {
                open |= write.burns() && write.word().isEmpty();
                if (write.burns() && write.isLock()) {
                    locked.add(FuseMap.id(write.bank().orElse(0L), write.lockedWord()));
                }
            }
            if (closes(map, command) && !locked.containsAll(map.keyWords())) {
                early.add(command);
            }
        }
        return early(early, open, true, map);
    }

    private static Outcome row(Image image, long first, long count) {
        Set<Long> written = new HashSet<>();
        List<BootCommand> commands = new ArrayList<>();
        for (FuseRequest write : FuseRequest.of(image.commands())) {
            long word = write.word().orElse(-1L);
            if (write.burns() && write.isInBank(0) && word >= first && word < first + count) {
                written.add(word);
                commands.add(write.command());
            }
        }
        return written.size() == count
                ? FuseFacts.matched(commands.stream().distinct().toList(), "burns them")
                        .with("word", String.valueOf(first))
                : Outcome.fails("no script burns all of them");
    }

    /** Follows loads: the last file loaded to an address is what the command for the key hash finds there. */
    private Outcome fusesFile(Image image, CommandPattern names) {
        Map<Text, Text> loaded = new HashMap<>();
        for (BootCommand command : image.commands()) {
            List<Text> argv = command.argv();
            int address = LOADERS.contains(command.name()) ? 3 : NET_LOADERS.contains(command.name()) ? 1 : 0;
            if (address > 0 && argv.size() > address + 1 && command.reach() != BootCommand.Reach.NEVER) {
                loaded.put(address(argv.get(address)), argv.get(address + 1));
            } else if (fuses.burnsKeyHash(command)) {
                Text file = loaded.getOrDefault(address(argv.get(argv.size() - 1)), Text.EMPTY);
                String name = file.isKnown() ? file.known() : "";
                String base = name.substring(name.lastIndexOf('/') + 1);
                if (!base.isEmpty() && names.matches(List.of(Text.of(base))) == Truth.TRUE) {
                    return FuseFacts.matched(List.of(command), "burns that file")
                            .with("file", base)
                            .about(List.of(base));
                }
            }
        }
        return Outcome.fails("no such file is burnt");
    }

    /** Addresses are numbers in base 16; the same number may be written in several ways. */
    private static Text address(Text word) {
        return FuseRequest.number(word, 16).map(FuseFacts::hex).map(Text::of).orElse(word);
    }
}
