/// Real parts for tests: processes that can be started, killed and started again.
@NullMarked
package vn.hailong.rig;

import org.jspecify.annotations.NullMarked;
