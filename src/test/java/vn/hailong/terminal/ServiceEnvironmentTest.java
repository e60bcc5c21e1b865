package vn.hailong.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class ServiceEnvironmentTest {
    private static Optional<String> display(String shown) {
        return new ServiceEnvironment(shown).get("DISPLAY");
    }

    @Test
    void whatTheServiceSetsIsFound() {
        assertEquals(Optional.of(":0"), display("DISPLAY=:0"));
        assertEquals(Optional.of(":1"), display("HAILONG_OPTS=-Xmx96m DISPLAY=:1 LANG=vi_VN.UTF-8"));
    }

    @Test
    void aDropInHasTheLastWord() {
        assertEquals(Optional.of(":7"), display("DISPLAY=:0 DISPLAY=:7"));
        assertEquals(Optional.empty(), display("DISPLAY=:0 DISPLAY="));
    }

    @Test
    void valuesWithSpacesStandInQuotes() {
        assertEquals(Optional.of(":3"), display("\"HAILONG_OPTS=-Xmx96m -DDISPLAY=:9\" \"DISPLAY=:3\""));
    }

    @Test
    void withoutTheServiceThereIsNone() {
        assertEquals(Optional.empty(), display(""));
        assertEquals(Optional.empty(), display("OTHER_DISPLAY=:0"));
    }
}
