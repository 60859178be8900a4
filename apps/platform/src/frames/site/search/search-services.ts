import type { Language } from "../../../kernel/errors.ts";
import type { Offer, Offered } from "../offer.ts";
import { computeLikeness } from "./likeness.ts";
import { parseWords, type Word } from "./parse-words.ts";
import { buildSearchIndex, type WordPlace, type Written } from "./search-index.ts";
import { listSynonyms } from "./synonyms.ts";

export interface Hit {
  readonly offered: Offered;
  /** Where the most telling word stands. */
  readonly place: WordPlace;
  /** The word that answers, when it is not the one typed: "encombrants" for "matelas". */
  readonly because?: string;
  /** The language in which that word is written, where it is known: it is shown on no page of the other. */
  readonly becauseIn?: Language;
}

export interface Findings {
  /** Services that answer every word typed, the closest first. */
  readonly hits: readonly Hit[];
  /** When none does: those that answer some of the words. */
  readonly near: readonly Hit[];
}

const weights: Readonly<Record<WordPlace, number>> = { title: 8, keyword: 6, summary: 3, around: 1 };

/** What answers a word counts more as it is than by its beginning, a synonym, or a slip of the finger. */
const LIKENESS = { 3: 4, 2: 3, 1: 1 } as const;
const SYNONYM = 2;
/** A synonym answers in what names a service only: "meublé" in a description is no answer to "matelas". */
const NAMING: ReadonlySet<WordPlace> = new Set<WordPlace>(["title", "keyword"]);

/** Undefined when nothing that carries a meaning was typed. */
export function searchServices(offer: Pick<Offer, "services">, typed: string): Findings | undefined {
  const typedWords = parseWords(typed);
  const asked = typedWords.map((word) => toAskedWord(word, typedWords));
  if (asked.length === 0) return undefined;
  const scored = [...buildSearchIndex(offer)].map(([offered, written]) =>
    computeServiceScore(offered, written, asked),
  );
  const ordered = scored
    .filter(({ answered }) => answered > 0)
    .sort((left, right) => right.answered - left.answered || right.total - left.total);
  const whole = ordered.filter(({ answered }) => answered === asked.length);
  return { hits: whole.map(({ hit }) => hit), near: whole.length > 0 ? [] : ordered.map(({ hit }) => hit) };
}

/** A word typed, with what it is compared to: a word written in a hundred services is compared once. */
interface Asked {
  likenessTo(written: Word): number;
  readonly synonyms: ReadonlySet<string>;
}

function toAskedWord(word: Word, typed: readonly Word[]): Asked {
  const known = new Map<string, number>();
  return {
    synonyms: new Set(listSynonyms(word, typed)),
    likenessTo: (written) => {
      const before = known.get(written.plain);
      if (before !== undefined) return before;
      const found = computeLikeness(written, word);
      known.set(written.plain, found);
      return found;
    },
  };
}

interface Answer {
  readonly value: number;
  readonly written: Written;
  readonly exact: boolean;
}

function computeServiceScore(offered: Offered, written: readonly Written[], asked: readonly Asked[]) {
  const answers = asked.map((word) => findBestAnswer(written, word)).filter((one) => one !== undefined);
  const [best] = answers.toSorted((left, right) => right.value - left.value);
  const other = answers.find(({ exact }) => !exact);
  return {
    answered: answers.length,
    // What is looked for is said first: "la cantine de mon école" is a canteen.
    total: answers.reduce((sum, { value }, rank) => sum + value / (1 + rank / 10), 0),
    hit: {
      offered,
      place: best?.written.place ?? "around",
      ...(other
        ? {
            because: other.written.shown,
            ...(other.written.language ? { becauseIn: other.written.language } : {}),
          }
        : {}),
    },
  };
}

function findBestAnswer(written: readonly Written[], asked: Asked): Answer | undefined {
  let best: Answer | undefined;
  for (const one of written) {
    const answer = findWordAnswer(one, asked);
    if (answer && answer.value > (best?.value ?? 0)) best = answer;
  }
  return best;
}

function findWordAnswer(written: Written, asked: Asked): Answer | undefined {
  const weight = weights[written.place];
  const alike = asked.likenessTo(written.word);
  if (alike >= 2) return { value: weight * (alike === 3 ? LIKENESS[3] : LIKENESS[2]), written, exact: true };
  if (NAMING.has(written.place) && asked.synonyms.has(written.word.stem))
    return { value: weight * SYNONYM, written, exact: false };
  if (alike === 1) return { value: weight * LIKENESS[1], written, exact: false };
  return undefined;
}
