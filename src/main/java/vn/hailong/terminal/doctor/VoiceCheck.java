package vn.hailong.terminal.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import vn.hailong.config.TerminalConfig;
import vn.hailong.voice.Voice;

/// Whether the terminal can speak, if it is to.
final class VoiceCheck {
    private static final Path CARDS = Path.of("/proc/asound/cards");

    private VoiceCheck() {}

    static Finding examine(TerminalConfig.Voice voice) {
        if (!voice.speech() && !voice.sound()) {
            return Finding.of(Code.VOICE_OFF);
        }
        List<String> missing = Voice.missing(voice.speech(), voice.sound());
        if (!missing.isEmpty()) {
            return Finding.of(Code.VOICE_LACKS, String.join(", ", missing));
        }
        return Finding.of(hasCard() ? Code.VOICE_READY : Code.VOICE_NO_CARD);
    }

    /// The kernel writes "--- no soundcards ---" where there is none.
    private static boolean hasCard() {
        try {
            return Files.isReadable(CARDS) && !Files.readString(CARDS).contains("---");
        } catch (IOException e) {
            return false;
        }
    }
}
