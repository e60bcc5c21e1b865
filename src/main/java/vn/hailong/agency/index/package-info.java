/// The satisfaction figures and their method: rates, intervals, rounding, small-cell suppression.
@NullMarked
package vn.hailong.agency.index;

import org.jspecify.annotations.NullMarked;
