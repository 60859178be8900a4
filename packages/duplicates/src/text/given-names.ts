/**
 * What is written before a given name and is none, in capitals. "M" is left out: it is an initial as well.
 */
const TITLES = new Set([
  ..."SIR LORD LADY DAME REV REVEREND HON CAPT CAPTAIN COL COLONEL GEN GENERAL DR DOCTOR PROF MR MRS MISS MS".split(
    " ",
  ),
  ..."MME MLLE MONSIEUR MADAME MADEMOISELLE DOCTEUR MAITRE ABBE".split(" "),
]);

/** A name without the titles before it, unless it has nothing else: "SIR THOMAS" is "THOMAS". */
export function withoutTitles(name: string): string {
  if (!name.includes(" ")) return name;
  const words = name.split(" ");
  const first = words.findIndex((word) => !TITLES.has(word));
  return first < 1 ? name : words.slice(first).join(" ");
}

/**
 * Whether two writings differ by initials only, word by word from the first: "C R" and "CHARLES"; "with a
 * name" when a whole name is the same, as in "CHARLES R" and "CHARLES RICHARD".
 */
export function areSameInitials(one: string, other: string): "no" | "initials" | "with a name" {
  if (!(HAS_INITIAL.test(one) || HAS_INITIAL.test(other)) || one[0] !== other[0]) return "no";
  const [first, second] = [one.split(" "), other.split(" ")];
  let isNamed = false;
  for (let at = 0; at < Math.min(first.length, second.length); at++) {
    const [a = "", b = ""] = [first[at], second[at]];
    if (a === b) isNamed ||= a.length > 1;
    else if (a[0] !== b[0] || (a.length > 1 && b.length > 1)) return "no";
  }
  return isNamed ? "with a name" : "initials";
}

const HAS_INITIAL = /(?:^| )\S(?: |$)/;
