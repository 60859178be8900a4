import { everydayWords } from "./everyday-words.ts";
import { fold, type Word } from "./fold.ts";
import { likeness } from "./likeness.ts";

/** Every word of the lines, with those of the same meaning. */
interface Known {
  readonly word: Word;
  readonly meaning: Set<string>;
}

const known: ReadonlyMap<string, Known> = indexed();

function indexed(): ReadonlyMap<string, Known> {
  const index = new Map<string, Known>();
  for (const line of everydayWords) {
    const words = fold(line);
    for (const word of words) {
      const one = index.get(word.stem) ?? { word, meaning: new Set<string>() };
      for (const { stem } of words) one.meaning.add(stem);
      index.set(word.stem, one);
    }
  }
  return index;
}

/** The other words of the same meaning, as stems; "poubele" has those of "poubelle". */
export function synonymsOf(typed: Word): readonly string[] {
  const same = known.get(typed.stem);
  const meant = same ? [same] : [...known.values()].filter(({ word }) => likeness(word, typed) === 1);
  return [...new Set(meant.flatMap(({ meaning }) => [...meaning]))].filter((one) => one !== typed.stem);
}
