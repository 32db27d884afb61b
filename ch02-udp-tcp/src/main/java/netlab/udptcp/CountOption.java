package netlab.udptcp;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The textbook's exercise, for either server: count a letter instead of answering in upper case. */
final class CountOption {
    @Option(
            names = {"-c", "--count"},
            paramLabel = "LETTER",
            converter = LetterConverter.class,
            description = "Answer how often the sentence has LETTER, instead of upper case; s does not count S.")
    private Integer letter;

    boolean isGiven() {
        return letter != null;
    }

    /** Returns the letter as a code point. */
    int letter() {
        return letter;
    }

    /** Takes one character; some are two {@code char}s to Java. */
    static final class LetterConverter implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String value) {
            if (value.codePointCount(0, value.length()) != 1) {
                throw new TypeConversionException("expected one letter, got '" + value + "'");
            }
            return value.codePointAt(0);
        }
    }
}
