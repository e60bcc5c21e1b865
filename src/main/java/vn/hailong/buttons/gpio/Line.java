package vn.hailong.buttons.gpio;

/// One line of a chip, and what it is for, in words for a message.
record Line(int offset, String purpose) {}
