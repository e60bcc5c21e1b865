package vn.hailong.config;

import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import vn.hailong.survey.Questionnaire;

/// The section `tablets` of a terminal.
final class TabletsReader {
    private static final int USUAL_PORT = 8443;
    private static final int USUAL_MOST = 4;

    /// Reads a questionnaire by the value that names it, as the terminal's own is read.
    interface Questionnaires extends BiFunction<Value, String, Optional<Questionnaire>> {}

    private TabletsReader() {}

    /// @param usual          what tablets ask if nothing else is named
    /// @param questionnaires reads another one
    static Shape<TerminalConfig.Tablets> tablets(Optional<Questionnaire> usual, Questionnaires questionnaires) {
        return Shape.mapping(
                "{address: …, port: …, questionnaire: …}", fields -> tablets(fields, usual, questionnaires));
    }

    private static Optional<TerminalConfig.Tablets> tablets(
            Fields fields, Optional<Questionnaire> usual, Questionnaires questionnaires) {
        Optional<String> address = fields.required("address", Shapes.HOST);
        int port = fields.optional("port", Shapes.integer(1, 65_535), USUAL_PORT);
        Optional<Value> named = fields.value("questionnaire");
        Optional<Questionnaire> questionnaire = named.isPresent()
                ? named.flatMap(value -> Shapes.NAME.read(value).flatMap(id -> questionnaires.apply(value, id)))
                : usual;
        int most = fields.optional("most", Shapes.integer(1, 20), USUAL_MOST);
        Optional<KeyStore.PrivateKeyEntry> installed = installed(fields);
        if (questionnaire.isEmpty()) {
            // Its own mistakes have been told; nothing can be built without it.
            fields.complete(() -> address);
            return Optional.empty();
        }
        return fields.complete(() ->
                new TerminalConfig.Tablets(address.orElseThrow(), port, questionnaire.orElseThrow(), most, installed));
    }

    private static Optional<KeyStore.PrivateKeyEntry> installed(Fields fields) {
        Optional<Path> certificate = fields.optional("certificate", Shapes.READABLE_FILE);
        Optional<Path> privateKey = fields.optional("privateKey", Shapes.READABLE_FILE);
        for (String key : List.of("certificate", "privateKey")) {
            String other = key.equals("certificate") ? "privateKey" : "certificate";
            if (fields.value(key).isPresent() && fields.value(other).isEmpty()) {
                fields.refuse(other, "nothing", other + " beside " + key);
            }
        }
        return certificate.isPresent() && privateKey.isPresent()
                ? PemIdentity.read(fields, certificate.get(), privateKey.get())
                : Optional.empty();
    }
}
