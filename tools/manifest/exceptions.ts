import type { Tree } from "../source/tree.ts";

export const EXCEPTIONS_PATH = "tools/manifest-exceptions.json";

/** A count that may fall once: while the floor is at most `from`, down to `to`. */
export interface LoweredFloor {
  readonly from: number;
  readonly to: number;
  readonly reason: string;
}

/** What may leave the manifest, and why: by section, then by line. */
export interface Exceptions {
  readonly gone: BySection<string>;
  readonly lowered: BySection<LoweredFloor>;
  /** Labels that no literal gives, by "<section> <function>", and why. */
  readonly computed: Readonly<Record<string, string>>;
}

type BySection<Value> = Readonly<Record<string, Readonly<Record<string, Value>>>>;

export const noExceptions: Exceptions = { gone: {}, lowered: {}, computed: {} };

export function readExceptions(tree: Pick<Tree, "has" | "text">): Exceptions {
  return tree.has(EXCEPTIONS_PATH) ? parseExceptions(tree.text(EXCEPTIONS_PATH)) : noExceptions;
}

/** Throws what is wrong as a sentence. */
export function parseExceptions(text: string): Exceptions {
  const json: unknown = JSON.parse(text);
  const { gone, lowered, computed } = Object.fromEntries(readMembers("the file", json));
  return {
    gone: bySection("gone", gone, parseReason),
    lowered: bySection("lowered", lowered, parseLowered),
    computed: mapMembers("computed", computed, parseReason),
  };
}

function bySection<Value>(
  where: string,
  json: unknown,
  parse: (where: string, json: unknown) => Value,
): BySection<Value> {
  return mapMembers(where, json, (section, lines) => mapMembers(section, lines, parse));
}

function mapMembers<Value>(
  where: string,
  json: unknown,
  parse: (where: string, json: unknown) => Value,
): Readonly<Record<string, Value>> {
  const members = readMembers(where, json);
  return Object.fromEntries(members.map(([name, value]) => [name, parse(`${where} / ${name}`, value)]));
}

function readMembers(where: string, json: unknown): [string, unknown][] {
  if (json === undefined) return [];
  if (typeof json !== "object" || json === null || Array.isArray(json))
    throw new Error(`${EXCEPTIONS_PATH}: ${where} is not an object.`);
  return Object.entries(json);
}

const REASON = /\S{3,}\s+\S{2,}/;

function parseReason(where: string, json: unknown): string {
  if (typeof json !== "string" || !REASON.test(json))
    throw new Error(`${EXCEPTIONS_PATH}: ${where} gives no reason; write a sentence.`);
  return json;
}

function parseLowered(where: string, json: unknown): LoweredFloor {
  const { from, to, reason } = Object.fromEntries(readMembers(where, json));
  if (typeof from !== "number" || typeof to !== "number")
    throw new Error(`${EXCEPTIONS_PATH}: ${where} needs the numbers “from” and “to”.`);
  return { from, to, reason: parseReason(where, reason) };
}
