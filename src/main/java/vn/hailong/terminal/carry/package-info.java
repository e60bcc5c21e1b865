/// Responses that leave on a USB stick, and the receipts that come back on it; beside a running terminal too.
@NullMarked
package vn.hailong.terminal.carry;

import org.jspecify.annotations.NullMarked;
