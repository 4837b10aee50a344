package org.bsplint.yaml;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.bsplint.source.SourceFile;
import org.bsplint.source.Span;

/**
 * A YAML document in binary: what ships with the program is read so at start, which needs no YAML parser and a fortieth of
 * its time. Places are left out; documents were checked when the program was built.
 */
public final class YamlBinary {
    private static final int SCALAR = 0;
    private static final int SEQUENCE = 1;
    private static final int MAPPING = 2;

    private YamlBinary() {}

    public static byte[] write(YamlNode root) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            write(root, out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /** @param name of the document, as places show it */
    public static YamlNode read(byte[] bytes, String name) {
        Span nowhere = SourceFile.of(name, "").span(0, 0);
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            return read(in, nowhere);
        } catch (IOException broken) {
            throw new UncheckedIOException("broken in the program: " + name, broken);
        }
    }

    private static void write(YamlNode node, DataOutputStream out) throws IOException {
        if (node instanceof YamlNode.Scalar scalar) {
            out.writeByte(SCALAR);
            out.writeUTF(scalar.text());
        } else if (node instanceof YamlNode.Sequence sequence) {
            out.writeByte(SEQUENCE);
            out.writeInt(sequence.items().size());
            for (YamlNode item : sequence.items()) {
                write(item, out);
            }
        } else if (node instanceof YamlNode.Mapping mapping) {
            out.writeByte(MAPPING);
            out.writeInt(mapping.entries().size());
            for (YamlNode.Entry entry : mapping.entries()) {
                out.writeUTF(entry.key().text());
                write(entry.value(), out);
            }
        }
    }

    private static YamlNode read(DataInputStream in, Span nowhere) throws IOException {
        return switch (in.readByte()) {
            case SCALAR -> new YamlNode.Scalar(in.readUTF(), nowhere);
            case SEQUENCE -> {
                int count = in.readInt();
                List<YamlNode> items = new ArrayList<>(count);
                for (int i = 0; i < count; i++) {
                    items.add(read(in, nowhere));
                }
                yield new YamlNode.Sequence(items, nowhere);
            }
            case MAPPING -> {
                int count = in.readInt();
                List<YamlNode.Entry> entries = new ArrayList<>(count);
                for (int i = 0; i < count; i++) {
                    entries.add(new YamlNode.Entry(new YamlNode.Scalar(in.readUTF(), nowhere), read(in, nowhere)));
                }
                yield new YamlNode.Mapping(entries, nowhere);
            }
            default -> throw new IOException("no such kind of node");
        };
    }
}
