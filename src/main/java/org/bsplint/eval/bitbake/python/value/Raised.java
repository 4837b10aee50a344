package org.bsplint.eval.bitbake.python.value;

/** A Python exception on its way up: certain, unless it is caught in a branch that may not be taken. */
public final class Raised extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final transient Py.Instance exception;

    public Raised(Py.Instance exception, String message) {
        super(message, null, false, false);
        this.exception = exception;
    }

    public Py.Instance exception() {
        return exception;
    }

    /** As Python shows it last in a traceback: {@code KeyError: 'x'}. */
    public String shown() {
        String name = exception.type.name;
        String last = name.substring(name.lastIndexOf('.') + 1);
        String message = String.valueOf(getMessage());
        return message.isEmpty() ? last : last + ": " + message;
    }
}
