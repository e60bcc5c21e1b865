package vn.hailong.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is no mistake in `agency.yaml`, and is told all the same.
class AgencyNoticesTest {
    @TempDir
    Path folder;

    private List<String> notices(String more) throws Exception {
        ConfigFolder config = new ConfigFolder(folder);
        config.write("agency.yaml", ConfigFolder.AGENCY + more);
        return config.agencyNotices().stream()
                .filter(notice -> notice.startsWith("agency.yaml"))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "0:0:0:0:0:0:0:0"})
    void pagesThatEverybodyCanReadAreToldOf(String host) throws Exception {
        assertEquals(
                List.of("agency.yaml:22: web.host: found " + host + ", so that every machine on the network can read"
                        + " the pages, which have no sign-in yet; 127.0.0.1 keeps them on this machine"),
                notices("web: {host: '" + host + "'}\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "::1", "localhost", "192.168.1.10", "agency.example.vn"})
    void oneAddressIsWhatWasMeant(String host) throws Exception {
        assertEquals(List.of(), notices("web: {host: '" + host + "'}\n"));
    }

    @Test
    void singleAnswersAreToldOf() throws Exception {
        assertTrue(
                notices("smallCell: 1\n")
                        .getFirst()
                        .startsWith("agency.yaml:22: smallCell: found 1, so that the page shows single answers"),
                notices("smallCell: 1\n").toString());
        assertEquals(List.of(), notices("smallCell: 2\n"));
        assertEquals(List.of(), notices(""));
    }
}
