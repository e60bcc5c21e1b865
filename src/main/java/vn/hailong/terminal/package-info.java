/// The program at the counter: wires session, outbox, courier, buttons and screen together, and tells how it is.
@NullMarked
package vn.hailong.terminal;

import org.jspecify.annotations.NullMarked;
