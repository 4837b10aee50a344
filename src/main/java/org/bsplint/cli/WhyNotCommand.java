package org.bsplint.cli;

import java.io.File;
import java.io.PrintWriter;
import java.util.List;
import org.bsplint.cli.rules.RuleBooks;
import org.bsplint.cli.shell.Console;
import org.bsplint.cli.shell.ExitStatus;
import org.bsplint.cli.shell.PlainLine;
import org.bsplint.engine.Evidence;
import org.bsplint.engine.Finding;
import org.bsplint.engine.Report;
import org.bsplint.engine.RuleResult;
import org.bsplint.engine.Verdict;
import org.bsplint.report.Redaction;
import org.bsplint.rule.Rule;
import org.bsplint.value.Truth;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code bsplint why-not RULE [PATH]}: which condition kept a rule quiet here. */
@Command(
        name = "why-not",
        description = "Tells which condition kept a rule quiet here.",
        mixinStandardHelpOptions = true)
final class WhyNotCommand implements PlainLine.Command {
    private final Console console;

    @Mixin
    private RuleOptions options = new RuleOptions();

    @Parameters(index = "0", paramLabel = "RULE", description = "A rule's name or former name.")
    private String name = "";

    @Parameters(index = "1", arity = "0..1", paramLabel = "PATH", description = "Default: the current folder.")
    private File path = new File(".");

    WhyNotCommand(Console console) {
        this.console = console;
    }

    @Override
    public boolean takeSwitch(String option) {
        return options.takeSwitch(option);
    }

    @Override
    public boolean repeats(String option) {
        return RuleOptions.repeats(option);
    }

    @Override
    public boolean take(String option, String value) {
        switch (option) {
            case "1" -> name = value;
            case "2" -> path = PlainLine.file(value);
            default -> {
                return options.take(option, value);
            }
        }
        return true;
    }

    @Override
    public boolean isWhole() {
        return !name.isEmpty();
    }

    @Override
    public Integer call() {
        Analysis analysis = Analysis.of(options, List.of(path), console.err());
        Rule rule = RuleBooks.find(analysis.rules(), name);
        Report report = Redaction.of(analysis.run(false));
        PrintWriter out = console.out();
        List<RuleResult> results = report.results().stream()
                .filter(result -> result.rule().equals(rule.name()))
                .toList();
        if (results.isEmpty()) {
            out.println(
                    report.bsp().images().isEmpty()
                            ? "nothing here was recognised, so that no rule was asked"
                            : "`" + rule.name() + "` was not run: it is ignored or switched off");
        }
        results.forEach(result -> tell(out, result));
        out.flush();
        return ExitStatus.OK;
    }

    private static void tell(PrintWriter out, RuleResult result) {
        out.println(result.rule() + ", image " + result.image() + ": " + verdict(result.verdict()));
        result.evidence().forEach(evidence -> out.println("  " + mark(evidence.truth()) + " " + line(evidence)));
        if (!result.reason().isEmpty()) {
            out.println("  because: " + result.reason());
        }
        if (!result.needs().isEmpty()) {
            out.println("  would decide it: " + String.join(", ", result.needs()));
        }
        for (Finding finding : result.findings()) {
            String place = finding.span().map(span -> span + ": ").orElse("");
            out.println("  found: " + place + finding.message());
        }
    }

    private static String verdict(Verdict verdict) {
        return switch (verdict) {
            case FAIL -> "it is not quiet, it fails";
            case UNDETERMINED -> "undetermined";
            case WAIVED -> "it fails, and that is accepted";
            case PASS -> "it passes";
            case NOT_APPLICABLE -> "not applicable";
        };
    }

    private static String line(Evidence evidence) {
        return evidence.fact() + (evidence.explanation().isEmpty() ? "" : "   # " + evidence.explanation());
    }

    private static String mark(Truth truth) {
        return switch (truth) {
            case TRUE -> "[yes]";
            case FALSE -> "[no] ";
            case UNKNOWN -> "[?]  ";
        };
    }
}
