package org.bsplint.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.bsplint.cli.shell.OutputFile;
import org.bsplint.cli.shell.UsageException;
import org.bsplint.diagnostic.Edit;
import org.bsplint.diagnostic.Edits;
import org.bsplint.diagnostic.Fix;
import org.bsplint.engine.Finding;
import org.bsplint.engine.Report;
import org.bsplint.report.Redaction;
import org.bsplint.report.text.UnifiedDiff;
import org.bsplint.source.FileTree;
import org.bsplint.source.OverlayTree;
import org.bsplint.source.SourceFile;

/** Applies verified fixes, one finding after the other, each to the files as the fixes before left them. */
final class Fixer {
    private static final int MAX_ROUNDS = 50;

    private final Analysis analysis;
    private final PrintWriter out;

    Fixer(Analysis analysis, PrintWriter out) {
        this.analysis = analysis;
        this.out = out;
    }

    /** @return the report by which the run is judged: what is left, or with {@code dryRun} what is there */
    Report apply(Report first, boolean dryRun) {
        Map<String, String> changed = new TreeMap<>();
        Set<String> tried = new LinkedHashSet<>();
        List<Finding> fixed = new ArrayList<>();
        Report report = first;
        for (int round = 0; round < MAX_ROUNDS; round++) {
            java.util.Optional<Finding> next = report.findings().stream()
                    .filter(finding ->
                            finding.fix().filter(Fix::verified).isPresent() && tried.add(finding.fingerprint()))
                    .findFirst();
            if (next.isEmpty()) {
                break;
            }
            List<Edit> edits = next.get().fix().orElseThrow().edits();
            changed.putAll(Edits.apply(new OverlayTree(analysis.tree(), changed), edits));
            fixed.add(next.get());
            report = analysis.run(new OverlayTree(analysis.tree(), changed), true);
        }
        finish(changed, fixed, report, dryRun);
        return dryRun ? first : report;
    }

    private void finish(Map<String, String> changed, List<Finding> fixed, Report after, boolean dryRun) {
        if (dryRun) {
            FileTree before = analysis.tree();
            changed.forEach((path, text) -> out.print(Redaction.text(
                    UnifiedDiff.of(path, before.read(path).map(SourceFile::text).orElse(""), text))));
        } else {
            write(changed);
        }
        fixed.forEach(finding -> out.println(
                (dryRun ? "would fix " : "fixed ") + finding.rule() + ": " + Redaction.text(finding.message())));
        out.println(fixed.size() + (dryRun ? " would be fixed, " : " fixed, ")
                + after.findings().size() + " findings left");
        out.flush();
    }

    /** All or none: half of a fix may be worse than the finding. */
    private void write(Map<String, String> changed) {
        Map<Path, byte[]> files = new TreeMap<>();
        changed.forEach((path, text) -> {
            Path file = analysis.root().resolve(path);
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null
                    && !folder.toFile().isDirectory()
                    && !folder.toFile().mkdirs()) {
                throw new UsageException("cannot make the folder " + folder);
            }
            files.put(file, bytes(path, text));
        });
        OutputFile.writeAll(files);
    }

    /** In the encoding of the file before, so that no byte changes but what the fix is about. */
    private byte[] bytes(String path, String text) {
        boolean latin =
                analysis.tree().read(path).filter(file -> !file.isUtf8()).isPresent();
        if (!latin) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
        if (!StandardCharsets.ISO_8859_1.newEncoder().canEncode(text)) {
            throw new UsageException("cannot write " + path + ": it is no UTF-8, and cannot hold what is added");
        }
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
