/// From a received message to a receipt: reading, judging, committing, and only then acknowledging.
@NullMarked
package vn.hailong.agency.intake;

import org.jspecify.annotations.NullMarked;
