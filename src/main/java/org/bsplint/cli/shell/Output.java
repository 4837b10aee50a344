package org.bsplint.cli.shell;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** One {@code --output NAME=FILE}: a format and where it goes. */
public record Output(String format, Path file) {
    /** Reads {@code NAME=FILE}; empty if it has another form. */
    public static Optional<Output> read(String text) {
        int sign = text.indexOf('=');
        return sign < 1 || sign == text.length() - 1
                ? Optional.empty()
                : Optional.of(new Output(text.substring(0, sign), Path.of(text.substring(sign + 1))));
    }

    /** For the parser of options. */
    public static final class Converter implements ITypeConverter<Output> {
        @Override
        public Output convert(String text) {
            try {
                return read(text)
                        .orElseThrow(() -> new TypeConversionException(
                                "wants NAME=FILE, such as sarif=out.sarif, not `" + text + "`"));
            } catch (InvalidPathException noPath) {
                throw new TypeConversionException("no path: " + noPath.getMessage());
            }
        }
    }
}
