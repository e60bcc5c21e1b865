@NullMarked
package vn.hailong.tablet;

import org.jspecify.annotations.NullMarked;
