package org.bsplint.ecosystem.vendor;

import java.util.List;
import java.util.Optional;
import org.bsplint.value.Answers;
import org.bsplint.value.DeferredList;

/** The forms in which vendors' recipes and release notes spell one version. */
public final class VersionSpelling {
    /** More texts than one run asks for. */
    private static final int MOST_KEPT = 1_000;

    private final List<Vendor> vendors;
    private final Answers<String, String> normal = new Answers<>(MOST_KEPT, this::spelled);
    private final Answers<String, Optional<Vendor>> makers = new Answers<>(MOST_KEPT, this::maker);

    public VersionSpelling(List<Vendor> vendors) {
        this.vendors = DeferredList.copyOf(vendors);
    }

    /** One spelling for all forms, without the leading {@code v}. */
    public String normal(String text) {
        return normal.to(text);
    }

    private String spelled(String text) {
        for (Vendor vendor : vendors) {
            for (VersionForm form : vendor.versionForms()) {
                Optional<String> normal = form.normal(text);
                if (normal.isPresent()) {
                    return normal.get();
                }
            }
        }
        return text.startsWith("v") ? text.substring(1) : text;
    }

    /** The vendor that the text itself names as the maker of this version. */
    public Optional<Vendor> vendor(String text) {
        return makers.to(text);
    }

    private Optional<Vendor> maker(String text) {
        return vendors.stream().filter(vendor -> vendor.made(text)).findFirst();
    }

    /** Does the text itself say that a vendor made this version? */
    public boolean isVendor(String text) {
        return vendor(text).isPresent();
    }

    /** The version that the vendor's patch of this name makes of a component. */
    public Optional<String> versionOfPatch(String component, String name) {
        return vendors.stream()
                .flatMap(vendor -> vendor.versionOfPatch(component, name).stream())
                .findFirst();
    }

    /** Is it spelled with the word that names the vendor? */
    public boolean isMarked(String text) {
        return vendors.stream()
                .anyMatch(vendor -> !vendor.versionMark().isEmpty() && text.contains(vendor.versionMark()));
    }

    /** The text without the word that names the vendor: {@code 3.12.0-r1} of {@code 3.12.0-stm32mp-r1}. */
    public String unmarked(String text) {
        for (Vendor vendor : vendors) {
            int at = vendor.versionMark().isEmpty() ? -1 : text.indexOf(vendor.versionMark());
            if (at >= 0) {
                int end = at + vendor.versionMark().length();
                while (end < text.length() && Character.isLetterOrDigit(text.charAt(end))) {
                    end++;
                }
                return text.substring(0, at) + text.substring(end);
            }
        }
        return text;
    }
}
