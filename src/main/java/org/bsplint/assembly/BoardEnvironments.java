package org.bsplint.assembly;

import java.util.List;
import java.util.Optional;
import org.bsplint.assembly.view.Project;
import org.bsplint.model.Component;
import org.bsplint.project.Role;
import org.bsplint.value.Value;

/**
 * Which of the {@code .env} files in U-Boot's own tree is the product's: {@code board/VENDOR/BOARD/NAME.env}, NAME from
 * {@code CONFIG_ENV_SOURCE_FILE}, else the board's own (Makefile of U-Boot v2022.04 and later, {@code ENV_FILE}). What lies
 * in {@code include/} counts only where it is included. Files outside of the tree are not its business.
 */
final class BoardEnvironments {
    private final Project project;
    private final Component uboot;

    BoardEnvironments(Project project, Component uboot) {
        this.project = project;
        this.uboot = uboot;
    }

    /** Is it the product's, as far as the tree can tell? Where nothing names the board, only a file that is alone. */
    boolean holds(String path) {
        Optional<String> folder = project.inputs().paths(Role.SOURCES, "u-boot").stream()
                .filter(one -> one.isEmpty() || path.startsWith(one + "/"))
                .findFirst();
        String own = folder.map(one -> one.isEmpty() ? path : path.substring(one.length() + 1))
                .orElse("");
        if (own.startsWith("include/")) {
            return false;
        }
        if (!own.startsWith("board/")) {
            return true;
        }
        Optional<String> board = text("CONFIG_SYS_BOARD");
        if (board.isEmpty()) {
            return boardFiles(folder.orElse("")).equals(List.of(path));
        }
        String name = text("CONFIG_ENV_SOURCE_FILE").or(() -> board).get();
        String end = board.get() + "/" + name + ".env";
        Optional<String> vendor = text("CONFIG_SYS_VENDOR");
        boolean open = uboot.options().value("CONFIG_SYS_VENDOR").isUndecided();
        return open
                ? own.endsWith("/" + end)
                : own.equals("board/" + vendor.map(one -> one + "/").orElse("") + end);
    }

    private List<String> boardFiles(String folder) {
        String start = folder.isEmpty() ? "board/" : folder + "/board/";
        return project.inputs().paths(Role.ENVIRONMENT).stream()
                .filter(path -> path.startsWith(start))
                .toList();
    }

    /** A string symbol without its quotes; empty if it is not known, not set or blank. */
    private Optional<String> text(String symbol) {
        Value value = uboot.options().value(symbol);
        return value.asKnown()
                .map(text -> text.startsWith("\"") && text.endsWith("\"") && text.length() > 1
                        ? text.substring(1, text.length() - 1)
                        : text)
                .filter(text -> !text.isBlank());
    }
}
