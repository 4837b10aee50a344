package org.bsplint.cli.memory;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.bsplint.source.FileTree;
import org.bsplint.source.SourceFile;
import org.bsplint.source.Unread;

/** A tree that notes a digest of each answer that it gave. Safe for several threads. */
final class Witness implements FileTree {
    private final FileTree tree;
    private final SipHash hash;
    private final String root;
    private final Map<String, Long> texts;
    private volatile boolean changed;
    private volatile boolean wentOut;
    private final Map<Question, Long> answers = new ConcurrentHashMap<>();

    Witness(FileTree tree, SipHash hash) {
        this(tree, hash, tree.identity("."), new ConcurrentHashMap<>());
    }

    /**
     * @param root the identity of the tree's root
     * @param texts digests of files by path, shared by all witnesses of one tree that reads each file once
     */
    Witness(FileTree tree, SipHash hash, String root, Map<String, Long> texts) {
        this.tree = tree;
        this.hash = hash;
        this.root = root;
        this.texts = texts;
    }

    SipHash hash() {
        return hash;
    }

    String root() {
        return root;
    }

    Map<Question, Long> answers() {
        return new TreeMap<>(answers);
    }

    @Override
    public Optional<SourceFile> read(String path) {
        Optional<SourceFile> file = tree.read(path);
        note(Question.READ, path, texts.computeIfAbsent(path, first -> Question.digest(file, hash)));
        return file;
    }

    @Override
    public boolean isFile(String path) {
        boolean file = tree.isFile(path);
        note(Question.IS_FILE, path, Question.digest(file));
        return file;
    }

    @Override
    public boolean isDirectory(String path) {
        boolean directory = tree.isDirectory(path);
        note(Question.IS_DIRECTORY, path, Question.digest(directory));
        return directory;
    }

    @Override
    public List<String> list(String directory) {
        List<String> names = tree.list(directory);
        note(Question.LIST, directory, Question.digest(names, hash));
        return names;
    }

    @Override
    public String identity(String path) {
        String identity = tree.identity(path);
        wentOut |= !Question.isInside(identity, root) && !Question.staysInside(identity); // relative: nothing is there
        note(Question.IDENTITY, path, Question.digest(identity, root, hash));
        return identity;
    }

    @Override
    public String canonical(String path) {
        wentOut |= path.startsWith("/");
        return tree.canonical(path);
    }

    @Override
    public boolean exists(String path) {
        if (isFile(path) || isDirectory(path)) {
            return true;
        }
        boolean special = tree.exists(path); // a device, a pipe
        note(Question.EXISTS, path, Question.digest(special));
        return special;
    }

    @Override
    public Optional<String> unread(String path) {
        wentOut |= path.startsWith("/");
        return tree.unread(path);
    }

    @Override
    public List<Unread> unread() {
        return tree.unread();
    }

    /** Do the digests tell all that was answered? Of what could not be read, and of what changed meanwhile, they do not. */
    boolean isWhole() {
        return !changed && tree.unread().isEmpty();
    }

    /** Was nothing asked that depends on where the tree lies? */
    boolean staysInside() {
        return !wentOut && answers.keySet().stream().allMatch(question -> Question.staysInside(question.path()));
    }

    private void note(int kind, String path, long answer) {
        Long before = answers.putIfAbsent(new Question(kind, path), answer);
        changed |= before != null && before != answer;
    }
}
