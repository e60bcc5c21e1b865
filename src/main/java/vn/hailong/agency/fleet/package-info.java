/// The agency's view of its terminals.
@NullMarked
package vn.hailong.agency.fleet;

import org.jspecify.annotations.NullMarked;
