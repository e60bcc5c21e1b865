/// Buttons, lamps and buzzer on the lines of a GPIO chip: Pi4J's interfaces over Linux's character device (GPIO v2,
/// kernel 5.10 and later), by Java's foreign functions. Decision 0013 says why this code is ours.
@NullMarked
package vn.hailong.buttons.gpio;

import org.jspecify.annotations.NullMarked;
