package vn.hailong.config;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whatever a file holds, reading it ends with a configuration or with a list of problems, never with another
/// exception. The mutations are those that cards and hands make: bytes flipped, cut, doubled, replaced by punctuation.
class MutatedFilesTest {
    private static final String TERMINAL = "example-ward/terminals/bn-q03/terminal.yaml";
    private static final String AGENCY = "example-ward/agency.yaml";
    private static final List<String> FILES = List.of(
            AGENCY, "questionnaires/q1.yaml", "questionnaires/quick5.yaml", "questionnaires/published.yaml", TERMINAL);
    private static final byte[] MEANINGFUL = "\n\t :-[]{}&*!|>'\"%@`#,?~<0".getBytes(StandardCharsets.UTF_8);

    @Test
    void endWithAConfigurationOrWithProblems(@TempDir Path folder) throws IOException {
        int refused = 0;
        for (int seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            for (String file : FILES) {
                byte[] bytes = Files.readAllBytes(ExampleWardTest.WARD.resolveSibling(file));
                int mutations = random.nextInt(4);
                for (int i = 0; i < mutations; i++) {
                    bytes = mutated(bytes, random);
                }
                Path copy = folder.resolve(file);
                Files.createDirectories(copy.resolveSibling("."));
                Files.write(copy, bytes);
            }
            refused += refused(seed, folder);
        }
        assertTrue(refused > 250, "only " + refused + " refused: the mutations hardly do anything");
    }

    private static int refused(int seed, Path folder) {
        int refused = 0;
        try {
            AgencyConfigReader.read(folder.resolve(AGENCY));
        } catch (InvalidConfigException e) {
            refused += e.problems().isEmpty() ? 0 : 1;
        } catch (RuntimeException | StackOverflowError e) {
            throw new AssertionError("seed " + seed, e);
        }
        try {
            TerminalConfigReader.read(folder.resolve(TERMINAL).resolveSibling("."));
        } catch (InvalidConfigException e) {
            refused += e.problems().isEmpty() ? 0 : 1;
        } catch (RuntimeException | StackOverflowError e) {
            throw new AssertionError("seed " + seed, e);
        }
        return refused;
    }

    private static byte[] mutated(byte[] bytes, Random random) {
        if (bytes.length == 0) {
            return bytes;
        }
        int at = random.nextInt(bytes.length);
        byte[] copy = bytes.clone();
        switch (random.nextInt(6)) {
            case 0 -> copy[at] ^= (byte) (1 << random.nextInt(8));
            case 1 -> copy[at] = MEANINGFUL[random.nextInt(MEANINGFUL.length)];
            case 2 -> copy = Arrays.copyOf(bytes, at);
            case 3 -> copy = without(bytes, at, Math.min(bytes.length, at + 1 + random.nextInt(40)));
            case 4 -> {
                int line = lineStart(bytes, at);
                copy = without(bytes, line, lineEnd(bytes, at));
            }
            default -> {
                int line = lineStart(bytes, at);
                copy = with(bytes, line, Arrays.copyOfRange(bytes, line, lineEnd(bytes, at)));
            }
        }
        return copy;
    }

    private static int lineStart(byte[] bytes, int at) {
        int start = at;
        while (start > 0 && bytes[start - 1] != '\n') {
            start--;
        }
        return start;
    }

    private static int lineEnd(byte[] bytes, int at) {
        int end = at;
        while (end < bytes.length && bytes[end] != '\n') {
            end++;
        }
        return Math.min(end + 1, bytes.length);
    }

    private static byte[] without(byte[] bytes, int from, int to) {
        byte[] shorter = new byte[bytes.length - (to - from)];
        System.arraycopy(bytes, 0, shorter, 0, from);
        System.arraycopy(bytes, to, shorter, from, bytes.length - to);
        return shorter;
    }

    private static byte[] with(byte[] bytes, int at, byte[] more) {
        byte[] longer = new byte[bytes.length + more.length];
        System.arraycopy(bytes, 0, longer, 0, at);
        System.arraycopy(more, 0, longer, at, more.length);
        System.arraycopy(bytes, at, longer, at + more.length, bytes.length - at);
        return longer;
    }
}
