package vn.hailong.torture;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Which fault comes when, where, and for how long: a pure function of its arguments.
final class Plan {
    static final int TERMINALS = 3;
    static final int RECEIVERS = 2;
    /// The terminal whose link is encrypted.
    static final int ENCRYPTED = 2;

    /// Nothing before: the programs are still starting.
    private static final long QUIET_START = 2_000;
    private static final long LONGEST_GAP = 3_000;
    /// Between two faults of the same part.
    private static final long REST = 500;

    /// @param target which of the terminals, receivers or links; links of terminals first
    /// @param at     counted from the beginning
    /// @param amount decides between the ways of doing it, 0 to 999
    record Step(int number, Kind kind, int target, Duration at, Duration lasting, int amount) {
        @Override
        public String toString() {
            return String.format(
                    "%3d %6.1f s  %-21s at %d for %4.1f s, amount %d",
                    number, at.toMillis() / 1e3, kind.words(), target, lasting.toMillis() / 1e3, amount);
        }
    }

    private Plan() {}

    /// @param kinds those to choose from
    /// @return in the order of their beginnings; every step ends before `length` does
    static List<Step> of(long seed, Duration length, List<Kind> kinds) {
        Random random = new Random(seed);
        long end = length.toMillis();
        long gap = Math.max(2, Math.min(LONGEST_GAP, (end - QUIET_START) / kinds.size()));
        Map<String, Long> busyUntil = new HashMap<>();
        List<Kind> deck = new ArrayList<>();
        List<Step> steps = new ArrayList<>();
        for (long at = QUIET_START; at < end; at += gap / 2 + random.nextLong(gap)) {
            if (deck.isEmpty()) {
                deck.addAll(kinds);
                Collections.shuffle(deck, random);
            }
            Kind kind = deck.removeLast();
            long shortest = 1_000L * kind.shortest();
            long drawn = shortest + random.nextLong(1_000L * (kind.longest() - kind.shortest()));
            long lasting = Math.min(drawn, Math.max(shortest, end / 6));
            int amount = random.nextInt(1_000);
            int target = freest(kind, random, busyUntil);
            long begin = Math.max(at, freeAt(kind, target, busyUntil));
            if (begin + lasting <= end) {
                claims(kind, target).forEach(claim -> busyUntil.put(claim, begin + lasting + REST));
                steps.add(new Step(0, kind, target, Duration.ofMillis(begin), Duration.ofMillis(lasting), amount));
            }
        }
        steps.sort(Comparator.comparing(Step::at));
        return IntStream.range(0, steps.size())
                .mapToObj(i -> numbered(i + 1, steps.get(i)))
                .toList();
    }

    private static Step numbered(int number, Step step) {
        return new Step(number, step.kind(), step.target(), step.at(), step.lasting(), step.amount());
    }

    private static int freest(Kind kind, Random random, Map<String, Long> busyUntil) {
        List<Integer> places = new ArrayList<>(places(kind).boxed().toList());
        Collections.shuffle(places, random);
        return places.stream()
                .min(Comparator.comparing(place -> freeAt(kind, place, busyUntil)))
                .orElseThrow();
    }

    private static IntStream places(Kind kind) {
        return switch (kind.site()) {
            case TERMINAL -> IntStream.range(0, TERMINALS);
            case AGENCY -> IntStream.range(0, RECEIVERS);
            case LINK -> IntStream.range(0, TERMINALS + RECEIVERS);
            case TLS_LINK -> IntStream.of(ENCRYPTED);
            case BROKER, DATABASE, CLONE -> IntStream.of(0);
        };
    }

    private static long freeAt(Kind kind, int target, Map<String, Long> busyUntil) {
        return claims(kind, target).stream()
                .mapToLong(claim -> busyUntil.getOrDefault(claim, 0L))
                .max()
                .orElse(0);
    }

    /// The parts that a fault needs for itself.
    static Set<String> claims(Kind kind, int target) {
        Kind.Site place = kind.site() == Kind.Site.TLS_LINK ? Kind.Site.LINK : kind.site();
        return kind.parts().stream()
                .map(part -> place + " " + target + " " + part)
                .collect(Collectors.toSet());
    }
}
