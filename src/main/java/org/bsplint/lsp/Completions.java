package org.bsplint.lsp;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bsplint.ecosystem.OptionCatalog;
import org.bsplint.ecosystem.OtpMap;
import org.bsplint.ecosystem.command.CommandCatalog;
import org.bsplint.ecosystem.command.ShellCommand;
import org.bsplint.lsp.language.FileKind;
import org.bsplint.lsp.language.KeyTexts;
import org.bsplint.lsp.language.Outline;
import org.bsplint.model.Operation;
import org.bsplint.source.SourceFile;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionItemKind;
import org.eclipse.lsp4j.CompletionList;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.jsonrpc.messages.Either;

/** What can be typed next: options, their values, U-Boot commands and variables, OTP words, rule names. */
final class Completions {
    private static final int MAX_ITEMS = 1000;
    private static final String SYMBOL = "CONFIG_";
    private static final List<String> SWITCH = List.of("y", "n");
    private static final Pattern SET = Pattern.compile(
            ".*\\b(?:run(?:\\s+\\w+)*|setenv|editenv|askenv|printenv|setexpr|env\\s+(?:set|edit|ask|delete|exists|print))(?:\\s+-\\w+)*\\s+\\w*$");
    private static final Pattern SETTING = Pattern.compile(".*?\\b([a-z-]+):[ \\[{\"']*[^:]*$");
    private static final Pattern RULE_NAME = Pattern.compile(".*bsplint:ignore\\s+(?:[\\w-]+,)*[\\w-]*$");
    private static final Pattern VALUE = Pattern.compile(".*?([A-Za-z_][\\w.-]*)\\s*[?:+.]*=\\s*\"?[\\w-]*$");
    private static final Pattern VARIABLE = Pattern.compile(".*\\$\\{?\\w*$");
    private static final List<String> KEYWORDS =
            List.of("if", "then", "elif", "else", "fi", "for", "in", "while", "until", "do", "done");
    private static final Pattern COMMAND =
            Pattern.compile("(?:.*(?:[;&|]|\\b(?:then|do|else|if|elif|while|until)\\b)\\s*)?\\s*[\\w]*$");
    private static final Pattern SUBCOMMAND =
            Pattern.compile("(?:.*[;&|]\\s*|.*\\b(?:then|do|else|if|elif|while|until)\\s+)?\\s*(\\w+)\\s+\\w*$");
    private static final Pattern INHERIT =
            Pattern.compile("\\s*(?:inherit|INHERIT\\s*\\S*=\\s*\"?)\\s+(?:\\S+\\s+)*[\\w-]*$");
    private static final Pattern OVERRIDE = Pattern.compile("\\s*([A-Za-z_][\\w/.-]*)(:(?:[\\w-]+:)*[\\w-]*)$");
    private static final Pattern OLD_OPERATION = Pattern.compile("\\s*([A-Za-z][\\w-]*)_[\\w-]*$");
    private static final List<String> OPERATIONS = List.of("append", "prepend", "remove");
    private static final Set<String> OLD_SERIES =
            Set.of("thud", "warrior", "zeus", "dunfell", "gatesgarth", "hardknott");
    private static final Pattern CLASS = Pattern.compile("(?:.*/)?classes(?:-recipe|-global)?/([^/]+)\\.bbclass");
    private static final Pattern FUSE_WORD = Pattern.compile(".*\\bfuse\\s+\\w+\\s+(?:-y\\s+)?\\w+\\s+\\w*$");

    private final Snapshot snapshot;
    private final Map<String, CompletionItem> items = new LinkedHashMap<>();

    Completions(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    /** Items in the order in which they fit; told to be incomplete where not all were sent that may be meant. */
    CompletionList at(String path, Position position) {
        Optional<SourceFile> file = snapshot.file(path);
        if (file.isEmpty()) {
            return new CompletionList(List.of());
        }
        String line = file.get().lines().text(position.getLine() + 1);
        String before = line.substring(0, Math.min(line.length(), position.getCharacter()));
        if (RULE_NAME.matcher(before).matches()) {
            rules();
        } else if (RuleCompletions.isRule(file.get())) {
            new RuleCompletions(snapshot, this::add).at(before);
        } else {
            switch (FileKind.of(path)) {
                case SCRIPT -> script(file.get(), before);
                case ENVIRONMENT -> environment(file.get(), before);
                case SETTINGS -> settings(file.get(), position.getLine() + 1, before);
                case BITBAKE -> bitbake(before);
                case KCONFIG -> options(before, name -> name.startsWith(SYMBOL) ? name : "");
                case SYMBOLS -> options("", name -> name.startsWith(SYMBOL) ? name.substring(SYMBOL.length()) : "");
                case MAKE -> options(before, name -> name.startsWith(SYMBOL) ? "" : name);
                default -> options(before, name -> name);
            }
        }
        CompletionList list = fitting(before);
        list.getItems()
                .forEach(item -> item.setTextEdit(Either.forLeft(new TextEdit(
                        new Range(
                                new Position(position.getLine(), start(before, item.getLabel())),
                                end(position, before)),
                        item.getLabel()))));
        return list;
    }

    private static Position end(Position asked, String before) {
        return new Position(asked.getLine(), before.length());
    }

    /** Where the word begins that an item takes the place of: editors differ in what they take for part of a name. */
    private static int start(String before, String label) {
        int start = before.length();
        while (start > 0 && isPart(before.charAt(start - 1), label)) {
            start--;
        }
        while (start < before.length() && !isPart(before.charAt(start), "")) {
            start++;
        }
        return start;
    }

    private static boolean isPart(char c, String label) {
        return Character.isLetterOrDigit(c) || c == '_' || "-./".indexOf(c) >= 0 && label.indexOf(c) >= 0;
    }

    /** Where there are too many, those that hold what is typed; the client asks again after the next key. */
    private CompletionList fitting(String before) {
        if (items.size() <= MAX_ITEMS) {
            return new CompletionList(false, new ArrayList<>(items.values()));
        }
        int start = before.length();
        while (start > 0 && (Character.isLetterOrDigit(before.charAt(start - 1)) || before.charAt(start - 1) == '_')) {
            start--;
        }
        String typed = before.substring(start).toLowerCase(Locale.ROOT);
        List<CompletionItem> found = items.values().stream()
                .filter(item -> item.getLabel().toLowerCase(Locale.ROOT).contains(typed))
                .sorted(Comparator.comparing(
                        item -> !item.getLabel().toLowerCase(Locale.ROOT).startsWith(typed)))
                .limit(MAX_ITEMS)
                .toList();
        return new CompletionList(true, new ArrayList<>(found));
    }

    private void add(String label, CompletionItemKind kind, String detail) {
        if (!label.isEmpty() && !items.containsKey(label)) {
            CompletionItem item = new CompletionItem(label);
            item.setKind(kind);
            item.setDetail(detail);
            items.put(label, item);
        }
    }

    private void rules() {
        snapshot.report().rules().forEach(card -> add(card.name(), CompletionItemKind.EnumMember, card.summary()));
    }

    private void script(SourceFile file, String before) {
        Matcher subcommand = SUBCOMMAND.matcher(before);
        boolean command = subcommand.matches() && !KEYWORDS.contains(subcommand.group(1));
        if (VARIABLE.matcher(before).matches()) {
            variables(file);
        } else if (FUSE_WORD.matcher(before).matches()) {
            words();
        } else if (command && !subcommands(subcommand.group(1)).isEmpty()) {
            String name = subcommand.group(1);
            subcommands(name).forEach(sub -> add(sub, CompletionItemKind.Keyword, name + " " + sub));
        } else if (SET.matcher(before).matches()) {
            variables(file);
        } else if (COMMAND.matcher(before).matches()) {
            CommandCatalog.builtIn().all().forEach(one -> add(one.name(), CompletionItemKind.Function, one.does()));
            KEYWORDS.forEach(word -> add(word, CompletionItemKind.Keyword, ""));
        }
    }

    private void environment(SourceFile file, String before) {
        if (before.contains("=") || before.startsWith(" ")) {
            script(file, before.substring(before.indexOf('=') + 1));
        } else {
            Renaming.READ_BY_UBOOT.stream()
                    .sorted()
                    .forEach(name -> add(name, CompletionItemKind.Variable, "read by U-Boot"));
            variables(file);
        }
    }

    private static List<String> subcommands(String name) {
        return CommandCatalog.builtIn().get(name).map(ShellCommand::subcommands).orElse(List.of());
    }

    /** Variables that the script has, and those that any of the project's scripts and environments sets. */
    private void variables(SourceFile file) {
        Scripts.of(file, snapshot)
                .run()
                .environment()
                .all()
                .forEach(option -> add(option.name(), CompletionItemKind.Variable, "U-Boot variable"));
        Set<String> paths = new LinkedHashSet<>(List.of(file.path()));
        snapshot.report().bsp().inputs().stream().filter(Scripts::isShell).forEach(paths::add);
        for (String path : paths) {
            snapshot.file(path)
                    .map(Outline::of)
                    .orElse(List.of())
                    .forEach(
                            entry -> add(entry.name().text(), CompletionItemKind.Variable, "U-Boot variable, " + path));
        }
    }

    private void words() {
        Optional<OtpMap> map = snapshot.soc().flatMap(snapshot.knowledge()::otpMap);
        if (map.isPresent()) {
            map.get().keys().forEach(area -> word(area));
            map.get().fields().forEach(area -> word(area));
        }
    }

    private void word(OtpMap.Area area) {
        String last = area.count() > 1 ? " to " + (area.word() + area.count() - 1) : "";
        add(Long.toString(area.word()), CompletionItemKind.Value, "OTP " + area.word() + last + ": " + area.name());
    }

    private void settings(SourceFile file, int line, String before) {
        Matcher key = SETTING.matcher(before);
        KeyTexts.keysAt(file, line, before)
                .forEach((name, says) -> add(name + ": ", CompletionItemKind.Property, says));
        if (!items.isEmpty()) {
            return;
        }
        if (before.contains("operations")) {
            for (Operation operation : Operation.values()) {
                add(operation.word(), CompletionItemKind.EnumMember, "operation");
            }
        } else if (key.matches()) {
            setting(key.group(1));
        }
    }

    private void setting(String key) {
        switch (key) {
            case "machine" ->
                Choices.of(snapshot).machines().forEach(name -> add(name, CompletionItemKind.Value, "machine"));
            case "image" -> Choices.of(snapshot).images().forEach(name -> add(name, CompletionItemKind.Value, "image"));
            case "platform" ->
                snapshot.knowledge()
                        .platforms()
                        .forEach(row -> add(row.family(), CompletionItemKind.Value, "platform"));
            case "ecosystem" ->
                snapshot.knowledge()
                        .releases()
                        .releases()
                        .forEach(release ->
                                add(release.number(), CompletionItemKind.Value, "release of " + release.date()));
            case "profile" ->
                List.of("dev", "ci", "provisioning", "release")
                        .forEach(name -> add(name, CompletionItemKind.EnumMember, "profile"));
            case "rule", "ignore", "severity" -> rules();
            case "set" -> options("", name -> name);
            default -> {
                // free text
            }
        }
    }

    private void bitbake(String before) {
        Matcher override = OVERRIDE.matcher(before);
        Matcher old = OLD_OPERATION.matcher(before);
        if (INHERIT.matcher(before).matches()) {
            classes();
        } else if (before.matches("\\s*MACHINE\\s*\\?*=\\s*[\"'][\\w-]*")) {
            setting("machine");
        } else if (before.matches("\\s*DISTRO\\s*\\?*=\\s*[\"'][\\w.-]*")) {
            distros();
        } else if (override.matches()) {
            OPERATIONS.forEach(name -> add(name, CompletionItemKind.Operator, override.group(1) + ":" + name));
            overrideNames().forEach(name -> add(name, CompletionItemKind.EnumMember, "override"));
        } else {
            if (old.matches() && isOldSyntax()) {
                oldOverrides(old.group(1));
            }
            options(before, name -> name);
        }
    }

    /** {@code NAME_append}, {@code NAME_machine} and {@code NAME_append_machine} of what is an option. */
    private void oldOverrides(String typed) {
        String name = typed;
        while (!snapshot.hasOption(name.replaceFirst("_(?:append|prepend|remove)$", ""))) {
            int shorter = name.lastIndexOf('_');
            if (shorter < 0) {
                return;
            }
            name = name.substring(0, shorter);
        }
        String base = name;
        if (snapshot.hasOption(base)) {
            OPERATIONS.forEach(one -> add(base + "_" + one, CompletionItemKind.Operator, one + " to " + base));
        }
        overrideNames().forEach(one -> add(base + "_" + one, CompletionItemKind.EnumMember, "override"));
    }

    private void distros() {
        add("nodistro", CompletionItemKind.Value, "distro");
        for (String layer : Choices.layers(snapshot)) {
            snapshot.tree().list(layer + "conf/distro").stream()
                    .filter(name -> name.endsWith(".conf"))
                    .map(name -> name.substring(0, name.length() - ".conf".length()))
                    .forEach(name -> add(name, CompletionItemKind.Value, "distro"));
        }
    }

    private void classes() {
        for (String input : snapshot.report().bsp().inputs()) {
            Matcher file = CLASS.matcher(input);
            if (file.matches()) {
                add(file.group(1), CompletionItemKind.Class, input);
            }
        }
    }

    /** What {@code OVERRIDES} holds in the configuration of the images in view. */
    private Set<String> overrideNames() {
        Set<String> names = new LinkedHashSet<>();
        snapshot.options("OVERRIDES").stream()
                .flatMap(found -> found.option().value().asKnown().stream())
                .flatMap(text -> Stream.of(text.split(":")))
                .filter(name -> !name.isBlank())
                .forEach(names::add);
        return names;
    }

    private boolean isOldSyntax() {
        return snapshot.images().stream()
                .flatMap(image -> image.component("yocto").knownVersion().stream())
                .anyMatch(OLD_SERIES::contains);
    }

    /** @param spelling of an option here; empty for one that does not belong here */
    private void options(String before, UnaryOperator<String> spelling) {
        Matcher value = VALUE.matcher(before);
        if (value.matches()) {
            values(value.group(1));
            if (!items.isEmpty() || value.group(1).startsWith(SYMBOL)) {
                return;
            }
        }
        for (String component : new TreeSet<>(snapshot.knowledge().options().components())) {
            OptionCatalog options = snapshot.knowledge().options();
            for (String name : options.described(component)) {
                add(
                        spelling.apply(name),
                        CompletionItemKind.Variable,
                        component + ": " + options.meaning(component, name).orElse(""));
            }
        }
        snapshot.optionNames()
                .forEach((name, component) -> add(spelling.apply(name), CompletionItemKind.Variable, component));
    }

    private void values(String name) {
        OptionCatalog options = snapshot.knowledge().options();
        for (String component : options.components()) {
            options.find(component, name)
                    .ifPresent(option ->
                            option.choices().forEach(one -> add(one, CompletionItemKind.Value, option.name())));
        }
        if (items.isEmpty()) {
            boolean switched = snapshot.options(name).stream()
                    .flatMap(found -> found.option().value().asKnown().stream())
                    .anyMatch(SWITCH::contains);
            SWITCH.stream().filter(one -> switched).forEach(one -> add(one, CompletionItemKind.Value, name));
        }
    }
}
