import { toCivilDate } from "../../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../../kernel/context.ts";
import type { PersonId, StaffId } from "../../../../kernel/ids.ts";
import { parseId } from "../../../../kernel/ids.ts";
import { listCodes } from "../../../../kernel/recover-refusal.ts";
import { accessErrors } from "../errors.ts";
import { openAgentEmail } from "../staff/staff.ts";
import { confirmEmail, listAccountsByEmail } from "../store/accounts.ts";
import {
  applyLinkUse,
  countLiveLinks,
  createLinkRow,
  endUnprovenEntries,
  lockAddress,
} from "../store/sessions.ts";
import { findStaff, findStaffByEmail } from "../store/staff.ts";
import type { LinkMethod, SubjectKind } from "../tables.ts";
import { toAccessSystem } from "../to-access-system.ts";
import { computeEmailIndex } from "./accounts.ts";
import { runRecordingFailure } from "./failed-sign-in.ts";
import { startSignInSession } from "./start-sign-in-session.ts";
import { drawToken, hashToken } from "./tokens.ts";

const MINUTE = 60_000;
const LINK_LIFETIME = 30 * MINUTE;
/** Live links an address may hold: whoever asks again and again for somebody else fills no mailbox. */
const MAXIMUM_LIVE_LINKS = 5;

/** A link to put in one message; the token exists nowhere else. */
export interface SignInLink {
  readonly kind: SubjectKind;
  readonly subjectId: string;
  readonly token: string;
}

/** Creates a one-time link for a person or an agent (default life 30 minutes). Runs as the system. */
export async function createSignInLink(
  tx: Tx,
  context: Context,
  subject: { kind: SubjectKind; subjectId: string; lifetimeMs?: number },
): Promise<SignInLink> {
  return createLink(tx, context, { ...subject, method: "email_link" });
}

/**
 * Creates a one-time link for any use (`method`): the session that it opens tells by which one it came. Runs
 * as the system.
 */
export async function createLink(
  tx: Tx,
  context: Context,
  subject: { kind: SubjectKind; subjectId: string; method: LinkMethod; lifetimeMs?: number },
): Promise<SignInLink> {
  const token = drawToken();
  await createLinkRow(tx, {
    authority_id: context.authorityId,
    token_hash: hashToken(token),
    kind: subject.kind,
    subject_id: subject.subjectId,
    method: subject.method,
    expires_at: new Date(context.now().getTime() + (subject.lifetimeMs ?? LINK_LIFETIME)),
    used_at: null,
    draft_id: null,
  });
  return { kind: subject.kind, subjectId: subject.subjectId, token };
}

/**
 * Use case: links for everyone who signs in with this address: none, one, or several people who share it.
 * `deliver` joins the transaction (it writes the message); the caller's page says the same thing in every
 * case, so that nobody learns who has an account.
 */
export async function requestSignInLinks(
  context: Context,
  input: { email: string; door: SubjectKind },
  deliver: (tx: Tx, system: Context, links: readonly SignInLink[]) => Promise<void>,
): Promise<void> {
  const system = toAccessSystem(context);
  await system.transaction(async (tx) => {
    await lockAddress(tx, computeEmailIndex(system, input.email));
    const subjects = await listSignInSubjects(tx, system, input);
    const links: SignInLink[] = [];
    for (const subjectId of subjects) {
      const until = new Date(system.now().getTime() + LINK_LIFETIME);
      const live = await countLiveLinks(tx, system.authorityId, subjectId, { from: system.now(), until });
      if (live >= MAXIMUM_LIVE_LINKS) continue;
      links.push(await createSignInLink(tx, system, { kind: input.door, subjectId }));
    }
    if (links.length > 0) await deliver(tx, system, links);
  });
}

async function listSignInSubjects(
  tx: Tx,
  context: Context,
  input: { email: string; door: SubjectKind },
): Promise<string[]> {
  const index = computeEmailIndex(context, input.email);
  if (input.door === "person") {
    return (await listAccountsByEmail(tx, context.authorityId, index)).map((account) => account.person_id);
  }
  const agent = await findStaffByEmail(tx, context.authorityId, index);
  return agent ? [agent.id] : [];
}

/** The professional address of an agent, for the message that carries the link. */
export async function findAgentAddress(tx: Tx, context: Context, email: string): Promise<string | undefined> {
  const agent = await findStaffByEmail(tx, context.authorityId, computeEmailIndex(context, email));
  return agent && openAgentEmail(context, agent);
}

/** The professional address of an agent who is still one. Runs as the system. */
export function findAddressOfAgent(context: Context, staffId: StaffId): Promise<string | undefined> {
  return context.read(async (tx) => {
    const agent = await findStaff(tx, context.authorityId, staffId);
    return agent && openAgentEmail(context, agent);
  });
}

/** The agent whose professional address an identity provider of the State vouches for. Runs as the system. */
export async function findAgentByEmail(
  tx: Tx,
  context: Context,
  email: string,
): Promise<StaffId | undefined> {
  const agent = await findStaffByEmail(tx, context.authorityId, computeEmailIndex(context, email));
  return agent && parseId<"staff">(agent.id);
}

/** Use case: the agent who has this professional address. */
export function readAgentByEmail(context: Context, email: string): Promise<StaffId | undefined> {
  return context.read((tx) => findAgentByEmail(tx, context, email));
}

/**
 * Use case: spends a one-time link. Throws access.link_not_valid. Returns the session's token and whose it
 * is.
 */
export async function openSignInLink(
  context: Context,
  token: string,
): Promise<{ session: string; kind: SubjectKind; subjectId: string }> {
  const failure = {
    method: "email_link",
    codes: listCodes(accessErrors, "access.link_not_valid", "access.account_closed"),
  } as const;
  return runRecordingFailure(context, failure, () => applySignInLink(context, token));
}

async function applySignInLink(
  context: Context,
  token: string,
): Promise<{ session: string; kind: SubjectKind; subjectId: string }> {
  const system = toAccessSystem(context);
  return system.transaction(async (tx) => {
    const hash = hashToken(token);
    const link =
      (await applyLinkUse(tx, context.authorityId, hash, "email_link", context.now())) ??
      (await applyLinkUse(tx, context.authorityId, hash, "invitation", context.now()));
    if (!link) throw accessErrors.error("access.link_not_valid");
    if (link.kind === "person") await confirmSignInAddress(tx, system, parseId<"person">(link.subject_id));
    const session = await startSignInSession(tx, system, {
      kind: link.kind,
      subjectId: link.subject_id,
      method: link.method,
    });
    return { session, kind: link.kind, subjectId: link.subject_id };
  });
}

/**
 * Somebody who reads the address is here for the first time. What was opened before by whoever typed that
 * address ends: a stranger who enrolled under another's name and address keeps no way in beside its owner.
 * Each time, says `access.address_read`: what the person declares later is confirmed too; the first time,
 * `access.email_confirmed`.
 */
async function confirmSignInAddress(tx: Tx, context: Context, personId: PersonId): Promise<void> {
  const { authorityId, requestId } = context;
  await context.ports.events.emit(tx, "access.address_read", { authorityId, requestId, personId });
  const at = context.now();
  if (!(await confirmEmail(tx, context.authorityId, personId, toCivilDate(at)))) return;
  await context.ports.events.emit(tx, "access.email_confirmed", { authorityId, requestId, personId });
  await endUnprovenEntries(tx, context.authorityId, personId, at);
}
