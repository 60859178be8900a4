import { DOMImplementation, DOMParser, XMLSerializer } from "@xmldom/xmldom";
import { RefusedPayments } from "./refusal.ts";

/** An element: its name, what it holds (text, or elements; null is left out), its attributes. */
export interface Node {
  readonly name: string;
  readonly holds: string | readonly (Node | null)[];
  readonly attributes?: Readonly<Record<string, string>>;
}

export function node(name: string, holds: Node["holds"], attributes: Node["attributes"] = {}): Node {
  return { name, holds, attributes };
}

/** A chain of elements, each alone in the one before: `nested(["Id", "IBAN"], "FR76…")`. */
export function nested([name, ...names]: readonly [string, ...string[]], holds: Node["holds"]): Node {
  const [next, ...others] = names;
  return next === undefined ? node(name, holds) : node(name, [nested([next, ...others], holds)]);
}

/** The whole message; the same facts give the same bytes. */
export function writeDocument(message: string, root: Node): string {
  const namespace = `urn:iso:std:iso:20022:tech:xsd:${message}`;
  const document = new DOMImplementation().createDocument(namespace, "Document", null);
  append(document, document.documentElement, namespace, root);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(document)}\n`;
}

function append(
  document: Document,
  parent: Element,
  namespace: string,
  { name, holds, attributes }: Node,
): void {
  const element = document.createElementNS(namespace, name);
  for (const [key, value] of Object.entries(attributes ?? {})) element.setAttribute(key, value);
  if (typeof holds === "string") element.appendChild(document.createTextNode(holds));
  else for (const child of holds) if (child !== null) append(document, element, namespace, child);
  parent.appendChild(element);
}

/** A year of a large town's debits is ten times less. */
const LONGEST = 50_000_000;

/** The root of what a bank sent. Entities are how a small document becomes a huge one: no answer has any. */
export function readDocument(xml: string): Element {
  const fail = () => {
    throw new RefusedPayments([{ refusal: "file.malformed", at: "file" }]);
  };
  if (xml.length > LONGEST || /<!DOCTYPE/i.test(xml)) return fail();
  const parser = new DOMParser({ errorHandler: { warning: fail, error: fail, fatalError: fail } });
  try {
    return parser.parseFromString(xml, "text/xml").documentElement ?? fail();
  } catch {
    return fail();
  }
}

/** Elements below, by the path of their local names, in the order of the document. */
export function all(from: Element, path: readonly string[]): readonly Element[] {
  return path.reduce<readonly Element[]>(
    (elements, name) =>
      elements.flatMap((element) => children(element).filter(({ localName }) => localName === name)),
    [from],
  );
}

export function text(from: Element, path: readonly string[]): string | null {
  return all(from, path)[0]?.textContent?.trim() || null;
}

function children(element: Element): Element[] {
  return Array.from(element.childNodes).filter((child): child is Element => child.nodeType === 1);
}
