export type Fields = Readonly<Record<string, string | readonly string[]>>;

export interface Form {
  readonly action: string;
  readonly hidden: Readonly<Record<string, string>>;
}

/**
 * The last posted form of a page whose action contains this. Reads what our components write, not all of
 * HTML.
 */
export function formOf(html: string, wanted: string): Form | undefined {
  return [...html.matchAll(/<form\b([^>]*)>(.*?)<\/form>/gs)]
    .filter(([, head = ""]) => /method="post"/i.test(head))
    .map(([, head = "", inside = ""]) => ({ action: attribute(head, "action"), hidden: hiddenIn(inside) }))
    .findLast(({ action }) => action.includes(wanted));
}

/** As a form posts them: a name may come several times. */
export function encoded(fields: Fields): URLSearchParams {
  const values = Object.entries(fields).flatMap(([name, value]) => [value].flat().map((one) => [name, one]));
  return new URLSearchParams(values);
}

function hiddenIn(html: string): Record<string, string> {
  const inputs = [...html.matchAll(/<input\b[^>]*type="hidden"[^>]*>/g)].map(([input]) => input);
  return Object.fromEntries(inputs.map((input) => [attribute(input, "name"), attribute(input, "value")]));
}

function attribute(tag: string, name: string): string {
  const text = new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? "";
  return text.replaceAll("&quot;", '"').replaceAll("&#39;", "'").replaceAll("&amp;", "&");
}
