package org.bsplint.report.checklist;

import static org.bsplint.report.checklist.Html.escape;

import java.util.List;
import org.bsplint.model.Image;
import org.bsplint.report.BootVariant;

/** The boot configurations of an image and what is not the same in all of them; nothing where there is but one. */
final class BootVariantTable {
    private BootVariantTable() {}

    static String render(Image image) {
        List<BootVariant> variants = BootVariant.of(image);
        if (variants.isEmpty()) {
            return "";
        }
        StringBuilder out = new StringBuilder(
                "<table class=\"boot\"><caption>Boot configurations that are built</caption><thead><tr>");
        for (String title : List.of("Configuration", "For", "Secure monitor", "What is not the same in all")) {
            out.append("<th scope=\"col\">").append(title).append("</th>");
        }
        out.append("</tr></thead><tbody>\n");
        for (BootVariant variant : variants) {
            out.append("<tr><th scope=\"row\"><code>").append(escape(variant.name()));
            out.append("</code></th><td>").append(escape(variant.purpose()));
            out.append("</td><td>").append(escape(variant.monitor())).append("</td><td>");
            variant.values()
                    .forEach((component, options) -> options.forEach(option -> out.append("<code>")
                            .append(escape(component + "." + option.name() + "=" + BootVariant.text(option)))
                            .append("</code> ")));
            out.append("</td></tr>\n");
        }
        return out.append("</tbody></table>\n").toString();
    }
}
