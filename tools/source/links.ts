import { posix } from "node:path";

export interface Link {
  readonly line: number;
  readonly target: string;
}

const INLINE = /\]\(<?([^()\s<>]+)>?(?: "[^"]*")?\)/g;
const DEFINED = /^ {0,3}\[[^\]]+\]: +<?([^\s<>]+)>?/g;
const FENCE = /^\s*(```|~~~)/;
const CODE_SPAN = /`[^`]*`/g;

/** Neither an address, nor a place of the same page. */
const isRelative = (target: string): boolean => !/^([a-z][a-z\d+.-]*:|#|\/)/i.test(target);

/** The relative links of a Markdown text, those of code left out. */
export function relativeLinks(text: string): readonly Link[] {
  let isCode = false;
  return text.split("\n").flatMap((line, index) => {
    if (FENCE.test(line)) isCode = !isCode;
    if (isCode) return [];
    const prose = line.replace(CODE_SPAN, "");
    return [INLINE, DEFINED]
      .flatMap((form) => [...prose.matchAll(form)].map(([, target = ""]) => target))
      .filter(isRelative)
      .map((target) => ({ line: index + 1, target }));
  });
}

/** What a relative link of a page leads to, from the root of the repository; "" is the root. */
export function pathOfLink(page: string, target: string): string {
  const path = decodeURI(target.replace(/[?#].*$/s, ""));
  return posix.join(posix.dirname(page), path).replace(/^\.$|\/$/, "");
}

/** A text of one page as another shows it: its relative links lead where they led. */
export function movedLinks(text: string, { from, to }: { readonly from: string; readonly to: string }) {
  return text.replace(INLINE, (whole, target: string) => {
    if (!isRelative(target)) return whole;
    const path = posix.join(posix.dirname(from), target);
    return whole.replace(target, posix.relative(posix.dirname(to), path));
  });
}
