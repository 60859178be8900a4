import type { Context, Tx } from "../../../../kernel/context.ts";
import type { PersonId } from "../../../../kernel/ids.ts";
import { revokeApiTokensOfAgent } from "../staff/revoke-api-tokens.ts";
import { lockAccountEntries, updateEntriesEnded } from "../store/accounts.ts";
import { deletePasskeys, deletePasskeysSince } from "../store/passkeys.ts";
import { deleteSubjectLinks } from "../store/sessions.ts";
import { listSessions, revokeSession } from "./sessions.ts";
import { revokeSignIns } from "./sign-in-generation.ts";

/**
 * Ends every session, waiting link, code, passkey and token of the API of a subject: the account changes
 * hands. Runs as the system. Sessions last: a sign-in under way holds the link or the key that it spends, and
 * is seen once it has let go.
 */
export async function revokeEveryEntry(tx: Tx, context: Context, subjectId: string): Promise<void> {
  await deleteSubjectLinks(tx, context.authorityId, subjectId);
  for (const kind of ["person", "staff"] as const) {
    await deletePasskeys(tx, context.authorityId, { kind, subjectId });
  }
  await revokeApiTokensOfAgent(tx, context, subjectId);
  await endSessions(tx, context, subjectId);
}

/**
 * Puts out whoever came in since: every link and code, the passkeys registered since, then, past what the
 * caller owns of it (`others`: identities tied, addresses), every session. Who was adding a way in meanwhile
 * finds the door shut. Runs as the system.
 */
export async function revokeEntriesSince(
  tx: Tx,
  context: Context,
  { personId, since }: { readonly personId: PersonId; readonly since: Date },
  others: () => Promise<void>,
): Promise<void> {
  await lockAccountEntries(tx, personId);
  await deleteSubjectLinks(tx, context.authorityId, personId);
  await deletePasskeysSince(tx, context.authorityId, { kind: "person", subjectId: personId }, since);
  await others();
  await updateEntriesEnded(tx, context.authorityId, personId, context.now());
  await revokeSignIns(tx, context, personId);
  await endSessions(tx, context, personId);
}

/**
 * The account changes hands, or its owner is back after losing every way in: nothing of before opens it any
 * more, past what the caller owns of it (`others`) too. A session opened before `before` adds nothing, even
 * one already under way. Runs as the system.
 */
export async function revokeFormerEntries(
  tx: Tx,
  context: Context,
  { personId, before }: { readonly personId: PersonId; readonly before: Date },
  others: () => Promise<void>,
): Promise<void> {
  await lockAccountEntries(tx, personId);
  await others();
  await updateEntriesEnded(tx, context.authorityId, personId, before);
  await revokeSignIns(tx, context, personId);
  await revokeEveryEntry(tx, context, personId);
}

async function endSessions(tx: Tx, context: Context, subjectId: string): Promise<void> {
  for (const { id } of await listSessions(tx, context, subjectId)) {
    await revokeSession(tx, context, { id, subjectId });
  }
}
