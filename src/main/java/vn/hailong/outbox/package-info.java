/// The terminal's store of responses, which outlives every kill and power cut. H2 lies behind it, and nobody else
/// imports H2 or JDBC.
@NullMarked
package vn.hailong.outbox;

import org.jspecify.annotations.NullMarked;
