package vn.hailong.terminal.doctor;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import vn.hailong.config.InvalidConfigException;
import vn.hailong.config.TerminalConfig;

/// Looks at everything in turn. Takes some seconds, longer where a network does not answer.
public final class Doctor {
    private static final int FIRST_YEAR = 2026;
    /// As the staff's screen writes it; with the offset, which shows a wrong zone.
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss dd/MM/yyyy XXX");

    private Doctor() {}

    /// A configuration that is wrong is the only thing there is to say.
    public static Diagnosis examine(InvalidConfigException wrong) {
        return new Diagnosis(List.of(Finding.of(
                Code.CONFIG_WRONG, wrong.problems().size(), wrong.problems().getFirst())));
    }

    public static Diagnosis examine(TerminalConfig config, Machine machine) {
        List<Finding> findings = new ArrayList<>();
        findings.add(Finding.of(
                Code.CONFIG_RIGHT,
                config.terminal(),
                config.questionnaire().id(),
                config.questionnaire().version()));
        StorageCheck storage = new StorageCheck(config, machine);
        findings.addAll(storage.examine());
        findings.add(clock(machine));
        findings.addAll(new BrokerCheck(config.broker(), machine.now().toInstant()).examine());
        if (machine.takeovers() > 0) {
            findings.add(Finding.of(Code.ID_TAKEN, config.terminal(), machine.takeovers()));
        }
        findings.add(ButtonsCheck.examine(config.buttons(), machine, storage.isInUse()));
        findings.add(DisplayCheck.examine(config.screen(), machine));
        findings.add(FontCheck.examine());
        findings.add(Finding.of(Code.JAVA, Runtime.version(), System.getProperty("java.vendor", "?")));
        findings.add(VoiceCheck.examine(config.voice()));
        findings.add(TabletsCheck.examine(config.tablets(), machine.isTerminal() || storage.isInUse()));
        findings.add(Finding.of(config.staffPin().isPresent() ? Code.PIN_SET : Code.PIN_NONE));
        return new Diagnosis(findings);
    }

    private static Finding clock(Machine machine) {
        if (machine.now().getYear() < FIRST_YEAR) {
            return Finding.of(Code.CLOCK_ABSURD, machine.now().format(TIME));
        }
        return Finding.of(
                machine.clockSynced() ? Code.CLOCK_SYNCED : Code.CLOCK_UNSYNCED,
                machine.now().format(TIME));
    }
}
