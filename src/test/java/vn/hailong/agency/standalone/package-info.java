@NullMarked
package vn.hailong.agency.standalone;

import org.jspecify.annotations.NullMarked;
