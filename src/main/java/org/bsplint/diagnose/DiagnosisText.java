package org.bsplint.diagnose;

import java.util.List;
import java.util.Map;

/** A diagnosis on one screen. */
public final class DiagnosisText {
    private static final Map<String, String> NAMES =
            Map.of("tf-a", "TF-A", "optee", "OP-TEE", "u-boot", "U-Boot", "linux", "Linux");
    private static final int MAX_SYMPTOMS = 6;
    /** Told with cause and advice; more would not fit on one screen. */
    private static final int MAX_FULL = 2;

    private static final int WIDTH = 100;
    private static final String INDENT = " ".repeat("  cause: ".length());

    private DiagnosisText() {}

    public static String render(Diagnosis diagnosis) {
        StringBuilder out = new StringBuilder();
        if (!diagnosis.isRecognised()) {
            return "nothing recognised: no boot banner, component version or known failure text\n";
        }
        diagnosis
                .versions()
                .forEach((component, seen) -> out.append(NAMES.getOrDefault(component, component))
                        .append(' ')
                        .append(seen.text())
                        .append("   (line ")
                        .append(seen.line())
                        .append(")\n"));
        diagnosis.soc().ifPresent(soc -> out.append("SoC ").append(soc).append('\n'));
        release(out, diagnosis);
        for (int i = 0; i < Math.min(MAX_SYMPTOMS, diagnosis.symptoms().size()); i++) {
            symptom(out, diagnosis.symptoms().get(i), i < MAX_FULL);
        }
        if (diagnosis.symptoms().size() > MAX_SYMPTOMS) {
            out.append("\nand ")
                    .append(diagnosis.symptoms().size() - MAX_SYMPTOMS)
                    .append(" more\n");
        }
        if (diagnosis.symptoms().isEmpty()) {
            out.append("\nno known failure text in it\n");
        }
        return out.toString();
    }

    private static void release(StringBuilder out, Diagnosis diagnosis) {
        diagnosis.release().ifPresent(match -> {
            out.append("ecosystem release ").append(match.nearest().number());
            if (match.agreeing().isEmpty()) {
                out.append(" (as stated)\n");
            } else if (match.isExact()) {
                out.append(" (deduced from ")
                        .append(String.join(", ", match.agreeing()))
                        .append(")\n");
            } else {
                out.append(" is the nearest; of another release: ");
                match.odd()
                        .forEach((component, version) -> out.append(component)
                                .append(' ')
                                .append(version)
                                .append(' '));
                out.append("(rules component-set-not-released, components-of-two-ecosystems)\n");
            }
        });
        if (diagnosis.release().isEmpty()) {
            diagnosis
                    .stated()
                    .ifPresent(number ->
                            out.append("ecosystem release ").append(number).append(" (as stated; not known)\n"));
        }
    }

    private static void symptom(StringBuilder out, Diagnosis.Symptom symptom, boolean full) {
        Failure failure = symptom.failure();
        out.append('\n');
        paragraph(out, "", "", failure.title());
        String line = "  line " + symptom.at().line() + ": ";
        out.append(line).append(symptom.at().text()).append('\n');
        if (full) {
            paragraph(out, "  cause: ", INDENT, failure.cause());
        }
        paragraph(out, "  fix:   ", INDENT, failure.fix());
        if (full) {
            paragraph(out, "  next:  ", INDENT, failure.next());
        }
        rules(out, failure.rules());
    }

    private static void rules(StringBuilder out, List<String> rules) {
        if (rules.size() == 1) {
            out.append("  rule:  ").append(rules.get(0)).append("   (bsplint explain ");
            out.append(rules.get(0)).append(")\n");
        } else if (!rules.isEmpty()) {
            paragraph(out, "  rules: ", INDENT, String.join(", ", rules) + " (bsplint explain RULE)");
        }
    }

    /** Prose, filled up to the width; a word that is longer (an option, a path) stands whole on its own line. */
    private static void paragraph(StringBuilder out, String first, String indent, String text) {
        if (text.isBlank()) {
            return;
        }
        StringBuilder line = new StringBuilder(first);
        boolean empty = true;
        for (String word : text.strip().split("\\s+")) {
            if (!empty && line.length() + 1 + word.length() > WIDTH) {
                out.append(line).append('\n');
                line = new StringBuilder(indent);
                empty = true;
            }
            line.append(empty ? "" : " ").append(word);
            empty = false;
        }
        out.append(line).append('\n');
    }
}
