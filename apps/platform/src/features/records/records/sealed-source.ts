import { Type } from "typebox";
import type { Context, Tx } from "../../../kernel/context.ts";
import {
  buildJsonReader,
  computeBlindIndex,
  createRowKeys,
  findRowKeys,
  openOwnKey,
  type RowKey,
} from "../../trust/keys/index.ts";
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
const read = buildJsonReader("source-record", Values);
const FIELD = "source-record";

/** Under the row's key; the one it holds itself, when it is of before. Throws keys.cannot_open. */
export const openSource = (
  context: Context,
  row: Pick<SourceRow, "id" | "key_sealed" | "values_sealed">,
  keys: ReadonlyMap<string, RowKey>,
): SourceValues => {
  const key = keys.get(row.id) ?? openOwnKey(context, row.id, row.key_sealed);
  return read(key.open(FIELD, row.values_sealed)) as SourceValues;
};

export const sealSource = (key: RowKey, values: SourceValues): Buffer =>
  key.seal(FIELD, JSON.stringify(values));

/**
 * The keys of these records: of those to come, and of those of before, which get theirs with their next
 * values.
 */
export async function ensureSourceKeys(
  tx: Tx,
  context: Context,
  ids: readonly string[],
): Promise<ReadonlyMap<string, RowKey>> {
  const known = await findRowKeys(tx, context, ids);
  const without = ids.filter((id) => !known.has(id));
  return new Map([...known, ...(await createRowKeys(tx, context, without))]);
}

export const computeNumberIndex = (context: Context, establishmentId: string, number: string): Buffer =>
  computeBlindIndex(context, `source-number:${establishmentId}`, number.toUpperCase());

/** Of everything it says, in one order. */
export const computeValuesDigest = (
  context: Context,
  establishmentId: string,
  values: SourceValues,
): Buffer =>
  computeBlindIndex(
    context,
    `source-digest:${establishmentId}`,
    JSON.stringify([values.number, fields.map((field) => values.fields[field] ?? ""), values.history]),
  );
