package org.bsplint.report.sarif;

import java.util.ArrayList;
import java.util.List;
import org.bsplint.diagnostic.Severity;
import org.bsplint.engine.RuleCard;
import org.bsplint.report.json.JsonWriter;

/** A rule's {@code reportingDescriptor}. */
final class SarifRule {
    private static final int MAX_TAGS = 10;

    private SarifRule() {}

    static void write(JsonWriter json, RuleCard rule) {
        json.beginObject().member("id", rule.name());
        text(json, "shortDescription", rule.summary());
        text(
                json,
                "fullDescription",
                rule.why().isBlank() ? rule.summary() : rule.why().strip());
        json.key("help")
                .beginObject()
                .member("text", SarifText.plain(plainHelp(rule)))
                .member("markdown", markdown(rule))
                .endObject();
        json.key("defaultConfiguration")
                .beginObject()
                .member("level", level(rule.severity()))
                .endObject();
        json.key("properties").beginObject();
        json.strings("tags", tags(rule)).member("precision", "high");
        if (rule.security()) {
            json.member("security-severity", securitySeverity(rule));
        } else {
            json.member("problem.severity", problemSeverity(rule.severity()));
        }
        json.endObject().endObject();
    }

    static String level(Severity severity) {
        return switch (severity) {
            case ERROR -> "error";
            case WARNING -> "warning";
            case INFO -> "note";
            case OFF -> "none";
        };
    }

    private static void text(JsonWriter json, String name, String text) {
        json.key(name).beginObject().member("text", SarifText.plain(text)).endObject();
    }

    private static String plainHelp(RuleCard rule) {
        return (rule.why() + (rule.fix().isEmpty() ? "" : "\nFix: " + rule.fix())).strip();
    }

    private static String markdown(RuleCard rule) {
        StringBuilder page =
                new StringBuilder("**" + rule.summary() + "**\n\n" + rule.why().strip() + "\n");
        if (!rule.fix().isEmpty()) {
            page.append("\n**Fix:** ").append(rule.fix()).append('\n');
        }
        if (!rule.references().isEmpty()) {
            page.append("\n**Sources**\n\n");
            rule.references().forEach(source -> page.append("- ").append(source).append('\n'));
        }
        return page.append("\n`bsplint explain ")
                .append(rule.name())
                .append("`\n")
                .toString();
    }

    private static List<String> tags(RuleCard rule) {
        List<String> tags = new ArrayList<>();
        if (rule.security()) {
            tags.add("security");
        }
        if (!rule.pack().isEmpty()) {
            tags.add(rule.pack());
        }
        if (rule.irreversible()) {
            tags.add("irreversible");
        }
        tags.addAll(rule.checklist());
        return tags.stream().distinct().limit(MAX_TAGS).toList();
    }

    /** GitHub: from 9.0 critical, from 7.0 high, from 4.0 medium, below low. */
    private static String securitySeverity(RuleCard rule) {
        return rule.irreversible() && rule.severity() == Severity.ERROR
                ? "9.1"
                : switch (rule.severity()) {
                    case ERROR -> "8.0";
                    case WARNING -> "5.0";
                    default -> "2.0";
                };
    }

    private static String problemSeverity(Severity severity) {
        return severity == Severity.ERROR ? "error" : severity == Severity.WARNING ? "warning" : "recommendation";
    }
}
