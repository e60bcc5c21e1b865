package vn.hailong.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StaffPinTest {
    private static final String EXPECTED = ", expected a file made by `hailong terminal pin --out FILE`";

    @TempDir
    Path folder;

    @Test
    void whatIsWrittenIsReadAndKnowsThePin() {
        StaffPin pin =
                StaffPin.parse(StaffPin.of("135790", new Random(1)).text()).orElseThrow();
        assertTrue(pin.matches("135790"));
        assertFalse(pin.matches("135791"));
        assertFalse(pin.matches(""));
    }

    @Test
    void twoFilesOfOnePinDifferAndNeitherHoldsIt() {
        Random random = new Random(2);
        String one = StaffPin.of("135790", random).text();
        assertNotEquals(one, StaffPin.of("135790", random).text());
        assertFalse(one.contains("135790"));
        assertEquals("a PIN", StaffPin.of("135790", random).toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "12345", "1234567890123", "12345a", "１２３４５６", "123456\n", " 123456"})
    void aPinHasSixToTwelveDigits(String pin) {
        assertFalse(StaffPin.isPin(pin));
        assertThrows(IllegalArgumentException.class, () -> StaffPin.of(pin, new Random(3)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "123456",
                "hailong-pin-1:pbkdf2-hmac-sha256:400000:AAAA:AAAA",
                "hailong-pin-1:pbkdf2-hmac-sha256:1000:AAAAAAAAAAAAAAAAAAAAAA==:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
                "hailong-pin-1:pbkdf2-hmac-sha256:400000:AAAAAAAAAAAAAAAAAAAAAA==:=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="
            })
    void whatIsNoSuchLineIsRefused(String line) {
        assertEquals(Optional.empty(), StaffPin.parse(line));
    }

    @Test
    void aTerminalReadsItsPin() throws Exception {
        ConfigFolder config = new ConfigFolder(folder);
        config.write("staff.pin", StaffPin.of("2468024680", new Random(4)).text() + "\n");
        config.write("terminal.yaml", ConfigFolder.TERMINAL + "staffPin: staff.pin\n");
        assertTrue(TerminalConfigReader.read(folder).staffPin().orElseThrow().matches("2468024680"));
    }

    @Test
    void aPinInClearIsRefusedWithoutBeingShown() throws Exception {
        ConfigFolder config = new ConfigFolder(folder);
        config.write("staff.pin", "123456\n");
        config.write("terminal.yaml", ConfigFolder.TERMINAL + "staffPin: staff.pin\n");
        assertEquals(
                List.of("terminal.yaml:16: staffPin: found staff.pin, which holds no PIN of that form" + EXPECTED),
                config.terminalProblems());
    }

    @Test
    void aMissingFileIsToldWithItsPath() throws Exception {
        ConfigFolder config = new ConfigFolder(folder);
        config.write("terminal.yaml", ConfigFolder.TERMINAL + "staffPin: staff.pin\n");
        assertEquals(
                List.of(
                        "terminal.yaml:16: staffPin: found \"staff.pin\" (there is no staff.pin), expected the name of a"
                                + " file that this user can read"),
                config.terminalProblems());
    }
}
