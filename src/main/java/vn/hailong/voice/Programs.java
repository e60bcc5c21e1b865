package vn.hailong.voice;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/// What speaks and what sounds. Each takes its input on the standard input: no text stands on a command line, where
/// every user of the machine could read it.
///
/// @param speaker says its input; `-v` and a language follow
/// @param player  plays its input, a WAV file
record Programs(List<String> speaker, List<String> player) {
    /// 140 words a minute: slower than a person would speak, for a noisy hall.
    static Programs usual() {
        return new Programs(List.of("espeak-ng", "-s", "140", "--stdin"), List.of("aplay", "-q", "-"));
    }

    List<String> speaking(String language) {
        List<String> command = new ArrayList<>(speaker);
        command.addAll(List.of("-v", language));
        return command;
    }

    List<String> missing(boolean speech, boolean sound) {
        List<String> missing = new ArrayList<>();
        if (speech && !isThere(speaker.getFirst())) {
            missing.add(speaker.getFirst());
        }
        if (sound && !isThere(player.getFirst())) {
            missing.add(player.getFirst());
        }
        return missing;
    }

    private static boolean isThere(String program) {
        String path = Objects.requireNonNullElse(System.getenv("PATH"), "/usr/bin:/bin");
        return Arrays.stream(path.split(":", -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder).resolve(program)));
    }
}
