import { everydayWords } from "./everyday-words.ts";
import { computeLikeness } from "./likeness.ts";
import { parseWords, type Word } from "./parse-words.ts";

/** A word of a line, or several joined by hyphens, with the words of the same meaning. */
interface Known {
  readonly words: readonly Word[];
  readonly meaning: readonly string[];
}

const known: readonly Known[] = everydayWords.flatMap(parseKnownExpressions);
const byStem: ReadonlyMap<string, readonly Known[]> = buildSynonymIndex();

/** What several words say together, none of them says alone: "centre-aéré" is no other word for a centre. */
function parseKnownExpressions(line: string): readonly Known[] {
  const said = parseExpressions(line);
  const meaning = said.flatMap(([word, ...others]) => (word && others.length === 0 ? [word.stem] : []));
  return said.map((words) => ({ words, meaning }));
}

function buildSynonymIndex(): ReadonlyMap<string, readonly Known[]> {
  const index = new Map<string, Known[]>();
  for (const one of known)
    for (const { stem } of one.words) index.set(stem, [...(index.get(stem) ?? []), one]);
  return index;
}

/** What a line of data says, between spaces: a word, or several joined by hyphens. */
export function parseExpressions(line: string): readonly (readonly Word[])[] {
  return line.split(" ").map((one) => parseWords(one));
}

/** Every word of the expression was typed, whatever stands between. */
export const isWhole = (words: readonly Word[], asked: readonly Word[]): boolean =>
  words.every((word) => asked.some((one) => computeLikeness(word, one) === 3));

/**
 * The other words of the same meaning, as stems; "poubele" has those of "poubelle", and "nid" those of
 * "nid-de-poule" where "poule" is typed too.
 * @param asked all the words typed
 */
export function listSynonyms(typed: Word, asked: readonly Word[]): readonly string[] {
  const same = (byStem.get(typed.stem) ?? []).filter(({ words }) => isWhole(words, asked));
  const meant = same.length > 0 ? same : known.filter(({ words }) => isMistypedWord(words, typed));
  return [...new Set(meant.flatMap(({ meaning }) => meaning))].filter((one) => one !== typed.stem);
}

const isMistypedWord = ([word, ...others]: readonly Word[], typed: Word): boolean =>
  word !== undefined && others.length === 0 && computeLikeness(word, typed) === 1;
