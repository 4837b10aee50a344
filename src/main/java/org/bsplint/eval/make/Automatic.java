package org.bsplint.eval.make;

import java.util.ArrayList;
import java.util.List;

/** Variables that make computes when they are read, and recipes' variables, which are empty outside of recipes. */
final class Automatic {
    private Automatic() {}

    /** The value of a name that has no definition. */
    static String value(Machine machine, String name) {
        return name.equals(".VARIABLES") ? names(machine) : "";
    }

    /** All defined names; make lists them in the order of its hash table, this program by name. */
    private static String names(Machine machine) {
        List<String> names = new ArrayList<>();
        for (Variable variable : machine.variables.all()) {
            if (variable.global().isDefined()) {
                names.add(variable.name());
            }
        }
        names.add(".VARIABLES");
        names.sort(null);
        return String.join(" ", names);
    }
}
