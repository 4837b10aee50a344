package org.bsplint.eval.bitbake.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bsplint.diagnostic.Diagnostic;
import org.bsplint.eval.bitbake.DataStore;
import org.bsplint.eval.bitbake.Event;
import org.bsplint.eval.bitbake.Place;
import org.bsplint.source.FileTree;
import org.bsplint.source.Paths;
import org.bsplint.syntax.bitbake.Blanks;
import org.bsplint.syntax.bitbake.Statement;
import org.bsplint.value.Cause;
import org.bsplint.value.Text;
import org.bsplint.value.Value;

/** {@code addfragments}: configuration fragments that a variable names, each {@code layer/name} or {@code builtin/value}. */
final class Fragments {
    /**
     * A fragment to include.
     *
     * @param name as the variable names it
     */
    record Fragment(String name, String path) {
        /** A variable that fragments may set only for themselves becomes a flag of the fragment's name. */
        void moveFlagged(DataStore store, Statement.AddFragments statement) {
            for (String variable : Blanks.words(store.text(statement.flagged()).toString())) {
                Value value = store.value(variable);
                Place place = Place.at(statement.span());
                if (!value.isUnset()) {
                    store.storeFlag(
                            variable,
                            name,
                            value,
                            Event.flag("set", name, value.partial().toString(), place));
                }
                store.store(variable, Value.UNSET, Event.of("set", "", place)); // its flags stay
            }
        }
    }

    private final DataStore store;
    private final FileTree tree;

    Fragments(DataStore store, FileTree tree) {
        this.store = store;
        this.tree = tree;
    }

    List<Fragment> enabled(Statement.AddFragments statement) {
        Value names = store.value(statement.fragments());
        Value builtin = store.value(statement.builtin());
        if (store.value(statement.flagged()).isUnset() || builtin.isUnset()) {
            String unset = builtin.isUnset() ? statement.builtin() : statement.flagged();
            store.notes().add(Diagnostic.error(statement.span(), "addfragments: " + unset + " is not set"));
            return List.of();
        }
        if (!names.isKnown() && !names.isUnset() || !builtin.isKnown()) {
            store.taintAll("", Cause.of(Cause.Kind.UNSUPPORTED, "which fragments are enabled", statement.span()));
            return List.of();
        }
        Map<String, String> builtins = new TreeMap<>();
        for (String pair : Blanks.words(builtin.partial().toString())) {
            String[] parts = pair.split(":", 2);
            builtins.put(parts[0], parts.length > 1 ? parts[1] : "");
        }
        List<Fragment> found = new ArrayList<>();
        for (String name : Blanks.words(names.partial().toString())) {
            String[] parts = name.split("/", 2);
            if (parts.length < 2) {
                store.notes().add(Diagnostic.error(statement.span(), "fragment " + name + " names no layer"));
            } else if (builtins.containsKey(parts[0])) {
                setBuiltin(builtins.get(parts[0]), parts[1], name, statement);
            } else {
                find(parts[0], parts[1], name, statement, found);
            }
        }
        return found;
    }

    private void setBuiltin(String variable, String value, String fragment, Statement.AddFragments statement) {
        if (!store.content(variable).isUnset()) {
            String message =
                    "a builtin fragment " + fragment + " is used while " + variable + " has already got an assignment";
            store.notes().add(Diagnostic.error(statement.span(), message));
        }
        String detail = value + " (" + statement.fragments() + " contains \"" + fragment + "\")";
        store.store(variable, Value.known(value), Event.of("set", detail, Place.at(statement.span())));
    }

    private void find(String layer, String rest, String name, Statement.AddFragments statement, List<Fragment> found) {
        String relative = store.expand(Text.of(statement.prefix() + "/" + rest + ".conf"))
                .partial()
                .toString();
        for (String folder : Blanks.words(store.text("BBLAYERS").toString())) {
            String path = Paths.resolve(folder, relative);
            if (tree.isFile(path) && isLayer(folder, layer)) {
                found.add(new Fragment(name, path));
                return;
            }
        }
        store.notes().add(Diagnostic.error(statement.span(), "could not find fragment " + name + " in enabled layers"));
    }

    /** {@code bb.utils.get_file_layer}: the collection whose pattern is that of the folder. */
    private boolean isLayer(String folder, String layer) {
        String pattern = store.text("BBFILE_PATTERN_" + layer).toString();
        String plain = pattern.replace("\\", "");
        return plain.isEmpty() || plain.startsWith("^" + folder) || plain.startsWith(folder);
    }
}
