/// The agency's pages and its JSON, over HTTP. The only importer of Javalin and JTE.
///
/// The view records are public because the templates are compiled into a package of their own.
@NullMarked
package vn.hailong.agency.web;

import org.jspecify.annotations.NullMarked;
