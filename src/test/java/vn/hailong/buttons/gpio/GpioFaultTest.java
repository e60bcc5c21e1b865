package vn.hailong.buttons.gpio;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The words that a technician reads. The same ones are met on a real kernel by `CharacterDeviceBoxTrial`.
class GpioFaultTest {
    private static final GpioChip CHIP = new GpioChip(Path.of("/dev/gpiochip4"), "pinctrl-rp1", 54);

    @Test
    void noChipAtAll() {
        assertEquals(
                "no GPIO chip is labelled pinctrl-bcm2711 or pinctrl-rp1: there is no /dev/gpiochip* at all, so "
                        + "this machine has no lines for buttons",
                GpioFault.noChip(List.of("pinctrl-bcm2711", "pinctrl-rp1"), List.of(), List.of())
                        .fault());
    }

    @Test
    void otherChips() {
        assertEquals(
                "no GPIO chip is labelled pinctrl-bcm2711: found gpiochip4 (pinctrl-rp1); name one of them as "
                        + "buttons.chips in terminal.yaml if it is the right one",
                GpioFault.noChip(List.of("pinctrl-bcm2711"), List.of(CHIP), List.of())
                        .fault());
    }

    @Test
    void aDeviceThatIsNoChip() {
        assertEquals(
                "no GPIO chip is labelled pinctrl-bcm2711: open /dev/gpiochip0: Operation not permitted (1)",
                GpioFault.noChip(
                                List.of("pinctrl-bcm2711"),
                                List.of(),
                                List.of("open /dev/gpiochip0: Operation not permitted (1)"))
                        .fault());
    }

    @Test
    void aLineThatIsHeld() {
        assertEquals(
                "line 17 of gpiochip4 (pinctrl-rp1), the button of level 5, is held by \"spi0 CS0\": stop that "
                        + "program, or use another line",
                GpioFault.busy(CHIP, 17, "the button of level 5", "spi0 CS0").fault());
    }

    @Test
    void aLineThatIsNotThere() {
        assertEquals(
                "line 99, the buzzer, is not on gpiochip4 (pinctrl-rp1), which has lines 0 to 53",
                GpioFault.noLine(CHIP, 99, "the buzzer").fault());
    }

    @Test
    void aChipThatIsGone() {
        assertEquals(
                "gpiochip4 (pinctrl-rp1) has vanished", GpioFault.gone(CHIP).fault());
    }

    @Test
    void devicesThatMayNotBeOpened(@TempDir Path folder) throws Exception {
        Path one = device(folder, "gpiochip0", "rw-------");
        Path two = device(folder, "gpiochip1", "rw-------");
        PosixFileAttributes owner = Files.readAttributes(one, PosixFileAttributes.class);
        String ours = owner.owner().getName() + ":" + owner.group().getName();
        assertEquals(
                "the user hailong may not open " + one + ", " + two + " (of " + ours + ", rw-------): expected the "
                        + "group gpio and rw-rw----; install the udev rule for the group gpio",
                GpioFault.noPermission(List.of(one, two), "hailong").fault());
    }

    @Test
    void aDeviceThatWentMeanwhile(@TempDir Path folder) {
        Path gone = folder.resolve("gpiochip9");
        assertEquals(
                "the user hailong may not open " + gone + " (whose owner can't be read: " + gone + ")",
                GpioFault.noPermission(List.of(gone), "hailong").fault());
    }

    private static Path device(Path folder, String name, String mode) throws Exception {
        Path device = Files.createFile(folder.resolve(name));
        Files.setPosixFilePermissions(device, PosixFilePermissions.fromString(mode));
        return device;
    }
}
