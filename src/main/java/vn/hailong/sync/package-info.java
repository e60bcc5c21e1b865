/// How responses travel from the outbox to the agency: sent is not stored, and only a receipt ends a journey.
@NullMarked
package vn.hailong.sync;

import org.jspecify.annotations.NullMarked;
