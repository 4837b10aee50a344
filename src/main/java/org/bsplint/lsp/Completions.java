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
import org.bsplint.lsp.language.Outline;
import org.bsplint.model.Operation;
import org.bsplint.project.SettingsReader;
import org.bsplint.source.SourceFile;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionItemKind;
import org.eclipse.lsp4j.CompletionList;
import org.eclipse.lsp4j.Position;

/** What can be typed next: options, their values, U-Boot commands and variables, OTP words, rule names. */
final class Completions {
    private static final int MAX_ITEMS = 1000;
    private static final String SYMBOL = "CONFIG_";
    private static final Pattern SETTING = Pattern.compile(".*?\\b([a-z-]+):[ \\[{\"']*[^:]*$");
    private static final Pattern RULE_NAME = Pattern.compile(".*bsplint:ignore\\s+(?:[\\w-]+,)*[\\w-]*$");
    private static final Pattern VALUE = Pattern.compile(".*?([A-Za-z_][\\w.-]*)\\s*[?:+.]*=\\s*\"?[\\w-]*$");
    private static final Pattern VARIABLE = Pattern.compile(".*\\$\\{?\\w*$");
    private static final Pattern COMMAND = Pattern.compile("(?:.*(?:[;&|]|\\bthen|\\bdo|\\belse)\\s*)?\\s*[\\w]*$");
    private static final Pattern SUBCOMMAND =
            Pattern.compile("(?:.*[;&|]\\s*|.*\\b(?:then|do|else|if|elif)\\s+)?\\s*(\\w+)\\s+\\w*$");
    private static final Pattern INHERIT =
            Pattern.compile("\\s*(?:inherit|INHERIT\\s*\\S*=\\s*\"?)\\s+(?:\\S+\\s+)*[\\w-]*$");
    private static final Pattern OVERRIDE = Pattern.compile("\\s*([A-Za-z_][\\w/.-]*)(:(?:[\\w-]+:)*[\\w-]*)$");
    private static final Pattern OLD_OPERATION = Pattern.compile("\\s*([A-Za-z]\\w*?)_(?:a|p|r)?[a-z]*$");
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
                case ENVIRONMENT -> script(file.get(), before.substring(before.indexOf('=') + 1));
                case SETTINGS -> settings(file.get(), position.getLine() + 1, before);
                case BITBAKE -> bitbake(before);
                case KCONFIG -> options(before, name -> name.startsWith(SYMBOL) ? name : "");
                case SYMBOLS -> options("", name -> name.startsWith(SYMBOL) ? name.substring(SYMBOL.length()) : "");
                case MAKE -> options(before, name -> name.startsWith(SYMBOL) ? "" : name);
                default -> options(before, name -> name);
            }
        }
        return fitting(before);
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
        if (VARIABLE.matcher(before).matches()) {
            variables(file);
        } else if (FUSE_WORD.matcher(before).matches()) {
            words();
        } else if (subcommand.matches() && !subcommands(subcommand.group(1)).isEmpty()) {
            ShellCommand command =
                    CommandCatalog.builtIn().get(subcommand.group(1)).orElseThrow();
            command.subcommands().forEach(sub -> add(sub, CompletionItemKind.Keyword, command.name() + " " + sub));
        } else if (before.matches(".*\\brun\\s+\\w*$")) {
            variables(file);
        } else if (COMMAND.matcher(before).matches()) {
            CommandCatalog.builtIn().all().forEach(one -> add(one.name(), CompletionItemKind.Function, one.does()));
            List.of("if", "then", "elif", "else", "fi", "for", "in", "while", "until", "do", "done")
                    .forEach(word -> add(word, CompletionItemKind.Keyword, ""));
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
        if (before.matches("[\\w-]*")) {
            SettingsReader.KEYS.forEach(name -> add(name + ": ", CompletionItemKind.Property, "bsplint.yaml"));
        } else if (before.contains("operations")) {
            for (Operation operation : Operation.values()) {
                add(operation.word(), CompletionItemKind.EnumMember, "operation");
            }
        } else if (key.matches()) {
            setting(key.group(1));
        } else if (before.matches("\\s+[\\w-]*") && parent(file, line).equals("components")) {
            List.of("optee", "tf-a", "u-boot", "linux")
                    .forEach(name -> add(name + ": ", CompletionItemKind.Property, "component"));
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

    /** The key under which a line of block style stands. */
    private static String parent(SourceFile file, int line) {
        int indent = indent(file.lines().text(line));
        for (int above = line - 1; above >= 1; above--) {
            String text = file.lines().text(above);
            if (!text.isBlank() && indent(text) < indent) {
                return text.strip().replaceFirst(":.*", "");
            }
        }
        return "";
    }

    private static int indent(String line) {
        return line.length() - line.stripLeading().length();
    }

    private void bitbake(String before) {
        Matcher override = OVERRIDE.matcher(before);
        Matcher old = OLD_OPERATION.matcher(before);
        if (INHERIT.matcher(before).matches()) {
            classes();
        } else if (before.matches("\\s*MACHINE\\s*\\?*=\\s*[\"'][\\w-]*")) {
            setting("machine");
        } else if (override.matches()) {
            OPERATIONS.forEach(name -> add(name, CompletionItemKind.Operator, override.group(1) + ":" + name));
            overrides();
        } else {
            if (old.matches() && isOldSyntax() && snapshot.hasOption(old.group(1))) {
                OPERATIONS.forEach(name ->
                        add(old.group(1) + "_" + name, CompletionItemKind.Operator, name + " to " + old.group(1)));
            }
            options(before, name -> name);
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
    private void overrides() {
        snapshot.options("OVERRIDES").stream()
                .flatMap(found -> found.option().value().asKnown().stream())
                .flatMap(text -> Stream.of(text.split(":")))
                .filter(name -> !name.isBlank())
                .forEach(name -> add(name, CompletionItemKind.EnumMember, "override"));
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
            if (!items.isEmpty()) {
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
        for (String component : snapshot.knowledge().options().components()) {
            snapshot.knowledge().options().find(component, name).ifPresent(option -> {
                List<String> values = option.values().isEmpty() && option.type().equals("boolean")
                        ? List.of("y", "n")
                        : option.values();
                values.forEach(one -> add(one, CompletionItemKind.Value, option.name()));
            });
        }
    }
}
