/// What layout saw of a page, kept until the page is read: then what its lines are is decided again, by picture and text.
///
/// Only layout knows what is in it.
package protocol LayoutEvidence: Sendable {}
