package vn.hailong.voice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The real espeak-ng, with a file instead of a loudspeaker.
class ProgramVoiceIT {
    private static final int WAV_HEADER = 44;

    @TempDir
    Path folder;

    @Test
    void vietnameseIsSpokenAloud() throws Exception {
        Path sound = folder.resolve("sound.wav");
        try (Voice voice = new ProgramVoice(true, false, speakingInto(sound))) {
            voice.say("Ý kiến đã được ghi nhận. Trân trọng cảm ơn ý kiến đánh giá của Ông/Bà!", "vi");
            soon().until(() -> Files.exists(sound) && loudness(sound) > 1_000);
            assertEquals(List.of(), voice.lacking());
        }
    }

    @Test
    void theNewestReplacesWhatIsBeingSaid() throws Exception {
        Path begun = folder.resolve("begun");
        Path said = folder.resolve("said");
        // Says nothing for a minute, or writes down what it was given.
        Path speaker = script("""
                text=$(cat)
                if [ "$text" = long ]; then touch %s; exec sleep 60; fi
                printf %%s "$text" > %s
                """.formatted(begun, said));
        try (Voice voice = new ProgramVoice(true, false, new Programs(List.of(speaker.toString()), List.of("false")))) {
            voice.say("long", "vi");
            soon().until(() -> Files.exists(begun));
            voice.say("never", "vi");
            voice.say("newest", "vi");
            soon().until(() -> Files.exists(said) && !Files.readString(said).isEmpty());
            assertEquals("newest", Files.readString(said));
        }
    }

    @Test
    void theChimeIsGivenToThePlayer() throws Exception {
        Path played = folder.resolve("played.wav");
        Path player = script("cat > %s".formatted(played));
        try (Voice voice = new ProgramVoice(false, true, new Programs(List.of("false"), List.of(player.toString())))) {
            voice.say("not wanted", "vi");
            voice.chime();
            soon().until(() -> Files.exists(played) && loudness(played) > 300);
            assertEquals(13_230 + WAV_HEADER, Files.size(played), "300 ms of 22,050 samples a second, two bytes each");
            assertTrue(peak(played) < 0.5 * Short.MAX_VALUE, "soft");
        }
    }

    @Test
    void aMissingProgramIsNotedOnceAndNothingFails() {
        try (Voice voice =
                new ProgramVoice(true, true, new Programs(List.of("no-such-speaker"), List.of("no-such-player")))) {
            voice.say("one", "vi");
            soon().until(() -> voice.lacking().contains("no-such-speaker"));
            voice.chime();
            soon().until(() -> voice.lacking().equals(List.of("no-such-speaker", "no-such-player")));
        }
        assertEquals(
                List.of("no-such-speaker"),
                new Programs(List.of("no-such-speaker"), List.of("no-such-player")).missing(true, false));
    }

    @Test
    void aVoiceThatIsOffStartsNothing() throws Exception {
        Path touched = folder.resolve("touched");
        Path program = script("touch " + touched);
        List<String> command = List.of(program.toString());
        try (Voice voice = new ProgramVoice(false, false, new Programs(command, command))) {
            voice.say("nothing", "vi");
            voice.chime();
        }
        assertFalse(Files.exists(touched));
    }

    private static Programs speakingInto(Path file) {
        return new Programs(
                List.of("espeak-ng", "-s", "140", "--stdin", "-w", file.toString()), List.of("no-such-player"));
    }

    private Path script(String body) throws IOException {
        Path script = Files.writeString(folder.resolve("program-" + System.nanoTime()), "#!/bin/sh\n" + body + "\n");
        assertTrue(script.toFile().setExecutable(true));
        return script;
    }

    /// Root mean square of the samples; silence is 0.
    private static double loudness(Path wav) throws IOException {
        double sum = 0;
        short[] samples = samples(wav);
        for (short sample : samples) {
            sum += (double) sample * sample;
        }
        return samples.length == 0 ? 0 : Math.sqrt(sum / samples.length);
    }

    private static int peak(Path wav) throws IOException {
        int peak = 0;
        for (short sample : samples(wav)) {
            peak = Math.max(peak, Math.abs(sample));
        }
        return peak;
    }

    private static short[] samples(Path wav) throws IOException {
        byte[] bytes = Files.readAllBytes(wav);
        if (bytes.length <= WAV_HEADER) {
            return new short[0];
        }
        short[] samples = new short[(bytes.length - WAV_HEADER) / 2];
        ByteBuffer.wrap(bytes, WAV_HEADER, samples.length * 2)
                .order(ByteOrder.LITTLE_ENDIAN)
                .asShortBuffer()
                .get(samples);
        return samples;
    }

    private static ConditionFactory soon() {
        return Awaitility.await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(50));
    }
}
