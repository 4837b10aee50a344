package org.bsplint.eval.make.shell;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** {@code find DIR [-name PATTERN] [-type f|d]} on the tree; known only if at most one file is found, as order is not. */
final class Finds {
    private static final int MAX_VISITED = 200_000;

    private final Tree tree;
    private final Optional<Pattern> name;
    private final String type;
    private final StringBuilder found = new StringBuilder();
    private int count;
    private int visited;

    private Finds(Tree tree, Optional<Pattern> name, String type) {
        this.tree = tree;
        this.name = name;
        this.type = type;
    }

    static int print(List<String> arguments, Tree tree, StringBuilder out) {
        String folder = arguments.isEmpty() ? "" : arguments.get(0);
        Optional<Pattern> name = Optional.empty();
        String type = "";
        for (int i = 1; i < arguments.size(); i += 2) {
            if (i + 1 >= arguments.size()) {
                throw new Unknown("`find`");
            }
            switch (arguments.get(i)) {
                case "-name" -> name = Optional.of(glob(arguments.get(i + 1)));
                case "-type" -> type = arguments.get(i + 1);
                default -> throw new Unknown("`find " + arguments.get(i) + "`");
            }
        }
        if (folder.startsWith("-") || folder.isEmpty()) {
            throw new Unknown("`find`");
        }
        if (!tree.isDirectory(folder) && !tree.isFile(folder)) {
            return 1;
        }
        Finds finds = new Finds(tree, name, type);
        finds.visit(folder);
        if (finds.count > 1) {
            throw new Unknown("order of `find`");
        }
        out.append(finds.found);
        return 0;
    }

    private static Pattern glob(String pattern) {
        if (pattern.indexOf('[') >= 0) {
            throw new Unknown("`find -name`");
        }
        String regex = "\\Q" + pattern.replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q") + "\\E";
        return Pattern.compile(regex);
    }

    private void visit(String path) {
        if (++visited > MAX_VISITED) {
            throw new Unknown("`find` in a large tree");
        }
        boolean folder = tree.isDirectory(path);
        String last = path.substring(path.lastIndexOf('/') + 1);
        boolean matches = name.map(pattern -> pattern.matcher(last).matches()).orElse(true);
        if (matches && (type.isEmpty() || type.equals(folder ? "d" : "f"))) {
            found.append(path).append('\n');
            count++;
        }
        if (folder) {
            for (String entry : tree.list(path)) {
                visit(path.endsWith("/") ? path + entry : path + "/" + entry);
            }
        }
    }
}
