import { toCivilDate } from "../../../../kernel/civil-date.ts";
import type { Actor, Context, Tx } from "../../../../kernel/context.ts";
import type { SystemContext } from "../../../../kernel/elevate.ts";
import { type DelegationId, parseId, type SessionId } from "../../../../kernel/ids.ts";
import { getAuthority } from "../../../authorities/authorities/index.ts";
import { findDelegationInForce } from "../delegation/delegation.ts";
import { accessErrors } from "../errors.ts";
import { filterSignInRoles, RECOVERY_MS } from "../rules/sign-in-strength.ts";
import { isDelegatedActor } from "../rules.ts";
import { findStaffActor } from "../staff/staff.ts";
import { findAccountRow, updateAccountSeen } from "../store/accounts.ts";
import {
  createSessionRow,
  findSession,
  findSessionById,
  listSessionRows,
  revokeSessionRow,
  setDevice,
  updateSessionSeen,
} from "../store/sessions.ts";
import { findDemand } from "../store/staff-demand.ts";
import type { SessionMethod, SessionRow, SubjectKind } from "../tables.ts";
import { toAccessSystem } from "../to-access-system.ts";
import { drawToken, hashToken } from "./tokens.ts";

const HOUR = 3_600_000;
/**
 * A person's browser stays signed in for 30 days (a draft too: it is resumed); an agent's for a working day.
 */
const LIFETIME: Record<SubjectKind, number> = { person: 30 * 24 * HOUR, staff: 10 * HOUR };
/** Written no more often. An agent’s idle time is counted from it: by the minute. */
const TOUCH_EVERY: Record<SubjectKind, number> = { person: 5 * 60_000, staff: 60_000 };

export interface NewSession {
  readonly kind: SubjectKind;
  readonly subjectId: string;
  readonly method: SessionMethod;
  readonly delegationId?: DelegationId;
  /** Of a resume code: what it opens. */
  readonly draftId?: string;
}

export interface Session {
  readonly id: SessionId;
  readonly actor: Actor;
  readonly method: SessionMethod;
  readonly createdAt: Date;
}

/**
 * Opens a session; the token returned goes to the browser and is kept nowhere. Runs as the system. Throws
 * access.account_closed.
 */
export async function openSession(tx: Tx, context: Context, input: NewSession): Promise<string> {
  await requireDoor(tx, context, input.method);
  if (input.kind === "person") await requireOpenAccount(tx, context, input.subjectId);
  const token = drawToken();
  const at = context.now();
  await createSessionRow(tx, {
    authority_id: context.authorityId,
    token_hash: hashToken(token),
    id: context.newId<string>(),
    kind: input.kind,
    subject_id: input.subjectId,
    delegation_id: input.delegationId ?? null,
    method: input.method,
    created_at: at,
    last_seen_at: at,
    expires_at: new Date(at.getTime() + (input.method === "desk" ? RECOVERY_MS : LIFETIME[input.kind])),
    revoked_at: null,
    device: "",
    draft_id: input.draftId ?? null,
  });
  if (input.kind === "person") await recordPersonSeen(tx, context, input.subjectId);
  return token;
}

/** Whatever leads there: a link read late, an identity of the State, a code. */
async function requireOpenAccount(tx: Tx, { authorityId }: Context, personId: string): Promise<void> {
  const account = await findAccountRow(tx, authorityId, parseId<"person">(personId));
  if (account !== undefined && account.closed_on !== null) throw accessErrors.error("access.account_closed");
}

/** Nobody real signs in to a sandbox, and its own door leads nowhere else. The database refuses too. */
async function requireDoor(tx: Tx, { authorityId }: Context, method: SessionMethod): Promise<void> {
  const { kind } = await getAuthority(tx, authorityId);
  if ((kind === "sandbox") !== (method === "sandbox")) throw accessErrors.error("access.sandbox_door");
}

interface SessionReading {
  /** Nobody is at the page that asks: the session is not in use. */
  readonly isPassive?: boolean;
}

/**
 * Who holds this token, with today's roles; undefined when unknown, expired, revoked, or its delegation has
 * ended. A session of recovery is nobody here: no page and no service takes it for its owner.
 */
export async function resolveSession(
  context: Context,
  token: string,
  reading: SessionReading = {},
): Promise<Session | undefined> {
  const row = await findLive(context, token);
  return row && row.method !== "desk" ? resolveSessionRow(context, row, reading) : undefined;
}

/**
 * Whose account is being recovered, for the pages of recovery, which take no other session; undefined as for
 * resolveSession.
 */
export async function resolveRecoverySession(context: Context, token: string): Promise<Session | undefined> {
  const row = await findLive(context, token);
  return row?.method === "desk" ? resolveSessionRow(context, row) : undefined;
}

/**
 * A session that another request named, as it is now; undefined as for resolveSession. Runs as the system.
 */
export async function resolveSessionById(
  system: Context,
  which: { readonly id: SessionId; readonly subjectId: string },
): Promise<Session | undefined> {
  const row = await system.transaction((tx) => findSessionById(tx, system.authorityId, which));
  return row && isLiveSession(system, row) && row.method !== "desk"
    ? resolveSessionRow(system, row)
    : undefined;
}

async function findLive(context: Context, token: string): Promise<SessionRow | undefined> {
  const row = await findSession(context.statement, context.authorityId, hashToken(token));
  return row && isLiveSession(context, row) ? row : undefined;
}

function isLiveSession(context: Context, row: SessionRow): boolean {
  const live = row.revoked_at === null && row.expires_at > context.now() && !isIdle(context, row);
  return live && (row.method !== "resume_code" || row.draft_id !== null);
}

/** Who left their screen is not taken for who sits down at it. A person’s own browser stays signed in. */
function isIdle({ ports, now }: Context, { kind, last_seen_at }: SessionRow): boolean {
  const idleMs = now().getTime() - last_seen_at.getTime();
  return kind === "staff" && idleMs > ports.signIn.staffIdleMinutes * 60_000;
}

async function resolveSessionRow(
  context: Context,
  row: SessionRow,
  { isPassive = false }: SessionReading = {},
): Promise<Session | undefined> {
  const now = context.now();
  const system = toAccessSystem(context);
  const actor = row.kind === "person" ? toPersonActor(row) : await findAgent(system, row);
  if (!actor) return undefined;
  if (!isPassive && now.getTime() - row.last_seen_at.getTime() > TOUCH_EVERY[row.kind])
    await system.transaction(async (tx) => {
      await updateSessionSeen(tx, row, now);
      if (row.kind === "person") await recordPersonSeen(tx, system, row.subject_id);
    });
  return { id: parseId<"session">(row.id), actor, method: row.method, createdAt: row.created_at };
}

export interface OpenSession {
  readonly id: SessionId;
  readonly method: SessionMethod;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  /** "firefox/windows", or "" when nobody said. */
  readonly device: string;
}

/** Live sessions of a person or agent, last seen first. */
export async function listSessions(
  tx: Tx,
  context: Context,
  subjectId: string,
): Promise<readonly OpenSession[]> {
  const rows = await listSessionRows(tx, context.authorityId, subjectId);
  return rows
    .filter((row) => row.expires_at > context.now())
    .map((row) => ({
      id: parseId<"session">(row.id),
      method: row.method,
      createdAt: row.created_at,
      lastSeenAt: row.last_seen_at,
      device: row.device,
    }));
}

/** Ends one session of a subject; idempotent. */
export async function revokeSession(
  tx: Tx,
  context: Context,
  which: { id: SessionId; subjectId: string },
): Promise<void> {
  await revokeSessionRow(tx, context.authorityId, which, context.now());
}

/**
 * Use case: says on what a session just opened is used, so that its owner knows it again. Runs as the
 * system.
 */
export function setSessionDevice(system: SystemContext, token: string, device: string): Promise<void> {
  return system.transaction((tx) => setDevice(tx, system.authorityId, hashToken(token), device));
}

async function recordPersonSeen(tx: Tx, context: Context, personId: string): Promise<void> {
  await updateAccountSeen(tx, context.authorityId, parseId<"person">(personId), toCivilDate(context.now()));
}

function toPersonActor(row: SessionRow): Actor {
  return { kind: "person", personId: parseId<"person">(row.subject_id) };
}

/**
 * Under a delegation, two transactions one after the other: one inside the other would hold two connections.
 */
async function findAgent(system: Context, row: SessionRow): Promise<Actor | undefined> {
  const staffId = parseId<"staff">(row.subject_id);
  const { staff: rule } = system.ports.signIn;
  if (row.delegation_id === null) {
    const { own, demand } = await system.transaction(async (tx) => ({
      own: await findStaffActor(tx, system, staffId),
      demand: await findDemand(tx, system.authorityId),
    }));
    return own?.kind === "staff" ? filterSignInRoles(own, row.method, { rule, demand }) : undefined;
  }
  const id = parseId<"delegation">(row.delegation_id);
  const { delegation, demand } = await system.transaction(async (tx) => ({
    delegation: await findDelegationInForce(tx, system, id),
    demand: await findDemand(tx, system.authorityId),
  }));
  if (!delegation) return undefined;
  const home = system.as(system.actor, delegation.fromAuthorityId);
  const agent = await home.transaction((tx) => findStaffActor(tx, home, staffId));
  if (agent?.kind !== "staff" || !isDelegatedActor(agent, delegation)) return undefined;
  const lent = { ...agent, roles: [{ role: delegation.role }], delegationId: id };
  return filterSignInRoles(lent, row.method, { rule, demand });
}
