package vn.hailong.tablet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tinylog.Logger;

/// Which tablets may show the survey. Everything stands in files of a folder that only the terminal's user can read, so
/// that a command beside the running terminal does the same as the staff's screen:
///
/// ```
/// offer-HASH     an offer that was not taken yet; HASH is the SHA-256 of its secret
/// tablet-NUMBER  a paired tablet: when it was paired, and the SHA-256 of its secret
/// ```
public final class Pairings {
    /// How long a QR code can be used.
    public static final Duration VALID = Duration.ofMinutes(5);

    /// More offers than anybody makes in [#VALID].
    private static final int MOST_OFFERS = 20;

    private static final Pattern TABLET = Pattern.compile("since=(\\S+)\nsecret-sha256=([0-9a-f]{64})\n");
    private static final String OFFER = "offer-";
    private static final String PAIRED = "tablet-";

    private record Entry(PairedTablet tablet, String hash) {}

    /// What became of an attempt to pair.
    sealed interface Outcome {
        /// @param secret for the tablet alone, which shows it with every request
        record Accepted(PairedTablet tablet, String secret) implements Outcome {}

        /// The offer is unknown, was taken already, or is too old.
        record NoOffer() implements Outcome {}

        /// As many tablets are paired as may be. The offer stays.
        record Full() implements Outcome {}
    }

    private final TabletSettings settings;
    private final PrivateFolder folder;
    private final TlsIdentity identity;
    private final Clock clock;

    private Pairings(TabletSettings settings, PrivateFolder folder, TlsIdentity identity, Clock clock) {
        this.settings = settings;
        this.folder = folder;
        this.identity = identity;
        this.clock = clock;
    }

    /// Opens the list, and makes the terminal's certificate if there is none yet.
    ///
    /// @param clock the wall's
    /// @throws TabletException if the folder or the certificate can't be used
    public static Pairings open(TabletSettings settings, Clock clock) throws TabletException {
        try {
            PrivateFolder folder = new PrivateFolder(settings.folder());
            return new Pairings(settings, folder, TlsIdentity.of(settings, folder, clock), clock);
        } catch (IOException e) {
            throw new TabletException("can't use the tablets' folder " + settings.folder() + ": " + e.getMessage(), e);
        }
    }

    TlsIdentity identity() {
        return identity;
    }

    /// Invites one tablet.
    ///
    /// @throws TabletException if as many are paired as may be, or if the disk fails
    public synchronized Offer offer() throws TabletException {
        try {
            if (entries().size() >= settings.most()) {
                throw new TabletException(settings.most() + " tablets are paired, as many as `tablets.most` of "
                        + "terminal.yaml allows; revoke one first");
            }
            if (validOffers() >= MOST_OFFERS) {
                throw new TabletException(MOST_OFFERS + " offers wait to be taken; expected fewer: wait "
                        + VALID.toMinutes() + " minutes");
            }
            String secret = Secrets.draw();
            folder.write(OFFER + Secrets.hash(secret), clock.instant() + "\n");
            return new Offer(settings.home().resolve("pair/" + secret), identity.fingerprint(), VALID);
        } catch (IOException e) {
            throw new TabletException("can't note an offer in " + settings.folder() + ": " + e.getMessage(), e);
        }
    }

    /// The paired tablets by number.
    ///
    /// @throws TabletException if the disk fails
    public List<PairedTablet> list() throws TabletException {
        try {
            return entries().stream().map(Entry::tablet).toList();
        } catch (IOException e) {
            throw new TabletException("can't read " + settings.folder() + ": " + e.getMessage(), e);
        }
    }

    /// From now on the tablet is a stranger.
    ///
    /// @return whether there was one of this number
    /// @throws TabletException if the disk fails
    public boolean revoke(int number) throws TabletException {
        try {
            return folder.delete(PAIRED + number);
        } catch (IOException e) {
            throw new TabletException("can't delete from " + settings.folder() + ": " + e.getMessage(), e);
        }
    }

    /// Whether an offer can still be taken.
    boolean isOffered(String secret) throws IOException {
        return Secrets.isOne(secret) && isValid(OFFER + Secrets.hash(secret));
    }

    /// Takes an offer: it is gone then, whoever else knows its secret.
    synchronized Outcome take(String secret) throws IOException {
        if (!isOffered(secret)) {
            return new Outcome.NoOffer();
        }
        List<Entry> entries = entries();
        if (entries.size() >= settings.most()) {
            return new Outcome.Full();
        }
        if (!folder.delete(OFFER + Secrets.hash(secret))) {
            return new Outcome.NoOffer();
        }
        int number = 1;
        while (isTaken(number, entries)) {
            number++;
        }
        String own = Secrets.draw();
        Instant now = clock.instant();
        folder.write(PAIRED + number, "since=" + now + "\nsecret-sha256=" + Secrets.hash(own) + "\n");
        return new Outcome.Accepted(new PairedTablet(number, now), own);
    }

    private static boolean isTaken(int number, List<Entry> entries) {
        return entries.stream().anyMatch(entry -> entry.tablet().number() == number);
    }

    /// The tablet that shows this secret.
    Optional<PairedTablet> paired(String secret) throws IOException {
        if (!Secrets.isOne(secret)) {
            return Optional.empty();
        }
        String hash = Secrets.hash(secret);
        return entries().stream()
                .filter(entry -> Secrets.same(entry.hash(), hash))
                .map(Entry::tablet)
                .findFirst();
    }

    private List<Entry> entries() throws IOException {
        TreeMap<Integer, Entry> entries = new TreeMap<>();
        for (String name : folder.names(PAIRED)) {
            String number = name.substring(PAIRED.length());
            if (number.matches("[1-9]\\d{0,3}")) {
                entry(Integer.parseInt(number), name)
                        .ifPresent(entry -> entries.put(entry.tablet().number(), entry));
            }
        }
        return new ArrayList<>(entries.values());
    }

    private Optional<Entry> entry(int number, String name) throws IOException {
        try {
            Matcher text = TABLET.matcher(Files.readString(folder.file(name)));
            if (text.matches()) {
                return Optional.of(new Entry(new PairedTablet(number, Instant.parse(text.group(1))), text.group(2)));
            }
            Logger.error("{} is broken and pairs no tablet: revoke tablet {}, and pair it again", name, number);
        } catch (NoSuchFileException e) {
            return Optional.empty(); // revoked at this moment
        } catch (DateTimeException e) {
            Logger.error("{} holds no time and pairs no tablet: revoke tablet {}, and pair it again", name, number);
        }
        return Optional.empty();
    }

    /// Deletes the others.
    private int validOffers() throws IOException {
        int valid = 0;
        for (String name :
                folder.names(OFFER).stream().sorted(Comparator.naturalOrder()).toList()) {
            if (isValid(name)) {
                valid++;
            } else {
                folder.delete(name);
            }
        }
        return valid;
    }

    /// An offer of the future is none either: then the clock has been put back.
    private boolean isValid(String offer) throws IOException {
        try {
            Instant made = Instant.parse(Files.readString(folder.file(offer)).strip());
            Duration age = Duration.between(made, clock.instant());
            return !age.isNegative() && age.compareTo(VALID) < 0;
        } catch (NoSuchFileException e) {
            return false;
        } catch (DateTimeException e) {
            Logger.warn("{} holds no time and is no offer", offer);
            return false;
        }
    }
}
