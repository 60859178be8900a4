import { lifeEvents, situations, themes } from "@ardeco/contracts";
import type { Language, Sentence } from "../../../kernel/errors.ts";
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
  /** Undefined when nothing says in which language it is written. */
  readonly language?: Language;
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
  for (const { place, text, language } of textsOf(offered)) {
    for (const word of fold(text)) {
      if (words.has(word.plain)) continue;
      words.set(word.plain, {
        place,
        word,
        shown: shownWord(text, word),
        ...(language ? { language } : {}),
      });
    }
  }
  return [...words.values()];
}

interface Text {
  readonly place: Place;
  readonly text: string;
  readonly language?: Language;
}

/** French first: a word of both languages is French. */
const inBoth = (place: Place, { fr, en }: Sentence): readonly Text[] => [
  { place, text: fr, language: "fr" },
  { place, text: en, language: "en" },
];

function textsOf({ service, provider }: Offered): readonly Text[] {
  const { title, summary, conditions, presentation } = service.definition;
  const named = [
    ...(presentation?.themes ?? []).map((code) => themes[code]),
    ...(presentation?.lifeEvents ?? []).map((code) => lifeEvents[code]),
    ...(presentation?.situations ?? []).map((code) => situations[code]),
    ...(conditions ? [conditions] : []),
  ];
  return [
    ...inBoth("title", title),
    { place: "title", text: service.slug },
    ...(presentation?.keywords ?? []).map((text) => ({ place: "keyword", text }) as const),
    ...inBoth("summary", summary),
    ...named.flatMap((one) => inBoth("around", one)),
    { place: "around", text: provider.name },
  ];
}

/** The word of this text with its accents: "Encombrants". */
function shownWord(text: string, word: Word): string {
  const written = text.split(/[^\p{L}\p{M}\p{N}]+/u);
  return written.find((one) => fold(one)[0]?.plain === word.plain)?.toLowerCase() ?? word.plain;
}
