package org.bsplint.cli.shell;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** One {@code --output NAME=FILE}: a format and where it goes. */
public record Output(String format, Path file) {
    /** Reads {@code NAME=FILE}. */
    public static final class Converter implements ITypeConverter<Output> {
        @Override
        public Output convert(String text) {
            int sign = text.indexOf('=');
            if (sign < 1 || sign == text.length() - 1) {
                throw new TypeConversionException("wants NAME=FILE, such as sarif=out.sarif, not `" + text + "`");
            }
            try {
                return new Output(text.substring(0, sign), Path.of(text.substring(sign + 1)));
            } catch (InvalidPathException noPath) {
                throw new TypeConversionException("no path: " + noPath.getMessage());
            }
        }
    }
}
