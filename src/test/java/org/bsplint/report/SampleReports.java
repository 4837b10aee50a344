package org.bsplint.report;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bsplint.diagnostic.Diagnostic;
import org.bsplint.diagnostic.Edit;
import org.bsplint.diagnostic.Fix;
import org.bsplint.diagnostic.Severity;
import org.bsplint.engine.Evidence;
import org.bsplint.engine.Finding;
import org.bsplint.engine.Report;
import org.bsplint.engine.RuleCard;
import org.bsplint.engine.RuleResult;
import org.bsplint.engine.Suppressed;
import org.bsplint.engine.TraceStep;
import org.bsplint.engine.Verdict;
import org.bsplint.model.Bsp;
import org.bsplint.model.Deduced;
import org.bsplint.model.Image;
import org.bsplint.model.Operation;
import org.bsplint.source.SourceFile;
import org.bsplint.source.Span;
import org.bsplint.value.Deferred;
import org.bsplint.value.OptionSet;
import org.bsplint.value.Truth;

/** Reports to render in tests: a plain one, and one whose every text is hostile. */
public final class SampleReports {
    /** Markup, control characters, quotes, a lone surrogate, bidirectional overrides, non-ASCII. */
    public static final String HOSTILE =
            "<script>alert('x')</script> & \"q\" ]]> \u0000\u0007\u001b[31m \ud800 \u202e é 漢 %0A::error::x\r\n{y} [l](u)";

    private SampleReports() {}

    public static Report plain() {
        SourceFile script = SourceFile.of("provision/close.cmd", "# closes the device\nfuse prog 0 0x0 0x40\n");
        return report("otp-write-refused", "`fuse prog` will be refused", script, script.span(20, 40));
    }

    public static Report hostile() {
        SourceFile file = SourceFile.of("prövision/a b<&>%\n.cmd", HOSTILE + "x".repeat(20_000) + "\n");
        return report("otp-write-refused", HOSTILE + "y".repeat(20_000), file, file.span(0, HOSTILE.length() + 10_000));
    }

    public static Report empty() {
        return new Report(bsp(List.of(image("default"))), List.of(), List.of(), List.of(), List.of(), List.of(), "1");
    }

    private static Report report(String rule, String message, SourceFile file, Span span) {
        Fix fix = new Fix("set it: " + message, List.of(new Edit(file.path(), 1, 1, 1, 1, message + "\n")), true);
        List<TraceStep> trace = List.of(
                new TraceStep(Optional.of(file.line(1)), "", message),
                new TraceStep(Optional.empty(), "OP-TEE (knowledge base) " + message, message));
        Finding factory = finding(rule, message, span, trace, fix, "factory");
        Finding release = finding(rule, message, span, trace, fix, "release");
        Finding nowhere = new Finding(
                "no-place",
                Severity.WARNING,
                false,
                "likely",
                message,
                message,
                "",
                "factory",
                "",
                List.of(message),
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty(),
                "f2");
        List<RuleResult> results = List.of(
                result(rule, Verdict.FAIL, List.of(factory), ""),
                result("passes", Verdict.PASS, List.of(), ""),
                result("unsure", Verdict.UNDETERMINED, List.of(), message));
        RuleCard card = new RuleCard(
                rule,
                "stm32mp",
                Severity.ERROR,
                true,
                message,
                message,
                message,
                List.of(message),
                List.of("ISVS-3.1.1"),
                true);
        return new Report(
                bsp(List.of(image("factory"), image("release"))),
                List.of(factory, release, nowhere),
                List.of(new Suppressed(factory, "inline", message, message, "2027-01-01")),
                results,
                List.of(Diagnostic.problem(span, message)),
                List.of(card),
                "1");
    }

    private static Finding finding(
            String rule, String message, Span span, List<TraceStep> trace, Fix fix, String image) {
        return new Finding(
                rule,
                Severity.ERROR,
                true,
                "certain",
                "title",
                message,
                message,
                image,
                "optee",
                List.of("CFG_X", message),
                Optional.of(span),
                trace,
                List.of(message),
                Optional.of(fix),
                "f1");
    }

    private static RuleResult result(String rule, Verdict verdict, List<Finding> findings, String reason) {
        Evidence evidence = new Evidence(
                "optee.CFG_X is enabled", Truth.UNKNOWN, Deferred.of(reason), Optional.empty(), Optional.empty());
        return new RuleResult(
                rule, "factory", verdict, List.of(evidence), findings, List.of("optee.CFG_X"), Deferred.of(reason));
    }

    private static Image image(String name) {
        return new Image(name, Set.of(Operation.CLOSE_DEVICE), OptionSet.empty(), Map.of(), List.of(), List.of());
    }

    private static Bsp bsp(List<Image> images) {
        return new Bsp(
                Optional.of(new Deduced("stm32mp15", "machine")),
                Optional.of(new Deduced("stm32mp15-disco", "build/conf/local.conf:3")),
                Optional.of(new Deduced("3.0.0", "deduced")),
                Map.of("optee", new Deduced("3.12.0-stm32mp-r1", "x.bb:1")),
                images,
                List.of(),
                List.of(),
                List.of("build/conf/local.conf", "provision/close.cmd"));
    }
}
