package org.bsplint.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.BiPredicate;
import org.bsplint.diagnostic.Edit;
import org.bsplint.diagnostic.Fix;
import org.bsplint.value.Deferred;

/**
 * Tries the fixes of findings, the first of those that are shown. What is {@link #expect expected} to be shown is tried beside
 * whatever its user does meanwhile; the answers are the same. For one thread.
 */
final class Verification {
    /** Each trial evaluates the product anew. */
    private static final int MOST = 12;

    private final BiPredicate<Finding, Fix> helps;
    private final Executor beside;
    private final Map<Key, Deferred<Boolean>> trials = new HashMap<>();

    /** All that a trial hangs on. */
    private record Key(String rule, String image, String fingerprint, List<Edit> edits) {}

    /**
     * @param helps does the rule no longer find it once the fix is applied?
     * @param beside runs what it is given on another thread, or never
     */
    Verification(BiPredicate<Finding, Fix> helps, Executor beside) {
        this.helps = helps;
        this.beside = beside;
    }

    void expect(Finding finding) {
        edits(finding).filter(fix -> trials.size() < MOST).ifPresent(fix -> beside.execute(trial(finding, fix)::get));
    }

    /** The findings that are shown, with the fixes that help marked as verified. */
    List<Finding> of(List<Finding> shown) {
        List<Finding> verified = new ArrayList<>();
        int left = MOST;
        for (Finding finding : shown) {
            Optional<Fix> fix = edits(finding);
            boolean tried = fix.isPresent() && left-- > 0;
            verified.add(
                    tried && trial(finding, fix.get()).get()
                            ? finding.withFix(fix.get().asVerified())
                            : finding);
        }
        return verified;
    }

    private static Optional<Fix> edits(Finding finding) {
        return finding.fix().filter(offered -> !offered.edits().isEmpty());
    }

    private Deferred<Boolean> trial(Finding finding, Fix fix) {
        return trials.computeIfAbsent(
                new Key(finding.rule(), finding.image(), finding.fingerprint(), fix.edits()),
                key -> Deferred.by(() -> helps.test(finding, fix)));
    }
}
