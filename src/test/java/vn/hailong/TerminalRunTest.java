package vn.hailong;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TerminalRunTest {

    @Test
    void aServicesCommandLineNeedsNoParser() {
        assertEquals(
                Optional.of(Path.of("/etc/hailong")), TerminalRun.plain("terminal", "run", "--config", "/etc/hailong"));
    }

    @Test
    void whateverIsMoreOrLessOrOtherIsForTheParser() {
        assertEquals(Optional.empty(), TerminalRun.plain());
        assertEquals(Optional.empty(), TerminalRun.plain("terminal", "run", "--config"));
        assertEquals(Optional.empty(), TerminalRun.plain("terminal", "check", "--config", "/etc/hailong"));
        assertEquals(Optional.empty(), TerminalRun.plain("agency", "run", "--config", "/etc/hailong"));
        assertEquals(Optional.empty(), TerminalRun.plain("terminal", "run", "--config=/etc/hailong", "more"));
        assertEquals(Optional.empty(), TerminalRun.plain("terminal", "run", "--config", "--help"));
        assertEquals(Optional.empty(), TerminalRun.plain("terminal", "run", "--config", "@file"));
        assertEquals(Optional.empty(), TerminalRun.plain("terminal", "run", "--config", ""));
        assertEquals(Optional.empty(), TerminalRun.plain("terminal", "run", "--config", "/etc", "--help"));
    }
}
