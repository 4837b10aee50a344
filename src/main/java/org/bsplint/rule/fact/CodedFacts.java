package org.bsplint.rule.fact;

import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.bsplint.ecosystem.KnowledgeBase;
import org.bsplint.rule.condition.CodedFact;
import org.bsplint.rule.condition.Readers;
import org.bsplint.value.Deferred;
import org.jspecify.annotations.Nullable;

/** The register of coded facts. */
public final class CodedFacts extends AbstractMap<String, CodedFact> {
    private final Deferred<Map<String, CodedFact>> facts;

    private CodedFacts(Deferred<Map<String, CodedFact>> facts) {
        this.facts = facts;
    }

    /** The facts, made when the first of them is looked up. */
    public static Map<String, CodedFact> deferred(Supplier<Map<String, CodedFact>> facts) {
        return new CodedFacts(Deferred.by(facts));
    }

    @Override
    public @Nullable CodedFact get(Object name) {
        return facts.get().get(name);
    }

    @Override
    public boolean containsKey(Object name) {
        return facts.get().containsKey(name);
    }

    @Override
    public Set<Entry<String, CodedFact>> entrySet() {
        return facts.get().entrySet();
    }

    /**
     * All facts by name.
     *
     * @param knowledge what vendors do their own way
     * @param readers how OP-TEE's code reads its options
     */
    public static Map<String, CodedFact> of(KnowledgeBase knowledge, Readers readers) {
        FuseFacts fuses = new FuseFacts(knowledge);
        List<CodedFact> facts = new ArrayList<>(fuses.all());
        facts.addAll(new KeyFacts(fuses).all());
        facts.addAll(OptionFacts.all(readers));
        facts.addAll(MemoryFacts.all());
        facts.addAll(SigningFacts.all(knowledge));
        facts.addAll(new ProductFacts(knowledge).all());
        facts.addAll(new LayoutFacts(knowledge).all());
        facts.addAll(YoctoFacts.all());
        Map<String, CodedFact> byName = new TreeMap<>();
        facts.forEach(fact -> byName.put(fact.name(), fact));
        return Collections.unmodifiableMap(byName);
    }
}
