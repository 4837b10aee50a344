package org.bsplint.ecosystem;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The forms in which ST's recipes spell one version: {@code v2.8.6-stm32mp-r1.1} carries an upstream long-term suffix that
 * the release notes leave out ({@code v2.8-stm32mp-r1.1}), {@code 3.12.0.r1} is the PV of ecosystems 2 and 3.0 for
 * {@code 3.12.0-stm32mp-r1}. Source: meta-st-stm32mp, recipes of the tags named in the facts.
 */
public final class VendorVersion {
    private static final Pattern LTS = Pattern.compile("v?(2\\.\\d+)\\.\\d+(-stm32mp.*)");
    private static final Pattern OLD = Pattern.compile("v?([\\d.]+?)\\.r(\\d+(?:\\.\\d+)*)");

    private VendorVersion() {}

    /** One spelling for all forms, without the leading {@code v}. */
    public static String normal(String text) {
        Matcher lts = LTS.matcher(text);
        if (lts.matches()) {
            return lts.group(1) + lts.group(2);
        }
        Matcher old = OLD.matcher(text);
        if (old.matches()) {
            return old.group(1) + "-stm32mp-r" + old.group(2);
        }
        return text.startsWith("v") ? text.substring(1) : text;
    }

    /** Does the text itself say that a vendor made this version? */
    public static boolean isVendor(String text) {
        return text.contains("-stm32mp") || OLD.matcher(text).matches();
    }
}
