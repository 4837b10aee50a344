package org.bsplint.assembly.upgrade;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.bsplint.ecosystem.BootLoaderCommand;
import org.bsplint.ecosystem.KnowledgeBase;
import org.bsplint.ecosystem.LockValue;
import org.bsplint.model.BootCommand;
import org.bsplint.model.Image;
import org.bsplint.source.Span;
import org.bsplint.syntax.version.Version;

/** What U-Boot's commands for one-time-programmable words do otherwise in the newer release. */
final class CommandChanges {
    private static final Optional<String> VENDOR = Optional.of("vendor");

    private final KnowledgeBase knowledge;
    private final Image image;

    CommandChanges(KnowledgeBase knowledge, Image image) {
        this.knowledge = knowledge;
        this.image = image;
    }

    List<Change> between(Optional<Version> older, Optional<Version> newer) {
        List<Change> changes = new ArrayList<>();
        Set<String> names = new TreeSet<>();
        knowledge.commands().forEach(row -> names.add(row.command()));
        for (String name : names) {
            Optional<BootLoaderCommand> old = knowledge.command(name, VENDOR, older);
            Optional<BootLoaderCommand> now = knowledge.command(name, VENDOR, newer);
            if (old.isPresent() && now.isPresent()) {
                command(old.get(), now.get(), changes);
            }
        }
        locks(knowledge.lockValue(VENDOR, older), knowledge.lockValue(VENDOR, newer), changes);
        return changes;
    }

    private void command(BootLoaderCommand old, BootLoaderCommand now, List<Change> changes) {
        String name = now.command();
        for (String sub : now.subCommands()) {
            if (!old.subCommands().contains(sub)) {
                changes.add(change(
                        Change.Kind.APPEARS,
                        name,
                        sub,
                        "",
                        "available",
                        now.does().getOrDefault(sub, "")));
            }
        }
        for (String sub : old.subCommands()) {
            if (!now.subCommands().contains(sub)) {
                changes.add(change(Change.Kind.VANISHES, name, sub, "available", "", ""));
            }
        }
        if (!old.locking().equals(now.locking()) && old.locking().isEmpty()) {
            changes.add(change(
                    Change.Kind.FLIPS, name, now.locking(), "leaves the words open", "locks the words it writes", ""));
        }
    }

    private Change change(Change.Kind kind, String name, String sub, String before, String after, String note) {
        return new Change(kind, "commands", name + " " + sub, before, after, note, uses(name, sub));
    }

    private static void locks(Optional<LockValue> old, Optional<LockValue> now, List<Change> changes) {
        if (old.isPresent() && now.isPresent() && old.get().bit() != now.get().bit()) {
            changes.add(new Change(
                    Change.Kind.FLIPS,
                    "commands",
                    "fuse prog of lock words",
                    "0x" + Long.toHexString(old.get().bit()),
                    "0x" + Long.toHexString(now.get().bit()),
                    now.get().refused()
                            ? "the old value is refused"
                            : "the old value is silently ignored: words stay open",
                    List.of()));
        }
    }

    private List<Span> uses(String command, String sub) {
        return image.commands().stream()
                .filter(run -> run.name().equals(command) && run.reach() != BootCommand.Reach.NEVER)
                .filter(run -> run.argv().size() > 1
                        && run.argv().get(1).isKnown()
                        && run.argv().get(1).known().equals(sub))
                .map(BootCommand::span)
                .toList();
    }
}
