import type { Context, Tx } from "../../../../kernel/context.ts";
import { type PersonId, parseId } from "../../../../kernel/ids.ts";
import { listCodes } from "../../../../kernel/recover-refusal.ts";
import { accessErrors } from "../errors.ts";
import { findAccountRow } from "../store/accounts.ts";
import { listPasskeyRows } from "../store/passkeys.ts";
import { applyLinkUse, createLinkRow, deleteSubjectLinks, endDraftCodes } from "../store/sessions.ts";
import { toAccessSystem } from "../to-access-system.ts";
import { runRecordingFailure } from "./failed-sign-in.ts";
import { startSignInSession } from "./start-sign-in-session.ts";
import { drawResumeCode, hashToken, parseResumeCode } from "./tokens.ts";

const RESUME_LIFETIME = 30 * 24 * 3_600_000;

/** What a code opens: a newcomer's draft, and nothing once it is one no more. */
export interface Resumed {
  readonly personId: PersonId;
  readonly draftId: string;
}

/**
 * A code the person copies by hand to go on with the draft elsewhere, for 30 days at most. Runs as the
 * system.
 */
export async function createResumeCode(
  tx: Tx,
  context: Context,
  { personId, draftId }: Resumed,
): Promise<string> {
  const code = drawResumeCode();
  await createLinkRow(tx, {
    authority_id: context.authorityId,
    token_hash: hashToken(code),
    kind: "person",
    subject_id: personId,
    method: "resume_code",
    expires_at: new Date(context.now().getTime() + RESUME_LIFETIME),
    used_at: null,
    draft_id: draftId,
  });
  return code;
}

/**
 * Use case: opens a session from a typed resume code. An account that its owner proved to be theirs, by its
 * address or a passkey, opens by that and by no paper. Throws access.code_not_valid.
 */
export async function openResumeCode(
  context: Context,
  typed: string,
): Promise<Resumed & { session: string }> {
  const failure = {
    method: "resume_code",
    codes: listCodes(accessErrors, "access.code_not_valid", "access.account_closed"),
  } as const;
  return runRecordingFailure(context, failure, () => applyResumeCode(context, typed));
}

async function applyResumeCode(context: Context, typed: string): Promise<Resumed & { session: string }> {
  const system = toAccessSystem(context);
  return system.transaction(async (tx) => {
    const hash = hashToken(parseResumeCode(typed));
    const link = await applyLinkUse(tx, context.authorityId, hash, "resume_code", context.now());
    if (!link?.draft_id || (await isProven(tx, system, parseId<"person">(link.subject_id))))
      throw accessErrors.error("access.code_not_valid");
    const { subject_id: subjectId, draft_id: draftId } = link;
    const session = await startSignInSession(tx, system, {
      kind: "person",
      subjectId,
      method: "resume_code",
      draftId,
    });
    return { session, personId: parseId<"person">(subjectId), draftId };
  });
}

/**
 * Somebody has shown that the account is theirs: they read its address, or hold its passkey; or it is closed.
 */
export async function isProven(tx: Tx, context: Context, personId: PersonId): Promise<boolean> {
  const account = await findAccountRow(tx, context.authorityId, personId);
  if (account && (account.email_confirmed_on !== null || account.closed_on !== null)) return true;
  const holder = { kind: "person", subjectId: personId } as const;
  return (await listPasskeyRows(tx, context.authorityId, holder)).length > 0;
}

/**
 * The draft is one no more: its codes open nothing, and the sessions that they opened end then. In the
 * transaction of whoever moves the draft.
 */
export async function endCodesOfDraft(
  tx: Tx,
  { until, ...draft }: Resumed & { readonly until: Date },
): Promise<void> {
  await endDraftCodes(tx, draft, until);
}

/**
 * Whoever closes every other session leaves no code behind that opens another; an agent has none. Runs as the
 * system.
 */
export async function expireSubjectResumeCodes(tx: Tx, context: Context, subjectId: string): Promise<void> {
  await deleteSubjectLinks(tx, context.authorityId, subjectId, "resume_code");
}
