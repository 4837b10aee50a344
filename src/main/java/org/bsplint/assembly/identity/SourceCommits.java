package org.bsplint.assembly.identity;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.bsplint.source.FileTree;
import org.bsplint.source.ResourceTree;
import org.bsplint.source.SourceFile;

/** Which version of a component a commit of upstream's or the vendor's repository is: {@code rules/facts/commits.txt}. */
final class SourceCommits {
    private static final String FILE = "rules/facts/commits.txt";
    /** What the file keeps of a commit. */
    private static final int DIGITS = 12;

    private final Map<String, String> versions;

    private SourceCommits(FileTree files) {
        this.versions = files.read(FILE)
                .map(SourceFile::text)
                .orElse("")
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split(" "))
                .collect(Collectors.toUnmodifiableMap(row -> row[0] + " " + row[2], row -> row[1]));
    }

    /** Read when the first product asks. */
    private static final class Shipped {
        private static final SourceCommits COMMITS = new SourceCommits(new ResourceTree(SourceCommits.class));
    }

    static Optional<String> version(String component, String commit) {
        return commit.length() < DIGITS
                ? Optional.empty()
                : Optional.ofNullable(Shipped.COMMITS.versions.get(component + " " + commit.substring(0, DIGITS)));
    }
}
