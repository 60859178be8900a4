import { randomBytes } from "node:crypto";
import { generateRegistrationOptions, verifyRegistrationResponse } from "@simplewebauthn/server";
import { toCivilDate } from "../../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../../kernel/context.ts";
import { listOrigins } from "../../../../kernel/hosts.ts";
import { type PasskeyId, parseId } from "../../../../kernel/ids.ts";
import { record } from "../../../trust/audit/index.ts";
import { accessErrors } from "../errors.ts";
import { mayRegister } from "../rules/sign-in-strength.ts";
import { requireOwnerStill } from "../sessions/require-owner-present.ts";
import type { Session } from "../sessions/sessions.ts";
import {
  createPasskeyRow,
  createSpentChallenge,
  ensurePasskeyHandle,
  type Holder,
  listPasskeyRows,
} from "../store/passkeys.ts";
import { toAccessSystem } from "../to-access-system.ts";
import { type Attestation, readAnsweredChallenge, readAttestation, toAttestationJson } from "./answer.ts";
import { type ChallengeScope, computeChallengeEnd, drawChallenge, hashChallenge } from "./challenge.ts";
import { toPasskeyHolder } from "./holder.ts";
import { sealLabel } from "./label.ts";
import { notifyPasskeyChanged } from "./notify-passkey-changed.ts";

const MOST_PASSKEYS = 10;
/**
 * EdDSA, ES256, RS256 (COSE), which every authenticator has one of. The library would also offer ML-DSA-44,
 * that Node 24 calls experimental: a key registered with it could not be read after a change of Node.
 */
const ALGORITHMS = [-8, -7, -257];

export interface RegistrationWish {
  /** How the person or agent signed in: who only typed an address registers nothing. */
  readonly session: Pick<Session, "actor" | "method" | "createdAt">;
  /** Value of the cookie that ties the challenge to one browser. */
  readonly browser: string;
}

/**
 * What `navigator.credentials.create` receives. Throws access.recent_sign_in_required,
 * access.passkey_by_invitation.
 */
export async function requestPasskeyRegistration(
  context: Context,
  wish: RegistrationWish & {
    /** Shown by the authenticator when one chooses among accounts: the authority and the person. */
    readonly authorityName: string;
    readonly displayName: string;
  },
) {
  const { system, holder } = await requireMayRegister(context, wish);
  const { handle, known } = await system.transaction(async (tx) => ({
    handle: await ensurePasskeyHandle(tx, system.authorityId, holder, randomBytes(32)),
    known: await listPasskeyRows(tx, system.authorityId, holder),
  }));
  return generateRegistrationOptions({
    rpName: wish.authorityName,
    rpID: context.ports.signIn.passkeyDomain,
    userName: `${wish.displayName} – ${wish.authorityName}`,
    userDisplayName: wish.displayName,
    userID: new Uint8Array(handle),
    challenge: new Uint8Array(drawChallenge(context, toRegistrationScope(holder, wish))),
    timeout: 5 * 60_000,
    attestationType: "none",
    supportedAlgorithmIDs: ALGORITHMS,
    excludeCredentials: known.map(({ credential_id }) => ({ id: credential_id.toString("base64url") })),
    authenticatorSelection: { residentKey: "required", userVerification: "required" },
  });
}

/**
 * Use case: keeps the new key's public half. `before` joins the transaction, first: what it refuses is not
 * registered. Throws access.passkey_refused, access.passkey_too_many, and as requestPasskeyRegistration.
 */
export async function registerPasskey(
  context: Context,
  wish: RegistrationWish & { readonly answer: string; readonly label: string },
  before?: (tx: Tx, system: Context) => Promise<void>,
): Promise<PasskeyId> {
  const { system, holder } = await requireMayRegister(context, wish);
  const answer = readAttestation(wish.answer);
  const challenge = readAnsweredChallenge(answer);
  const until = computeChallengeEnd(context, toRegistrationScope(holder, wish), challenge);
  if (!until) throw accessErrors.error("access.passkey_refused");
  const credential = await verifyAttestation(context, answer, challenge);
  return system.transaction(async (tx) => {
    await before?.(tx, system);
    await requireStill(tx, system, holder, wish);
    const spent = {
      authority_id: system.authorityId,
      challenge_hash: hashChallenge(challenge),
      expires_at: until,
    };
    if (!(await createSpentChallenge(tx, spent))) throw accessErrors.error("access.passkey_refused");
    if ((await listPasskeyRows(tx, system.authorityId, holder)).length >= MOST_PASSKEYS)
      throw accessErrors.error("access.passkey_too_many");
    const id = context.newId<PasskeyId>();
    await saveRegisteredPasskey(tx, system, { holder, id, label: wish.label, ...credential });
    const whose = holder.kind === "person" ? { personId: parseId<"person">(holder.subjectId) } : {};
    await record(tx, context, { action: "access.passkey_added", ...whose, data: { passkeyId: id } });
    // A recovery tells it in its own words, with what undoes it.
    if (wish.session.method !== "desk") await notifyPasskeyChanged(tx, system, holder, "added");
    return id;
  });
}

/** Why a key cannot be added now, for the page to say first: an error's code. */
export function findRegistrationRefusal(
  context: Context,
  session: RegistrationWish["session"],
  known: number,
) {
  const { staff: staffRule } = context.ports.signIn;
  return mayRegister({ ...session, first: known === 0, now: context.now(), staffRule });
}

async function requireMayRegister(context: Context, { session }: RegistrationWish) {
  const holder = toPasskeyHolder(session.actor);
  const system = toAccessSystem(context);
  const known = await system.transaction((tx) => listPasskeyRows(tx, system.authorityId, holder));
  const refusal = findRegistrationRefusal(context, session, known.length);
  if (refusal) throw accessErrors.error(refusal);
  return { system, holder };
}

async function requireStill(
  tx: Tx,
  system: Context,
  holder: Holder,
  { session }: RegistrationWish,
): Promise<void> {
  if (holder.kind !== "person") return;
  const personId = parseId<"person">(holder.subjectId);
  await requireOwnerStill(tx, system, { personId, createdAt: session.createdAt });
}

const toRegistrationScope = ({ kind, subjectId }: Holder, { browser }: RegistrationWish): ChallengeScope => ({
  purpose: "register",
  kind,
  subjectId,
  browser,
});

type Credential = Awaited<ReturnType<typeof verifyAttestation>>;

/** The library throws at whatever does not hold: each is a refusal, told apart to nobody. */
async function verifyAttestation({ ports }: Context, answer: Attestation, challenge: Buffer) {
  try {
    const { verified: held, registrationInfo } = await verifyRegistrationResponse({
      response: toAttestationJson(answer),
      expectedChallenge: challenge.toString("base64url"),
      expectedOrigin: [...listOrigins(ports.hosts)],
      expectedRPID: ports.signIn.passkeyDomain,
      requireUserVerification: true,
      supportedAlgorithmIDs: ALGORITHMS,
    });
    if (!held) throw new Error("not verified");
    const { credential, credentialDeviceType } = registrationInfo;
    return {
      credential,
      synced: credentialDeviceType === "multiDevice",
      transports: answer.response.transports ?? [],
    };
  } catch {
    throw accessErrors.error("access.passkey_refused");
  }
}

async function saveRegisteredPasskey(
  tx: Tx,
  context: Context,
  kept: Credential & { readonly holder: Holder; readonly id: PasskeyId; readonly label: string },
): Promise<void> {
  const { holder, id, credential, synced, transports, label } = kept;
  const added = await createPasskeyRow(tx, {
    authority_id: context.authorityId,
    id,
    kind: holder.kind,
    subject_id: holder.subjectId,
    credential_id: Buffer.from(credential.id, "base64url"),
    public_key: Buffer.from(credential.publicKey),
    sign_count: credential.counter,
    transports,
    synced,
    label_sealed: await sealLabel(tx, context, holder, id, label),
    created_on: toCivilDate(context.now()),
    created_at: context.now(),
    last_used_on: null,
    suspended_on: null,
  });
  if (!added) throw accessErrors.error("access.passkey_refused");
}
