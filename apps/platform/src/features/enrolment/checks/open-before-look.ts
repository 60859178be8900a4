import type { Context, Tx } from "../../../kernel/context.ts";
import type { DocumentId } from "../../../kernel/ids.ts";
import { toTidyText } from "../../../kernel/text.ts";
import { accessErrors, requireCapability } from "../../access/access/index.ts";
import { record } from "../../trust/audit/index.ts";
import { evidenceErrors, findDocument, type OpenedDocument, openDocument } from "../evidence/index.ts";
import { isLookAwaited, requireHarmless, WAITING_MS } from "./await-look.ts";
import { checksErrors } from "./errors.ts";
import { countSavings, createSavingRow, deleteSavingRows, lockSavings } from "./store.ts";

const REASON_LENGTH = 500;
/** A day at the desk without an antivirus; more is for the operator to mend. */
const MOST_A_DAY = 20;
const DAY_MS = 86_400_000;

/**
 * Use case: the antivirus has been down for long, and a validator takes a document all the same, saying why:
 * to be saved, never shown here. The person reads it in their journal; nothing is decided on it. Throws
 * access.capability_missing, evidence.unknown_document, checks.infected, checks.looked_at, checks.look_soon,
 * checks.reason_missing, checks.too_many_before_look.
 */
export async function openBeforeLook(
  context: Context,
  { documentId, reason: said }: { readonly documentId: DocumentId; readonly reason: string },
): Promise<OpenedDocument> {
  requireCapability(context, "file.decide");
  const reason = toTidyText(said).slice(0, REASON_LENGTH);
  await context.transaction(async (tx) => {
    const personId = await requireLate(tx, context, documentId);
    if (reason === "") throw checksErrors.error("checks.reason_missing");
    await countSaving(tx, context);
    await record(tx, context, {
      action: "checks.opened_before_look",
      personId,
      data: { document: documentId, reason },
    });
  });
  return openDocument(context, { documentId, purpose: "decide" });
}

/** @returns whose it is */
async function requireLate(tx: Tx, context: Context, documentId: DocumentId) {
  const document = await findDocument(context, documentId);
  if (!document?.file) throw evidenceErrors.error("evidence.unknown_document");
  const { personId } = document;
  if (!(await isLookAwaited(tx, context, documentId))) {
    await requireHarmless(context, { documentId, personId });
    throw checksErrors.error("checks.looked_at");
  }
  if (Date.parse(document.at) > context.now().getTime() - WAITING_MS)
    throw checksErrors.error("checks.look_soon");
  return personId;
}

/** Each saving counts, of the same document too: nobody's takes away another's. */
async function countSaving(tx: Tx, context: Context): Promise<void> {
  const { actor, authorityId } = context;
  if (actor.kind !== "staff") throw accessErrors.error("access.capability_missing");
  await lockSavings(tx, actor.staffId);
  if ((await countSavings(tx, authorityId, actor.staffId, computeYesterdayInstant(context))) >= MOST_A_DAY)
    throw checksErrors.error("checks.too_many_before_look");
  await createSavingRow(tx, {
    authority_id: authorityId,
    id: context.newId(),
    agent_id: actor.staffId,
    at: context.now(),
  });
}

/** What no longer counts. Returns how many. */
export const deletePastSavings = (tx: Tx, context: Context): Promise<number> =>
  deleteSavingRows(tx, context.authorityId, computeYesterdayInstant(context));

const computeYesterdayInstant = (context: Context): Date => new Date(context.now().getTime() - DAY_MS);
