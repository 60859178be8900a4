import type { Context, Tx } from "../../../kernel/context.ts";
import { type PersonId, parseId } from "../../../kernel/ids.ts";
import { formatPaddedJson } from "../../../kernel/text.ts";
import { buildJsonReader, findPersonKeys, getPersonKey, type PersonKey } from "../../trust/keys/index.ts";
import type { SupportRow } from "./store.ts";
import { type Support, SupportHistory } from "./support.ts";

const readHistory = buildJsonReader("support", SupportHistory);
const formatHistoryFieldName = (id: string) => `support:${id}`;

export const sealHistory = (key: PersonKey, id: string, history: SupportHistory): Buffer =>
  key.seal(formatHistoryFieldName(id), formatPaddedJson(JSON.stringify(history)));

export const getSupportPersonKey = (
  tx: Tx,
  context: Context,
  row: Pick<SupportRow, "person_id">,
): Promise<PersonKey> => getPersonKey(tx, context, parseId<"person">(row.person_id));

export function unsealSupport(key: PersonKey, row: SupportRow): Support {
  return {
    id: parseId<"support">(row.id),
    personId: parseId<"person">(row.person_id),
    kind: row.kind,
    number: row.number,
    state: row.state,
    stateOn: row.state_on,
    expiresOn: row.expires_on,
    ...(row.replaces === null ? {} : { replaces: parseId<"support">(row.replaces) }),
    version: row.version,
    ...readHistory(key.open(formatHistoryFieldName(row.id), row.sealed)),
  };
}

export async function openSupport(tx: Tx, context: Context, row: SupportRow): Promise<Support> {
  return unsealSupport(await getSupportPersonKey(tx, context, row), row);
}

/** Opened together: one statement for all the keys. Of somebody erased meanwhile, nothing opens. */
export async function openSupports(
  tx: Tx,
  context: Context,
  rows: readonly SupportRow[],
): Promise<readonly Support[]> {
  const ids: readonly PersonId[] = [...new Set(rows.map((row) => parseId<"person">(row.person_id)))];
  const keys = await findPersonKeys(tx, context, [...ids]);
  return rows.flatMap((row) => {
    const key = keys.get(parseId<"person">(row.person_id));
    return key ? [unsealSupport(key, row)] : [];
  });
}
