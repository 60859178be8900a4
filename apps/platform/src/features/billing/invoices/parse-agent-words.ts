import { hasInvisible, toTidyText } from "../../../kernel/text.ts";
import { invoicesErrors } from "./errors.ts";

const MOST_SIGNS = 200;

/**
 * What an agent writes for a family, or of a plan, tidied. Throws invoices.reason_missing,
 * invoices.characters.
 */
export function parseAgentWords(text: string, { isNeeded }: { readonly isNeeded: boolean }): string {
  const words = toTidyText(text);
  if ((isNeeded && words === "") || words.length > MOST_SIGNS)
    throw invoicesErrors.error("invoices.reason_missing");
  requireVisible(words);
  return words;
}

/** Throws invoices.characters: it would read otherwise than it is. */
export function requireVisible(words: string): void {
  if (hasInvisible(words)) throw invoicesErrors.error("invoices.characters");
}
