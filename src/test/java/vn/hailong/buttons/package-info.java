@NullMarked
package vn.hailong.buttons;

import org.jspecify.annotations.NullMarked;
