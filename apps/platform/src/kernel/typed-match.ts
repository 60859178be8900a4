import { removeAccents } from "./text.ts";

/** Every word typed begins a word of these texts, whatever the accents and the capitals. */
export function matchTyped(typed: string, texts: readonly string[]): boolean {
  const words = listWords(texts.join(" "));
  const asked = listWords(typed);
  return asked.length > 0 && asked.every((one) => words.some((word) => word.startsWith(one)));
}

const listWords = (text: string): readonly string[] =>
  removeAccents(text)
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "");
