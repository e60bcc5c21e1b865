@NullMarked
package vn.hailong.agency.index;

import org.jspecify.annotations.NullMarked;
