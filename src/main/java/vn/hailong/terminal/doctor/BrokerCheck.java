package vn.hailong.terminal.doctor;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import vn.hailong.config.BrokerConfig;
import vn.hailong.mqtt.BrokerProbe;
import vn.hailong.mqtt.MqttSettings;

/// The way to the broker, and the certificates on it.
final class BrokerCheck {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration SOON = Duration.ofDays(30);

    private final BrokerConfig broker;
    private final Instant now;

    BrokerCheck(BrokerConfig broker, Instant now) {
        this.broker = broker;
        this.now = now;
    }

    List<Finding> examine() {
        Optional<MqttSettings.Tls> tls = broker.authority()
                .map(authority -> new MqttSettings.Tls(authority, broker.certificate(), broker.privateKey()));
        List<Finding> findings = new ArrayList<>();
        List<BrokerProbe.Validity> certificates = new ArrayList<>();
        try {
            for (Path file : Stream.concat(broker.authority().stream(), broker.certificate().stream())
                    .toList()) {
                certificates.addAll(BrokerProbe.validities(file));
            }
            BrokerProbe.Outcome outcome = BrokerProbe.probe(broker.address(), tls, PATIENCE);
            findings.add(reached(outcome));
            if (outcome instanceof BrokerProbe.Outcome.Reached reached) {
                certificates.addAll(reached.certificates());
            }
        } catch (IOException e) {
            findings.add(Finding.of(Code.CERTIFICATE_UNREADABLE, String.valueOf(e.getMessage())));
        }
        worst(certificates).ifPresent(findings::add);
        return findings;
    }

    private Finding reached(BrokerProbe.Outcome outcome) {
        return switch (outcome) {
            case BrokerProbe.Outcome.Unresolved(String host) -> Finding.of(Code.BROKER_UNRESOLVED, host);
            case BrokerProbe.Outcome.Unreachable(String reason) ->
                Finding.of(Code.BROKER_UNREACHABLE, broker.address(), reason);
            case BrokerProbe.Outcome.Refused(String reason) ->
                Finding.of(Code.BROKER_REFUSED, broker.address(), reason);
            case BrokerProbe.Outcome.Reached _ -> Finding.of(Code.BROKER_REACHED, broker.address());
        };
    }

    /// One for all certificates: of those that are wrong the first, else the one that ends first.
    private Optional<Finding> worst(List<BrokerProbe.Validity> certificates) {
        Optional<BrokerProbe.Validity> first =
                certificates.stream().min(Comparator.comparing(BrokerProbe.Validity::to));
        Optional<BrokerProbe.Validity> early =
                certificates.stream().filter(each -> each.from().isAfter(now)).findFirst();
        if (early.isPresent()) {
            return early.map(each -> Finding.of(Code.CERTIFICATE_NOT_YET, each.subject(), day(each.from())));
        }
        return first.map(each -> Finding.of(code(each.to()), each.subject(), day(each.to())));
    }

    private Code code(Instant end) {
        return end.isBefore(now)
                ? Code.CERTIFICATE_EXPIRED
                : end.isBefore(now.plus(SOON)) ? Code.CERTIFICATE_SOON : Code.CERTIFICATES_VALID;
    }

    private static String day(Instant at) {
        return at.truncatedTo(ChronoUnit.DAYS).toString().substring(0, "2026-01-01".length());
    }
}
