package org.bsplint.lsp;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bsplint.ecosystem.OptionCatalog;
import org.bsplint.model.Operation;
import org.bsplint.rule.RuleReader;
import org.bsplint.rule.condition.Vocabulary;
import org.bsplint.source.SourceFile;
import org.eclipse.lsp4j.CompletionItemKind;

/** What can be typed next in a rule file: keys, and in conditions subjects, states, facts and what evaluators see. */
final class RuleCompletions {
    private static final Pattern RULE = Pattern.compile("(?m)^rule:\\s");
    private static final Pattern KEY = Pattern.compile("[\\w-]*");
    private static final Pattern STATE = Pattern.compile(".*\\bis\\s+(?:not\\s+)?\\w*$");
    private static final Pattern FACT = Pattern.compile(".*-\\s+(?:not\\s+)?fact\\s+[\\w-]*$");
    private static final Pattern SEEN = Pattern.compile(".*\\b(?:sees|observes|observed)\\s+[\\w-]*$");
    private static final Pattern OPTION = Pattern.compile(".*?([\\w/*-]+)\\.\\w*$");
    private static final Pattern OPERATION = Pattern.compile(".*\\boperation\\s+(?:in|=|!=)\\s+[\\w, -]*$");
    private static final Pattern SUBJECT = Pattern.compile("\\s*-\\s+(?:\\w+:\\s+)?[\\w./-]*$");

    /** Takes an item: what is inserted, its kind, a word about it. */
    interface Items {
        void add(String label, CompletionItemKind kind, String detail);
    }

    private final Snapshot snapshot;
    private final Items items;

    RuleCompletions(Snapshot snapshot, Items items) {
        this.snapshot = snapshot;
        this.items = items;
    }

    /** Is this a rule, by what it says? */
    static boolean isRule(SourceFile file) {
        return file.path().endsWith(".yaml") && RULE.matcher(file.text()).find();
    }

    /** @param before the line up to the cursor */
    void at(String before) {
        Matcher option = OPTION.matcher(before);
        if (KEY.matcher(before).matches()) {
            RuleReader.KEYS.forEach(key -> items.add(key + ": ", CompletionItemKind.Property, "rule file"));
        } else if (STATE.matcher(before).matches()) {
            Vocabulary.STATES.forEach((state, says) -> items.add(state, CompletionItemKind.EnumMember, says));
        } else if (FACT.matcher(before).matches()) {
            snapshot.rules()
                    .coded()
                    .values()
                    .forEach(fact -> items.add(fact.name(), CompletionItemKind.Function, fact.description()));
        } else if (SEEN.matcher(before).matches()) {
            Vocabulary.OBSERVATIONS.forEach((kind, says) -> items.add(kind, CompletionItemKind.Event, says));
        } else if (OPERATION.matcher(before).matches()) {
            List.of(Operation.values())
                    .forEach(one -> items.add(one.word(), CompletionItemKind.EnumMember, "operation"));
        } else if (option.matches() && Vocabulary.isComponent(option.group(1))) {
            options(option.group(1));
        } else if (SUBJECT.matcher(before).matches()) {
            subjects();
        }
    }

    private void subjects() {
        Vocabulary.FACTS.forEach((path, says) -> items.add(path, CompletionItemKind.Variable, says));
        Vocabulary.SCRIPTS.forEach((path, says) -> items.add(path, CompletionItemKind.Variable, says));
        Vocabulary.COMPONENTS.forEach((path, says) -> items.add(path, CompletionItemKind.Module, says));
        items.add("operation", CompletionItemKind.Variable, "what will be done with the image");
        items.add("fact ", CompletionItemKind.Keyword, "a coded fact");
    }

    private void options(String component) {
        items.add("version", CompletionItemKind.Property, "version of " + component);
        items.add("origin", CompletionItemKind.Property, "upstream or vendor");
        OptionCatalog options = snapshot.knowledge().options();
        for (String name : options.described(component)) {
            items.add(
                    name,
                    CompletionItemKind.Variable,
                    options.meaning(component, name).orElse(""));
        }
        snapshot.images().stream()
                .map(image -> image.component(component))
                .flatMap(found -> found.options().names().stream())
                .forEach(name -> items.add(name, CompletionItemKind.Variable, component));
    }
}
