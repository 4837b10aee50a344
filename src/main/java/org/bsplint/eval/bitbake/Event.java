package org.bsplint.eval.bitbake;

import org.bsplint.value.Assignment;

/**
 * One operation on a variable, as BitBake's variable history has it.
 *
 * @param operation BitBake's word: {@code set}, {@code set?}, {@code immediate}, {@code append}, {@code :append[x]}, …
 * @param flag the flag it touched; empty for the variable itself
 * @param detail the right-hand side as written
 */
public record Event(String operation, String flag, String detail, Place place, Assignment.Effect effect) {
    public static Event of(String operation, String detail, Place place) {
        return new Event(operation, "", detail, place, Assignment.Effect.APPLIED);
    }

    public static Event flag(String operation, String flag, String detail, Place place) {
        return new Event(operation, flag, detail, place, Assignment.Effect.APPLIED);
    }
}
