package org.bsplint.cli.eval;

import java.io.PrintWriter;
import org.bsplint.report.json.ValuesDocument;
import org.bsplint.value.Assignment;
import org.bsplint.value.Option;
import org.bsplint.value.Value;

/** Effective values for people: {@code NAME = value}, then each step of its history. */
final class ValuesText {
    private ValuesText() {}

    static void print(PrintWriter out, ValuesDocument document, boolean withTrace) {
        String title = (document.component() + " " + document.version()).strip();
        out.println("# " + title + (document.unit().isEmpty() ? "" : ", " + document.unit()));
        document.values().forEach(option -> option(out, option, withTrace));
        document.output().forEach(line -> out.println("> " + line));
        document.errors().forEach(error -> out.println("error: " + error.span() + ": " + error.message()));
    }

    private static void option(PrintWriter out, Option option, boolean withTrace) {
        out.println(option.name() + shown(option.value()));
        option.flags().forEach((flag, value) -> out.println("  [" + flag + "]" + shown(value)));
        if (withTrace) {
            option.history().forEach(assignment -> out.println("    " + step(assignment)));
        }
    }

    private static String shown(Value value) {
        if (value instanceof Value.Known known) {
            return " = \"" + known.text() + "\"";
        }
        if (value instanceof Value.Unset) {
            return " is unset";
        }
        String reason =
                value.causes().stream().map(Object::toString).findFirst().orElse("not known");
        return value instanceof Value.Failing ? " fails: " + reason : " is unknown: " + reason;
    }

    private static String step(Assignment step) {
        String place = step.span()
                .map(span -> span.path() + ":" + span.line())
                .orElse(step.origin().word());
        String effect = step.effect() == Assignment.Effect.APPLIED
                ? ""
                : " (" + step.effect().name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ') + ")";
        return place + ": " + step.operator() + " " + step.text() + effect
                + (step.note().isEmpty() ? "" : "  # " + step.note());
    }
}
