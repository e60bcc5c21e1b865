package vn.hailong.agency.web;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.hailong.agency.store.Code;
import vn.hailong.survey.Texts;

/// Texts, numbers and times of one language, as staff read them: `81,01%` and `4.711` in Vietnamese.
public final class Wording {
    /// The civil time of every figure, wherever the server stands.
    static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    /// Stands where nothing is known.
    static final String NOTHING = "—";

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("dd/MM/uuuu", Locale.ROOT);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private static final Pattern NUMBERED = Pattern.compile("\\{(\\d)\\|([^|}]*)\\|([^}]*)\\}");

    private static final Set<String> CODES =
            Stream.of(Code.values()).map(Code::wireName).collect(Collectors.toUnmodifiableSet());

    private final String language;
    private final Texts texts;
    private final DecimalFormatSymbols symbols;

    private Wording(String language) {
        this.language = language;
        this.texts = Texts.of("agency", language);
        this.symbols = DecimalFormatSymbols.getInstance(Locale.ROOT);
        boolean vietnamese = language.equals("vi");
        symbols.setDecimalSeparator(vietnamese ? ',' : '.');
        symbols.setGroupingSeparator(vietnamese ? '.' : ',');
    }

    static Wording in(String language) {
        return new Wording(language);
    }

    static LocalDate today(Clock clock) {
        return LocalDate.ofInstant(clock.instant(), ZONE);
    }

    public String language() {
        return language;
    }

    public String text(String key) {
        return texts.get(key);
    }

    /// Why something was not counted. A code of a later version of this program stands for itself.
    String code(String code) {
        return CODES.contains(code) ? texts.get("code." + code) : code;
    }

    /// The text with its places `{0}`, `{1}`… filled in, and `{0|one|several}` by whether that place is 1.
    public String text(String key, String... values) {
        String text = NUMBERED.matcher(texts.get(key)).replaceAll(found -> {
            int place = Integer.parseInt(found.group(1));
            return place < values.length && values[place].equals("1") ? found.group(2) : found.group(3);
        });
        for (int i = 0; i < values.length; i++) {
            text = text.replace("{" + i + "}", values[i]);
        }
        return text;
    }

    /// A new format each time: `DecimalFormat` is not safe to share between requests.
    public String number(long number) {
        return new DecimalFormat("#,##0", symbols).format(number);
    }

    public String percent(BigDecimal percent) {
        return new DecimalFormat("0.00", symbols).format(percent) + "%";
    }

    /// 100·part/whole to two decimals, rounded half up.
    static BigDecimal share(long part, long whole) {
        return BigDecimal.valueOf(part)
                .multiply(BigDecimal.valueOf(100))
                .divide(BigDecimal.valueOf(whole), 2, RoundingMode.HALF_UP);
    }

    public String date(LocalDate date) {
        return DATE.format(date);
    }

    public String time(OffsetDateTime time) {
        return TIME.format(time.atZoneSameInstant(ZONE));
    }

    public String minute(OffsetDateTime time) {
        return MINUTE.format(time.atZoneSameInstant(ZONE));
    }

    /// The time alone if it is of today.
    String dayAndTime(OffsetDateTime time, LocalDate today) {
        LocalDate day = time.atZoneSameInstant(ZONE).toLocalDate();
        return day.equals(today) ? minute(time) : minute(time) + " " + DATE.format(day);
    }
}
