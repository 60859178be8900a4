import { failure, type Rule } from "./rule.ts";

/** A reason has at least two words. */
const REASON = /\S+\s+\S+/;
const BIOME = /^[\s*]*biome-ignore(?:-\w+)?\s+[\w/]+(?:\([^)]*\))?\s*:?(.*)/s;
const TYPESCRIPT = /^[\s*]*@ts-(expect-error|ignore|nocheck)\b(.*)/s;

/** Whoever silences a check says why. */
export const suppressions: Rule = {
  name: "suppressions",
  adr: "0002",
  check: (tree) =>
    tree.code().flatMap((file) =>
      file.comments.flatMap(({ text, line }) => {
        const sentence = wrongSuppression(text);
        return sentence ? [failure(file.path, line, sentence)] : [];
      }),
    ),
};

function wrongSuppression(comment: string): string | null {
  const biome = BIOME.exec(comment);
  if (biome)
    return REASON.test(biome[1] ?? "") ? null : "A biome-ignore gives no reason; write it after the colon.";
  const typescript = TYPESCRIPT.exec(comment);
  if (!typescript) return null;
  const [, directive = "", reason = ""] = typescript;
  if (directive !== "expect-error")
    return `@ts-${directive} outlives its error; use @ts-expect-error with a reason.`;
  return REASON.test(reason) ? null : "A @ts-expect-error gives no reason; write it on the same line.";
}
