package org.bsplint.report.json;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bsplint.engine.Evidence;
import org.bsplint.engine.Report;
import org.bsplint.engine.RuleResult;
import org.bsplint.model.Image;
import org.bsplint.report.BootVariant;
import org.bsplint.value.Option;

/**
 * The schema {@code bsplint-report/1}: what {@code bsplint diff} compares later. Findings, every verdict, and the values
 * that rules read, each by image and path ({@code optee.CFG_X}) with the place that gave it.
 */
public final class ReportDocument {
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
        json.endArray().key("values");
        values(json, report);
        configurations(json, report);
        json.key("suppressed").beginArray();
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
        FindingsDocument.configurations(json, result.configurations());
        if (!result.needs().isEmpty()) {
            json.strings("needs", result.needs());
        }
        json.endObject();
    }

    /**
     * What rules read, by image, component and option; facts that belong to no component stand under their first word
     * ({@code boot}).
     */
    public static Map<String, Map<String, Map<String, Option>>> values(Report report) {
        Map<String, Map<String, Map<String, Option>>> values = new TreeMap<>();
        for (RuleResult result : report.results()) {
            Map<String, Map<String, Option>> image = values.computeIfAbsent(result.image(), name -> new TreeMap<>());
            for (Evidence evidence : result.evidence()) {
                String subject = subject(evidence);
                int dot = subject.indexOf('.');
                String component = dot < 0 ? "image" : subject.substring(0, dot);
                evidence.option()
                        .ifPresent(option -> image.computeIfAbsent(component, name -> new TreeMap<>())
                                .put(subject.substring(dot + 1), option));
            }
        }
        return values;
    }

    private static void values(JsonWriter json, Report report) {
        json.beginObject();
        values(report).forEach((image, components) -> {
            json.key(image).beginObject();
            components.forEach((component, options) -> {
                json.key(component).beginObject();
                options.forEach((name, option) -> value(json.key(name), option));
                json.endObject();
            });
            json.endObject();
        });
        json.endObject();
    }

    /** Where an image has several boot configurations: each, with the options that are not the same in all. */
    private static void configurations(JsonWriter json, Report report) {
        List<Image> several = report.bsp().images().stream()
                .filter(image -> !image.configurations().isEmpty())
                .toList();
        if (several.isEmpty()) {
            return;
        }
        json.key("configurations").beginObject();
        for (Image image : several) {
            json.key(image.name()).beginArray();
            BootVariant.of(image).forEach(variant -> configuration(json, variant));
            json.endArray();
        }
        json.endObject();
    }

    private static void configuration(JsonWriter json, BootVariant variant) {
        json.beginObject().member("name", variant.name());
        json.memberIfAny("scheme", variant.scheme()).memberIfAny("secure-monitor", variant.monitor());
        json.memberIfAny("purpose", variant.purpose());
        json.key("values").beginObject();
        variant.values().forEach((component, options) -> {
            json.key(component).beginObject();
            options.forEach(option -> value(json.key(option.name()), option));
            json.endObject();
        });
        json.endObject().endObject();
    }

    /** A condition starts with its subject. */
    private static String subject(Evidence evidence) {
        String fact = evidence.fact().strip();
        int blank = fact.indexOf(' ');
        return blank < 0 ? fact : fact.substring(0, blank);
    }

    private static void value(JsonWriter json, Option option) {
        json.beginObject();
        ValuesDocument.state(json, option.value());
        json.member("origin", option.origin().word());
        option.place().ifPresent(span -> json.member("file", span.path()).member("line", span.line()));
        json.endObject();
    }
}
