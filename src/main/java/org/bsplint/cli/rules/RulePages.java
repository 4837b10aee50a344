package org.bsplint.cli.rules;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.bsplint.engine.RuleBook;
import org.bsplint.model.Operation;
import org.bsplint.rule.Rule;
import org.bsplint.rule.RuleTest;
import org.bsplint.rule.condition.Condition;

/** The pages of rules in Markdown: one a rule, and an index by pack, severity and checklist item. */
public final class RulePages {
    private static final List<String> COMPONENTS = List.of("tf-a", "optee", "u-boot", "linux", "yocto");

    private final RuleBook book;

    RulePages(RuleBook book) {
        this.book = book;
    }

    /** File name and text of every page. */
    Map<String, String> all() {
        Map<String, String> pages = new TreeMap<>();
        for (Rule rule : book.rules().rules()) {
            pages.put(rule.name() + ".md", page(rule));
        }
        EnginePages.all().forEach((name, page) -> pages.put(name + ".md", page));
        pages.put("README.md", index());
        return pages;
    }

    /** Page by all names that it has: of the program's own rules, also former ones, and of what the engine reports. */
    public static Map<String, String> byNames() {
        List<Rule> rules = RuleBooks.load(List.of()).rules().rules();
        Map<String, String> pages = new TreeMap<>();
        rules.forEach(rule -> rule.aliases().forEach(former -> pages.putIfAbsent(former, page(rule))));
        rules.forEach(rule -> pages.put(rule.name(), page(rule)));
        pages.putAll(EnginePages.all());
        return pages;
    }

    static String page(Rule rule) {
        StringBuilder page = new StringBuilder("# " + rule.name() + "\n\n" + rule.summary() + ".\n\n");
        page.append("*").append(severity(rule)).append(", pack ").append(rule.pack());
        page.append(rule.irreversible() ? ", irreversible" : "").append("*\n");
        section(page, "What is reported", "> " + rule.message().text());
        section(page, "Why it matters", rule.why());
        if (!rule.console().isEmpty()) {
            section(page, "What you would see", "```\n" + String.join("\n", rule.console()) + "\n```");
        }
        section(page, "How to fix it", rule.fix().description().text());
        section(page, "When it applies", conditions(rule));
        rule.tests().stream()
                .filter(test -> test.kind() != RuleTest.Kind.UNDETERMINED)
                .forEach(test -> example(page, test));
        section(page, "Sources", list(rule.references()));
        section(page, "Gives evidence for", list(rule.checklist()));
        return page.toString();
    }

    private static String severity(Rule rule) {
        if (rule.severity().byOperation().isEmpty()) {
            return rule.severity().standard().word();
        }
        StringBuilder words = new StringBuilder(rule.severity().standard().word());
        rule.severity()
                .byOperation()
                .forEach((operation, severity) ->
                        words.append("; ").append(operation.word()).append(": ").append(severity.word()));
        return words.toString();
    }

    private static void section(StringBuilder page, String title, String text) {
        if (!text.isBlank()) {
            page.append("\n## ")
                    .append(title)
                    .append("\n\n")
                    .append(text.strip())
                    .append("\n");
        }
    }

    private static String list(List<String> items) {
        return String.join("\n", items.stream().map(item -> "- " + item).toList());
    }

    private static String conditions(Rule rule) {
        StringBuilder text = new StringBuilder();
        conditions(text, "Applies to images with", rule.appliesTo());
        conditions(text, rule.require().isEmpty() ? "It is a fault when" : "When", rule.when());
        conditions(text, "It is required that", rule.require());
        return text.toString();
    }

    private static void conditions(StringBuilder text, String title, List<Condition> conditions) {
        if (!conditions.isEmpty()) {
            text.append(title).append("\n\n");
            conditions.forEach(condition -> condition(text, condition, "- "));
            text.append("\n");
        }
    }

    private static void condition(StringBuilder text, Condition condition, String bullet) {
        if (condition instanceof Condition.Fact fact) {
            text.append(bullet).append("`` ").append(fact.text()).append(" ``\n");
        } else if (condition instanceof Condition.Not not) {
            text.append(bullet).append("not\n");
            condition(text, not.part(), "  " + bullet);
        } else if (condition instanceof Condition.All all) {
            text.append(bullet).append("all of\n");
            all.parts().forEach(part -> condition(text, part, "  " + bullet));
        } else if (condition instanceof Condition.Any any) {
            text.append(bullet).append("any of\n");
            any.parts().forEach(part -> condition(text, part, "  " + bullet));
        }
    }

    private static void example(StringBuilder page, RuleTest test) {
        StringBuilder text = new StringBuilder(test.name() + "\n\n```\n");
        test.given()
                .forEach((path, value) -> text.append(path)
                        .append(value.contains("\n") ? ":\n  " + value.strip().replace("\n", "\n  ") : " = " + value)
                        .append("\n"));
        test.files()
                .forEach((path, content) -> text.append("--- ")
                        .append(path)
                        .append("\n")
                        .append(content.strip())
                        .append("\n"));
        text.append("```");
        if (!test.expect().isEmpty()) {
            text.append("\n\ngives\n\n```\n").append(test.expect()).append("\n```");
        }
        section(page, test.kind() == RuleTest.Kind.BAD ? "Bad" : "Good", text.toString());
    }

    private String index() {
        StringBuilder page = new StringBuilder("# Rules\n\nGenerated by `bsplint rules docs`; ");
        page.append(book.rules().rules().size()).append(" rules.\n");
        by(page, rule -> List.of("Pack " + rule.pack()));
        page.append("\n## Reported by the engine itself\n\n");
        EnginePages.all()
                .keySet()
                .forEach(name -> page.append("- [")
                        .append(name)
                        .append("](")
                        .append(name)
                        .append(".md)\n"));
        page.append("\n# By component\n");
        by(page, RulePages::components);
        page.append("\n# By operation\n");
        by(page, RulePages::operations);
        page.append("\n# By requirement\n");
        by(page, Rule::checklist);
        return page.toString();
    }

    private static List<String> components(Rule rule) {
        return rule.facts().stream()
                .flatMap(fact -> COMPONENTS.stream().filter(name -> fact.text().startsWith(name)))
                .distinct()
                .toList();
    }

    /** Operations that raise the rule's severity, or that it is about. */
    private static List<String> operations(Rule rule) {
        TreeSet<String> words = new TreeSet<>();
        rule.severity().byOperation().keySet().forEach(operation -> words.add(operation.word()));
        for (Operation operation : Operation.values()) {
            boolean named = rule.facts().stream()
                    .map(Condition.Fact::text)
                    .anyMatch(text -> text.startsWith("operation ")
                            && !text.startsWith("operation not")
                            && text.contains(operation.word()));
            if (named) {
                words.add(operation.word());
            }
        }
        return List.copyOf(words);
    }

    private void by(StringBuilder page, Function<Rule, List<String>> keys) {
        TreeSet<String> titles = new TreeSet<>();
        book.rules().rules().forEach(rule -> titles.addAll(keys.apply(rule)));
        for (String title : titles) {
            page.append("\n## ").append(title).append("\n\n| rule | severity | |\n|---|---|---|\n");
            book.rules().rules().stream()
                    .filter(rule -> keys.apply(rule).contains(title))
                    .forEach(rule -> page.append("| [")
                            .append(rule.name())
                            .append("](")
                            .append(rule.name())
                            .append(".md) | ")
                            .append(rule.severity().worst().word())
                            .append(" | ")
                            .append(rule.summary())
                            .append(" |\n"));
        }
    }
}
