import type { Page } from "playwright-core";

/**
 * The page as a rule of structure reads it: each element that is there, whether it is shown, its attributes,
 * and whether it has words. What words they are, where links lead and which row it is do not make another
 * page. Stylesheets keep their address: another town is another colour.
 */
export const readShape = (page: Page): Promise<Shape> => page.evaluate(readWhole);

export interface Shape {
  readonly shape: string;
  /** What it takes across, in pixels. */
  readonly scrollWidth: number;
}

/** Runs in the page: it knows nothing of this file. */
function readWhole(): Shape {
  const leads = ["action", "datetime", "formaction", "href", "hreflang", "lang", "src"];
  const words = ["alt", "aria-label", "placeholder", "title", "value"];
  const attributeOf = (element: Element, { name, value }: Attr): string => {
    if (element.localName === "link" && name === "href") return `href=${value}`;
    if (leads.includes(name) && !value.startsWith("#")) return name;
    if (words.includes(name)) return `${name}=${value.trim() !== ""}`;
    return `${name}=${value.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ":id")}`;
  };
  const parts: string[] = [];
  const read = (node: Node): void => {
    if (node instanceof Text) {
      if (node.data.trim() !== "") parts.push("words");
      return;
    }
    if (!(node instanceof Element)) return;
    const attributes = [...node.attributes].map((attribute) => attributeOf(node, attribute));
    const shown = node.checkVisibility({ visibilityProperty: true }) ? "" : " hidden";
    parts.push(`<${node.localName} ${attributes.join(" ")}${shown}>`);
    for (const child of node.childNodes) read(child);
    parts.push("</>");
  };
  read(document.documentElement);
  return { shape: parts.join(""), scrollWidth: document.documentElement.scrollWidth };
}
