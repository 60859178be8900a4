import type { Context, Tx } from "../../../kernel/context.ts";
import { type DocumentId, parseId, type SessionId } from "../../../kernel/ids.ts";
import {
  accessErrors,
  drawToken,
  hashToken,
  resolveSessionById,
  type Session,
} from "../../access/access/index.ts";
import { evidenceErrors } from "./errors.ts";
import { createTicketRow, deleteExpiredTickets, deleteTicket } from "./store.ts";
import { toEvidenceSystem } from "./to-evidence-system.ts";

/** A browser follows the redirection at once. */
const LIFETIME_MS = 60_000;

/**
 * Gives the address of single use of a document that this agent may read: the caller has just checked it.
 * Joins the caller's transaction. Returns the token, which is kept nowhere.
 */
export function issueDocumentTicket(
  context: Context,
  { documentId, sessionId }: { readonly documentId: DocumentId; readonly sessionId: SessionId },
): Promise<string> {
  return context.transaction(async (tx) => {
    const { actor, authorityId } = context;
    if (actor.kind !== "staff") throw accessErrors.error("access.capability_missing");
    const token = drawToken();
    await createTicketRow(tx, {
      authority_id: authorityId,
      token_hash: hashToken(token),
      document_id: documentId,
      session_id: sessionId,
      asked_by: actor.staffId,
      expires_at: new Date(context.now().getTime() + LIFETIME_MS),
    });
    return token;
  });
}

export interface TakenTicket {
  readonly documentId: DocumentId;
  /** As it is now, with the roles of now: the document is opened under its rights. */
  readonly session: Session;
}

/**
 * Use case: takes a ticket, which nobody takes twice. Throws evidence.ticket_over for one that is unknown,
 * used, expired, of another authority, or of a session that ended.
 */
export async function openDocumentTicket(context: Context, token: string): Promise<TakenTicket> {
  const system = toEvidenceSystem(context);
  const row = await system.transaction((tx) => deleteTicket(tx, context.authorityId, hashToken(token)));
  if (!row || row.expires_at <= context.now()) throw evidenceErrors.error("evidence.ticket_over");
  const session = await resolveSessionById(system, {
    id: parseId<"session">(row.session_id),
    subjectId: row.asked_by,
  });
  if (!session) throw evidenceErrors.error("evidence.ticket_over");
  return { documentId: parseId<"document">(row.document_id), session };
}

/** Deletes those that nobody used in time; returns how many. Idempotent. */
export const deletePastTickets = (tx: Tx, context: Context): Promise<number> =>
  deleteExpiredTickets(tx, context.authorityId, context.now());
