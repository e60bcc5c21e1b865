package vn.hailong.terminal.doctor;

/// What the doctor can find. The numbers stand in the QR code, in the texts and in the technician's guide: a
/// number never gets another meaning.
public enum Code {
    CONFIG_RIGHT(10, Level.OK, Topic.CONFIG),
    CONFIG_WRONG(11, Level.FAIL, Topic.CONFIG),
    FOLDER_WRITABLE(20, Level.OK, Topic.FOLDER),
    FOLDER_NOT_WRITABLE(21, Level.FAIL, Topic.FOLDER),
    SPACE_ENOUGH(22, Level.OK, Topic.SPACE),
    SPACE_BELOW_RESERVE(23, Level.FAIL, Topic.SPACE),
    SPACE_SCARCE(24, Level.WARN, Topic.SPACE),
    OUTBOX_READABLE(30, Level.OK, Topic.OUTBOX),
    OUTBOX_IN_USE(31, Level.OK, Topic.OUTBOX),
    OUTBOX_BROKEN(32, Level.FAIL, Topic.OUTBOX),
    OUTBOX_ABSENT(33, Level.OK, Topic.OUTBOX),
    OUTBOX_REPLACED(34, Level.WARN, Topic.OUTBOX),
    CLOCK_SYNCED(40, Level.OK, Topic.CLOCK),
    CLOCK_UNSYNCED(41, Level.WARN, Topic.CLOCK),
    CLOCK_ABSURD(42, Level.FAIL, Topic.CLOCK),
    BROKER_REACHED(50, Level.OK, Topic.BROKER),
    BROKER_UNRESOLVED(51, Level.FAIL, Topic.BROKER),
    BROKER_UNREACHABLE(52, Level.FAIL, Topic.BROKER),
    BROKER_REFUSED(53, Level.FAIL, Topic.BROKER),
    CERTIFICATES_VALID(54, Level.OK, Topic.CERTIFICATES),
    CERTIFICATE_EXPIRED(55, Level.FAIL, Topic.CERTIFICATES),
    CERTIFICATE_NOT_YET(56, Level.FAIL, Topic.CERTIFICATES),
    CERTIFICATE_SOON(57, Level.WARN, Topic.CERTIFICATES),
    CERTIFICATE_UNREADABLE(58, Level.FAIL, Topic.CERTIFICATES),
    ID_TAKEN(59, Level.FAIL, Topic.BROKER),
    BUTTONS_FINE(60, Level.OK, Topic.BUTTONS),
    BUTTONS_NONE(61, Level.OK, Topic.BUTTONS),
    BUTTONS_STAND_IN(62, Level.WARN, Topic.BUTTONS),
    BUTTONS_FAULTY(63, Level.FAIL, Topic.BUTTONS),
    BUTTONS_STUCK(64, Level.WARN, Topic.BUTTONS),
    BUTTONS_IN_USE(65, Level.OK, Topic.BUTTONS),
    DISPLAY_ANSWERS(70, Level.OK, Topic.DISPLAY),
    DISPLAY_NONE(71, Level.OK, Topic.DISPLAY),
    DISPLAY_SILENT(72, Level.FAIL, Topic.DISPLAY),
    DISPLAY_UNNAMED(73, Level.FAIL, Topic.DISPLAY),
    FONT_NOTO(80, Level.OK, Topic.FONT),
    FONT_OTHER(81, Level.WARN, Topic.FONT),
    FONT_UNKNOWN(82, Level.WARN, Topic.FONT),
    JAVA(90, Level.OK, Topic.JAVA),
    VOICE_OFF(100, Level.OK, Topic.VOICE),
    VOICE_READY(101, Level.OK, Topic.VOICE),
    VOICE_LACKS(102, Level.WARN, Topic.VOICE),
    VOICE_NO_CARD(103, Level.WARN, Topic.VOICE),
    TABLETS_NONE(110, Level.OK, Topic.TABLETS),
    TABLETS_FREE(111, Level.OK, Topic.TABLETS),
    TABLETS_IN_USE(112, Level.OK, Topic.TABLETS),
    TABLETS_TAKEN(113, Level.FAIL, Topic.TABLETS),
    TABLETS_ADDRESS(114, Level.FAIL, Topic.TABLETS),
    PIN_SET(120, Level.OK, Topic.PIN),
    PIN_NONE(121, Level.OK, Topic.PIN);

    /// How bad it is.
    public enum Level {
        OK,
        /// The terminal works, and something should be mended.
        WARN,
        /// Something that is configured does not work.
        FAIL
    }

    enum Topic {
        CONFIG,
        FOLDER,
        SPACE,
        OUTBOX,
        CLOCK,
        BROKER,
        CERTIFICATES,
        BUTTONS,
        DISPLAY,
        FONT,
        JAVA,
        VOICE,
        TABLETS,
        PIN
    }

    private final int number;
    private final Level level;
    private final Topic topic;

    Code(int number, Level level, Topic topic) {
        this.number = number;
        this.level = level;
        this.topic = topic;
    }

    public Level level() {
        return level;
    }

    int number() {
        return number;
    }

    Topic topic() {
        return topic;
    }
}
