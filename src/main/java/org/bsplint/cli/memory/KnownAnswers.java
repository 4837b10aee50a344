package org.bsplint.cli.memory;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.bsplint.source.ProgramFiles;
import picocli.CommandLine.Help.Ansi;

/**
 * What lines print whose answers hang on no file and on nothing of the user's: helps, the version, pages of rules, completion
 * scripts. The build asks each once and leaves the answers in the program, a document for each command; where there are none
 * the command answers itself. A document is the count of its answers; for each its line, place and length; then the texts.
 */
public final class KnownAnswers {
    /** Where the build leaves the documents, on the class path. */
    public static final String FOLDER = "answers";

    /** Options that tell of the program or a command. */
    public static final Set<String> DESCRIBING = Set.of("-h", "--help", "-V", "--version");

    private static final String PROGRAM = "bsplint";
    private static final Set<String> COMMANDS = Set.of("completion", "explain", "rules");

    /** Stands before a line whose answer is for terminals with colours. */
    private static final String COLOURED = "\u001b";

    private KnownAnswers() {}

    /** What the line prints before it ends well; empty if that is not known. */
    public static Optional<String> to(List<String> words) {
        boolean asks =
                words.isEmpty() || COMMANDS.contains(words.get(0)) || DESCRIBING.contains(words.get(words.size() - 1));
        if (!asks || !isUsual()) {
            return Optional.empty();
        }
        return ProgramFiles.bytes(FOLDER + "/" + document(words))
                .flatMap(document -> answer(document, words, Ansi.AUTO.enabled()));
    }

    /** The parser of options looks here for how wide and in which colours it prints, and with which line ends. */
    private static boolean isUsual() {
        boolean told =
                System.getProperties().stringPropertyNames().stream().anyMatch(name -> name.startsWith("picocli."));
        return !told && System.lineSeparator().equals("\n");
    }

    /**
     * @param coloured answers that are others for terminals with colours
     * @return documents by name, to be left in the folder
     */
    public static Map<String, byte[]> documents(Map<List<String>, String> plain, Map<List<String>, String> coloured) {
        Map<String, Map<String, String>> parts = new TreeMap<>();
        plain.forEach((words, answer) -> part(parts, words).put(line(words, false), answer));
        coloured.forEach((words, answer) -> part(parts, words).put(line(words, true), answer));
        Map<String, byte[]> documents = new TreeMap<>();
        parts.forEach((name, part) -> documents.put(name, bytes(part)));
        return documents;
    }

    private static Map<String, String> part(Map<String, Map<String, String>> parts, List<String> words) {
        return parts.computeIfAbsent(document(words), none -> new TreeMap<>());
    }

    private static String document(List<String> words) {
        return (words.isEmpty() || words.get(0).startsWith("-") ? PROGRAM : words.get(0)) + ".bin";
    }

    private static String line(List<String> words, boolean coloured) {
        return (coloured ? COLOURED : "") + String.join("\0", words);
    }

    private static byte[] bytes(Map<String, String> answers) {
        ByteArrayOutputStream texts = new ByteArrayOutputStream();
        ByteArrayOutputStream document = new ByteArrayOutputStream();
        try (DataOutputStream index = new DataOutputStream(document)) {
            index.writeInt(answers.size());
            for (Map.Entry<String, String> answer : answers.entrySet()) {
                byte[] text = answer.getValue().getBytes(StandardCharsets.UTF_8);
                index.writeUTF(answer.getKey());
                index.writeInt(texts.size());
                index.writeInt(text.length);
                texts.writeBytes(text);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        document.writeBytes(texts.toByteArray());
        return document.toByteArray();
    }

    /** @param coloured the answer for terminals with colours, if it is another one */
    public static Optional<String> answer(byte[] document, List<String> words, boolean coloured) {
        Optional<String> answer = answer(document, line(words, coloured));
        return coloured ? answer.or(() -> answer(document, line(words, false))) : answer;
    }

    private static Optional<String> answer(byte[] document, String line) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(document))) {
            int at = 0;
            int length = -1;
            for (int rest = in.readInt(); rest > 0; rest--) {
                boolean asked = in.readUTF().equals(line);
                int place = in.readInt();
                int size = in.readInt();
                at = asked ? place : at;
                length = asked ? size : length;
            }
            int texts = document.length - in.available();
            return length < 0
                    ? Optional.empty()
                    : Optional.of(new String(document, texts + at, length, StandardCharsets.UTF_8));
        } catch (IOException broken) {
            throw new UncheckedIOException("broken in the program: its prepared answers", broken);
        }
    }
}
