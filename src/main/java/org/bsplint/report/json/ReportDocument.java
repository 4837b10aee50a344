package org.bsplint.report.json;

import java.util.Map;
import java.util.TreeMap;
import org.bsplint.engine.Evidence;
import org.bsplint.engine.Report;
import org.bsplint.engine.RuleResult;
import org.bsplint.value.Option;

/**
 * The schema {@code bsplint-report/1}: what {@code bsplint diff} compares later. Findings, every verdict, and the values
 * that rules read, each by image and path ({@code optee.CFG_X}) with the place that gave it.
 */
public final class ReportDocument {
    private record ValueKey(String image, String path) implements Comparable<ValueKey> {
        @Override
        public int compareTo(ValueKey other) {
            int byImage = image.compareTo(other.image);
            return byImage != 0 ? byImage : path.compareTo(other.path);
        }
    }

    private ReportDocument() {}

    public static String render(Report report, String version) {
        JsonWriter json = JsonWriter.pretty().beginObject();
        json.member("schema", "bsplint-report/1");
        json.key("tool").beginObject().member("name", "bsplint").member("version", version);
        json.member("ruleset", report.ruleset()).endObject();
        FindingsDocument.context(json.key("context"), report.bsp());
        FindingsDocument.summary(json.key("summary"), report);
        json.key("findings").beginArray();
        report.findings().forEach(finding -> FindingsDocument.finding(json, finding));
        json.endArray().key("verdicts").beginArray();
        report.results().forEach(result -> verdict(json, result));
        json.endArray().key("values").beginArray();
        values(report).forEach((key, option) -> value(json, key, option));
        json.endArray().key("suppressed").beginArray();
        report.suppressed()
                .forEach(one -> json.beginObject()
                        .member("rule", one.finding().rule())
                        .member("image", one.finding().image())
                        .member("fingerprint", one.finding().fingerprint())
                        .member("by", one.by())
                        .member("reason", one.reason())
                        .memberIfAny("owner", one.owner())
                        .memberIfAny("expires", one.expires())
                        .endObject());
        json.endArray().key("problems").beginArray();
        report.problems().forEach(problem -> ValuesDocument.diagnostic(json, problem));
        json.endArray().strings("inputs", report.bsp().inputs());
        return json.endObject() + "\n";
    }

    private static void verdict(JsonWriter json, RuleResult result) {
        json.beginObject().member("rule", result.rule()).member("image", result.image());
        json.member("verdict", result.verdict().word()).memberIfAny("reason", result.reason());
        if (!result.needs().isEmpty()) {
            json.strings("needs", result.needs());
        }
        json.endObject();
    }

    private static Map<ValueKey, Option> values(Report report) {
        Map<ValueKey, Option> values = new TreeMap<>();
        for (RuleResult result : report.results()) {
            for (Evidence evidence : result.evidence()) {
                evidence.option()
                        .ifPresent(option -> values.put(new ValueKey(result.image(), subject(evidence)), option));
            }
        }
        return values;
    }

    /** A condition starts with its subject. */
    private static String subject(Evidence evidence) {
        String fact = evidence.fact().strip();
        int blank = fact.indexOf(' ');
        return blank < 0 ? fact : fact.substring(0, blank);
    }

    private static void value(JsonWriter json, ValueKey key, Option option) {
        json.beginObject().member("image", key.image()).member("name", key.path());
        ValuesDocument.state(json, option.value());
        json.member("origin", option.origin().word());
        option.place().ifPresent(span -> json.member("file", span.path()).member("line", span.line()));
        json.endObject();
    }
}
