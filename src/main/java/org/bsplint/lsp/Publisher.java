package org.bsplint.lsp;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.services.LanguageClient;

/**
 * What the client was shown last: of each evaluation only the files are sent whose diagnostics changed, and open documents
 * of which there is a newer version. A file that several projects read shows what each of them finds. Used by one thread.
 */
final class Publisher {
    /** What was sent for a file. */
    private record Sent(List<Diagnostic> diagnostics, Optional<Integer> version) {
        static final Sent NOTHING = new Sent(List.of(), Optional.empty());
    }

    /** By the project's folder, what was found last in each file, by its address. */
    private final Map<Path, Map<String, Sent>> found = new LinkedHashMap<>();

    private final Map<String, Sent> sent = new TreeMap<>();

    /** Sends what is found now, and takes back what was shown in files that are clean again. */
    void publish(Snapshot snapshot, LanguageClient client) {
        Map<String, Sent> now = new TreeMap<>();
        Map<String, List<Diagnostic>> byPath = Diagnostics.of(snapshot);
        byPath.forEach((path, diagnostics) -> now.merge(
                snapshot.uri(path),
                new Sent(diagnostics, Optional.ofNullable(snapshot.versions().get(path))),
                Publisher::both));
        snapshot.versions()
                .forEach((path, version) ->
                        now.merge(snapshot.uri(path), new Sent(List.of(), Optional.of(version)), Publisher::both));
        TreeSet<String> addresses = new TreeSet<>(now.keySet());
        addresses.addAll(found.getOrDefault(snapshot.root(), Map.of()).keySet());
        found.put(snapshot.root(), now);
        addresses.forEach(address -> send(address, client));
    }

    /** The folder is closed: nothing of it is shown any more. */
    void clear(Path root, LanguageClient client) {
        Map<String, Sent> closed = found.remove(root);
        if (closed != null) {
            closed.keySet().forEach(address -> send(address, client));
        }
    }

    private void send(String address, LanguageClient client) {
        Sent now = found.values().stream()
                .flatMap(project -> Optional.ofNullable(project.get(address)).stream())
                .reduce(Sent.NOTHING, Publisher::both);
        Sent before = sent.getOrDefault(address, Sent.NOTHING);
        if (now.equals(Sent.NOTHING)) {
            sent.remove(address);
        } else {
            sent.put(address, now);
        }
        if (!now.equals(before)) {
            client.publishDiagnostics(parameters(address, now));
        }
    }

    private static Sent both(Sent one, Sent other) {
        Map<List<Object>, Diagnostic> all = new LinkedHashMap<>();
        Stream.concat(one.diagnostics().stream(), other.diagnostics().stream())
                .forEach(found -> all.putIfAbsent(seen(found), found));
        Optional<Integer> version =
                Stream.of(one, other).flatMap(sent -> sent.version().stream()).max(Integer::compare);
        return new Sent(List.copyOf(all.values()), version);
    }

    /** What a reader sees of it at its place. */
    private static List<Object> seen(Diagnostic found) {
        return List.of(found.getRange(), Optional.ofNullable(found.getCode()), found.getMessage());
    }

    private static PublishDiagnosticsParams parameters(String uri, Sent now) {
        PublishDiagnosticsParams parameters = new PublishDiagnosticsParams(uri, now.diagnostics());
        now.version().ifPresent(parameters::setVersion);
        return parameters;
    }
}
