package vn.hailong.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// The way from a file to its YAML. A file that can't be read at all is one problem, not many.
final class YamlFile {
    /// A hundred times more than any file of ours; keeps a mistaken path from filling the memory of a Pi.
    private static final int MAXIMUM_BYTES = 1 << 20;

    private static final String EXPECTED = "a readable YAML file";

    private final Path file;
    private final Problems problems;

    private YamlFile(Path file, Problems problems) {
        this.file = file;
        this.problems = problems;
    }

    /// The document of a file, or empty after the problem was noted.
    static Optional<Value> read(Path file, Problems problems) {
        YamlFile reading = new YamlFile(file, problems);
        return reading.bytes().flatMap(reading::text).flatMap(reading::document);
    }

    /// The same for a resource of the program itself.
    static Optional<Value> read(Path name, InputStream resource, Problems problems) throws IOException {
        YamlFile reading = new YamlFile(name, problems);
        return reading.text(resource.readAllBytes()).flatMap(reading::document);
    }

    private Optional<byte[]> bytes() {
        if (Files.isDirectory(file)) {
            return refuse(0, "a folder", EXPECTED);
        }
        if (!Files.exists(file)) {
            return refuse(0, "no such file", EXPECTED);
        }
        if (!Files.isRegularFile(file)) {
            return refuse(0, "a device or a pipe", EXPECTED);
        }
        try (InputStream stream = Files.newInputStream(file)) {
            byte[] bytes = stream.readNBytes(MAXIMUM_BYTES + 1);
            return bytes.length > MAXIMUM_BYTES
                    ? refuse(0, "more than 1 MiB", "a file of at most 1 MiB")
                    : Optional.of(bytes);
        } catch (IOException e) {
            return refuse(0, "a file that this user can't read (" + e.getClass().getSimpleName() + ")", EXPECTED);
        }
    }

    private Optional<String> text(byte[] bytes) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer input = ByteBuffer.wrap(bytes);
        CharBuffer output = CharBuffer.allocate(bytes.length);
        CoderResult result = decoder.decode(input, output, true);
        output.flip();
        String text = output.toString();
        if (result.isError()) {
            int line = 1
                    + (int) text.chars().filter(character -> character == '\n').count();
            return refuse(
                    line, String.format("the byte 0x%02X", bytes[input.position()]), "text in the encoding UTF-8");
        }
        // Notepad begins its files with this mark.
        return Optional.of(text.startsWith("\uFEFF") ? text.substring(1) : text);
    }

    private Optional<Value> document(String text) {
        try {
            Yaml document = YamlParser.parse(text);
            return Optional.of(new Value(problems, file, "", document.line(), document));
        } catch (YamlParser.SyntaxException e) {
            return refuse(e.line(), e.found(), e.expected());
        }
    }

    private <T> Optional<T> refuse(int line, String found, String expected) {
        problems.add(new Problem(file, line, "", found, expected));
        return Optional.empty();
    }
}
