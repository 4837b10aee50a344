package org.bsplint.eval.bitbake.file;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bsplint.diagnostic.Diagnostic;
import org.bsplint.eval.bitbake.DataStore;
import org.bsplint.eval.bitbake.PythonEvaluator;
import org.bsplint.eval.bitbake.PythonFunction;
import org.bsplint.source.Paths;
import org.bsplint.source.SourceFile;
import org.bsplint.source.Span;
import org.bsplint.syntax.bitbake.Blanks;
import org.bsplint.value.Cause;
import org.bsplint.value.Text;
import org.bsplint.value.Value;

/** Runs what BitBake runs while parsing: anonymous functions and event handlers. What is not modelled taints. */
public final class Functions {
    private final DataStore store;
    /** Why the recipe may have been skipped by now; empty if it certainly was not. */
    private Set<Cause> maySkip = Set.of();

    public Functions(DataStore store) {
        this.store = store;
    }

    /** {@code runAnonFuncs}: in order of definition; false where the recipe is skipped, which ends it. */
    public boolean runAnonymous() {
        return List.copyOf(store.agenda().anonymous()).stream().allMatch(this::run);
    }

    /** {@code bb.event.fire}: runs each handler whose {@code eventmask} names the event's class, or that has none. */
    public void fire(String event) {
        for (String handler : List.copyOf(store.agenda().handlers())) {
            Value mask = store.flag(handler, "eventmask");
            List<String> events = Blanks.words(mask.partial().toString());
            if (mask.isUnset() || events.isEmpty() || events.contains(event) || !mask.isKnown()) {
                handler(handler, event).ifPresent(this::run);
            }
        }
    }

    /** BitBake stops at a handler that no function defines. */
    void checkHandlers() {
        for (String handler : store.agenda().handlers()) {
            if (store.rawFlag(handler, "filename").isUnset()) {
                Span span = handlerPlace(handler);
                store.notes().add(Diagnostic.error(span, "undefined event handler function '" + handler + "'"));
            }
        }
    }

    private Span handlerPlace(String handler) {
        return store.history(handler).stream()
                .filter(step -> step.flag().equals("handler"))
                .flatMap(step -> step.place().span().stream())
                .findFirst()
                .orElseGet(() -> SourceFile.of("", "").span(0, 0));
    }

    private Optional<PythonFunction> handler(String name, String event) {
        Optional<String> body = store.raw(name).asKnown();
        String file = Paths.name(store.rawFlag(name, "filename").partial().toString());
        Span span = store.history(name).stream()
                .filter(step -> step.flag().isEmpty())
                .flatMap(step -> step.place().span().stream())
                .reduce((first, last) -> last)
                .orElseGet(() -> SourceFile.of(file, "").span(0, 0));
        return body.map(text -> new PythonFunction(name, file, text, event, span));
    }

    /** False if the recipe ends here. */
    private boolean run(PythonFunction function) {
        PythonEvaluator.Run run = store.python().run(function, store, maySkip);
        if (run instanceof PythonEvaluator.Run.NotModelled) {
            PythonEffects.of(function, store).applyTo(store);
        } else if (run instanceof PythonEvaluator.Run.Skips skips) {
            store.put(SKIPPED, skips.reason());
            return false;
        } else if (run instanceof PythonEvaluator.Run.MaySkip perhaps) {
            maySkip = perhaps.causes();
        } else if (run instanceof PythonEvaluator.Run.Fails fails) {
            store.notes().add(Diagnostic.error(function.span(), fails.reason()));
        }
        return true;
    }

    /** Holds the reason why a recipe is skipped, as in BitBake. */
    public static final String SKIPPED = "__SKIPPED";

    /** Why the recipe is skipped; empty if it is not, as far as known. */
    public static Optional<String> skipped(DataStore store) {
        Value reason = store.content(SKIPPED);
        return reason.isUnset()
                ? Optional.empty()
                : Optional.of(reason.partial()).map(Text::toString);
    }
}
