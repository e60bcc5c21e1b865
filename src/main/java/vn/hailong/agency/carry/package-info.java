/// Responses that came on a USB stick, and the receipts that go back on it.
@NullMarked
package vn.hailong.agency.carry;

import org.jspecify.annotations.NullMarked;
