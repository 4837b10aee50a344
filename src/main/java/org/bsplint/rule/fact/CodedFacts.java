package org.bsplint.rule.fact;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bsplint.rule.condition.CodedFact;
import org.bsplint.rule.condition.Readers;
import org.bsplint.yaml.YamlNode;

/** The register of coded facts. */
public final class CodedFacts {
    private CodedFacts() {}

    /**
     * All facts by name.
     *
     * @param otpWords the document {@code rules/facts/otp-words.yaml}
     * @param readers how OP-TEE's code reads its options
     */
    public static Map<String, CodedFact> of(YamlNode otpWords, Readers readers) {
        FuseFacts fuses = new FuseFacts(OtpMap.read(otpWords));
        List<CodedFact> facts = new ArrayList<>(fuses.all());
        facts.addAll(new KeyFacts(fuses).all());
        facts.addAll(OptionFacts.all(readers));
        facts.addAll(SigningFacts.all());
        facts.addAll(ProductFacts.all());
        facts.addAll(LayoutFacts.all());
        Map<String, CodedFact> byName = new TreeMap<>();
        facts.forEach(fact -> byName.put(fact.name(), fact));
        return Collections.unmodifiableMap(byName);
    }
}
