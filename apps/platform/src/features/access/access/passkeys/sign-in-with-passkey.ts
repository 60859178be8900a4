import { generateAuthenticationOptions, verifyAuthenticationResponse } from "@simplewebauthn/server";
import { toCivilDate } from "../../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../../kernel/context.ts";
import { listOrigins } from "../../../../kernel/hosts.ts";
import { parseId } from "../../../../kernel/ids.ts";
import { listCodes } from "../../../../kernel/recover-refusal.ts";
import { record } from "../../../trust/audit/index.ts";
import { accessErrors } from "../errors.ts";
import { runRecordingFailure } from "../sessions/failed-sign-in.ts";
import { startSignInSession } from "../sessions/start-sign-in-session.ts";
import { findAccountRow } from "../store/accounts.ts";
import {
  createSpentChallenge,
  findPasskeyLocked,
  type PasskeyRow,
  updatePasskey,
} from "../store/passkeys.ts";
import { findStaff } from "../store/staff.ts";
import type { SubjectKind } from "../tables.ts";
import { toAccessSystem } from "../to-access-system.ts";
import { type Assertion, readAnsweredChallenge, readAssertion, toAssertionJson } from "./answer.ts";
import { type ChallengeScope, computeChallengeEnd, drawChallenge, hashChallenge } from "./challenge.ts";
import { notifyPasskeyChanged } from "./notify-passkey-changed.ts";

interface AtTheDoor {
  readonly door: SubjectKind;
  /** Value of the cookie that ties the challenge to one browser. */
  readonly browser: string;
}

/** What `navigator.credentials.get` receives: no list of keys, so that nobody learns who has an account. */
export async function requestPasskeyAssertion(context: Context, where: AtTheDoor) {
  return generateAuthenticationOptions({
    rpID: context.ports.signIn.passkeyDomain,
    challenge: new Uint8Array(drawChallenge(context, toSignInScope(where))),
    timeout: 5 * 60_000,
    userVerification: "required",
    allowCredentials: [],
  });
}

/**
 * Use case: opens a session for the holder of the key. Throws access.passkey_refused,
 * access.passkey_suspended.
 */
export async function signInWithPasskey(
  context: Context,
  input: AtTheDoor & { readonly answer: string },
): Promise<string> {
  return runRecordingFailure(context, { method: "passkey", codes: failures }, () =>
    acceptPasskeyAnswer(context, input),
  );
}

const failures = listCodes(
  accessErrors,
  "access.passkey_refused",
  "access.passkey_suspended",
  "access.account_closed",
);

async function acceptPasskeyAnswer(
  context: Context,
  input: AtTheDoor & { readonly answer: string },
): Promise<string> {
  const answer = readAssertion(input.answer);
  const challenge = readAnsweredChallenge(answer);
  const until = computeChallengeEnd(context, toSignInScope(input), challenge);
  if (!until) throw accessErrors.error("access.passkey_refused");
  const system = toAccessSystem(context);
  const opened = await system.transaction(async (tx) => {
    const spent = {
      authority_id: system.authorityId,
      challenge_hash: hashChallenge(challenge),
      expires_at: until,
    };
    if (!(await createSpentChallenge(tx, spent))) return undefined;
    const row = await findPasskeyLocked(tx, system.authorityId, Buffer.from(answer.id, "base64url"));
    if (!row || row.kind !== input.door || !hasMatchingHandle(answer, row.user_handle)) return undefined;
    return recordKeyUse(tx, system, { row, answer, challenge });
  });
  if (!opened) throw accessErrors.error("access.passkey_refused");
  if (opened === "suspended") throw accessErrors.error("access.passkey_suspended");
  return opened.session;
}

const toSignInScope = ({ door, browser }: AtTheDoor): ChallengeScope => ({
  purpose: "sign_in",
  kind: door,
  browser,
});

/**
 * A discoverable key always tells its handle (section 6.3.3): without it, or with another's, it is not ours.
 */
function hasMatchingHandle({ response: { userHandle } }: Assertion, handle: Buffer): boolean {
  return userHandle !== undefined && Buffer.from(userHandle, "base64url").equals(handle);
}

interface UsedKey {
  readonly row: PasskeyRow;
  readonly answer: Assertion;
  readonly challenge: Buffer;
}

/** What is refused returns, so that what was learnt of the key is kept. */
async function recordKeyUse(tx: Tx, context: Context, used: UsedKey) {
  const { row } = used;
  if (row.suspended_on !== null) return "suspended" as const;
  const told = await verifyAssertion(context, used);
  if (!told || !(await isLiveHolder(tx, context, row))) return undefined;
  const today = toCivilDate(context.now());
  if (hasCounterRegressed(row.sign_count, told.newCounter)) {
    await updatePasskey(tx, row, { suspended_on: today });
    await record(tx, context, {
      action: "access.passkey_suspended",
      ...toHolderSubject(row),
      data: { passkeyId: row.id },
    });
    await notifyPasskeyChanged(tx, context, { kind: row.kind, subjectId: row.subject_id }, "suspended");
    return "suspended" as const;
  }
  await updatePasskey(tx, row, {
    sign_count: told.newCounter,
    synced: told.credentialDeviceType === "multiDevice",
    last_used_on: today,
  });
  return {
    session: await startSignInSession(tx, context, {
      kind: row.kind,
      subjectId: row.subject_id,
      method: "passkey",
    }),
  };
}

/**
 * Section 6.1.1: a counter that does not grow, in an authenticator that counts, is the sign of a cloned key.
 */
const hasCounterRegressed = (kept: number, told: number): boolean => (told > 0 || kept > 0) && told <= kept;

async function verifyAssertion({ ports }: Context, { row, answer, challenge }: UsedKey) {
  try {
    const { verified: held, authenticationInfo } = await verifyAuthenticationResponse({
      response: toAssertionJson(answer),
      expectedChallenge: challenge.toString("base64url"),
      expectedOrigin: [...listOrigins(ports.hosts)],
      expectedRPID: ports.signIn.passkeyDomain,
      requireUserVerification: true,
      // Zero: the library would throw for the counter as for a forgery; it is compared above.
      credential: { id: answer.id, publicKey: new Uint8Array(row.public_key), counter: 0 },
    });
    return held ? authenticationInfo : undefined;
  } catch {
    return undefined;
  }
}

async function isLiveHolder(tx: Tx, context: Context, { kind, subject_id }: PasskeyRow): Promise<boolean> {
  if (kind === "staff")
    return (await findStaff(tx, context.authorityId, parseId<"staff">(subject_id))) !== undefined;
  return (await findAccountRow(tx, context.authorityId, parseId<"person">(subject_id)))?.closed_on === null;
}

const toHolderSubject = ({ kind, subject_id }: PasskeyRow) =>
  kind === "person" ? { personId: parseId<"person">(subject_id) } : {};
