import { everydayWords } from "./everyday-words.ts";
import { fold, type Word } from "./fold.ts";
import { likeness } from "./likeness.ts";

/** A word of a line, or several joined by hyphens, with the words of the same meaning. */
interface Known {
  readonly words: readonly Word[];
  readonly meaning: readonly string[];
}

const known: readonly Known[] = everydayWords.flatMap(knownIn);
const byStem: ReadonlyMap<string, readonly Known[]> = indexed();

/** What several words say together, none of them says alone: "centre-aéré" is no other word for a centre. */
function knownIn(line: string): readonly Known[] {
  const said = expressionsIn(line);
  const meaning = said.flatMap(([word, ...others]) => (word && others.length === 0 ? [word.stem] : []));
  return said.map((words) => ({ words, meaning }));
}

function indexed(): ReadonlyMap<string, readonly Known[]> {
  const index = new Map<string, Known[]>();
  for (const one of known)
    for (const { stem } of one.words) index.set(stem, [...(index.get(stem) ?? []), one]);
  return index;
}

/** What a line of data says, between spaces: a word, or several joined by hyphens. */
export function expressionsIn(line: string): readonly (readonly Word[])[] {
  return line.split(" ").map((one) => fold(one));
}

/** Every word of the expression was typed, whatever stands between. */
export const isWhole = (words: readonly Word[], asked: readonly Word[]): boolean =>
  words.every((word) => asked.some((one) => likeness(word, one) === 3));

/**
 * The other words of the same meaning, as stems; "poubele" has those of "poubelle", and "nid" those of
 * "nid-de-poule" where "poule" is typed too.
 * @param asked all the words typed
 */
export function synonymsOf(typed: Word, asked: readonly Word[]): readonly string[] {
  const same = (byStem.get(typed.stem) ?? []).filter(({ words }) => isWhole(words, asked));
  const meant = same.length > 0 ? same : known.filter(({ words }) => isSlipOf(words, typed));
  return [...new Set(meant.flatMap(({ meaning }) => meaning))].filter((one) => one !== typed.stem);
}

const isSlipOf = ([word, ...others]: readonly Word[], typed: Word): boolean =>
  word !== undefined && others.length === 0 && likeness(word, typed) === 1;
