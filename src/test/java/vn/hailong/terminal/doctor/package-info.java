@NullMarked
package vn.hailong.terminal.doctor;

import org.jspecify.annotations.NullMarked;
