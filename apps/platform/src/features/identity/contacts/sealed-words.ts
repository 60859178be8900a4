import type { Context, Tx } from "../../../kernel/context.ts";
import { type PersonId, parseId } from "../../../kernel/ids.ts";
import { formatPaddedJson } from "../../../kernel/text.ts";
import { buildJsonReader, findPersonKeys, getPersonKey, type PersonKey } from "../../trust/keys/index.ts";
import { type Contact, SealedContactWords } from "./contact.ts";
import type { ContactRow } from "./store.ts";

const readWords = buildJsonReader("contact", SealedContactWords);
const formatContactField = (id: string) => `contact:${id}`;

export const sealWords = (key: PersonKey, id: string, words: SealedContactWords): Buffer =>
  key.seal(formatContactField(id), formatPaddedJson(JSON.stringify(words)));

export const openWords = (key: PersonKey, row: ContactRow): SealedContactWords =>
  readWords(key.open(formatContactField(row.id), row.sealed));

export const getContactKey = (
  tx: Tx,
  context: Context,
  row: Pick<ContactRow, "person_id">,
): Promise<PersonKey> => getPersonKey(tx, context, parseId<"person">(row.person_id));

/** Opened together: one statement for all the keys. Of somebody erased meanwhile, nothing opens. */
export async function openAll(
  tx: Tx,
  context: Context,
  rows: readonly ContactRow[],
): Promise<readonly Contact[]> {
  const ids: readonly PersonId[] = [...new Set(rows.map((row) => parseId<"person">(row.person_id)))];
  const keys = await findPersonKeys(tx, context, [...ids]);
  return rows.flatMap((row) => {
    const key = keys.get(parseId<"person">(row.person_id));
    return key ? [openContactWords(key, row)] : [];
  });
}

export function openContactWords(key: PersonKey, row: ContactRow): Contact {
  return {
    id: parseId<"contact">(row.id),
    personId: parseId<"person">(row.person_id),
    number: row.number,
    channel: row.channel,
    deskId: parseId<"desk">(row.desk_id),
    state: row.state,
    receivedOn: row.received_on,
    dueOn: row.due_on,
    ...(row.answered_on === null ? {} : { answeredOn: row.answered_on }),
    version: row.version,
    ...openWords(key, row),
  };
}
