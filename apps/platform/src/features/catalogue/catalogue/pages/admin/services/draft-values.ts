import type { TypedValues } from "../../../../../../web/index.ts";

/**
 * A draft as the form holds it: texts by name, the name being the JSON pointer of the definition with "_" for
 * "/" ("requests_0_purpose_fr"). A problem of the definition hence names its field by itself.
 */
export type DraftValues = ReadonlyMap<string, readonly string[]>;

export const getDraftText = (values: DraftValues, name: string): string => values.get(name)?.[0] ?? "";

/** Values of a stored draft, whatever part of it is there. */
export function toDraftValues(definition: unknown): DraftValues {
  const values = new Map<string, readonly string[]>();
  addFlatValues(definition, "", values);
  return values;
}

/** Boxes ticked: one value each. */
const chosen = /^(channels|presentation_(themes|lifeEvents|situations))$/;
/** Texts of a list, one a line. */
const lined = /^presentation_(keywords|easyToRead)$/;
const price = /^presentation_cost_(from|to)$/;

function addFlatValues(part: unknown, name: string, into: Map<string, readonly string[]>): void {
  if (Array.isArray(part) && /_(hours|nextSteps)$/.test(name)) {
    into.set(`${name}_fr`, [formatLanguageLines(part, "fr")]);
    into.set(`${name}_en`, [formatLanguageLines(part, "en")]);
  } else if (Array.isArray(part) && part.every((one) => typeof one !== "object")) {
    into.set(name, chosen.test(name) ? part.map(String) : [part.join(lined.test(name) ? "\n" : ", ")]);
  } else if (typeof part === "object" && part !== null) {
    for (const [key, value] of Object.entries(part))
      addFlatValues(value, name ? `${name}_${key}` : key, into);
  } else if (typeof part === "boolean") {
    into.set(name, [part ? "on" : ""]);
  } else if (typeof part === "number" && price.test(name)) {
    into.set(name, [formatDraftEuros(part)]);
  } else if (part !== undefined && part !== null) {
    into.set(name, [String(part)]);
  }
}

function formatLanguageLines(list: readonly unknown[], language: string): string {
  return list
    .map((one) => (typeof one === "object" && one !== null ? String(Reflect.get(one, language) ?? "") : ""))
    .join("\n");
}

/** 399 cents are written « 3,99 ». */
function formatDraftEuros(cents: number): string {
  const euros = Math.floor(cents / 100);
  return cents % 100 === 0 ? String(euros) : `${euros},${String(cents % 100).padStart(2, "0")}`;
}

/** What was posted, without what is not of the draft, nor the rows ticked away. */
export function parseDraftForm(typed: TypedValues): DraftValues {
  const removed = [...typed.keys()].flatMap((name) => /^(.+_\d+_)remove$/.exec(name)?.[1] ?? []);
  const isKept = (name: string) =>
    !name.startsWith("_") && name !== "gesture" && !removed.some((row) => name.startsWith(row));
  return new Map([...typed].filter(([name]) => isKept(name)));
}
