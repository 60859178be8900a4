/** A form posted by a page of ours, with what a browser would send untouched. */
export interface PageForm {
  readonly action: string;
  readonly values: Readonly<Record<string, string>>;
}

/**
 * The posted forms of a page, in order. Reads only what our own components write: no unquoted attribute, no
 * nested form; inputs and the text of text areas, not lists to choose from.
 */
export function formsIn(html: string): readonly PageForm[] {
  return [...html.matchAll(/<form\b([^>]*)>(.*?)<\/form>/gs)]
    .map(([, head = "", inside = ""]) => ({ attributes: attributesOf(head), inside }))
    .filter(({ attributes }) => attributes.method === "post")
    .map(({ attributes, inside }) => ({ action: attributes.action ?? "", values: valuesIn(inside) }));
}

function valuesIn(html: string): Record<string, string> {
  const values: Record<string, string> = {};
  for (const [, head = ""] of html.matchAll(/<input\b([^>]*)>/g)) {
    const { name, type, value = "", checked } = attributesOf(head);
    const box = type === "checkbox" || type === "radio";
    if (name === undefined || type === "file" || (box && checked === undefined)) continue;
    values[name] = box && value === "" ? "on" : value;
  }
  for (const [, head = "", text = ""] of html.matchAll(/<textarea\b([^>]*)>(.*?)<\/textarea>/gs)) {
    const { name } = attributesOf(head);
    if (name !== undefined) values[name] = decoded(text);
  }
  return values;
}

function attributesOf(head: string): Record<string, string> {
  return Object.fromEntries(
    [...head.matchAll(/([a-zA-Z-]+)(?:="([^"]*)")?/g)].map(([, name = "", value = ""]) => [
      name.toLowerCase(),
      decoded(value),
    ]),
  );
}

const decoded = (text: string): string =>
  text
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
