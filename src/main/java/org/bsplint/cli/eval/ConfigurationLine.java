package org.bsplint.cli.eval;

import org.bsplint.cli.shell.PlainLine;

/** What {@code eval optee} and {@code eval tf-a} take of a plain line. */
interface ConfigurationLine extends PlainLine.Command {
    ValuesOutput output();

    ConfigurationOptions options();

    @Override
    default boolean takeSwitch(String name) {
        return output().takeSwitch(name);
    }

    @Override
    default boolean repeats(String name) {
        return name.equals("--set") || ValuesOutput.repeats(name);
    }

    @Override
    default boolean take(String name, String value) {
        return options().take(name, value) || output().take(name, value);
    }
}
