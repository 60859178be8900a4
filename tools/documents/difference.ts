/** First line at which a file differs from what it should be, as a sentence; null when they are equal. */
export function difference(path: string, found: string, expected: string): string | null {
  if (found === expected) return null;
  const [lines, wanted] = [found.split("\n"), expected.split("\n")];
  const index = wanted.findIndex((line, at) => line !== lines[at]);
  const at = index === -1 ? wanted.length : index;
  return `${path}:${at + 1}: found “${lines[at] ?? ""}”, expected “${wanted[at] ?? ""}”; run node tools/dist/generate.js and commit.`;
}
