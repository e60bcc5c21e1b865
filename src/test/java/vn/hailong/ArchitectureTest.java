package vn.hailong;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// The drawing of the product: which part may know which, and which part alone speaks to a library.
class ArchitectureTest {
    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("vn.hailong");

    private record Part(String why, Set<String> mayKnow) {}

    /// Every part, what it may know, and why no more. A part that is not here may not exist.
    private static final Map<String, Part> DRAWING = new TreeMap<>(Map.ofEntries(
            part("survey", "questions and sessions are the same on every device and in every year"),
            part("config", "files become values, and values know nobody who uses them", "survey"),
            part("wire", "another vendor must be able to write it from the published schemas alone", "survey"),
            part("mqtt", "a connection carries bytes and knows nothing of what they mean"),
            part("outbox", "what is stored must not depend on how it is sent", "survey", "wire"),
            part("sync", "the courier is tested with a fake uplink and a fake clock", "outbox", "wire"),
            part(
                    "stick",
                    "both programs must read what the other wrote, and each knows its own half of the way",
                    "config",
                    "wire"),
            part("fleet", "load must come as strangers' terminals would send it", "survey", "wire"),
            part("buttons", "a box of buttons knows levels, not people"),
            part("screen", "the screen shows what the session says and decides nothing", "survey"),
            part("voice", "a voice says what it is given"),
            part("tablet", "the same pages serve a phone at the agency, which has no terminal", "survey"),
            part(
                    "terminal",
                    "wiring: all parts of the device, and nothing of the agency",
                    "survey",
                    "config",
                    "wire",
                    "mqtt",
                    "outbox",
                    "sync",
                    "stick",
                    "buttons",
                    "screen",
                    "voice",
                    "tablet"),
            part(
                    "agency",
                    "the agency must run without a device's libraries",
                    "survey",
                    "config",
                    "wire",
                    "mqtt",
                    "stick"),
            part(
                    "demo",
                    "the one place that may know both programs",
                    "survey",
                    "config",
                    "outbox",
                    "terminal",
                    "agency",
                    "buttons")));

    /// Each library has one importing part, so that it can be replaced there and nowhere else.
    private static final Map<String, String> OWNERS = new TreeMap<>(Map.ofEntries(
            Map.entry("org.snakeyaml..", "config"),
            Map.entry("org.eclipse.paho..", "mqtt"),
            Map.entry("org.h2..", "outbox"),
            Map.entry("javafx..", "screen"),
            Map.entry("com.google.zxing..", "screen"),
            Map.entry("com.sun.net.httpserver..", "tablet"),
            Map.entry("com.pi4j..", "buttons.gpio"),
            Map.entry("org.jdbi..", "agency.store"),
            Map.entry("com.zaxxer..", "agency.store"),
            Map.entry("org.flywaydb..", "agency.store"),
            Map.entry("io.javalin..", "agency.web"),
            Map.entry("gg.jte..", "agency.web"),
            Map.entry("org.apache.activemq..", "agency.standalone"),
            Map.entry("org.apache.artemis..", "agency.standalone"),
            Map.entry("io.zonky..", "agency.standalone")));

    private static Map.Entry<String, Part> part(String name, String why, String... mayKnow) {
        return Map.entry(name, new Part(why, Set.of(mayKnow)));
    }

    @TestFactory
    Stream<DynamicTest> everyPartKnowsOnlyWhatItMay() {
        return DRAWING.entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> {
                    String[] forbidden = DRAWING.keySet().stream()
                            .filter(other -> !other.equals(entry.getKey()))
                            .filter(other -> !entry.getValue().mayKnow().contains(other))
                            .map(other -> "vn.hailong." + other + "..")
                            .toArray(String[]::new);
                    check(noClasses()
                            .that()
                            .resideInAPackage("vn.hailong." + entry.getKey() + "..")
                            .should()
                            .dependOnClassesThat()
                            .resideInAnyPackage(forbidden)
                            .because(entry.getValue().why()));
                }));
    }

    @Test
    void noPartKnowsTheCommandLine() {
        check(noClasses()
                .that()
                .resideInAPackage("vn.hailong.*..")
                .should()
                .dependOnClassesThat(resideExactlyIn("vn.hailong"))
                .orShould()
                .dependOnClassesThat()
                .resideInAPackage("picocli..")
                .because("every part can be used without a command line"));
    }

    @TestFactory
    Stream<DynamicTest> everyLibraryHasOneOwner() {
        return OWNERS.entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(
                        entry.getKey(),
                        () -> check(noClasses()
                                .that()
                                .resideOutsideOfPackage("vn.hailong." + entry.getValue() + "..")
                                .should()
                                .dependOnClassesThat()
                                .resideInAPackage(entry.getKey())
                                .because("only " + entry.getValue()
                                        + " speaks to it, so that it can be replaced there alone")
                                .allowEmptyShould(true))));
    }

    @Test
    void jsonIsReadAndWrittenAtTheTwoPublishedBorders() {
        check(
                noClasses()
                        .that()
                        .resideOutsideOfPackages("vn.hailong.wire..", "vn.hailong.agency.web..", "vn.hailong.demo..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("tools.jackson..")
                        .because(
                                "what leaves the product as JSON is a contract; the demonstration reads it as a stranger would"));
    }

    @Test
    void databasesAreSpokenToInTwoPlaces() {
        check(noClasses()
                .that()
                .resideOutsideOfPackages(
                        "vn.hailong.outbox..", "vn.hailong.agency.store..", "vn.hailong.agency.standalone..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..")
                .because("the rest must not know that there is a database"));
    }

    @Test
    void theKernelIsSpokenToInTwoPlaces() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage("vn.hailong.buttons.gpio..")
                .and()
                .doNotHaveFullyQualifiedName("vn.hailong.terminal.HostClock")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.lang.foreign..")
                .because("a wrong call of the C library ends the program: such code stands apart"));
    }

    @Test
    void thereAreNoCycles() {
        check(slices().matching("vn.hailong.(*)..").should().beFreeOfCycles());
        check(slices().matching("vn.hailong.agency.(*)..").should().beFreeOfCycles());
    }

    @Test
    void everyPackageIsInTheDrawing() {
        Set<String> drawn = DRAWING.keySet();
        for (JavaClass type : PRODUCT) {
            String[] names = type.getPackageName().split("\\.", -1);
            if (names.length > 2 && !drawn.contains(names[2])) {
                throw new AssertionError(type.getName() + " is in a part that is not drawn: " + Arrays.toString(names));
            }
        }
    }

    private static DescribedPredicate<JavaClass> resideExactlyIn(String name) {
        return DescribedPredicate.describe(
                "reside in " + name, type -> type.getPackageName().equals(name));
    }

    private static void check(ArchRule rule) {
        rule.check(PRODUCT);
    }
}
