import { hasInvisible, toTidyText } from "../../../kernel/text.ts";
import { oldcardsErrors } from "./errors.ts";

const MOST_SIGNS = 300;

/**
 * Why a card or a file is stopped, or serves again, tidied. Throws oldcards.reason_needed,
 * oldcards.characters.
 */
export function requireReasonText(text: string): string {
  const why = toTidyText(text);
  if (why === "" || why.length > MOST_SIGNS) throw oldcardsErrors.error("oldcards.reason_needed");
  // It would read otherwise than it is.
  if (hasInvisible(why)) throw oldcardsErrors.error("oldcards.characters");
  return why;
}
