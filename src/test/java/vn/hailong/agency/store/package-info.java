@NullMarked
package vn.hailong.agency.store;

import org.jspecify.annotations.NullMarked;
