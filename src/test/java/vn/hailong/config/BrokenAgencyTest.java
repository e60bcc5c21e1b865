package vn.hailong.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The words for each mistake in `agency.yaml`.
class BrokenAgencyTest {
    static Stream<BrokenCase> cases() {
        return Stream.of(
                new BrokenCase(
                        "a unit twice",
                        "id: ttpvhcc",
                        "id: phuong",
                        "agency.yaml:6: units[1].id: found \"phuong\", which line 4 has too, expected one that "
                                + "no other has",
                        "agency.yaml:12: terminals[0].unit: found \"ttpvhcc\", expected the id of a unit: " + "phuong"),
                new BrokenCase(
                        "a parent that is not there",
                        "parent: phuong",
                        "parent: quan",
                        "agency.yaml:8: units[1].parent: found \"quan\", expected the id of a unit: phuong, "
                                + "ttpvhcc"),
                new BrokenCase(
                        "a unit above itself",
                        "name: {vi: Phường}",
                        "name: {vi: Phường}\n    parent: ttpvhcc",
                        "agency.yaml:6: units[0].parent: found \"ttpvhcc\", expected a unit above phuong, not "
                                + "one below it or itself",
                        "agency.yaml:9: units[1].parent: found \"phuong\", expected a unit above ttpvhcc, not "
                                + "one below it or itself"),
                new BrokenCase(
                        "a counter twice",
                        "- {id: q01, name: {vi: Quầy 1}}",
                        "- {id: q01, name: {vi: Quầy 1}}\n      - {id: q01, name: {vi: Quầy 2}}",
                        "agency.yaml:11: units[1].counters[1].id: found \"q01\", which line 10 has too, "
                                + "expected one that no other has"),
                new BrokenCase(
                        "a terminal twice",
                        "- {id: bn-q01, unit: ttpvhcc, counter: q01}",
                        "- {id: bn-q01, unit: ttpvhcc, counter: q01}\n  - {id: bn-q01, unit: ttpvhcc, "
                                + "counter: q01}",
                        "agency.yaml:13: terminals[1].id: found \"bn-q01\", which line 12 has too, expected "
                                + "one that no other has"),
                new BrokenCase(
                        "a terminal at a counter that is not there",
                        "counter: q01",
                        "counter: q02",
                        "agency.yaml:12: terminals[0].counter: found \"q02\", expected the id of a counter of "
                                + "this unit: q01"),
                new BrokenCase(
                        "a terminal in a unit that is not there",
                        "unit: ttpvhcc, counter: q01",
                        "unit: tt, counter: q01",
                        "agency.yaml:12: terminals[0].unit: found \"tt\", expected the id of a unit: phuong, "
                                + "ttpvhcc"),
                new BrokenCase(
                        "a target of a unit that is not there",
                        "unit: phuong",
                        "unit: tinh",
                        "agency.yaml:16: targets[0].unit: found \"tinh\", expected the id of a unit: phuong, "
                                + "ttpvhcc"),
                new BrokenCase(
                        "a target with a percent sign",
                        "percent: 90",
                        "percent: 90%",
                        "agency.yaml:17: targets[0].percent: found \"90%\", expected a number from 0 to 100 "
                                + "without a percent sign"),
                new BrokenCase(
                        "a target above everything",
                        "percent: 90",
                        "percent: 101",
                        "agency.yaml:17: targets[0].percent: found \"101\", expected a number from 0 to 100 "
                                + "without a percent sign"),
                new BrokenCase(
                        "a target that ends before it begins",
                        "to: 2026-12-31",
                        "to: 2025-12-31",
                        "agency.yaml:19: targets[0].to: found \"2025-12-31\", expected a date not before from, "
                                + "2026-01-01"),
                new BrokenCase(
                        "a date in another order",
                        "from: 2026-01-01",
                        "from: 01/01/2026",
                        "agency.yaml:18: targets[0].from: found \"01/01/2026\", expected a date such as "
                                + "2026-12-31"),
                new BrokenCase(
                        "an unknown measure",
                        "percent: 90",
                        "percent: 90\n    measure: happiness",
                        "agency.yaml:18: targets[0].measure: found \"happiness\", expected one of "
                                + "satisfaction, operational"),
                new BrokenCase(
                        "a database with its password",
                        "dataFolder: data",
                        "dataFolder: data\ndatabase:\n  address: postgresql://localhost:5432/hailong\n  user: "
                                + "hailong\n  password: hunter2",
                        "agency.yaml:25: database.password: found a password, expected passwordFile: the "
                                + "name of a file"),
                new BrokenCase(
                        "a database of another kind",
                        "dataFolder: data",
                        "dataFolder: data\ndatabase:\n  address: jdbc:postgresql://localhost:5432/hailong\n  "
                                + "user: hailong",
                        "agency.yaml:23: database.address: found \"jdbc:postgresql://localhost:5432/hailong\", "
                                + "expected postgresql://host:port/name"),
                new BrokenCase(
                        "a port out of range",
                        "dataFolder: data",
                        "dataFolder: data\nweb: {port: 70000}",
                        "agency.yaml:22: web.port: found \"70000\", expected a whole number from 1 to 65535"),
                new BrokenCase(
                        "a small cell of nothing",
                        "dataFolder: data",
                        "dataFolder: data\nsmallCell: 0",
                        "agency.yaml:22: smallCell: found \"0\", expected a whole number from 1 to 100"),
                new BrokenCase(
                        "no questionnaires",
                        "dataFolder: data",
                        "dataFolder: data\nquestionnaires: none",
                        "none: found no such folder, expected a folder with at least one questionnaire " + "ID.yaml"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isReportedInTheseWords(BrokenCase broken, @TempDir Path folder) throws Exception {
        ConfigFolder config = new ConfigFolder(folder);
        config.replace("agency.yaml", ConfigFolder.AGENCY, broken.old(), broken.replacement());
        List<String> problems = config.agencyProblems();
        assertEquals(broken.expected(), problems);
    }
}
