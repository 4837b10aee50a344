package org.bsplint.eval.hush;

import java.util.OptionalInt;
import org.bsplint.value.Truth;

/** A command's exit status: did it succeed, and the number where it is known. */
record Status(Truth success, OptionalInt code) {
    static final Status OK = new Status(Truth.TRUE, OptionalInt.of(0));
    static final Status ONE = new Status(Truth.FALSE, OptionalInt.of(1));
    /** Not 0, the number is not known. */
    static final Status FAILED = new Status(Truth.FALSE, OptionalInt.empty());

    static final Status UNKNOWN = new Status(Truth.UNKNOWN, OptionalInt.empty());

    static Status of(int code) {
        return code == 0 ? OK : new Status(Truth.FALSE, OptionalInt.of(code));
    }

    /** 0 for true, 1 for false. */
    static Status of(Truth truth) {
        return truth == Truth.TRUE ? OK : truth == Truth.FALSE ? ONE : UNKNOWN;
    }

    /** The status of {@code ! command}. */
    Status not() {
        return of(success.not());
    }

    /** {@code run} and {@code source} tell only 0 and 1 apart. */
    Status asFlag() {
        return of(success);
    }

    Status join(Status other) {
        if (equals(other)) {
            return this;
        }
        return success == other.success ? new Status(success, OptionalInt.empty()) : UNKNOWN;
    }
}
