import { formatUnbreakable } from "../../kernel/text.ts";

/** Where a space may have to hold: most pages, whose words are written with the right ones, have none. */
const CANDIDATE = / [:;!?»%€]|« |\b0\d \d\d /g;
/** Shown as it is written. */
const VERBATIM = /<(script|style|textarea|pre|code)\b[\s\S]*?<\/\1>/g;
/** A tag with its attributes, in which what draws our pages writes no "<". */
const TAG = /<(?:"[^"]*"|[^">])*>/y;

/** "L231-1", "R. 112-5": no character holds a hyphen without being copied along, so that a style does. */
const ARTICLE = /\b[LRD]\.?[ \u00a0]?\d{1,4}-\d[\d-]*/;
/** What holds text alone, each tag, or an article of law between two tags. */
const PIECES = new RegExp(
  `<(title|option|script|style|textarea|pre|code)\\b[\\s\\S]*?</\\1>|<(?:"[^"]*"|[^">])*>|${ARTICLE.source}`,
  "g",
);

/**
 * A whole document in which no line of French ends before its punctuation; attributes and code stay as they
 * are.
 */
export function formatUnbreakableHtml(html: string): string {
  const spaced = formatFirmSpaces(html);
  if (!ARTICLE.test(spaced)) return spaced;
  return spaced.replace(PIECES, (piece) =>
    piece.startsWith("<") ? piece : `<span class="ar-whole">${piece}</span>`,
  );
}

function formatFirmSpaces(html: string): string {
  const verbatim = [...html.matchAll(VERBATIM)].map(
    (found) => [found.index, found.index + found[0].length] as const,
  );
  let told = "";
  let toldTo = 0;
  for (const { index } of html.matchAll(CANDIDATE)) {
    if (index < toldTo || verbatim.some(([from, to]) => from < index && index < to)) continue;
    const text = findTextStart(html, index);
    if (text === undefined) continue;
    const next = html.indexOf("<", index);
    const end = next < 0 ? html.length : next;
    told += html.slice(toldTo, text) + formatUnbreakable(html.slice(text, end));
    toldTo = end;
  }
  return told + html.slice(toldTo);
}

/** Where the text begins that holds this index; undefined when a tag does. */
function findTextStart(html: string, index: number): number | undefined {
  const tag = html.lastIndexOf("<", index);
  if (tag < 0) return 0;
  TAG.lastIndex = tag;
  const end = TAG.test(html) ? TAG.lastIndex : tag + 1;
  return end > index ? undefined : end;
}
