import type { Context, Tx } from "../../../kernel/context.ts";
import { type PersonId, parseId } from "../../../kernel/ids.ts";
import { formatPaddedJson } from "../../../kernel/text.ts";
import { buildJsonReader, findPersonKeys, getPersonKey, type PersonKey } from "../../trust/keys/index.ts";
import { type RightsRequest, RightsStep, RightsWords } from "./request.ts";
import type { RightsRow } from "./store/requests.ts";

const readWords = buildJsonReader("rights_request", RightsWords);
const readStep = buildJsonReader("rights_request", RightsStep);
const formatSealField = (id: string) => `rights_request:${id}`;
const formatUndoneField = (id: string) => `rights_request_undone:${id}`;

export const sealWords = (key: PersonKey, id: string, words: RightsWords): Buffer =>
  key.seal(formatSealField(id), formatPaddedJson(JSON.stringify(words)));

export const openWords = (key: PersonKey, row: Pick<RightsRow, "id" | "sealed">): RightsWords =>
  readWords(key.open(formatSealField(row.id), row.sealed));

/** Beside the words: who undoes an erasure writes nothing over what was asked and answered. */
export const sealUndoing = (key: PersonKey, id: string, step: RightsStep): Buffer =>
  key.seal(formatUndoneField(id), formatPaddedJson(JSON.stringify(step)));

function decryptSteps(key: PersonKey, row: RightsRow): Pick<RightsWords, "steps"> {
  const { steps } = openWords(key, row);
  if (row.undone_words === null) return { steps };
  return { steps: [...steps, readStep(key.open(formatUndoneField(row.id), row.undone_words))] };
}

export const getRequestPersonKey = (
  tx: Tx,
  context: Context,
  row: Pick<RightsRow, "person_id">,
): Promise<PersonKey> => getPersonKey(tx, context, parseId<"person">(row.person_id));

/** Opened together: one statement for all the keys. Of somebody erased meanwhile, nothing opens. */
export async function openAll(
  tx: Tx,
  context: Context,
  rows: readonly RightsRow[],
): Promise<readonly RightsRequest[]> {
  const ids: readonly PersonId[] = [...new Set(rows.map((row) => parseId<"person">(row.person_id)))];
  const keys = await findPersonKeys(tx, context, [...ids]);
  return rows.flatMap((row) => {
    const key = keys.get(parseId<"person">(row.person_id));
    return key ? [decryptRequest(key, row)] : [];
  });
}

export function decryptRequest(key: PersonKey, row: RightsRow): RightsRequest {
  return {
    id: parseId<"rights_request">(row.id),
    personId: parseId<"person">(row.person_id),
    ...(row.asked_by === null ? {} : { askedBy: parseId<"person">(row.asked_by) }),
    number: row.number,
    right: row.asked_right,
    state: row.state,
    receivedOn: row.received_on,
    dueOn: row.due_on,
    ...(row.acts_on === null ? {} : { actsOn: row.acts_on }),
    ...(row.answered_on === null ? {} : { answeredOn: row.answered_on }),
    ...(row.noted_by === null ? {} : { notedBy: parseId<"staff">(row.noted_by) }),
    ...(row.needs_colleague ? { colleague: row.confirmed_by === null ? "needed" : "confirmed" } : {}),
    version: row.version,
    ...openWords(key, row),
    ...decryptSteps(key, row),
  };
}
