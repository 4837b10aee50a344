package org.bsplint.cli.memory;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.bsplint.source.FileTree;
import org.bsplint.source.Paths;
import org.bsplint.source.SourceFile;

/** What a run asked of a tree, and the digests of answers. */
record Question(int kind, String path) implements Comparable<Question> {
    static final int READ = 0;
    static final int IS_FILE = 1;
    static final int IS_DIRECTORY = 2;
    static final int LIST = 3;
    static final int IDENTITY = 4;
    static final int EXISTS = 5;

    private static final long ABSENT = 0;

    /**
     * What the tree answers now.
     *
     * @param root the identity of the tree's root
     */
    long ask(FileTree tree, String root, SipHash hash) {
        return switch (kind) {
            case READ -> digest(tree.read(path), hash);
            case IS_FILE -> digest(tree.isFile(path));
            case IS_DIRECTORY -> digest(tree.isDirectory(path));
            case LIST -> digest(tree.list(path), hash);
            case EXISTS -> digest(tree.exists(path));
            default -> digest(tree.identity(path), root, hash);
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

    /** Of an identity below the root as seen from there: identities are compared with each other only. */
    static long digest(String identity, String root, SipHash hash) {
        return hash.of(isInside(identity, root) ? identity.substring(root.length()) : identity);
    }

    static boolean isInside(String identity, String root) {
        return identity.equals(root) || identity.startsWith(root + "/");
    }

    /** Does the path lead to the same place below the root wherever that lies? */
    static boolean staysInside(String path) {
        String normal = Paths.normalize(path);
        return !normal.startsWith("/") && !normal.equals("..") && !normal.startsWith("../");
    }

    void write(DataOutputStream out) throws IOException {
        out.writeByte(kind);
        out.writeUTF(path);
    }

    static Question read(DataInputStream in) throws IOException {
        return new Question(in.readByte(), in.readUTF());
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
