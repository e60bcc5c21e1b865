package vn.hailong;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import vn.hailong.config.InvalidConfigException;
import vn.hailong.config.QuestionnairePublisher;

@Command(
        name = "questionnaire",
        mixinStandardHelpOptions = true,
        description = "What citizens are asked.",
        subcommands = {QuestionnaireCommand.Publish.class})
final class QuestionnaireCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "Missing command: publish");
    }

    @Command(
            name = "publish",
            mixinStandardHelpOptions = true,
            description = "Notes every new version of the folder as published: it can't be changed any more.")
    static final class Publish implements Callable<Integer> {
        @Spec
        @SuppressWarnings("NullAway.Init") // set by picocli
        private CommandSpec spec;

        @Option(names = "--folder", required = true, paramLabel = "DIR", description = "Folder of the questionnaires.")
        @SuppressWarnings("NullAway.Init") // required
        private Path folder;

        @Override
        public Integer call() {
            try {
                List<String> added = QuestionnairePublisher.publish(folder);
                PrintWriter out = spec.commandLine().getOut();
                added.forEach(out::println);
                out.println(added.isEmpty() ? "nothing new" : added.size() + " published");
                return 0;
            } catch (InvalidConfigException e) {
                return Problems.print(e, spec.commandLine().getOut());
            } catch (IOException e) {
                spec.commandLine().getErr().println("hailong: can't write to " + folder + ": " + e.getMessage());
                return 1;
            }
        }
    }
}
