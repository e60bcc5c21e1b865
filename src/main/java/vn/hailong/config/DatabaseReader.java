package vn.hailong.config;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/// The section `database` of an agency.
final class DatabaseReader {
    private static final String EXPECTED = "postgresql://host:port/name";
    static final Shape<AgencyConfig.Database> DATABASE =
            Shape.mapping("{address: postgresql://…, user: …}", DatabaseReader::database);
    private static final Shape<URI> ADDRESS = new Shape<>(EXPECTED, value -> BrokerReader.readAddress(value, EXPECTED))
            .and((value, address) -> "postgresql".equals(address.getScheme())
                            && address.getPath().matches("/[A-Za-z0-9_-]{1,63}")
                    ? Optional.of(address)
                    : value.refuse(EXPECTED));

    private DatabaseReader() {}

    private static Optional<AgencyConfig.Database> database(Fields fields) {
        Optional<URI> address = fields.required("address", ADDRESS);
        Optional<String> user = fields.required("user", Shape.scalar("the name of a user", Optional::of));
        fields.refused("password", "a password", "passwordFile: the name of a file");
        Optional<Path> passwordFile = fields.optional("passwordFile", Shapes.READABLE_FILE);
        return fields.complete(
                () -> new AgencyConfig.Database(address.orElseThrow(), user.orElseThrow(), passwordFile));
    }
}
