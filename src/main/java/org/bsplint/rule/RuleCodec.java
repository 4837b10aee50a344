package org.bsplint.rule;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bsplint.diagnostic.Severity;
import org.bsplint.model.Operation;
import org.bsplint.rule.condition.Condition;
import org.bsplint.value.Deferred;

/**
 * Rules in binary, without their examples: what ships is read so at start, since reading and checking the YAML of hundreds
 * of rules takes far longer than a whole check. The first document holds an index and all conditions, each condition once;
 * a rule's conditions are decoded when it is judged. The second holds the texts, decoded when a rule is reported.
 *
 * <p>Layout of the first: length of the index; index; conditions and situations, to which the index and the situations
 * point by distance from the end of the index.
 */
public final class RuleCodec {
    /** Both documents. */
    public record Prepared(byte[] rules, byte[] texts) {}

    private RuleCodec() {}

    public static Prepared write(RuleSet set) {
        try {
            Sink texts = new Sink();
            RuleParts parts = new RuleParts();
            Sink index = new Sink();
            index.out.writeUTF(set.version());
            map(index.out, set.added());
            index.out.writeInt(set.rules().size());
            for (Rule rule : set.rules()) {
                head(index.out, rule);
                index.out.writeInt(parts.write(rule.appliesTo()));
                index.out.writeInt(parts.write(rule.when()));
                index.out.writeInt(parts.write(rule.require()));
                index.out.writeInt(texts.bytes.size());
                texts(texts.out, rule);
            }
            Sink all = new Sink();
            all.out.writeInt(index.bytes.size());
            all.out.write(index.bytes.toByteArray());
            all.out.write(parts.bytes());
            return new Prepared(all.bytes.toByteArray(), texts.bytes.toByteArray());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** @param texts the second document, asked for once, when the first text is */
    public static RuleSet read(byte[] document, Deferred<byte[]> texts) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(document))) {
            int end = Integer.BYTES + in.readInt();
            String version = in.readUTF();
            Map<String, String> added = map(in);
            int count = in.readInt();
            RuleParts.Reader parts = new RuleParts.Reader(document, end);
            List<Rule> rules = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                rules.add(rule(in, parts, texts));
            }
            return new RuleSet(version, rules, added);
        } catch (IOException broken) {
            throw broken(broken);
        }
    }

    static UncheckedIOException broken(IOException cause) {
        return new UncheckedIOException("broken in the program: its prepared rules", cause);
    }

    private static void head(DataOutputStream out, Rule rule) throws IOException {
        out.writeUTF(rule.name());
        out.writeUTF(rule.pack());
        texts(out, rule.aliases());
        out.writeByte(rule.severity().standard().ordinal());
        out.writeByte(rule.severity().byOperation().size());
        for (Map.Entry<Operation, Severity> entry :
                rule.severity().byOperation().entrySet()) {
            out.writeByte(entry.getKey().ordinal());
            out.writeByte(entry.getValue().ordinal());
        }
        out.writeBoolean(rule.irreversible());
    }

    private static Rule rule(DataInputStream in, RuleParts.Reader parts, Deferred<byte[]> texts) throws IOException {
        String name = in.readUTF();
        String pack = in.readUTF();
        List<String> aliases = texts(in);
        Severities severities = severities(in);
        boolean irreversible = in.readBoolean();
        int applies = in.readInt();
        int when = in.readInt();
        int require = in.readInt();
        int at = in.readInt();
        Deferred<List<Condition>> applicability = Deferred.by(() -> parts.conditions(applies));
        return new Rule(
                name,
                pack,
                aliases,
                severities,
                irreversible,
                applicability,
                Deferred.by(() -> new RuleSituation(parts.conditions(when), parts.conditions(require))),
                Deferred.by(() -> texts(texts.get(), at)));
    }

    private static void texts(DataOutputStream out, Rule rule) throws IOException {
        out.writeUTF(rule.summary());
        out.writeUTF(rule.message().text());
        out.writeUTF(rule.fix().description().text());
        map(out, rule.fix().set());
        out.writeUTF(rule.why());
        texts(out, rule.console());
        texts(out, rule.references());
        texts(out, rule.checklist());
    }

    private static RuleTexts texts(byte[] document, int at) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(document, at, document.length - at))) {
            return new RuleTexts(
                    in.readUTF(),
                    new Template(in.readUTF()),
                    new RuleFix(new Template(in.readUTF()), map(in)),
                    in.readUTF(),
                    texts(in),
                    texts(in),
                    texts(in),
                    List.of());
        } catch (IOException broken) {
            throw broken(broken);
        }
    }

    private static Severities severities(DataInputStream in) throws IOException {
        Severity standard = Severity.values()[in.readByte()];
        int count = in.readByte();
        Map<Operation, Severity> byOperation = new TreeMap<>();
        for (int i = 0; i < count; i++) {
            byOperation.put(Operation.values()[in.readByte()], Severity.values()[in.readByte()]);
        }
        return new Severities(standard, byOperation);
    }

    static void texts(DataOutputStream out, List<String> texts) throws IOException {
        out.writeInt(texts.size());
        for (String text : texts) {
            out.writeUTF(text);
        }
    }

    static List<String> texts(DataInputStream in) throws IOException {
        int count = in.readInt();
        if (count == 0) {
            return List.of();
        }
        List<String> texts = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            texts.add(in.readUTF());
        }
        return texts;
    }

    private static void map(DataOutputStream out, Map<String, String> map) throws IOException {
        out.writeInt(map.size());
        for (Map.Entry<String, String> entry : map.entrySet()) {
            out.writeUTF(entry.getKey());
            out.writeUTF(entry.getValue());
        }
    }

    private static Map<String, String> map(DataInputStream in) throws IOException {
        int count = in.readInt();
        Map<String, String> map = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            map.put(in.readUTF(), in.readUTF());
        }
        return map;
    }

    /** Bytes being written. */
    static final class Sink {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        final DataOutputStream out = new DataOutputStream(bytes);
    }
}
