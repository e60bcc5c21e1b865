package vn.hailong;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import vn.hailong.survey.Texts;

/// What is said of an option that needs a number and got something else, in Vietnamese and then in English: picocli
/// says it in English alone, and in words for programmers.
final class WrongNumber {
    private static final Map<Class<?>, String> EXPECTED = Map.of(
            int.class, "whole",
            Integer.class, "whole",
            long.class, "long",
            Long.class, "long",
            double.class, "decimal",
            Double.class, "decimal");

    private WrongNumber() {}

    /// Lets a command line and all its commands say it so.
    static CommandLine toldBy(CommandLine line) {
        CommandLine.IParameterExceptionHandler usual = line.getParameterExceptionHandler();
        return line.setParameterExceptionHandler(
                (wrong, arguments) -> usual.handleParseException(inOurWords(wrong), arguments));
    }

    private static ParameterException inOurWords(ParameterException wrong) {
        String value = wrong.getValue();
        if (value == null || !(wrong.getArgSpec() instanceof OptionSpec option)) {
            return wrong;
        }
        String expected = EXPECTED.get(option.type());
        return expected == null
                ? wrong
                : new ParameterException(wrong.getCommandLine(), inWords(option.longestName(), value, expected), wrong);
    }

    private static String inWords(String option, String value, String expected) {
        return Stream.of("vi", "en")
                .map(language -> Texts.of("command", language))
                .map(texts -> texts.get("wrong")
                        .replace("{2}", texts.get(expected))
                        .replace("{0}", option)
                        .replace("{1}", value))
                .collect(Collectors.joining(" / "));
    }
}
