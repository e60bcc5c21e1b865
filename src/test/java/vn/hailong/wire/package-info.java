@NullMarked
package vn.hailong.wire;

import org.jspecify.annotations.NullMarked;
