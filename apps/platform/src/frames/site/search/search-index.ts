import { lifeEvents, situations, themes } from "@ardeco/contracts";
import type { Language, Sentence } from "../../../kernel/errors.ts";
import type { Offer, Offered } from "../offer.ts";
import { parseWords, type Word } from "./parse-words.ts";

/** Where a word is written: what matters most first. */
export const wordPlaces = ["title", "keyword", "summary", "around"] as const;
export type WordPlace = (typeof wordPlaces)[number];

export interface Written {
  readonly place: WordPlace;
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
export function buildSearchIndex({ services }: Pick<Offer, "services">): SearchIndex {
  const known = kept.get(services);
  if (known) return known;
  const index = new Map(services.map((offered) => [offered, listWrittenWords(offered)] as const));
  kept.set(services, index);
  return index;
}

function listWrittenWords(offered: Offered): readonly Written[] {
  const words = new Map<string, Written>();
  for (const { place, text, language } of listPlaceTexts(offered)) {
    for (const word of parseWords(text)) {
      if (words.has(word.plain)) continue;
      words.set(word.plain, {
        place,
        word,
        shown: resolveShownWord(text, word),
        ...(language ? { language } : {}),
      });
    }
  }
  return [...words.values()];
}

interface Text {
  readonly place: WordPlace;
  readonly text: string;
  readonly language?: Language;
}

/** French first: a word of both languages is French. */
const listBilingualWords = (place: WordPlace, { fr, en }: Sentence): readonly Text[] => [
  { place, text: fr, language: "fr" },
  { place, text: en, language: "en" },
];

function listPlaceTexts({ service, provider }: Offered): readonly Text[] {
  const { title, summary, conditions, presentation } = service.definition;
  const named = [
    ...(presentation?.themes ?? []).map((code) => themes[code]),
    ...(presentation?.lifeEvents ?? []).map((code) => lifeEvents[code]),
    ...(presentation?.situations ?? []).map((code) => situations[code]),
    ...(conditions ? [conditions] : []),
  ];
  return [
    ...listBilingualWords("title", title),
    { place: "title", text: service.slug },
    ...(presentation?.keywords ?? []).map((text) => ({ place: "keyword", text }) as const),
    ...listBilingualWords("summary", summary),
    ...named.flatMap((one) => listBilingualWords("around", one)),
    { place: "around", text: provider.name },
  ];
}

/** The word of this text with its accents: "Encombrants". */
function resolveShownWord(text: string, word: Word): string {
  const written = text.split(/[^\p{L}\p{M}\p{N}]+/u);
  return written.find((one) => parseWords(one)[0]?.plain === word.plain)?.toLowerCase() ?? word.plain;
}
