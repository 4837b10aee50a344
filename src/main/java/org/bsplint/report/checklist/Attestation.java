package org.bsplint.report.checklist;

import java.nio.charset.StandardCharsets;
import java.util.TreeMap;
import org.bsplint.diagnostic.Severity;
import org.bsplint.engine.RuleCard;
import org.bsplint.report.json.JsonWriter;
import org.bsplint.source.Sha256;

/**
 * An in-toto Statement (v1) of a report, unsigned: subjects are the inputs with their digests, the predicate holds the
 * digest of the policy (rule names and severities), the rule-set version and the result. Sign it with cosign.
 */
public final class Attestation {
    private Attestation() {}

    public static String render(ChecklistInput input) {
        JsonWriter json = JsonWriter.pretty().beginObject();
        json.member("_type", "https://in-toto.io/Statement/v1");
        json.key("subject").beginArray();
        input.hashes()
                .forEach(hash -> json.beginObject()
                        .member("name", hash.path())
                        .key("digest")
                        .beginObject()
                        .member("sha256", hash.sha256())
                        .endObject()
                        .endObject());
        json.endArray().member("predicateType", "https://bsplint.org/attestation/configuration-check/v1");
        json.key("predicate").beginObject();
        json.key("verifier")
                .beginObject()
                .member("id", "bsplint")
                .member("version", input.version())
                .endObject();
        json.memberIfAny("timeVerified", input.date());
        json.key("policy").beginObject().member("ruleset", input.report().ruleset());
        json.key("digest")
                .beginObject()
                .member("sha256", policyDigest(input))
                .endObject()
                .endObject();
        boolean passed = input.report().count(Severity.ERROR) == 0;
        json.member("verificationResult", passed ? "PASSED" : "FAILED");
        json.key("counts").beginObject().member("error", input.report().count(Severity.ERROR));
        json.member("warning", input.report().count(Severity.WARNING));
        json.member("undetermined", input.report().undetermined().size());
        json.member("suppressed", input.report().suppressed().size()).endObject();
        return json.endObject().endObject() + "\n";
    }

    private static String policyDigest(ChecklistInput input) {
        TreeMap<String, RuleCard> cards = new TreeMap<>();
        input.report().rules().forEach(card -> cards.put(card.name(), card));
        StringBuilder policy = new StringBuilder();
        cards.values()
                .forEach(card -> policy.append(card.name())
                        .append(' ')
                        .append(card.severity().word())
                        .append('\n'));
        return Sha256.hex(policy.toString().getBytes(StandardCharsets.UTF_8), Sha256.BYTES);
    }
}
