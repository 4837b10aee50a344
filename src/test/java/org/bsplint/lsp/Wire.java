package org.bsplint.lsp;

import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Bytes from one thread to another. The pipes of {@code java.io} break once the thread that wrote last has ended, although
 * others go on writing: a server's worker ends before the answer to {@code shutdown} is sent.
 */
final class Wire {
    private final Deque<byte[]> sent = new ArrayDeque<>();
    private int at;
    private boolean closed;

    InputStream end() {
        return new InputStream() {
            @Override
            public int read() throws InterruptedIOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] into, int from, int most) throws InterruptedIOException {
                return receive(into, from, most);
            }
        };
    }

    OutputStream start() {
        return new OutputStream() {
            @Override
            public void write(int one) {
                write(new byte[] {(byte) one}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int from, int count) {
                send(java.util.Arrays.copyOfRange(bytes, from, from + count));
            }

            @Override
            public void close() {
                hangUp();
            }
        };
    }

    private synchronized void send(byte[] bytes) {
        if (bytes.length > 0) {
            sent.add(bytes);
            notifyAll();
        }
    }

    private synchronized void hangUp() {
        closed = true;
        notifyAll();
    }

    private synchronized int receive(byte[] into, int from, int most) throws InterruptedIOException {
        if (most == 0) {
            return 0;
        }
        try {
            while (sent.isEmpty() && !closed) {
                wait();
            }
        } catch (InterruptedException ended) {
            throw new InterruptedIOException();
        }
        if (sent.isEmpty()) {
            return -1;
        }
        byte[] first = sent.peek();
        int count = Math.min(most, first.length - at);
        System.arraycopy(first, at, into, from, count);
        at += count;
        if (at == first.length) {
            sent.remove();
            at = 0;
        }
        return count;
    }
}
