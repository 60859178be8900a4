import type { TypedValues } from "../../../web/index.ts";

/**
 * A draft as the form holds it: texts by name, the name being the JSON pointer of the definition with "_" for "/"
 * ("requests_0_purpose_fr"). A problem of the definition hence names its field by itself.
 */
export type DraftValues = ReadonlyMap<string, readonly string[]>;

export const textIn = (values: DraftValues, name: string): string => values.get(name)?.[0] ?? "";

/** Numbers of the rows of a list, in order; there may be gaps. */
export function rowsOf(values: DraftValues, list: "requests" | "mustBeKept"): readonly number[] {
  const rows = new Set<number>();
  for (const name of values.keys()) {
    const row = new RegExp(`^${list}_(\\d{1,2})_element$`).exec(name)?.[1];
    if (row !== undefined) rows.add(Number(row));
  }
  return [...rows].sort((left, right) => left - right);
}

/** Values of a stored draft, whatever part of it is there. */
export function valuesOfDefinition(definition: unknown): DraftValues {
  const values = new Map<string, readonly string[]>();
  flatten(definition, "", values);
  return values;
}

function flatten(part: unknown, name: string, into: Map<string, readonly string[]>): void {
  if (Array.isArray(part) && part.every((one) => typeof one !== "object")) {
    const isList = name === "channels";
    into.set(name, isList ? part.map(String) : [part.join(", ")]);
  } else if (typeof part === "object" && part !== null) {
    for (const [key, value] of Object.entries(part)) flatten(value, name ? `${name}_${key}` : key, into);
  } else if (typeof part === "boolean") {
    into.set(name, [part ? "on" : ""]);
  } else if (part !== undefined && part !== null) {
    into.set(name, [String(part)]);
  }
}

/** What was posted, without what is not of the draft, nor the rows ticked away. */
export function valuesOfForm(typed: TypedValues): DraftValues {
  const removed = [...typed.keys()].flatMap((name) => /^(.+_\d+_)remove$/.exec(name)?.[1] ?? []);
  const isKept = (name: string) =>
    !name.startsWith("_") && name !== "gesture" && !removed.some((row) => name.startsWith(row));
  return new Map([...typed].filter(([name]) => isKept(name)));
}

/** The same with one more row at the end of a list. */
export function withRow(values: DraftValues, list: "requests" | "mustBeKept"): DraftValues {
  const next = Math.max(-1, ...rowsOf(values, list)) + 1;
  return new Map([...values, [`${list}_${next}_element`, [""]]]);
}
