import { toCivilDate } from "../../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../../kernel/context.ts";
import { type FileId, parseId } from "../../../../kernel/ids.ts";
import { buildJsonReader, getPersonKey, type PersonKey } from "../../../trust/keys/index.ts";
import { enrolmentErrors } from "../errors.ts";
import { applyFileAct, updateFileVersion } from "../file/change-file.ts";
import { recordStep } from "../file/step.ts";
import { computeDueDay } from "../rules.ts";
import { listRequestRows, updateRequest } from "../store/details.ts";
import type { FileChange, FileRow, RequestRow } from "../store/tables.ts";
import { type DocumentRequest, RequestDetail, type RequestId } from "./decision.ts";

const readDetail = buildJsonReader("enrolment-request", RequestDetail);
const formatRequestField = (id: string) => `enrolment-request:${id}`;

export function sealDocumentRequest(key: PersonKey, row: FileRow, request: DocumentRequest): RequestRow {
  const { id, state, ...sealed } = request;
  return {
    authority_id: row.authority_id,
    id,
    file_id: row.id,
    state,
    sealed: key.seal(formatRequestField(id), JSON.stringify(sealed)),
  };
}

/** Oldest first. */
export async function listDocumentRequests(
  tx: Tx,
  context: Context,
  key: PersonKey,
  fileId: FileId,
): Promise<readonly DocumentRequest[]> {
  const rows = await listRequestRows(tx, context.authorityId, fileId);
  const opened = rows.map((row) => {
    const detail = readDetail(key.open(formatRequestField(row.id), row.sealed));
    return { ...detail, id: parseId<"document_request">(row.id), state: row.state };
  });
  return opened.toSorted((one, other) => one.askedAt.localeCompare(other.askedAt));
}

/**
 * The person has answered one request. After the last one the file goes back to the agent, and the days spent
 * waiting are given back. Throws enrolment.unknown_request.
 */
export async function closeDocumentRequest(
  tx: Tx,
  context: Context,
  row: FileRow,
  answer: { requestId: RequestId; reply?: string },
): Promise<FileRow> {
  const key = await getPersonKey(tx, context, parseId<"person">(row.person_id));
  const open = (await listDocumentRequests(tx, context, key, parseId<"file">(row.id))).filter(isOpenRequest);
  const request = open.find(({ id }) => id === answer.requestId);
  if (!request) throw enrolmentErrors.error("enrolment.unknown_request");
  const reply = answer.reply === undefined ? {} : { reply: answer.reply };
  await updateRequest(tx, sealDocumentRequest(key, row, { ...request, ...reply, state: "answered" }));
  await recordStep(tx, context, row, "answered", { element: request.element, document: request.kind });
  if (open.length > 1 || row.state !== "awaiting_person") return updateFileVersion(tx, context, row);
  return applyFileAct(tx, context, row, "answer", computeWaitedDelay(context, row));
}

/** What was asked is not needed any more. */
export async function cancelDocumentRequests(tx: Tx, context: Context, row: FileRow): Promise<void> {
  const key = await getPersonKey(tx, context, parseId<"person">(row.person_id));
  for (const request of (await listDocumentRequests(tx, context, key, parseId<"file">(row.id))).filter(
    isOpenRequest,
  )) {
    await updateRequest(tx, sealDocumentRequest(key, row, { ...request, state: "dropped" }));
  }
}

/** The due day moves on by the days spent waiting. */
export function computeWaitedDelay(context: Context, row: FileRow): FileChange {
  const { due_on, waiting_since } = row;
  if (due_on === null || waiting_since === null) return { waiting_since: null };
  return { waiting_since: null, due_on: computeDueDay(due_on, waiting_since, toCivilDate(context.now())) };
}

function isOpenRequest({ state }: DocumentRequest): boolean {
  return state === "open";
}
