@NullMarked
package vn.hailong.stick;

import org.jspecify.annotations.NullMarked;
