package org.bsplint.report.checklist;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.bsplint.diagnostic.Severity;
import org.bsplint.engine.Finding;
import org.bsplint.engine.Report;
import org.bsplint.model.Component;
import org.bsplint.model.Image;

/** The boot chain as inline SVG: which component starts or serves which; components with error findings are marked. */
final class BootChainPicture {
    private static final int WIDTH = 150;
    private static final int GAP = 40;
    private static final Map<String, String> TITLES =
            Map.of("tf-a", "TF-A BL2", "optee", "OP-TEE", "u-boot", "U-Boot", "linux", "Linux");
    private static final List<String> CHAIN = List.of("rom", "tf-a", "optee", "u-boot", "linux");

    private BootChainPicture() {}

    static String render(Report report, Image image) {
        Map<String, Set<String>> sick = sick(report, image);
        int width = CHAIN.size() * (WIDTH + GAP) - GAP + 4;
        StringBuilder svg = new StringBuilder("<svg role=\"img\" aria-label=\"boot chain of image ")
                .append(Html.escape(image.name()))
                .append("\" viewBox=\"0 0 ")
                .append(width)
                .append(" 118\" width=\"")
                .append(width)
                .append("\">");
        for (int i = 0; i < CHAIN.size(); i++) {
            String name = CHAIN.get(i);
            int x = 2 + i * (WIDTH + GAP);
            boolean bad = sick.containsKey(name);
            if (i > 0) {
                svg.append("<line class=\"")
                        .append(bad ? "bad" : "")
                        .append("\" x1=\"")
                        .append(x - GAP)
                        .append("\" y1=\"32\" x2=\"")
                        .append(x - 3)
                        .append("\" y2=\"32\"/><text x=\"")
                        .append(x - 14)
                        .append("\" y=\"37\">▸</text>");
            }
            box(svg, image, name, x, sick.getOrDefault(name, Set.of()));
        }
        return svg.append("</svg>").toString();
    }

    private static void box(StringBuilder svg, Image image, String name, int x, Set<String> rules) {
        Component component = image.component(name);
        boolean rom = name.equals("rom");
        boolean absent = !rom && !component.isPresent();
        svg.append("<rect class=\"box")
                .append(rules.isEmpty() ? "" : " bad")
                .append(absent ? " absent" : "")
                .append("\" x=\"")
                .append(x)
                .append("\" y=\"2\" width=\"")
                .append(WIDTH)
                .append("\" height=\"60\" rx=\"7\"/>");
        text(svg, "", x + 10, 26, rom ? "Boot ROM" : TITLES.getOrDefault(name, name));
        String detail = rom
                ? image.fact("soc").value().asKnown().orElse("")
                : absent ? "not in this project" : component.knownVersion().orElse("version not known");
        text(svg, "small", x + 10, 46, shorten(detail));
        int y = 80;
        for (String rule : rules.stream().limit(2).toList()) {
            text(svg, "sick", x, y, shorten(rule));
            y += 15;
        }
        if (rules.size() > 2) {
            text(svg, "sick", x, y, "and " + (rules.size() - 2) + " more");
        }
    }

    private static void text(StringBuilder svg, String style, int x, int y, String text) {
        svg.append("<text")
                .append(style.isEmpty() ? "" : " class=\"" + style + "\"")
                .append(" x=\"")
                .append(x)
                .append("\" y=\"")
                .append(y)
                .append("\">")
                .append(Html.escape(text))
                .append("</text>");
    }

    private static String shorten(String text) {
        return text.length() <= 25 ? text : text.substring(0, 24) + "…";
    }

    private static Map<String, Set<String>> sick(Report report, Image image) {
        Map<String, Set<String>> sick = new TreeMap<>();
        for (Finding finding : report.findings()) {
            if (finding.severity() == Severity.ERROR && finding.image().equals(image.name())) {
                sick.computeIfAbsent(finding.component(), name -> new TreeSet<>())
                        .add(finding.rule());
            }
        }
        return sick;
    }
}
