import { type Graph, type GraphNode, JsonLdProblem, readGraph } from "./graph.ts";
import { both, inOrder, json, nodes, references, text, texts } from "./node-reader.ts";
import { readCost, readDocument, readPlace, told } from "./read-parts.ts";
import { codeOf, iri, REST, SHEETS } from "./vocabulary.ts";

/** One service of a document: half a definition is normal, and is a draft. */
export interface ReadService {
  /** Name of the node, to find its line. */
  readonly node: string;
  readonly identifier: string;
  readonly definition: Readonly<Record<string, unknown>>;
}

export type ReadCatalogue =
  | { readonly ok: true; readonly services: readonly ReadService[] }
  | { readonly ok: false; readonly code: string; readonly line?: number };

/** A whole catalogue with all its texts is a few hundred kilobytes. */
const LONGEST = 4_000_000;

/**
 * Reads a CPSV-AP document in JSON-LD. Never throws, makes no call. Codes: `cpsv.too_long`, `cpsv.too_deep`,
 * `cpsv.too_many_nodes`, `cpsv.not_json`, `cpsv.null_character`, `cpsv.remote_context`, `cpsv.inner_context`,
 * `cpsv.no_service`.
 */
export function readCatalogue(source: string): ReadCatalogue {
  if (source.length > LONGEST) return { ok: false, code: "cpsv.too_long" };
  try {
    const graph = readGraph(parse(source));
    const found = [...graph.values()].filter(({ types }) => types.includes(iri("cpsv:PublicService")));
    if (found.length === 0) return { ok: false, code: "cpsv.no_service" };
    return { ok: true, services: found.map((node) => readService(graph, node)) };
  } catch (error) {
    if (!(error instanceof JsonLdProblem)) throw error;
    const line = error.at === undefined ? undefined : lineOf(source, error.at);
    return { ok: false, code: error.code, ...(line === undefined ? {} : { line }) };
  }
}

/** The line, from 1, where a text stands between quotes. */
export function lineOf(source: string, quoted: string): number | undefined {
  const at = source.indexOf(JSON.stringify(quoted));
  return at < 0 ? undefined : source.slice(0, at).split("\n").length;
}

function parse(source: string): unknown {
  if (isDeep(source)) throw new JsonLdProblem("cpsv.too_deep");
  try {
    const document: unknown = JSON.parse(source, refuseNull);
    return document;
  } catch (error) {
    throw error instanceof JsonLdProblem ? error : new JsonLdProblem("cpsv.not_json");
  }
}

/** U+0000, written as an escape: no database keeps it in a text. */
function refuseNull(name: string, value: unknown): unknown {
  if (name.includes("\0") || (typeof value === "string" && value.includes("\0")))
    throw new JsonLdProblem("cpsv.null_character");
  return value;
}

/** Before parsing: brackets in a text count too, so that the limit is generous. */
function isDeep(source: string): boolean {
  let depth = 0;
  for (const sign of source) {
    if (sign === "{" || sign === "[") depth += 1;
    else if (sign === "}" || sign === "]") depth -= 1;
    if (depth > 200) return true;
  }
  return false;
}

function readService(graph: Graph, node: GraphNode): ReadService {
  const { presentation, ...rest } = json(node, REST);
  const [requirement] = nodes(graph, node, "cv:holdsRequirement");
  const page = { ...readPage(graph, node), ...(typeof presentation === "object" ? presentation : {}) };
  const definition = told({
    ...defaults,
    ...rest,
    title: both(node, "dct:title"),
    summary: both(node, "dct:description"),
    conditions: requirement && both(requirement, "dct:description"),
    channels: channelsOf(graph, node),
    presentation: Object.keys(page).length > 0 ? page : undefined,
  });
  return { node: node.id, identifier: text(node, "dct:identifier") ?? node.id, definition };
}

/** Of a catalogue that is not ours, a service is first a page of information: it asks nothing of anybody. */
const defaults = { type: "information", audience: "both", requests: [], stopsAtOnce: true, mustBeKept: [] };

function channelsOf(graph: Graph, node: GraphNode): readonly string[] | undefined {
  const channels = inOrder(nodes(graph, node, "cv:hasChannel"))
    .flatMap((channel) => references(channel, "dct:type"))
    .flatMap((type) => codeOf("channel", type) ?? []);
  return channels.length > 0 ? channels : undefined;
}

function readPage(graph: Graph, node: GraphNode): Readonly<Record<string, unknown>> {
  const some = <T>(list: readonly T[]) => (list.length > 0 ? list : undefined);
  const days = /^P(\d{1,4})D$/.exec(text(node, "cv:processingTime") ?? "")?.[1];
  const sheet = references(node, "dct:relation").find((one) => one.startsWith(SHEETS));
  return told({
    themes: some(references(node, "cv:thematicArea").flatMap((one) => codeOf("theme", one) ?? [])),
    lifeEvents: some(references(node, "cv:isGroupedBy").flatMap((one) => codeOf("life-event", one) ?? [])),
    situations: some(references(node, "dct:audience").flatMap((one) => codeOf("situation", one) ?? [])),
    keywords: some(texts(node, "dcat:keyword")),
    cost: readCost(inOrder(nodes(graph, node, "cv:hasCost"))),
    answerDays: days === undefined ? undefined : Number(days),
    documents: some(inOrder(nodes(graph, node, "cv:hasInputType")).map((one) => readDocument(one))),
    places: some(inOrder(nodes(graph, node, "cv:contactPoint")).map((one) => readPlace(graph, one))),
    sheet: sheet?.slice(SHEETS.length),
    address: references(node, "foaf:page")[0],
  });
}
