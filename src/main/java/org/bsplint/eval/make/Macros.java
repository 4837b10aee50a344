package org.bsplint.eval.make;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.bsplint.eval.make.state.Definition;
import org.bsplint.eval.make.state.Definition.Source;
import org.bsplint.eval.make.state.Place;
import org.bsplint.source.Cursor;
import org.bsplint.source.Letters;
import org.bsplint.syntax.make.Blanks;
import org.bsplint.syntax.make.Statement;
import org.bsplint.syntax.make.Template;
import org.bsplint.value.Truth;

/** Watches for what makefiles do wrong without a word from make: calls of nothing, comparisons that cannot hold. */
final class Macros {
    private static final Set<String> ODD_TRUTHS =
            Set.of("1", "0", "Y", "N", "yes", "no", "true", "false", "on", "off", "Yes", "No", "True", "False");

    /** Macros of OP-TEE's mk/compile.mk and mk/subdir.mk. */
    private static final Set<String> OF_OPTEE =
            Set.of("process_srcs", "process-subdir-srcs-y", "process-subdir-srcs_ext-y", "process-file-vars");

    private static final Letters BETWEEN = Letters.of(",)");
    private static final Pattern SETS_OPTION = Pattern.compile(
            "(?m)CFG_[^\\s=]*\\s*[:?+!]?=|\\$\\(call force|\\$\\(eval(?! \\$+\\(call process-file-vars)|^[ \\t]*+(undefine|define)\\s");

    /** Longer texts are no macro of OP-TEE's. */
    private static final int LONGEST = 20_000;

    private final Machine machine;
    private final Map<String, Place> calledTooEarly = new LinkedHashMap<>();
    private final Map<String, Boolean> harmlessTexts = new HashMap<>();
    private final Set<String> perFile;

    Macros(Machine machine) {
        this.machine = machine;
        this.perFile = machine.component.equals("optee") ? OF_OPTEE : Set.of();
    }

    /**
     * Has the call no effect on what anyone asks for? Some macros only say how one source file is compiled; in a large
     * tree most of the work of make is theirs. The macro's own text must set no option.
     */
    boolean isIdle(String name, Definition definition, String[] arguments) {
        if (!perFile.contains(name)) {
            return false;
        }
        boolean harmless = harmlessTexts.computeIfAbsent(
                definition.value(),
                text -> text.length() < LONGEST && !SETS_OPTION.matcher(text).find());
        String file = arguments.length > 1 ? arguments[1] : "";
        return harmless && !file.startsWith("/") && (file.endsWith(".c") || file.endsWith(".S"));
    }

    /** A call of a name without a definition. */
    void calledUndefined(String name, String[] arguments) {
        machine.here.ifPresent(at -> calledTooEarly.putIfAbsent(name, at));
    }

    /** After everything was read: which of the names called in vain were defined later? */
    void report() {
        truthy();
        calledTooEarly.forEach((name, place) -> {
            Variable variable = machine.variables.get(name);
            if (variable.global().isDefined()) {
                machine.observe(
                        "macro-used-before-definition",
                        List.of(name),
                        Optional.of(place),
                        Map.of(
                                "definition",
                                variable.global().place().map(Place::toString).orElse("")));
            }
        });
    }

    /** An `override` took a value away that the user gave on the command line. */
    void replaced(Variable variable, Definition before, Definition fresh) {
        boolean takes = before.isDefined()
                && before.source() == Source.COMMAND_LINE
                && fresh.source() == Source.OVERRIDE
                && variable.isWanted()
                && !before.value().equals(fresh.value());
        if (takes && machine.unsure == 0 && !variable.name().startsWith("PLATFORM")) {
            machine.observe(
                    "cfg-depends-overrides-command-line",
                    List.of(variable.name()),
                    fresh.place(),
                    Map.of("given", before.value(), "value", fresh.value()));
        }
    }

    /** An assignment that a stronger one made useless, with another value than it would have set. */
    void ignored(Variable variable, Template value, Definition stronger) {
        boolean differs =
                variable.isWanted() && machine.unsure == 0 && !value.text().equals(stronger.value());
        if (differs && stronger.source() == Source.COMMAND_LINE) {
            machine.observe(
                    "assignment-overridden-by-command-line",
                    List.of(variable.name()),
                    machine.here,
                    Map.of("given", stronger.value(), "value", value.text()));
        }
    }

    /** A default for what a file has set before it: it can never apply. */
    void deadDefault(Variable variable, Template raw, Definition seen) {
        boolean ofFile = seen.source() == Source.FILE && seen.place().isPresent();
        boolean differs = !raw.text().equals(seen.value());
        if (ofFile && differs && variable.isWanted() && machine.unsure == 0) {
            machine.observe(
                    "dead-default",
                    List.of(variable.name()),
                    machine.here,
                    Map.of(
                            "value", seen.value(),
                            "default", raw.text(),
                            "set", seen.place().map(Place::toString).orElse("")));
        }
    }

    /** An option that C code takes for on, and makefiles for off. */
    private void truthy() {
        for (Variable variable : List.copyOf(machine.variables.all())) {
            String value = variable.global().value();
            boolean odd = variable.name().startsWith("CFG_") && ODD_TRUTHS.contains(value);
            boolean ofUser = variable.global().source() == Source.COMMAND_LINE
                    || variable.global().source() == Source.ENVIRONMENT;
            if (odd && ofUser) {
                machine.observe(
                        "truthy-not-y",
                        List.of(variable.name()),
                        variable.global().place(),
                        Map.of("value", value));
            }
        }
    }

    /** A line that a condition hides: a forced option is worth a step in its history. */
    void skipped(String line) {
        String text = line.strip();
        if (!text.startsWith("$(call force,")) {
            return;
        }
        Cursor arguments = new Cursor(text, "$(call force,".length());
        String name = arguments.until(BETWEEN);
        if (arguments.takeOne(BETWEEN) && name.indexOf('$') < 0) {
            machine.assigner.skipped(Blanks.strip(name), "force", Blanks.strip(arguments.until(BETWEEN)), Source.FILE);
        }
    }

    void compared(Statement.Equal test, String left, String right, Truth truth) {
        boolean blanksOnly = truth == Truth.FALSE && Blanks.strip(left).equals(Blanks.strip(right));
        if (blanksOnly && machine.unsure == 0) {
            machine.observe(
                    "blanks-decide-condition",
                    List.of(),
                    machine.here,
                    Map.of(
                            "left",
                            left,
                            "right",
                            right,
                            "condition",
                            test.left().text() + "," + test.right().text()));
        }
    }
}
