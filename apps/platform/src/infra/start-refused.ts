/**
 * A start refused for a reason that whoever starts can act on: the sentence is theirs to read, a stack would
 * hide it.
 */
export class StartRefused extends Error {
  override readonly name = "StartRefused";
}
