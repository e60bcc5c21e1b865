package vn.hailong.terminal.doctor;

import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import vn.hailong.survey.Texts;

/// All that the doctor found, in the order of looking.
public record Diagnosis(List<Finding> findings) {
    static final int MOST_BYTES = 1_000;

    public Diagnosis {
        findings = List.copyOf(findings);
    }

    /// Whether everything that is configured works.
    public boolean isSound() {
        return findings.stream().noneMatch(finding -> finding.code().level() == Code.Level.FAIL);
    }

    /// As the command line prints it, one line each.
    public List<String> lines(Texts texts) {
        return findings.stream().map(finding -> finding.line(texts)).toList();
    }

    public List<Finding> worstFirst() {
        return findings.stream()
                .sorted(Comparator.comparing((Finding finding) -> finding.code().level())
                        .reversed())
                .toList();
    }

    /// `HL1|terminal|version|time|totals|codes`, ASCII, without any secret and without the details of a finding: short
    /// enough to be read from a screen with a telephone.
    ///
    /// @param totals pending/sealed/receipted
    public String code(String terminal, String version, OffsetDateTime at, String totals) {
        String codes = findings.stream()
                .filter(finding -> finding.code().level() != Code.Level.OK)
                .map(finding -> finding.code().level().name().charAt(0)
                        + Integer.toString(finding.code().number()))
                .collect(Collectors.joining(","));
        String text = String.join(
                "|",
                "HL1",
                terminal,
                version,
                DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at.truncatedTo(ChronoUnit.SECONDS)),
                totals,
                codes.isEmpty() ? "OK" : codes);
        if (text.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            throw new IllegalStateException("too long for a QR code: " + text);
        }
        return text;
    }
}
