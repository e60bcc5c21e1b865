/// The rating buttons: a port, and what stands behind it.
@NullMarked
package vn.hailong.buttons;

import org.jspecify.annotations.NullMarked;
