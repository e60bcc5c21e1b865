/// Looks at the machine as a technician would: what is wrong, what was expected, and what to do. Changes nothing.
@NullMarked
package vn.hailong.terminal.doctor;

import org.jspecify.annotations.NullMarked;
