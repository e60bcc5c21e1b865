package vn.hailong.torture;

import java.util.Locale;
import java.util.Set;

/// What can be done to the whole path.
enum Kind {
    /// Half of them as a power cut: the machine has another boot then.
    TERMINAL_KILL(Site.TERMINAL, 0, 2, Part.PROCESS),
    TERMINAL_STOP(Site.TERMINAL, 1, 8, Part.PROCESS),
    AGENCY_KILL(Site.AGENCY, 0, 3, Part.PROCESS),
    /// Just when a batch has come to it.
    AGENCY_KILL_MID_BATCH(Site.AGENCY, 3, 6, Part.PROCESS),
    AGENCY_STOP(Site.AGENCY, 2, 10, Part.PROCESS),
    BROKER_KILL(Site.BROKER, 0, 4, Part.PROCESS),
    BROKER_STOP(Site.BROKER, 2, 8, Part.PROCESS),
    /// Comes back without anything it knew.
    BROKER_WIPED(Site.BROKER, 0, 2, Part.PROCESS),
    DATABASE_KILL(Site.DATABASE, 0, 4, Part.PROCESS),
    DATABASE_STOP(Site.DATABASE, 2, 8, Part.PROCESS),

    /// One end is gone, and the other hears nothing of it.
    HALF_OPEN(Site.LINK, 2, 4, Part.LINK),
    BLACK_HOLE(Site.LINK, 4, 14, Part.LINK),
    RESET_MID_PACKET(Site.LINK, 3, 6, Part.LINK),
    LATENCY(Site.LINK, 8, 35, Part.LINK),
    /// One KiB a second.
    SLOW_LINK(Site.LINK, 6, 16, Part.LINK),
    DUPLICATED(Site.LINK, 4, 10, Part.LINK),
    REORDERED(Site.LINK, 4, 10, Part.LINK),
    /// What a terminal tells of itself gets lost behind the broker.
    STATUS_LOST(Site.LINK, 4, 10, Part.LINK),
    /// The broker takes few messages at once.
    RECEIVE_MAXIMUM(Site.BROKER, 6, 14, Part.PROCESS),
    /// The broker takes small messages only.
    PACKET_SIZE(Site.BROKER, 6, 14, Part.PROCESS),
    /// The broker refuses larger messages, and does not say so before.
    MESSAGE_SIZE(Site.BROKER, 6, 14, Part.PROCESS),
    /// Of an authority that nobody here trusts.
    WRONG_CERTIFICATE(Site.TLS_LINK, 4, 10, Part.LINK),
    EXPIRED_CERTIFICATE(Site.TLS_LINK, 4, 10, Part.LINK),
    /// Another terminal with the id of the first.
    SAME_ID(Site.CLONE, 12, 25, Part.PROCESS),

    DISK_FULL(Site.TERMINAL, 3, 8, Part.DISK, Part.PROCESS),
    DISK_READ_ONLY(Site.TERMINAL, 3, 8, Part.DISK, Part.PROCESS),
    /// Another file grows until less than the reserve is left.
    DISK_SHRINKING(Site.TERMINAL, 5, 12, Part.DISK),
    /// 500 ms for each forced write.
    SLOW_FSYNC(Site.TERMINAL, 5, 12, Part.DISK),

    /// A boot without a clock, which becomes right later, or never in that boot.
    CLOCK_1970(Site.TERMINAL, 5, 12, Part.PROCESS, Part.CLOCK),
    /// Half of them by a server of time that is wrong: the kernel goes on to call it synchronised.
    CLOCK_FORWARD(Site.TERMINAL, 3, 10, Part.CLOCK),
    CLOCK_BACK(Site.TERMINAL, 3, 10, Part.CLOCK),
    /// The clock loses synchronisation, and gains it again; what it says stays right.
    SYNC_LOST(Site.TERMINAL, 3, 10, Part.CLOCK),
    TIME_ZONE(Site.TERMINAL, 3, 6, Part.PROCESS);

    /// Where it can be done.
    enum Site {
        TERMINAL,
        AGENCY,
        BROKER,
        DATABASE,
        LINK,
        TLS_LINK,
        CLONE
    }

    /// What it needs for itself: no second fault touches the same part of the same place at the same time.
    enum Part {
        PROCESS,
        LINK,
        DISK,
        CLOCK
    }

    private final Site site;
    private final int shortest;
    private final int longest;
    private final Set<Part> parts;

    /// @param shortest how long it lasts, in seconds
    Kind(Site site, int shortest, int longest, Part... parts) {
        this.site = site;
        this.shortest = shortest;
        this.longest = longest;
        this.parts = Set.of(parts);
    }

    Site site() {
        return site;
    }

    Set<Part> parts() {
        return parts;
    }

    int shortest() {
        return shortest;
    }

    int longest() {
        return longest;
    }

    /// As it is written on the command line.
    String words() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
