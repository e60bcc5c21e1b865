/// Tests of the whole path, from a press to the agency's interface, with nothing but real parts.
@NullMarked
package vn.hailong.wholepath;

import org.jspecify.annotations.NullMarked;
