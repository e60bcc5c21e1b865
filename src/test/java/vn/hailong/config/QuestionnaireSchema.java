package vn.hailong.config;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The schema for editors, asked as an editor asks it: about YAML with the types of its version 1.2.
public final class QuestionnaireSchema {
    static final JsonMapper MAPPER = JsonMapper.builder().build();
    static final Path FILE = Path.of("device-config/schema/questionnaire.schema.json");

    private final Schema schema;

    public QuestionnaireSchema() {
        try {
            schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(Files.readString(FILE), InputFormat.JSON);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static JsonNode json(String yaml) {
        Object document = new Load(LoadSettings.builder().build()).loadFromString(yaml);
        return MAPPER.valueToTree(document);
    }

    public List<String> errors(JsonNode questionnaire) {
        return schema.validate(questionnaire.toString(), InputFormat.JSON).stream()
                .map(Error::toString)
                .toList();
    }
}
