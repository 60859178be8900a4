import { Type } from "typebox";
import type { Context } from "../../kernel/context.ts";
import { blindIndex, createOwnKey, jsonReader, openOwnKey } from "../keys/index.ts";
import type { SourceValues } from "./rules/read-line.ts";
import { fields } from "./rules/roles.ts";
import type { SourceRow } from "./store/tables.ts";

const Values = Type.Object({
  number: Type.String(),
  fields: Type.Object(Object.fromEntries(fields.map((field) => [field, Type.Optional(Type.String())]))),
  history: Type.Array(
    Type.Object({ on: Type.Optional(Type.String()), what: Type.String(), text: Type.String() }),
  ),
});
const read = jsonReader("source-record", Values);
const FIELD = "source-record";

export const openSource = (
  context: Context,
  row: Pick<SourceRow, "id" | "key_sealed" | "values_sealed">,
): SourceValues =>
  read(openOwnKey(context, row.id, row.key_sealed).open(FIELD, row.values_sealed)) as SourceValues;

/** Sealed for a new row, or again under the key of the row that is there. */
export function sealSource(
  context: Context,
  id: string,
  values: SourceValues,
  wrapped?: Buffer,
): Pick<SourceRow, "key_sealed" | "values_sealed"> {
  const key = wrapped === undefined ? createOwnKey(context, id) : openOwnKey(context, id, wrapped);
  return { key_sealed: key.wrapped, values_sealed: key.seal(FIELD, JSON.stringify(values)) };
}

export const numberIndex = (context: Context, establishmentId: string, number: string): Buffer =>
  blindIndex(context, `source-number:${establishmentId}`, number.toUpperCase());

/** Of everything it says, in one order. */
export const digestOf = (context: Context, establishmentId: string, values: SourceValues): Buffer =>
  blindIndex(
    context,
    `source-digest:${establishmentId}`,
    JSON.stringify([values.number, fields.map((field) => values.fields[field] ?? ""), values.history]),
  );
