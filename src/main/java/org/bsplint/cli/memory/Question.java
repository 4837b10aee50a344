package org.bsplint.cli.memory;

import java.util.List;
import java.util.Optional;
import org.bsplint.source.FileTree;
import org.bsplint.source.SourceFile;

/** What a run asked of a tree, and the digests of answers. */
record Question(int kind, String path) implements Comparable<Question> {
    static final int READ = 0;
    static final int IS_FILE = 1;
    static final int IS_DIRECTORY = 2;
    static final int LIST = 3;
    static final int IDENTITY = 4;

    private static final long ABSENT = 0;

    /** What the tree answers now. */
    long ask(FileTree tree, SipHash hash) {
        return switch (kind) {
            case READ -> digest(tree.read(path), hash);
            case IS_FILE -> digest(tree.isFile(path));
            case IS_DIRECTORY -> digest(tree.isDirectory(path));
            case LIST -> digest(tree.list(path), hash);
            default -> hash.of(tree.identity(path));
        };
    }

    static long digest(boolean answer) {
        return answer ? 1 : 0;
    }

    static long digest(Optional<SourceFile> file, SipHash hash) {
        return file.isEmpty()
                ? ABSENT
                : hash.of(file.get().text()) + (file.get().isUtf8() ? 1 : 2);
    }

    /** Names of files hold no {@code /}. */
    static long digest(List<String> names, SipHash hash) {
        return hash.of(String.join("/", names));
    }

    @Override
    public int compareTo(Question other) {
        int order = Integer.compare(kind, other.kind);
        return order != 0 ? order : path.compareTo(other.path);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Question question && kind == question.kind && path.equals(question.path);
    }

    @Override
    public int hashCode() {
        return 31 * path.hashCode() + kind;
    }
}
