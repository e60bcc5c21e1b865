/// `*Test` runs anywhere. `*Trial` needs the virtual machine with a simulated GPIO chip: `src/rig/gpio/run`.
@NullMarked
package vn.hailong.buttons.gpio;

import org.jspecify.annotations.NullMarked;
