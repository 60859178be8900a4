import { context as ours } from "./vocabulary.ts";

/** A node of the document: its properties by full name. Values keep their JSON-LD shape. */
export interface GraphNode {
  readonly id: string;
  readonly types: readonly string[];
  readonly properties: ReadonlyMap<string, readonly unknown[]>;
}

export type Graph = ReadonlyMap<string, GraphNode>;

/** Why a document is not read; `at` is what to look for in its text to find the line. */
export class JsonLdProblem extends Error {
  readonly code: string;
  readonly at: string | undefined;
  constructor(code: string, at?: string) {
    super(code);
    this.code = code;
    this.at = at;
  }
}

/** A commune's whole catalogue is a few thousand nodes; its deepest is six levels down. */
const MOST_NODES = 50_000;
const DEEPEST = 24;

/**
 * The part of JSON-LD 1.1 that catalogues are exchanged in: prefixes and terms given in the document, nested
 * nodes and references. A remote context is refused, whoever publishes it: reading a file makes no call.
 * Throws JsonLdProblem.
 */
export function readGraph(document: unknown): Graph {
  const names = readContext(member(document, "@context"));
  const top = isObject(document) ? (document["@graph"] ?? document) : document;
  const nodes = new Map<string, Gathered>();
  const reader = { names, nodes, count: 0 };
  for (const one of listOf(top)) gather(reader, one, 1);
  return nodes;
}

interface Gathered extends GraphNode {
  readonly types: string[];
  readonly properties: Map<string, unknown[]>;
}

interface Reader {
  readonly names: ReadonlyMap<string, string>;
  readonly nodes: Map<string, Gathered>;
  count: number;
}

function gather(reader: Reader, value: unknown, depth: number): string | undefined {
  if (!isObject(value)) return undefined;
  if (depth > DEEPEST) throw new JsonLdProblem("cpsv.too_deep");
  reader.count += 1;
  if (reader.count > MOST_NODES) throw new JsonLdProblem("cpsv.too_many_nodes");
  if ("@context" in value && depth > 1) throw new JsonLdProblem("cpsv.inner_context", "@context");
  const id = typeof value["@id"] === "string" ? full(reader.names, value["@id"]) : `_:n${reader.count}`;
  const node = nodeOf(reader, id);
  for (const [key, content] of Object.entries(value)) {
    if (key === "@type")
      node.types.push(
        ...listOf(content)
          .filter(isText)
          .map((type) => full(reader.names, type)),
      );
    if (key.startsWith("@")) continue;
    const property = full(reader.names, key);
    const known = node.properties.get(property) ?? [];
    node.properties.set(property, [...known, ...listOf(content).map((one) => leaf(reader, one, depth))]);
  }
  return id;
}

function leaf(reader: Reader, value: unknown, depth: number): unknown {
  if (!isObject(value) || "@value" in value) return value;
  return { "@id": gather(reader, value, depth + 1) };
}

function nodeOf({ nodes }: Reader, id: string): Gathered {
  const known = nodes.get(id);
  if (known) return known;
  const node: Gathered = { id, types: [], properties: new Map() };
  nodes.set(id, node);
  return node;
}

/** Prefixes and terms. Ours are always known: a fragment of an export may come without its context. */
function readContext(given: unknown): ReadonlyMap<string, string> {
  const names = new Map<string, string>(Object.entries(ours));
  for (const one of listOf(given)) {
    if (isText(one)) throw new JsonLdProblem("cpsv.remote_context", one);
    if (!isObject(one)) continue;
    if ("@import" in one) throw new JsonLdProblem("cpsv.remote_context", "@import");
    for (const [term, meaning] of Object.entries(one)) {
      const name = isObject(meaning) ? meaning["@id"] : meaning;
      if (!term.startsWith("@") && isText(name)) names.set(term, full(names, name));
    }
  }
  return names;
}

function full(names: ReadonlyMap<string, string>, name: string): string {
  const whole = names.get(name);
  if (whole !== undefined) return whole;
  const colon = name.indexOf(":");
  if (colon < 0 || name.startsWith("//", colon + 1)) return name;
  const beginning = names.get(name.slice(0, colon));
  return beginning === undefined ? name : beginning + name.slice(colon + 1);
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

const isText = (value: unknown): value is string => typeof value === "string";

const member = (value: unknown, name: string): unknown => (isObject(value) ? value[name] : undefined);

/** Lists within lists say nothing in JSON-LD: one level is read. */
function listOf(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}
