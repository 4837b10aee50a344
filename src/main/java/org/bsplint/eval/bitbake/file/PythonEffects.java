package org.bsplint.eval.bitbake.file;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bsplint.eval.bitbake.DataStore;
import org.bsplint.eval.bitbake.PythonFunction;
import org.bsplint.value.Cause;

/**
 * What a Python function may do to a store, read off its text: the targets of {@code d.setVar} and its kin, its own and
 * those of the functions that it hands the store to. A target whose name is computed counts for all names that start with
 * its literal part.
 */
public final class PythonEffects {
    private static final Pattern WRITE = Pattern.compile(
            "([A-Za-z_][\\w.]*)\\s*\\.\\s*((?:set|append|prepend|del|rename)Var(?:Flags?|Filter)?)\\s*\\(");
    private static final Pattern CALL = Pattern.compile("([A-Za-z_][\\w.]*)\\s*\\(([^()]*)\\)");
    private static final Pattern COPY = Pattern.compile("(\\w+)\\s*=\\s*[\\w.]*createCopy\\s*\\(");
    private static final Pattern PASSED = Pattern.compile("(?:^|,)\\s*(?:d|e\\.data|self\\.d)\\s*(?:,|$)");
    private static final Pattern EXTENDER = Pattern.compile("\\.(map_\\w+|rename_\\w+|extend_\\w*)\\s*\\(");
    private static final int MAX_FUNCTIONS = 200;

    /**
     * One thing that may be done.
     *
     * @param method {@code setVar}, {@code appendVarFlag}, …
     * @param name of the variable, or what it starts with
     * @param exact false if more may follow the name
     * @param flag empty for none or any
     */
    public record Effect(String method, String name, boolean exact, String flag) {}

    private final PythonFunction function;
    private final Set<Effect> effects = new LinkedHashSet<>();
    private final Set<String> followed = new HashSet<>();

    private PythonEffects(PythonFunction function) {
        this.function = function;
    }

    public static PythonEffects of(PythonFunction function, DataStore store) {
        PythonEffects effects = new PythonEffects(function);
        effects.read(function.body(), store);
        return effects;
    }

    public List<Effect> effects() {
        return List.copyOf(effects);
    }

    /** Makes unknown exactly what the function may set. */
    public void applyTo(DataStore store) {
        String name = function.name().isEmpty() ? "an anonymous function" : "the function " + function.name();
        Cause cause = Cause.of(Cause.Kind.UNSUPPORTED, "may be changed by " + name, function.span());
        effects.forEach(effect -> apply(effect, store, cause));
    }

    private static void apply(Effect effect, DataStore store, Cause cause) {
        if (!effect.exact()) {
            store.taintAll(effect.name(), cause);
            return;
        }
        switch (effect.method()) {
            case "appendVar" -> store.taintEnds(effect.name(), false, cause);
            case "prependVar" -> store.taintEnds(effect.name(), true, cause);
            case "setVarFlag", "appendVarFlag", "prependVarFlag", "delVarFlag", "setVarFlags", "delVarFlags" -> {
                if (effect.flag().isEmpty()) {
                    store.flags(effect.name()).keySet().forEach(flag -> store.taintFlag(effect.name(), flag, cause));
                } else {
                    store.taintFlag(effect.name(), effect.flag(), cause);
                }
            }
            default -> store.taint(base(effect.name(), store), cause);
        }
    }

    /** {@code setVar("A:append", …)} changes A; {@code setVar("A:x", …)} may. */
    private static String base(String name, DataStore store) {
        for (String operation : List.of("append", "prepend", "remove")) {
            int at = name.indexOf(store.dialect().keyword(operation));
            if (at > 0) {
                return name.substring(0, at);
            }
        }
        return name;
    }

    private void read(String body, DataStore store) {
        String code = PythonText.withoutComments(body);
        Set<String> copies = new HashSet<>();
        Matcher copy = COPY.matcher(code);
        while (copy.find()) {
            copies.add(copy.group(1));
        }
        Matcher write = WRITE.matcher(code);
        while (write.find()) {
            if (!copies.contains(write.group(1))) {
                write(write.group(2), code, write.end());
            }
        }
        Matcher extender = EXTENDER.matcher(code);
        while (code.contains("classextend") && extender.find()) {
            write("setVar", code, extender.end());
        }
        Matcher call = CALL.matcher(code);
        while (call.find()) {
            if (PASSED.matcher(call.group(2)).find()) {
                follow(call.group(1), code, store);
            }
        }
    }

    private void write(String method, String code, int arguments) {
        List<PythonText.Name> names = PythonText.argument(code, arguments, 0);
        boolean ofFlag = method.contains("Flag");
        String flag = ofFlag && !method.endsWith("Flags") ? flag(code, arguments) : "";
        for (PythonText.Name name : names) {
            effects.add(new Effect(method, name.text(), name.exact(), flag));
        }
        if (method.equals("renameVar")) {
            PythonText.argument(code, arguments, 1)
                    .forEach(name -> effects.add(new Effect(method, name.text(), name.exact(), "")));
        }
    }

    private static String flag(String code, int arguments) {
        List<PythonText.Name> flags = PythonText.argument(code, arguments, 1);
        return flags.size() == 1 && flags.get(0).exact() ? flags.get(0).text() : "";
    }

    private void follow(String called, String code, DataStore store) {
        if (called.startsWith("bb.parse.") && called.endsWith("inherit")) {
            effects.add(new Effect("inherit", "", false, ""));
        }
        boolean own = !called.contains(".") && !code.contains("def " + called);
        if (!own || followed.size() >= MAX_FUNCTIONS || !followed.add(called)) {
            return;
        }
        Optional<String> body = store.raw(called).asKnown();
        List<String> bodies = new ArrayList<>();
        body.ifPresent(bodies::add);
        bodies.forEach(text -> read(text, store));
    }
}
