import { type Graph, type GraphNode, isObject } from "./graph.ts";
import { iri, type Prefix } from "./vocabulary.ts";

type Name = `${Prefix}:${string}`;

/** Text in French and English; one language stands for both when the other is absent. */
export interface Both {
  readonly fr: string;
  readonly en: string;
}

const values = (node: GraphNode, name: Name): readonly unknown[] => node.properties.get(iri(name)) ?? [];

/** The nodes that a property leads to; what leads nowhere in the document is skipped. */
export function nodes(graph: Graph, node: GraphNode, name: Name): readonly GraphNode[] {
  return references(node, name).flatMap((id) => graph.get(id) ?? []);
}

export function references(node: GraphNode, name: Name): readonly string[] {
  return values(node, name).flatMap((value) =>
    isObject(value) && typeof value["@id"] === "string" ? [value["@id"]] : [],
  );
}

/** Literals as text, whatever their language or type. */
export function texts(node: GraphNode, name: Name): readonly string[] {
  return values(node, name).flatMap((value) => {
    const content = isObject(value) ? value["@value"] : value;
    return typeof content === "string" || typeof content === "number" ? [String(content)] : [];
  });
}

export const text = (node: GraphNode, name: Name): string | undefined => texts(node, name)[0];

export function both(node: GraphNode, name: Name): Both | undefined {
  const inLanguage = (language: string) =>
    values(node, name).flatMap((value) => {
      const spoken = isObject(value) && typeof value["@language"] === "string" ? value["@language"] : "";
      const said = isObject(value) ? value["@value"] : undefined;
      return spoken.toLowerCase().startsWith(language) && typeof said === "string" ? [said] : [];
    })[0];
  const any = text(node, name);
  if (any === undefined) return undefined;
  const [fr, en] = [inLanguage("fr"), inLanguage("en")];
  return { fr: fr ?? en ?? any, en: en ?? fr ?? any };
}

/** A JSON literal (JSON-LD 1.1 section 4.2.2). */
export function json(node: GraphNode, name: Name): Readonly<Record<string, unknown>> {
  const [literal] = values(node, name);
  const content = isObject(literal) && literal["@type"] === "@json" ? literal["@value"] : undefined;
  return isObject(content) ? content : {};
}

/** « …/place-2 » after « …/place-1 »: the order that identifiers tell, since a graph has none. */
export function inOrder(list: readonly GraphNode[]): readonly GraphNode[] {
  const { compare } = new Intl.Collator("en", { numeric: true });
  return list.toSorted((one, other) => compare(identifier(one), identifier(other)));
}

const identifier = (node: GraphNode): string => text(node, "dct:identifier") ?? node.id;
