@NullMarked
package vn.hailong.agency.carry;

import org.jspecify.annotations.NullMarked;
