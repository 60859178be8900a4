import { type Drawn, drawnNumber } from "@ardeco/contracts";

/** With half of a year's million numbers given, twenty taken in a row are one chance in a million. */
const ATTEMPTS = 20;

/**
 * What `keep` gave under the first number drawn that nobody has; undefined when it found them all taken.
 * `keep` answers "taken" instead of failing, so that its transaction goes on.
 */
export async function reserveFreeNumber<Kept>(
  drawn: Drawn,
  keep: (number: string) => Promise<Kept | "taken">,
): Promise<Kept | undefined> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const kept = await keep(drawnNumber(drawn, attempt));
    if (kept !== "taken") return kept;
  }
  return undefined;
}
