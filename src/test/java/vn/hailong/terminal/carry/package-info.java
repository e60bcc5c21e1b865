@NullMarked
package vn.hailong.terminal.carry;

import org.jspecify.annotations.NullMarked;
