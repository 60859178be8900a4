import { countAuthorityChanges } from "../../features/authorities/authorities/index.ts";
import { countOfferChanges } from "../../features/catalogue/catalogue/index.ts";
import { BoundedMap } from "../../kernel/bounded-map.ts";
import type { Context } from "../../kernel/context.ts";
import { type Offer, readOffer } from "./offer.ts";

/** What another process publishes shows here within this time; what this one publishes, at once. */
const KEPT_MS = 2_000;
/** Offers at a time, each some tens of kilobytes. */
const MOST_KEPT = 500;

interface Kept {
  readonly offer: Promise<Offer>;
  readonly readAt: number;
  readonly changes: number;
}

/**
 * The public offer, the same for everybody, kept a moment in memory: reading it costs more than drawing the
 * page.
 */
export function buildOfferCache(): (context: Context) => Promise<Offer> {
  const kept = new BoundedMap<string, Kept>(MOST_KEPT);
  return async (context) => {
    const key = `${context.authorityId}:${context.language}`;
    const now = context.now().getTime();
    const changes = countOfferChanges() + countAuthorityChanges();
    const known = kept.get(key);
    if (known && known.changes === changes && now - known.readAt < KEPT_MS) return known.offer;
    const offer = readOffer(context);
    kept.set(key, { offer, readAt: now, changes });
    // A failure is told to who asked, and kept for nobody else.
    offer.catch(() => kept.delete(key));
    return offer;
  };
}
