/// The command line: the only importer of picocli.
@NullMarked
package vn.hailong;

import org.jspecify.annotations.NullMarked;
