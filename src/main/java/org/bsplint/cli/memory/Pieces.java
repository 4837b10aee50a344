package org.bsplint.cli.memory;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.bsplint.source.FileTree;

/**
 * What came of each of many things, with the questions that it asked of the tree: after an edit only what asked for the edited
 * file is made again. Questions are asked once for all things. Safe for several threads.
 */
final class Pieces {
    /** A question and the digest of its answer. */
    private record Answered(Question question, long answer) {}

    /** @param asked positions in the list of questions */
    private record Piece(int[] asked, String text) {}

    /** What came of a thing now, and what it asked. */
    private record Made(Witness witness, String text) {}

    private final RunFolder folder;
    private final String key;
    private final FileTree tree;
    private final SipHash hash;
    private final String root;
    private final List<Answered> questions;
    private final Map<String, Piece> before;
    private final Map<Integer, Boolean> holds = new ConcurrentHashMap<>();
    private final Map<String, Long> texts = new ConcurrentHashMap<>();
    private final Map<String, Made> made = new ConcurrentHashMap<>();

    private Pieces(
            RunFolder folder,
            String key,
            FileTree tree,
            SipHash hash,
            List<Answered> questions,
            Map<String, Piece> before) {
        this.folder = folder;
        this.key = key;
        this.tree = tree;
        this.hash = hash;
        this.root = tree.identity(".");
        this.questions = questions;
        this.before = before;
    }

    static Pieces recall(RunFolder folder, String key, FileTree tree) {
        Optional<RunFolder.Kept> kept = folder.read(key);
        if (kept.isPresent()) {
            try {
                List<Answered> questions = questions(kept.get().body());
                Map<String, Piece> before = pieces(kept.get().body(), questions.size());
                return new Pieces(folder, key, tree, kept.get().hash(), questions, before);
            } catch (IOException damaged) {
                // as if there was none
            }
        }
        return new Pieces(folder, key, tree, SipHash.secret(), List.of(), Map.of());
    }

    private static List<Answered> questions(DataInputStream in) throws IOException {
        List<Answered> questions = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            questions.add(new Answered(Question.read(in), in.readLong()));
        }
        return questions;
    }

    private static Map<String, Piece> pieces(DataInputStream in, int questions) throws IOException {
        Map<String, Piece> pieces = new HashMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            String name = RunFolder.text(in);
            int[] asked = new int[Math.min(in.readInt(), in.available())];
            for (int i = 0; i < asked.length; i++) {
                asked[i] = in.readInt();
                if (asked[i] < 0 || asked[i] >= questions) {
                    throw new IOException("damaged");
                }
            }
            pieces.put(name, new Piece(asked, RunFolder.text(in)));
        }
        return pieces;
    }

    /** What comes of a thing. */
    String of(String thing, PieceWork work) {
        Piece kept = before.get(thing);
        if (kept != null && holds(kept)) {
            return kept.text();
        }
        Witness witness = new Witness(tree, hash, root, texts);
        String text = work.of(thing, witness);
        if (witness.isWhole()) {
            made.put(thing, new Made(witness, text));
        }
        return text;
    }

    private boolean holds(Piece piece) {
        for (int question : piece.asked()) {
            if (!holds.computeIfAbsent(question, this::holds)) {
                return false;
            }
        }
        return tree.unread().isEmpty(); // what was absent then may now be there and not to be read
    }

    private boolean holds(int question) {
        Answered then = questions.get(question);
        return then.question().ask(tree, root, hash) == then.answer();
    }

    /** Keeps all that was made now, and what is left from before. */
    void keep() {
        if (!made.isEmpty()) {
            folder.write(key, hash, this::write);
        }
    }

    private void write(DataOutputStream out) throws IOException {
        Map<Answered, Integer> positions = new LinkedHashMap<>();
        Map<String, Piece> all = new TreeMap<>();
        before.forEach((name, piece) -> {
            int[] moved = piece.asked().clone();
            for (int i = 0; i < moved.length; i++) {
                moved[i] = position(questions.get(moved[i]), positions);
            }
            if (!made.containsKey(name)) {
                all.put(name, new Piece(moved, piece.text()));
            }
        });
        made.forEach((name, one) -> {
            List<Integer> moved = new ArrayList<>();
            one.witness()
                    .answers()
                    .forEach((question, answer) -> moved.add(position(new Answered(question, answer), positions)));
            all.put(name, new Piece(moved.stream().mapToInt(Integer::intValue).toArray(), one.text()));
        });
        out.writeInt(positions.size());
        for (Answered one : positions.keySet()) {
            one.question().write(out);
            out.writeLong(one.answer());
        }
        out.writeInt(all.size());
        for (Map.Entry<String, Piece> one : all.entrySet()) {
            RunFolder.write(one.getKey(), out);
            out.writeInt(one.getValue().asked().length);
            for (int question : one.getValue().asked()) {
                out.writeInt(question);
            }
            RunFolder.write(one.getValue().text(), out);
        }
    }

    private static int position(Answered one, Map<Answered, Integer> positions) {
        return positions.computeIfAbsent(one, first -> positions.size());
    }
}
