package org.bsplint.lsp;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bsplint.ecosystem.OptionCatalog;
import org.bsplint.ecosystem.OtpMap;
import org.bsplint.ecosystem.command.CommandCatalog;
import org.bsplint.ecosystem.command.ShellCommand;
import org.bsplint.lsp.language.FileKind;
import org.bsplint.project.SettingsReader;
import org.bsplint.source.SourceFile;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionItemKind;
import org.eclipse.lsp4j.Position;

/** What can be typed next: options, their values, U-Boot commands and variables, OTP words, rule names. */
final class Completions {
    private static final int MAX_ITEMS = 1000;
    private static final Pattern RULE_NAME = Pattern.compile(".*bsplint:ignore\\s+(?:[\\w-]+,)*[\\w-]*$");
    private static final Pattern VALUE = Pattern.compile(".*?([A-Za-z_][\\w.-]*)\\s*[?:+.]*=\\s*\"?[\\w-]*$");
    private static final Pattern VARIABLE = Pattern.compile(".*\\$\\{?\\w*$");
    private static final Pattern COMMAND = Pattern.compile("(?:.*(?:[;&|]|\\bthen|\\bdo|\\belse)\\s*)?\\s*[\\w]*$");
    private static final Pattern SUBCOMMAND =
            Pattern.compile("(?:.*[;&|]\\s*|.*\\b(?:then|do|else|if|elif)\\s+)?\\s*(\\w+)\\s+\\w*$");
    private static final Pattern FUSE_WORD = Pattern.compile(".*\\bfuse\\s+\\w+\\s+(?:-y\\s+)?\\w+\\s+\\w*$");

    private final Snapshot snapshot;
    private final Map<String, CompletionItem> items = new LinkedHashMap<>();

    Completions(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    List<CompletionItem> at(String path, Position position) {
        Optional<SourceFile> file = snapshot.file(path);
        if (file.isEmpty()) {
            return List.of();
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
                case SETTINGS -> settings(before);
                default -> options(before);
            }
        }
        return new ArrayList<>(items.values());
    }

    private void add(String label, CompletionItemKind kind, String detail) {
        if (items.size() < MAX_ITEMS) {
            CompletionItem item = new CompletionItem(label);
            item.setKind(kind);
            item.setDetail(detail);
            items.putIfAbsent(label, item);
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

    private void variables(SourceFile file) {
        Scripts.of(file, snapshot)
                .run()
                .environment()
                .all()
                .forEach(option -> add(option.name(), CompletionItemKind.Variable, "U-Boot variable"));
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

    private void settings(String before) {
        if (before.matches("[\\w-]*")) {
            SettingsReader.KEYS.forEach(key -> add(key + ": ", CompletionItemKind.Property, "bsplint.yaml"));
        } else if (before.matches("\\s*machine:.*")) {
            snapshot.report().bsp().machine().ifPresent(machine -> add(machine.value(), CompletionItemKind.Value, ""));
        } else if (before.matches("\\s*platform:.*")) {
            snapshot.knowledge().platforms().forEach(row -> add(row.family(), CompletionItemKind.Value, "platform"));
        } else if (before.contains("operations")) {
            for (org.bsplint.model.Operation operation : org.bsplint.model.Operation.values()) {
                add(operation.word(), CompletionItemKind.EnumMember, "operation");
            }
        } else {
            rules();
        }
    }

    private void options(String before) {
        Matcher value = VALUE.matcher(before);
        if (value.matches()) {
            values(value.group(1));
        }
        for (String component : new TreeSet<>(snapshot.knowledge().options().components())) {
            OptionCatalog options = snapshot.knowledge().options();
            for (String name : options.described(component)) {
                add(
                        name,
                        CompletionItemKind.Variable,
                        component + ": " + options.meaning(component, name).orElse(""));
            }
        }
        snapshot.optionNames().forEach((name, component) -> add(name, CompletionItemKind.Variable, component));
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
