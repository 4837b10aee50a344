package org.bsplint.rule;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How to mend what a rule finds.
 *
 * @param description advice, may hold placeholders
 * @param set options to set, by subject path; where the option belongs in a project is found at run time
 */
public record RuleFix(Template description, Map<String, String> set) {
    public RuleFix {
        set = Collections.unmodifiableMap(new LinkedHashMap<>(set));
    }
}
