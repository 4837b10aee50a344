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
import org.bsplint.source.SourceFile;
import org.bsplint.source.Span;

/**
 * A YAML document in binary: what ships with the program is read so at start, which needs no YAML parser and a fortieth of
 * its time. First come all texts, each once, then the nodes, which name texts by their number. Places are left out; documents
 * were checked when the program was built.
 */
public final class YamlBinary {
    private static final int SCALAR = 0;
    private static final int SEQUENCE = 1;
    private static final int MAPPING = 2;

    private YamlBinary() {}

    public static byte[] write(YamlNode root) {
        Map<String, Integer> texts = new LinkedHashMap<>();
        ByteArrayOutputStream nodes = new ByteArrayOutputStream();
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(nodes);
                DataOutputStream whole = new DataOutputStream(all)) {
            write(root, texts, out);
            whole.writeInt(texts.size());
            for (String text : texts.keySet()) {
                byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                whole.writeInt(bytes.length);
                whole.write(bytes);
            }
            nodes.writeTo(whole);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return all.toByteArray();
    }

    private static void write(YamlNode node, Map<String, Integer> texts, DataOutputStream out) throws IOException {
        if (node instanceof YamlNode.Scalar scalar) {
            out.writeByte(SCALAR);
            out.writeInt(number(scalar, texts));
        } else if (node instanceof YamlNode.Sequence sequence) {
            out.writeByte(SEQUENCE);
            out.writeInt(sequence.items().size());
            for (YamlNode item : sequence.items()) {
                write(item, texts, out);
            }
        } else if (node instanceof YamlNode.Mapping mapping) {
            out.writeByte(MAPPING);
            out.writeInt(mapping.entries().size());
            for (YamlNode.Entry entry : mapping.entries()) {
                out.writeInt(number(entry.key(), texts));
                write(entry.value(), texts, out);
            }
        }
    }

    private static int number(YamlNode.Scalar scalar, Map<String, Integer> texts) {
        return texts.computeIfAbsent(scalar.text(), text -> texts.size());
    }

    /** @param name of the document, as places show it */
    public static YamlNode read(byte[] bytes, String name) {
        Span nowhere = SourceFile.of(name, "").span(0, 0);
        Reader reader = new Reader(bytes, nowhere);
        reader.texts();
        return reader.node();
    }

    /** Reads on from where it is. */
    private static final class Reader {
        private final byte[] bytes;
        private final Span nowhere;
        private int at;
        private YamlNode.Scalar[] texts = {};

        Reader(byte[] bytes, Span nowhere) {
            this.bytes = bytes;
            this.nowhere = nowhere;
        }

        void texts() {
            texts = new YamlNode.Scalar[number()];
            for (int i = 0; i < texts.length; i++) {
                int length = number();
                String text = new String(bytes, at, length, StandardCharsets.UTF_8);
                at += length;
                texts[i] = new YamlNode.Scalar(text, nowhere);
            }
        }

        YamlNode node() {
            int kind = bytes[at++];
            int number = number();
            if (kind == SCALAR) {
                return texts[number];
            }
            if (kind == SEQUENCE) {
                List<YamlNode> items = new ArrayList<>(number);
                for (int i = 0; i < number; i++) {
                    items.add(node());
                }
                return new YamlNode.Sequence(items, nowhere);
            }
            List<YamlNode.Entry> entries = new ArrayList<>(number);
            for (int i = 0; i < number; i++) {
                entries.add(new YamlNode.Entry(texts[number()], node()));
            }
            return new YamlNode.Mapping(entries, nowhere);
        }

        private int number() {
            at += Integer.BYTES;
            return bytes[at - 4] << 24
                    | (bytes[at - 3] & 0xff) << 16
                    | (bytes[at - 2] & 0xff) << 8
                    | bytes[at - 1] & 0xff;
        }
    }
}
