package org.bsplint.rule;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.bsplint.rule.condition.Condition;
import org.bsplint.syntax.condition.ConditionLine;

/** Conditions in binary, already parsed. */
final class ConditionCodec {
    private static final int FACT = 0;
    private static final int ALL = 1;
    private static final int ANY = 2;
    private static final int NOT = 3;

    private void several(DataOutputStream out, List<Condition> conditions) throws IOException {
        out.writeInt(conditions.size());
        for (Condition condition : conditions) {
            write(out, condition);
        }
    }

    private List<Condition> several(DataInputStream in) throws IOException {
        int count = in.readInt();
        List<Condition> conditions = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            conditions.add(read(in));
        }
        return conditions;
    }

    void write(DataOutputStream out, Condition condition) throws IOException {
        if (condition instanceof Condition.Fact fact) {
            out.writeByte(FACT);
            out.writeUTF(fact.text());
            line(out, fact.line());
        } else if (condition instanceof Condition.All all) {
            out.writeByte(ALL);
            several(out, all.parts());
        } else if (condition instanceof Condition.Any any) {
            out.writeByte(ANY);
            several(out, any.parts());
        } else if (condition instanceof Condition.Not not) {
            out.writeByte(NOT);
            write(out, not.part());
        }
    }

    Condition read(DataInputStream in) throws IOException {
        return switch (in.readByte()) {
            case FACT -> new Condition.Fact(in.readUTF(), line(in));
            case ALL -> new Condition.All(several(in));
            case ANY -> new Condition.Any(several(in));
            case NOT -> new Condition.Not(read(in));
            default -> throw new IOException("no such kind of condition");
        };
    }

    private static void line(DataOutputStream out, ConditionLine line) throws IOException {
        if (line instanceof ConditionLine.Observed observed) {
            out.writeByte('o');
            RuleCodec.texts(out, List.of(observed.kind(), observed.component(), observed.pattern()));
        } else if (line instanceof ConditionLine.Fact fact) {
            out.writeByte('f');
            out.writeUTF(fact.name());
            RuleCodec.texts(out, fact.arguments());
        } else if (line instanceof ConditionLine.Runs runs) {
            out.writeByte('r');
            RuleCodec.texts(out, List.of(runs.subject(), runs.pattern()));
        } else if (line instanceof ConditionLine.State state) {
            out.writeByte(state.negated() ? 'S' : 's');
            RuleCodec.texts(out, List.of(state.subject(), state.state()));
        } else if (line instanceof ConditionLine.Matches matches) {
            out.writeByte('m');
            RuleCodec.texts(out, List.of(matches.subject(), matches.pattern()));
        } else if (line instanceof ConditionLine.Contains contains) {
            out.writeByte('c');
            RuleCodec.texts(out, List.of(contains.subject(), contains.word()));
        } else if (line instanceof ConditionLine.In in) {
            out.writeByte(in.negated() ? 'I' : 'i');
            out.writeUTF(in.subject());
            RuleCodec.texts(out, in.objects());
        } else if (line instanceof ConditionLine.Compare compare) {
            out.writeByte('=');
            out.writeUTF(compare.subject());
            out.writeInt(compare.constraints().size());
            for (ConditionLine.Constraint constraint : compare.constraints()) {
                out.writeUTF(constraint.operator());
                out.writeUTF(constraint.object());
                out.writeBoolean(constraint.reference());
            }
        }
    }

    private static ConditionLine line(DataInputStream in) throws IOException {
        int kind = in.readByte();
        return switch (kind) {
            case 'o' -> {
                List<String> texts = RuleCodec.texts(in);
                yield new ConditionLine.Observed(texts.get(0), texts.get(1), texts.get(2));
            }
            case 'f' -> new ConditionLine.Fact(in.readUTF(), RuleCodec.texts(in));
            case 'i', 'I' -> new ConditionLine.In(in.readUTF(), kind == 'I', RuleCodec.texts(in));
            case '=' -> new ConditionLine.Compare(in.readUTF(), constraints(in));
            default -> pair(kind, RuleCodec.texts(in));
        };
    }

    private static ConditionLine pair(int kind, List<String> texts) throws IOException {
        String subject = texts.get(0);
        String object = texts.get(1);
        return switch (kind) {
            case 'r' -> new ConditionLine.Runs(subject, object);
            case 's', 'S' -> new ConditionLine.State(subject, kind == 'S', object);
            case 'm' -> new ConditionLine.Matches(subject, object);
            case 'c' -> new ConditionLine.Contains(subject, object);
            default -> throw new IOException("no such kind of condition line");
        };
    }

    private static List<ConditionLine.Constraint> constraints(DataInputStream in) throws IOException {
        int count = in.readInt();
        List<ConditionLine.Constraint> constraints = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            constraints.add(new ConditionLine.Constraint(in.readUTF(), in.readUTF(), in.readBoolean()));
        }
        return constraints;
    }
}
