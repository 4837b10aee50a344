package org.bsplint.eval.bitbake.file;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bsplint.diagnostic.Fix;
import org.bsplint.diagnostic.Related;
import org.bsplint.eval.bitbake.DataStore;
import org.bsplint.eval.bitbake.Event;
import org.bsplint.eval.bitbake.Operation;
import org.bsplint.eval.bitbake.OverrideKey;
import org.bsplint.eval.bitbake.Piece;
import org.bsplint.eval.bitbake.Trait;
import org.bsplint.source.Paths;
import org.bsplint.source.Span;
import org.bsplint.syntax.bitbake.Blanks;
import org.bsplint.value.Assignment.Effect;
import org.bsplint.value.Observation;
import org.bsplint.value.Truth;
import org.bsplint.value.Value;

/** What a finished store shows of classic mistakes: defaults that are lost, appends that replace, words that run together. */
public final class Discoveries {
    private static final Set<String> ADDING = Set.of("append", "prepend", "postdot", "predot");

    /** Lists of words that every recipe or distro that reads them begins with words of its own. */
    private static final Set<String> NEVER_EMPTY =
            Set.of("EXTRA_OEMAKE", "IMAGE_INSTALL", "DISTRO_FEATURES", "MACHINE_FEATURES", "IMAGE_FSTYPES");
    /** What stands before an append in a file that is not at hand. */
    private static final String UNSEEN = "a b";

    private final DataStore store;
    private final List<Observation> found = new ArrayList<>();

    private Discoveries(DataStore store) {
        this.store = store;
    }

    /** In order of variable. */
    public static List<Observation> of(DataStore store) {
        Discoveries discoveries = new Discoveries(store);
        List<String> contested = new ArrayList<>(store.names(Trait.CONTESTED));
        Collections.sort(contested);
        for (String name : contested) {
            discoveries.weakDefault(name);
            discoveries.lateDefault(name);
            discoveries.replacingAppends(name);
            discoveries.joinedWords(name);
            discoveries.hiddenAssignment(name);
        }
        return discoveries.found;
    }

    /** Of a configuration, before any recipe: words that run together in lists that distros and images set. */
    public static List<Observation> ofLists(DataStore store) {
        Discoveries discoveries = new Discoveries(store);
        NEVER_EMPTY.stream().sorted().forEach(discoveries::joinedWords);
        return discoveries.found;
    }

    /** {@code A ??= "1"; A += "2"}: the value is {@code " 2"}. */
    private void weakDefault(String name) {
        Value weak = store.weakDefault(name);
        Optional<Event> first = firstContent(name);
        if (weak.isUnset() || first.isEmpty() || !ADDING.contains(first.get().operation())) {
            return;
        }
        String lost = weak.partial().toString();
        if (lost.isBlank()) {
            return;
        }
        Map<String, String> details = Map.of("name", name, "lost", lost, "operator", symbol(first.get()));
        Fix fix = Fix.advice("use `" + store.dialect().keyword("append") + "`, or a default with `?=` before it");
        add("weak-default-lost", name, first.get(), details, weakPlace(name), fix);
    }

    private List<Related> weakPlace(String name) {
        return store.history(name).stream()
                .filter(event -> event.flag().equals("_defaultval"))
                .flatMap(event -> event.place().span().stream())
                .map(span -> Related.at(span, "the weak default that is lost"))
                .toList();
    }

    /** {@code A += "2"; A ?= "1"}: the default comes too late. */
    private void lateDefault(String name) {
        boolean onlyAdded = false;
        boolean any = false;
        for (Event event : store.history(name)) {
            if (!event.flag().isEmpty()) {
                continue;
            }
            boolean late = event.operation().equals("set?") && event.effect() == Effect.IGNORED_ALREADY_SET;
            if (late && onlyAdded && !event.detail().isBlank()) {
                Map<String, String> details = Map.of("name", name, "lost", event.detail());
                Fix fix = Fix.advice("set the default before anything is added, or add with `"
                        + store.dialect().keyword("append") + "`");
                add("default-after-append", name, event, details, List.of(), fix);
            }
            if (ADDING.contains(event.operation()) && !any) {
                onlyAdded = true;
            }
            any |= changesContent(event);
            onlyAdded &= !event.operation().equals("set") && !event.operation().equals("immediate");
        }
    }

    /**
     * {@code A:x:append} or {@code A:x +=} without an {@code A:x}: it replaces A where x is active. Told where it is, and
     * where something is lost: for other builds it may be meant.
     */
    private void replacingAppends(String name) {
        Value base = store.content(name).isUnset() ? store.weakDefault(name) : store.content(name);
        if (base.partial().toString().isBlank()) {
            return;
        }
        for (OverrideKey key : store.overrideValues(name)) {
            if (store.exists(key.key()) && isOnlyAdded(key.key()) && !isMadeOf(key.key(), name)) {
                Optional<Event> event = store.history(key.key()).stream()
                        .filter(step ->
                                step.flag().isEmpty() && step.place().span().isPresent())
                        .findFirst();
                boolean active =
                        store.isOverride(key.override()) == Truth.TRUE || store.meets(key.override()) == Truth.TRUE;
                if (!active) {
                    continue;
                }
                Map<String, String> details = Map.of(
                        "name", name,
                        "key", key.key(),
                        "override", key.override(),
                        "lost", base.partial().toString());
                String better = name
                        + store.dialect().keyword("append")
                        + store.dialect().separator()
                        + key.override();
                Fix fix = Fix.advice("write `" + better + " = \" …\"`, which adds to " + name);
                event.ifPresent(step -> add("append-on-override-replaces-base", name, step, details, List.of(), fix));
            }
        }
    }

    private boolean isOnlyAdded(String key) {
        Optional<Event> first = firstContent(key);
        boolean added = first.isPresent() && ADDING.contains(first.get().operation());
        boolean stored = first.isEmpty()
                && store.weakDefault(key).isUnset()
                && store.overrideValues(key).isEmpty()
                && (!store.pieces(key, Operation.APPEND).isEmpty()
                        || !store.pieces(key, Operation.PREPEND).isEmpty());
        return added || stored;
    }

    private boolean isMadeOf(String key, String name) {
        return store.raw(key).partial().toString().contains("${" + name + "}");
    }

    /** Is what stands before set in a file that is not at hand? */
    private boolean isUnseen(String name, Value base) {
        String text = base.asKnown().orElse("");
        boolean oneReference = text.startsWith("${@") && text.endsWith("}") && text.indexOf("${", 1) < 0;
        return !base.isKnown() && !name.equals("EXTRA_OEMAKE")
                || oneReference && store.value(name).isUndecided();
    }

    /** {@code EXTRA_OEMAKE:append = "CFG_X=y"}: no blank between it and what stands before. */
    private void joinedWords(String name) {
        Value base = store.content(name).isUnset() ? store.weakDefault(name) : store.content(name);
        boolean unseen = NEVER_EMPTY.contains(name) && isUnseen(name, base);
        String before = unseen ? UNSEEN : base.asKnown().orElse("");
        boolean words = unseen || before.strip().contains(" ") || before.contains("=");
        if (!words) {
            return;
        }
        List<Event> events = store.history(name).stream()
                .filter(event -> event.operation().startsWith(store.dialect().keyword("append")))
                .toList();
        int index = 0;
        for (Piece piece : store.pieces(name, Operation.APPEND)) {
            String text = piece.text().isKnown() ? piece.text().known() : "";
            boolean joins = !text.isEmpty()
                    && !before.isEmpty()
                    && !Blanks.isBlank(text.charAt(0))
                    && !text.startsWith("${")
                    && !Blanks.isBlank(before.charAt(before.length() - 1))
                    && !before.endsWith("}");
            if (joins && index < events.size() && store.meets(piece.condition()) == Truth.TRUE) {
                Map<String, String> details = Map.of("name", name, "text", text);
                Fix fix = Fix.advice("begin the text with a blank");
                add("append-without-blank", name, events.get(index), details, List.of(), fix);
            }
            if (store.meets(piece.condition()) == Truth.TRUE && !text.isEmpty()) {
                before = before + text;
            }
            index++;
        }
    }

    /** {@code A = "y"} in local.conf or an append, while a layer's {@code A:x} is active: the override wins. */
    private void hiddenAssignment(String name) {
        Optional<Event> last = store.history(name).stream()
                .filter(event -> event.flag().isEmpty() && changesContent(event))
                .reduce((before, after) -> after);
        Optional<String> file = last.flatMap(event -> event.place().span()).map(Span::path);
        if (file.isEmpty() || !isUsers(file.get()) || store.content(name).isUnset()) {
            return;
        }
        for (OverrideKey key : store.overrideValues(name)) {
            Optional<Event> override = firstContent(key.key());
            Optional<Span> there = override.flatMap(event -> event.place().span());
            boolean wins = store.isOverride(key.override()) == Truth.TRUE
                    && store.raw(key.key()).isKnown()
                    && !store.raw(key.key()).equals(store.content(name))
                    && there.isPresent()
                    && !there.get().path().equals(file.get());
            if (wins) {
                String text = last.get().detail();
                Map<String, String> details =
                        Map.of("name", name, "key", key.key(), "override", key.override(), "lost", text);
                Fix fix = Fix.advice("set `" + key.key() + "`, which is what counts here");
                List<Related> story = List.of(Related.at(there.get(), "the override value that wins"));
                add("assignment-hidden-by-override", name, last.get(), details, story, fix);
                return;
            }
        }
    }

    private static boolean isUsers(String path) {
        return path.endsWith(".bbappend")
                || Set.of("local.conf", "site.conf", "auto.conf").contains(Paths.name(path));
    }

    private Optional<Event> firstContent(String name) {
        return store.history(name).stream()
                .filter(event -> event.flag().isEmpty() && changesContent(event))
                .reduce((first, next) ->
                        next.operation().equals("set") || next.operation().equals("immediate") ? next : first);
    }

    private static boolean changesContent(Event event) {
        return event.effect() != Effect.IGNORED_ALREADY_SET
                && (ADDING.contains(event.operation())
                        || Set.of("set", "set?", "immediate").contains(event.operation())
                        || event.operation().startsWith("rename from "));
    }

    private static String symbol(Event event) {
        return switch (event.operation()) {
            case "append" -> "+=";
            case "prepend" -> "=+";
            case "postdot" -> ".=";
            default -> "=.";
        };
    }

    private void add(String kind, String name, Event event, Map<String, String> details, List<Related> story, Fix fix) {
        Optional<Span> span = event.place().span();
        if (span.isPresent()) {
            found.add(new Observation(kind, "yocto", List.of(name), span, details, story, Optional.of(fix)));
        }
    }
}
