/// When a response was answered, if the terminal's own clock did not know.
@NullMarked
package vn.hailong.agency.clock;

import org.jspecify.annotations.NullMarked;
