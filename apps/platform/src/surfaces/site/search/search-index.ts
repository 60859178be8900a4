import { lifeEvents, situations, themes } from "@ardeco/contracts";
import type { Offer, Offered } from "../offer.ts";
import { fold, type Word } from "./fold.ts";

/** Where a word is written: what matters most first. */
export const places = ["title", "keyword", "summary", "around"] as const;
export type Place = (typeof places)[number];

export interface Written {
  readonly place: Place;
  readonly word: Word;
  /** As a reader sees it. */
  readonly shown: string;
}

/** Every service with its words, each word once, where it matters most. */
export type SearchIndex = ReadonlyMap<Offered, readonly Written[]>;

const kept = new WeakMap<readonly Offered[], SearchIndex>();

/** Made once for an offer, and forgotten with it. */
export function indexOf({ services }: Pick<Offer, "services">): SearchIndex {
  const known = kept.get(services);
  if (known) return known;
  const index = new Map(services.map((offered) => [offered, wordsOf(offered)] as const));
  kept.set(services, index);
  return index;
}

function wordsOf(offered: Offered): readonly Written[] {
  const words = new Map<string, Written>();
  for (const [place, texts] of textsOf(offered)) {
    for (const text of texts) {
      for (const word of fold(text)) {
        if (!words.has(word.plain)) words.set(word.plain, { place, word, shown: shownWord(text, word) });
      }
    }
  }
  return [...words.values()];
}

function textsOf({ service, provider }: Offered): readonly (readonly [Place, readonly string[]])[] {
  const { title, summary, conditions, presentation } = service.definition;
  const named = [
    ...(presentation?.themes ?? []).map((code) => themes[code]),
    ...(presentation?.lifeEvents ?? []).map((code) => lifeEvents[code]),
    ...(presentation?.situations ?? []).map((code) => situations[code]),
    ...(conditions ? [conditions] : []),
  ];
  return [
    ["title", [title.fr, title.en, service.slug]],
    ["keyword", presentation?.keywords ?? []],
    ["summary", [summary.fr, summary.en]],
    ["around", [...named.flatMap(({ fr, en }) => [fr, en]), provider.name]],
  ];
}

/** The word of this text with its accents: "Encombrants". */
function shownWord(text: string, word: Word): string {
  const written = text.split(/[^\p{L}\p{M}\p{N}]+/u);
  return written.find((one) => fold(one)[0]?.plain === word.plain)?.toLowerCase() ?? word.plain;
}
