package vn.hailong.tablet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Offers work once and not for long; tablets are known by their secrets, which stand nowhere.
class PairingsTest {
    @TempDir
    Path folder;

    private Terminals terminal;
    private Pairings pairings;

    @BeforeEach
    void open() throws Exception {
        terminal = Terminals.in(folder, 2);
        pairings = terminal.pairings();
    }

    @Test
    void anOfferHoldsForFiveMinutes() throws Exception {
        String secret = secretOf(pairings.offer());
        terminal.clock().pass(Duration.ofMinutes(5).minusMillis(1));
        assertTrue(pairings.isOffered(secret));
        terminal.clock().pass(Duration.ofMillis(1));
        assertFalse(pairings.isOffered(secret));
        assertInstanceOf(Pairings.Outcome.NoOffer.class, pairings.take(secret));
    }

    @Test
    void aClockThatIsPutBackEndsAnOffer() throws Exception {
        String secret = secretOf(pairings.offer());
        terminal.clock().set(terminal.clock().instant().minusSeconds(1));
        assertFalse(pairings.isOffered(secret));
    }

    @Test
    void ofManyWhoTakeAnOfferAtOnceOneIsPaired() throws Exception {
        String secret = secretOf(pairings.offer());
        List<Future<Pairings.Outcome>> attempts = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 20; i++) {
                attempts.add(threads.submit(() -> pairings.take(secret)));
            }
        }
        int accepted = 0;
        for (Future<Pairings.Outcome> attempt : attempts) {
            accepted += attempt.get() instanceof Pairings.Outcome.Accepted ? 1 : 0;
        }
        assertEquals(1, accepted);
        assertEquals(1, pairings.list().size());
    }

    @Test
    void noMoreThanAllowedArePairedAndTheLowestNumberIsTakenAgain() throws Exception {
        String waiting = secretOf(pairings.offer());
        pair();
        pair();
        assertInstanceOf(Pairings.Outcome.Full.class, pairings.take(waiting));
        TabletException full = assertThrows(TabletException.class, pairings::offer);
        assertEquals(
                "2 tablets are paired, as many as `tablets.most` of terminal.yaml allows; revoke one first",
                full.getMessage());
        assertTrue(pairings.revoke(1));
        assertFalse(pairings.revoke(1));
        assertInstanceOf(Pairings.Outcome.Accepted.class, pairings.take(waiting), "the offer stayed");
        assertEquals(
                List.of(1, 2),
                pairings.list().stream().map(PairedTablet::number).toList());
    }

    @Test
    void aPairingOutlivesTheTerminalAndIsSeenByACommandBesideIt() throws Exception {
        String own = pair();
        Pairings beside = Terminals.in(folder, 2).pairings();
        assertEquals(1, beside.paired(own).orElseThrow().number());
        assertEquals(pairings.offer().fingerprint(), beside.offer().fingerprint());
        beside.revoke(1);
        assertTrue(pairings.paired(own).isEmpty());
    }

    @Test
    void noSecretStandsOnTheDiskAndNobodyElseCanReadWhatDoes() throws Exception {
        String offered = secretOf(pairings.offer());
        String own = pair();
        Path tablets = folder.resolve("tablets");
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(tablets)));
        try (Stream<Path> files = Files.list(tablets)) {
            for (Path file : files.filter(each -> !each.endsWith("lock")).toList()) {
                if (!file.endsWith("identity.p12")) {
                    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
                }
                String all = file + read(file);
                assertFalse(all.contains(own) || all.contains(offered), file.toString());
            }
        }
    }

    @Test
    void aBrokenEntryPairsNobodyAndCanBeRevoked() throws Exception {
        String own = pair();
        Files.writeString(
                folder.resolve("tablets/tablet-1"), "since=yesterday\nsecret-sha256=" + "0".repeat(64) + "\n");
        assertTrue(pairings.paired(own).isEmpty());
        Files.writeString(folder.resolve("tablets/tablet-1"), "");
        assertTrue(pairings.paired(own).isEmpty());
        assertEquals(List.of(), pairings.list());
        assertTrue(pairings.revoke(1));
    }

    @Test
    void whatIsNoSecretIsNotLookedFor() throws Exception {
        for (String odd : List.of("", "../tablet-1", "a".repeat(42), "a".repeat(44), "a".repeat(42) + "/")) {
            assertTrue(pairings.paired(odd).isEmpty());
            assertFalse(pairings.isOffered(odd));
        }
    }

    @Test
    void theCertificateIsForTheAddressAndMadeAnewForAnother() throws Exception {
        String first = pairings.offer().fingerprint();
        assertTrue(first.matches("([0-9A-F]{2}:){31}[0-9A-F]{2}"), first);
        TabletSettings moved =
                new TabletSettings("quay3.example.vn", 8443, 2, folder.resolve("tablets"), Optional.empty());
        Pairings there = Pairings.open(moved, terminal.clock());
        assertFalse(first.equals(there.offer().fingerprint()));
        assertTrue(there.offer().url().toString().startsWith("https://quay3.example.vn:8443/pair/"));
    }

    private String pair() throws Exception {
        if (pairings.take(secretOf(pairings.offer())) instanceof Pairings.Outcome.Accepted accepted) {
            return accepted.secret();
        }
        throw new AssertionError("not paired");
    }

    private static String secretOf(Offer offer) {
        return offer.url().getPath().substring("/pair/".length());
    }

    private static String read(Path file) {
        try {
            return new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
