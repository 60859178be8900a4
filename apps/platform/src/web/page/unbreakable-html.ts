import { unbreakable } from "../../kernel/text.ts";

/** What is shown as it is written, then a tag with its attributes, then the text between tags. */
const PIECES = /<(script|style|textarea|pre|code)\b[\s\S]*?<\/\1>|<(?:"[^"]*"|[^">])*>|([^<]+)/g;

/** A whole document in which no line of French ends before its punctuation; attributes and code stay as they are. */
export const unbreakableHtml = (html: string): string =>
  html.replace(PIECES, (piece: string, _shown: string | undefined, text: string | undefined) =>
    text === undefined ? piece : unbreakable(text),
  );
