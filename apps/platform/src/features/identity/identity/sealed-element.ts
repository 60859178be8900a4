import { type ElementName, elementDefinition, isElementName, parseElement } from "@ardeco/contracts";
import { Type } from "typebox";
import { toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context } from "../../../kernel/context.ts";
import { type PersonId, parseId } from "../../../kernel/ids.ts";
import {
  buildJsonReader,
  computeBlindIndex,
  computeSpreadIndex,
  type PersonKey,
} from "../../trust/keys/index.ts";
import { type Element, Provenance } from "./element.ts";
import { computeAssurance, toComparableValue } from "./rules.ts";
import type { ElementRecord } from "./store/elements.ts";

/** Checked by the registry of elements, which knows the shape of each. */
const readValue = buildJsonReader("element", Type.Unknown());
const readProvenance = buildJsonReader("element-provenance", Provenance);

/** A row ready to insert: value and provenance sealed under the person's key and bound to this row. */
export function sealElementRow(
  context: Context,
  key: PersonKey,
  element: { name: ElementName; value: unknown; provenance: Provenance; validUntil?: string | undefined },
): ElementRecord {
  const id = context.newId<string>();
  const { name, value, provenance } = element;
  const declared = provenance.method === "declared";
  return {
    authority_id: context.authorityId,
    id,
    person_id: key.personId,
    name,
    state: declared ? "declared" : "validated",
    value_sealed: key.seal(formatValueField(name, id), JSON.stringify(value)),
    value_index: computeElementIndex(context, key.personId, name, value),
    provenance_sealed: key.seal(formatProvenanceField(name, id), JSON.stringify(provenance)),
    assurance: computeAssurance(provenance.method),
    decided_on: declared ? null : toCivilDate(context.now()),
    valid_until: element.validUntil ?? null,
    version: 1,
  };
}

/** Null when the element is never looked for. */
export function computeElementIndex(
  context: Context,
  personId: PersonId,
  name: ElementName,
  value: unknown,
): Buffer | null {
  const { index } = elementDefinition(name);
  if (!index) return null;
  const text = toComparableValue(value);
  return index === "exact"
    ? computeBlindIndex(context, `element:${name}`, text)
    : computeSpreadIndex(context, `element:${name}`, { text, owner: personId });
}

/** Opens a row. Throws keys.cannot_open when the row was swapped or altered. */
export function openRow(context: Context, key: PersonKey, row: ElementRecord): Element {
  if (!isElementName(row.name)) throw new TypeError(`unregistered element ${row.name}`);
  const stored = readValue(key.open(formatValueField(row.name, row.id), row.value_sealed));
  const parsed = parseElement(row.name, stored, toCivilDate(context.now()));
  if (!parsed.ok) throw new TypeError(`stored element does not parse: ${parsed.code}`);
  return {
    id: parseId<"element">(row.id),
    name: row.name,
    state: row.state,
    value: parsed.value,
    withheld: false,
    provenance: readProvenance(key.open(formatProvenanceField(row.name, row.id), row.provenance_sealed)),
    assurance: row.assurance,
    version: row.version,
    ...(row.valid_until === null ? {} : { validUntil: row.valid_until }),
  };
}

export function sealProvenance(key: PersonKey, row: ElementRecord, provenance: Provenance): Buffer {
  return key.seal(formatProvenanceField(row.name, row.id), JSON.stringify(provenance));
}

function formatValueField(name: string, id: string): string {
  return `element:${name}:${id}`;
}

function formatProvenanceField(name: string, id: string): string {
  return `element-provenance:${name}:${id}`;
}
