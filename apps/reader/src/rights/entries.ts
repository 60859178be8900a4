import { type ReaderService, SUPPORT_BYTES } from "@ardeco/contracts";

/**
 * Until when this card may enter, at the latest; undefined when it was never said.
 * @param support what the service calls it
 */
export function mayEnterUntil(entries: ReaderService["entries"], support: string): number | undefined {
  const name = Buffer.from(support, "base64url");
  const instants = entries.flatMap(({ supports, until }) => (holds(supports, name) ? [until] : []));
  return instants.length === 0 ? undefined : Math.max(...instants);
}

/** The names are sorted: a town's are looked through in twenty steps. */
function holds(supports: string, name: Buffer): boolean {
  const names = Buffer.from(supports, "base64url");
  let [low, high] = [0, Math.floor(names.length / SUPPORT_BYTES)];
  while (low < high) {
    const middle = (low + high) >>> 1;
    const at = middle * SUPPORT_BYTES;
    const order = name.compare(names, at, at + SUPPORT_BYTES);
    if (order === 0) return true;
    if (order < 0) high = middle;
    else low = middle + 1;
  }
  return false;
}
