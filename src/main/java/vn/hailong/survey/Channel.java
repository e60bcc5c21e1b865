package vn.hailong.survey;

/// How an opinion reached us (R001–R008, R016). The names stand on the wire and in the database: add, never rename.
public enum Channel {
    /// A physical button beside the counter, or the keyboard that stands in for it.
    KIOSK_BUTTON,
    /// The terminal's own touchscreen.
    KIOSK_SCREEN,
    /// The tablet that the terminal serves.
    KIOSK_TABLET,
    QR,
    WEB,
    PORTAL,
    PHONE,
    EMAIL,
    MOBILE_APP,
    PAPER_HAND,
    PAPER_POST,
    PAPER_SLIP,
    MEETING,
    OTHER
}
