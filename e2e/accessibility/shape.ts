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
  /**
   * One target, links inside a sentence apart, is under 24 pixels across or high (WCAG 2.2, 2.5.8): others
   * pass, wherever words have moved them.
   */
  readonly hasSmallTargets: boolean;
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
  const targets = [
    ...document.querySelectorAll("a[href], button, input, select, summary, textarea, [tabindex]"),
  ];
  const hasSmallTargets = targets.some((target) => {
    const { width, height } = target.getBoundingClientRect();
    const isSmall = width > 0 && height > 0 && (width < 24 || height < 24);
    return isSmall && getComputedStyle(target).display !== "inline";
  });
  return { shape: parts.join(""), scrollWidth: document.documentElement.scrollWidth, hasSmallTargets };
}
