package org.bsplint.cli.shell;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/**
 * Standard output, of which a result that could not be written is remembered: a full disk must not look like a result. A
 * reader that has seen enough and closed its end ({@code | head}) is no failure.
 */
public final class ResultStream extends OutputStream {
    private final OutputStream out;
    private Optional<String> failure = Optional.empty();
    private boolean closed;

    private ResultStream(OutputStream out) {
        this.out = out;
    }

    /** The process' own standard output; {@link System#out} swallows what goes wrong. */
    public static ResultStream standard() {
        return new ResultStream(new FileOutputStream(FileDescriptor.out));
    }

    /** Why the result is not whole. */
    public Optional<String> failure() {
        return failure;
    }

    @Override
    public void write(int one) {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        if (closed || failure.isPresent()) {
            return;
        }
        try {
            out.write(bytes, offset, length);
        } catch (IOException failed) {
            failed(failed);
        }
    }

    @Override
    public void flush() {
        try {
            out.flush();
        } catch (IOException failed) {
            failed(failed);
        }
    }

    private void failed(IOException reason) {
        String message = String.valueOf(reason.getMessage());
        if (message.contains("Broken pipe")) {
            closed = true;
        } else {
            failure = Optional.of(message);
        }
    }
}
