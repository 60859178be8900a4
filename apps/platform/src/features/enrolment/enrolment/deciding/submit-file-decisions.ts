import { createHash } from "node:crypto";
import type { Context, Tx } from "../../../../kernel/context.ts";
import { parseId } from "../../../../kernel/ids.ts";
import { requireCapability } from "../../../access/access/index.ts";
import { getPersonKey } from "../../../trust/keys/index.ts";
import { enrolmentErrors } from "../errors.ts";
import { getFileLocked, toEnrolmentFile } from "../file/change-file.ts";
import type { EnrolmentFile } from "../file/file.ts";
import type { FileRow } from "../store/tables.ts";
import { isAllDecided } from "./apply-sealed-documents.ts";
import type { AgentAct, ElementDecision } from "./decision.ts";
import { listDecisions } from "./decisions.ts";
import { type DocumentAsked, requestDocument } from "./request-document.ts";
import { listDocumentRequests } from "./requests.ts";
import { submitElementDecisions } from "./submit-element-decisions.ts";

export interface FileDecisions extends AgentAct {
  /** Of the page that was shown: the same page sent twice counts once. */
  readonly key: string;
  readonly decisions: readonly ElementDecision[];
  readonly asked: readonly DocumentAsked[];
}

/**
 * Use case: what an agent decides of a whole file in one gesture, all or none: values validated, corrected,
 * refused or excepted, then documents asked for the others. The same content of the same page, sent again,
 * answers as the first time; another content is another version's, and a conflict. Throws
 * enrolment.nothing_decided, and what submitElementDecisions and requestDocument throw.
 */
export async function submitFileDecisions(context: Context, input: FileDecisions): Promise<EnrolmentFile> {
  return context.transaction(async (tx) => {
    requireCapability(context, "file.decide");
    const row = await getFileLocked(tx, context, input.fileId);
    const reach = row.desk_id === null ? {} : { deskId: parseId<"desk">(row.desk_id) };
    requireCapability(context, "file.decide", reach);
    const sending = hashSending(context, input);
    if (await isSentAlready(tx, context, row, sending)) return toEnrolmentFile(row);
    const { fileId, decisions, asked } = input;
    const isEmpty = decisions.length + asked.length === 0;
    if (isEmpty && row.version === input.version && !(await isAllDecided(tx, context, row)))
      throw enrolmentErrors.error("enrolment.nothing_decided");
    let { version } = input;
    let file = toEnrolmentFile(row);
    if (decisions.length > 0 || isEmpty) {
      file = await submitElementDecisions(context, { fileId, version, decisions, sending });
      version = file.version;
    }
    for (const one of asked) {
      file = await requestDocument(context, { fileId, version, ...one, sending });
      version = file.version;
    }
    return file;
  });
}

/** Who, the page, and all that it said. */
function hashSending({ actor }: Context, { key, decisions, asked }: FileDecisions): string {
  const who = actor.kind === "staff" ? actor.staffId : actor.kind;
  return createHash("sha256")
    .update(JSON.stringify([who, key, decisions, asked]))
    .digest("base64url");
}

async function isSentAlready(tx: Tx, context: Context, row: FileRow, sending: string): Promise<boolean> {
  const key = await getPersonKey(tx, context, parseId<"person">(row.person_id));
  const fileId = parseId<"file">(row.id);
  const made = await listDecisions(tx, context, key, fileId);
  if (made.some((one) => one.sending === sending)) return true;
  return (await listDocumentRequests(tx, context, key, fileId)).some((one) => one.sending === sending);
}
