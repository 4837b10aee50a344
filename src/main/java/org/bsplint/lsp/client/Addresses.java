package org.bsplint.lsp.client;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Files as the client writes their addresses. There are several ways to write one ({@code +} and {@code %2B}), and a client
 * may know its documents by the text: what it told is answered as it told it, and what lies in a folder likewise.
 */
public final class Addresses {
    private final Map<Path, String> told = new ConcurrentHashMap<>();

    /** @param uri of a document or folder, as the client wrote it */
    public void tell(Path file, String uri) {
        told.put(file, uri);
    }

    public String of(Path file) {
        String exact = told.get(file);
        if (exact != null) {
            return exact;
        }
        String plain = file.toUri().toString();
        for (Path folder = file.getParent(); folder != null; folder = folder.getParent()) {
            String known = told.get(folder);
            if (known != null) {
                return open(known)
                        + plain.substring(open(folder.toUri().toString()).length());
            }
        }
        return plain;
    }

    private static String open(String folder) {
        return folder.endsWith("/") ? folder.substring(0, folder.length() - 1) : folder;
    }
}
