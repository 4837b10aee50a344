package org.bsplint.lsp;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.services.LanguageClient;

/**
 * What one project's client was shown last: of each evaluation only the files are sent whose diagnostics changed, and open
 * documents of which there is a newer version. Used by one thread.
 */
final class Publisher {
    /** What was sent for a file. */
    private record Sent(List<Diagnostic> diagnostics, Optional<Integer> version) {
        static final Sent NOTHING = new Sent(List.of(), Optional.empty());
    }

    private final Map<String, Sent> sent = new TreeMap<>();

    /** Sends what is found now, and takes back what was shown in files that are clean again. */
    void publish(Snapshot snapshot, LanguageClient client) {
        Map<String, List<Diagnostic>> found = Diagnostics.of(snapshot);
        TreeSet<String> paths = new TreeSet<>(sent.keySet());
        paths.addAll(found.keySet());
        paths.addAll(snapshot.versions().keySet());
        for (String path : paths) {
            Sent now = new Sent(
                    found.getOrDefault(path, List.of()),
                    Optional.ofNullable(snapshot.versions().get(path)));
            Sent before = sent.getOrDefault(path, Sent.NOTHING);
            if (now.diagnostics().isEmpty() && now.version().isEmpty()) {
                sent.remove(path);
            } else {
                sent.put(path, now);
            }
            if (!now.equals(before)) {
                client.publishDiagnostics(parameters(Places.uri(snapshot.root(), path), now));
            }
        }
    }

    /** The folder is closed: nothing of it is shown any more. */
    void clear(java.nio.file.Path root, LanguageClient client) {
        sent.forEach((path, shown) -> {
            if (!shown.diagnostics().isEmpty()) {
                client.publishDiagnostics(parameters(Places.uri(root, path), Sent.NOTHING));
            }
        });
        sent.clear();
    }

    private static PublishDiagnosticsParams parameters(String uri, Sent now) {
        PublishDiagnosticsParams parameters = new PublishDiagnosticsParams(uri, now.diagnostics());
        now.version().ifPresent(parameters::setVersion);
        return parameters;
    }
}
