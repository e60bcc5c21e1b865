@NullMarked
package vn.hailong.agency;

import org.jspecify.annotations.NullMarked;
