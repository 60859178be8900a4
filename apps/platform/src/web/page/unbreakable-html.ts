import { unbreakable } from "../../kernel/text.ts";

/** Where a space may have to hold: most pages, whose words are written with the right ones, have none. */
const CANDIDATE = / [:;!?»%€]|« |\b0\d \d\d /g;
/** What is shown as it is written, or a tag with its attributes. */
const PASSED = /<(script|style|textarea|pre|code)\b[\s\S]*?<\/\1>|<(?:"[^"]*"|[^">])*>/y;

/** A whole document in which no line of French ends before its punctuation; attributes and code stay as they are. */
export function unbreakableHtml(html: string): string {
  let told = "";
  let toldTo = 0;
  let text = 0;
  for (const { index } of html.matchAll(CANDIDATE)) {
    if (index < toldTo) continue;
    text = textAround(html, text, index);
    if (text > index) continue;
    const next = html.indexOf("<", index);
    const end = next < 0 ? html.length : next;
    told += html.slice(toldTo, text) + unbreakable(html.slice(text, end));
    toldTo = end;
  }
  return told + html.slice(toldTo);
}

/** Where the text begins that holds this index; beyond it when a tag or code does. */
function textAround(html: string, from: number, index: number): number {
  let text = from;
  while (text <= index) {
    const tag = html.indexOf("<", text);
    if (tag < 0 || tag > index) return text;
    PASSED.lastIndex = tag;
    text = PASSED.test(html) ? PASSED.lastIndex : tag + 1;
  }
  return text;
}
