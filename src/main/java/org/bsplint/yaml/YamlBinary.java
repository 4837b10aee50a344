package org.bsplint.yaml;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.bsplint.source.SourceFile;
import org.bsplint.source.Span;
import org.bsplint.value.DeferredList;
import org.jspecify.annotations.Nullable;

/**
 * A YAML document in binary: what ships with the program is read so at start, which needs no YAML parser and a small part of
 * its time. First come all texts, each once, then the nodes, which name texts by their number. What a long list or mapping
 * holds is read when it is first looked into. Places are left out; documents were checked when the program was built.
 */
public final class YamlBinary {
    private static final int SCALAR = 0;
    private static final int SEQUENCE = 1;
    private static final int MAPPING = 2;
    /** In bytes; shorter ones are read at once. */
    private static final int LONG = 500;

    private YamlBinary() {}

    public static byte[] write(YamlNode root) {
        Map<String, Integer> numbers = new LinkedHashMap<>();
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try (DataOutputStream whole = new DataOutputStream(all)) {
            byte[] nodes = bytes(root, numbers);
            whole.writeInt(numbers.size());
            ByteArrayOutputStream texts = new ByteArrayOutputStream();
            for (String text : numbers.keySet()) {
                texts.writeBytes(text.getBytes(StandardCharsets.UTF_8));
                whole.writeInt(texts.size()); // where it ends
            }
            texts.writeTo(whole);
            whole.write(nodes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return all.toByteArray();
    }

    private static byte[] bytes(YamlNode node, Map<String, Integer> numbers) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        if (node instanceof YamlNode.Scalar scalar) {
            out.writeByte(SCALAR);
            out.writeInt(number(scalar, numbers));
            return bytes.toByteArray();
        }
        ByteArrayOutputStream held = new ByteArrayOutputStream();
        DataOutputStream inner = new DataOutputStream(held);
        if (node instanceof YamlNode.Sequence sequence) {
            out.writeByte(SEQUENCE);
            out.writeInt(sequence.items().size());
            for (YamlNode item : sequence.items()) {
                inner.write(bytes(item, numbers));
            }
        } else if (node instanceof YamlNode.Mapping mapping) {
            out.writeByte(MAPPING);
            out.writeInt(mapping.entries().size());
            for (YamlNode.Entry entry : mapping.entries()) {
                inner.writeInt(number(entry.key(), numbers));
                inner.write(bytes(entry.value(), numbers));
            }
        }
        out.writeInt(held.size());
        held.writeTo(out);
        return bytes.toByteArray();
    }

    private static int number(YamlNode.Scalar scalar, Map<String, Integer> numbers) {
        return numbers.computeIfAbsent(scalar.text(), text -> numbers.size());
    }

    /** @param name of the document, as places show it */
    public static YamlNode read(byte[] bytes, String name) {
        Document document = new Document(bytes, SourceFile.of(name, "").span(0, 0));
        return new Reader(document, document.nodes()).node();
    }

    /** For several threads. */
    private static final class Document {
        private final byte[] bytes;
        private final Span nowhere;
        private final YamlNode.@Nullable Scalar[] scalars;

        Document(byte[] bytes, Span nowhere) {
            this.bytes = bytes;
            this.nowhere = nowhere;
            this.scalars = new YamlNode.Scalar[number(0)];
        }

        int number(int at) {
            return bytes[at] << 24 | (bytes[at + 1] & 0xff) << 16 | (bytes[at + 2] & 0xff) << 8 | bytes[at + 3] & 0xff;
        }

        /** Behind the table of the texts' ends. */
        private int texts() {
            return Integer.BYTES * (1 + scalars.length);
        }

        private int endOfText(int number) {
            return number < 0 ? texts() : texts() + number(Integer.BYTES * (1 + number));
        }

        int nodes() {
            return endOfText(scalars.length - 1);
        }

        YamlNode.Scalar scalar(int number) {
            YamlNode.Scalar known = scalars[number];
            if (known == null) {
                int start = endOfText(number - 1);
                String text = new String(bytes, start, endOfText(number) - start, StandardCharsets.UTF_8);
                known = new YamlNode.Scalar(text, nowhere);
                scalars[number] = known;
            }
            return known;
        }
    }

    /** Reads on from where it is. */
    private static final class Reader {
        private final Document document;
        private int at;

        Reader(Document document, int at) {
            this.document = document;
            this.at = at;
        }

        YamlNode node() {
            int kind = document.bytes[at++];
            int number = number();
            if (kind == SCALAR) {
                return document.scalar(number);
            }
            int length = number();
            return kind == SEQUENCE
                    ? new YamlNode.Sequence(held(length, reader -> reader.items(number)), document.nowhere)
                    : new YamlNode.Mapping(held(length, reader -> reader.entries(number)), document.nowhere);
        }

        private <T> List<T> held(int length, Function<Reader, List<T>> contents) {
            Reader inner = new Reader(document, at);
            at += length;
            return length < LONG ? contents.apply(inner) : DeferredList.by(() -> contents.apply(inner));
        }

        private List<YamlNode> items(int number) {
            List<YamlNode> items = new ArrayList<>(number);
            for (int i = 0; i < number; i++) {
                items.add(node());
            }
            return items;
        }

        private List<YamlNode.Entry> entries(int number) {
            List<YamlNode.Entry> entries = new ArrayList<>(number);
            for (int i = 0; i < number; i++) {
                entries.add(new YamlNode.Entry(document.scalar(number()), node()));
            }
            return entries;
        }

        private int number() {
            at += Integer.BYTES;
            return document.number(at - Integer.BYTES);
        }
    }
}
