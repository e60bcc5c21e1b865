package vn.hailong.wire;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/// The published schemas, each with the codec that must agree with it.
enum Schemas {
    RESPONSES("responses", Schemas::decodeBatch),
    RECEIPT("receipt", ReceiptCodec::decode),
    STATUS("status", StatusCodec::decode),
    CONFIG("config", CommandCodec::decodeConfig),
    COMMAND("command", CommandCodec::decodeCommand),
    REPLY("reply", CommandCodec::decodeReply);

    private interface Decoder {
        Object decode(byte[] payload) throws WireFormatException;
    }

    private final String file;
    private final String text;
    private final Schema schema;
    private final Decoder decoder;

    Schemas(String kind, Decoder decoder) {
        this.file = kind + "-1.schema.json";
        this.text = resource(file);
        this.schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(text, InputFormat.JSON);
        this.decoder = decoder;
    }

    static Schemas of(String file) {
        return Arrays.stream(values())
                .filter(schema -> schema.file.equals(file))
                .findFirst()
                .orElseThrow();
    }

    static String resource(String file) {
        try (InputStream stream =
                Objects.requireNonNull(Schemas.class.getResourceAsStream("/wire/" + file), "no resource " + file)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String text() {
        return text;
    }

    String file() {
        return file;
    }

    List<Error> errors(byte[] payload) {
        return schema.validate(
                new String(payload, StandardCharsets.UTF_8),
                InputFormat.JSON,
                context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
    }

    Object decode(byte[] payload) throws WireFormatException {
        return decoder.decode(payload);
    }

    /// A batch of which every element could be read.
    private static Batch decodeBatch(byte[] payload) throws WireFormatException {
        Batch batch = ResponseCodec.decodeBatch(payload);
        for (Batch.Entry entry : batch.entries()) {
            if (entry instanceof Batch.Unreadable unreadable) {
                throw new WireFormatException(unreadable.problem());
            }
        }
        return batch;
    }
}
