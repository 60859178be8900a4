import type { Context, Tx } from "../../../kernel/context.ts";
import { asId, type PersonId } from "../../../kernel/ids.ts";
import { padded } from "../../../kernel/text.ts";
import { findPersonKeys, getPersonKey, jsonReader, type PersonKey } from "../../trust/keys/index.ts";
import { type RightsRequest, RightsStep, RightsWords } from "./request.ts";
import type { RightsRow } from "./store/requests.ts";

const readWords = jsonReader("rights_request", RightsWords);
const readStep = jsonReader("rights_request", RightsStep);
const field = (id: string) => `rights_request:${id}`;
const undoneField = (id: string) => `rights_request_undone:${id}`;

export const sealWords = (key: PersonKey, id: string, words: RightsWords): Buffer =>
  key.seal(field(id), padded(JSON.stringify(words)));

export const openWords = (key: PersonKey, row: Pick<RightsRow, "id" | "sealed">): RightsWords =>
  readWords(key.open(field(row.id), row.sealed));

/** Beside the words: who undoes an erasure writes nothing over what was asked and answered. */
export const sealUndoing = (key: PersonKey, id: string, step: RightsStep): Buffer =>
  key.seal(undoneField(id), padded(JSON.stringify(step)));

function stepsOf(key: PersonKey, row: RightsRow): Pick<RightsWords, "steps"> {
  const { steps } = openWords(key, row);
  if (row.undone_words === null) return { steps };
  return { steps: [...steps, readStep(key.open(undoneField(row.id), row.undone_words))] };
}

export const keyOf = (tx: Tx, context: Context, row: Pick<RightsRow, "person_id">): Promise<PersonKey> =>
  getPersonKey(tx, context, asId<"person">(row.person_id));

/** Opened together: one statement for all the keys. Of somebody erased meanwhile, nothing opens. */
export async function openAll(
  tx: Tx,
  context: Context,
  rows: readonly RightsRow[],
): Promise<readonly RightsRequest[]> {
  const ids: readonly PersonId[] = [...new Set(rows.map((row) => asId<"person">(row.person_id)))];
  const keys = await findPersonKeys(tx, context, [...ids]);
  return rows.flatMap((row) => {
    const key = keys.get(asId<"person">(row.person_id));
    return key ? [requestOf(key, row)] : [];
  });
}

export function requestOf(key: PersonKey, row: RightsRow): RightsRequest {
  return {
    id: asId<"rights_request">(row.id),
    personId: asId<"person">(row.person_id),
    ...(row.asked_by === null ? {} : { askedBy: asId<"person">(row.asked_by) }),
    number: row.number,
    right: row.asked_right,
    state: row.state,
    receivedOn: row.received_on,
    dueOn: row.due_on,
    ...(row.acts_on === null ? {} : { actsOn: row.acts_on }),
    ...(row.answered_on === null ? {} : { answeredOn: row.answered_on }),
    ...(row.noted_by === null ? {} : { notedBy: asId<"staff">(row.noted_by) }),
    ...(row.needs_colleague ? { colleague: row.confirmed_by === null ? "needed" : "confirmed" } : {}),
    version: row.version,
    ...openWords(key, row),
    ...stepsOf(key, row),
  };
}
