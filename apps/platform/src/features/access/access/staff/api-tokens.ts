import { toCivilDate } from "../../../../kernel/civil-date.ts";
import type { Actor, Context, StaffRole, Tx } from "../../../../kernel/context.ts";
import { type ApiTokenId, parseId, type StaffId } from "../../../../kernel/ids.ts";
import { toTidyText } from "../../../../kernel/text.ts";
import { record } from "../../../trust/audit/index.ts";
import { accessErrors } from "../errors.ts";
import { isRecent } from "../rules/sign-in-strength.ts";
import { mayGive, mayTokenLast } from "../rules.ts";
import type { Session } from "../sessions/sessions.ts";
import { drawToken, hashToken } from "../sessions/tokens.ts";
import {
  type ApiTokenRecord,
  createApiTokenRow,
  findApiToken,
  listApiTokenRows,
  revokeApiTokenRow,
  updateApiTokenUsed,
} from "../store/api-tokens.ts";
import { listStaffRows } from "../store/staff.ts";
import { toAccessSystem } from "../to-access-system.ts";
import { requireCapability } from "./require-capability.ts";
import { findStaffActor } from "./staff.ts";

/** A bearer token of the API, without the token itself. */
export interface ApiToken {
  readonly id: ApiTokenId;
  readonly staffId: StaffId;
  readonly agentName: string;
  readonly label: string;
  readonly scope: readonly StaffRole[];
  readonly issuedOn: string;
  readonly lastUsedOn: string | null;
  readonly expiresAt: Date;
  readonly revoked: boolean;
  /** By its agent: until then it opens nothing. */
  readonly accepted: boolean;
}

export interface NewApiToken {
  readonly staffId: StaffId;
  readonly label: string;
  readonly expiresAt: Date;
  /** Of the agent's roles, those that it may use. */
  readonly scope: readonly StaffRole[];
  /** In which an agent issues it; the platform itself has none. */
  readonly session?: Pick<Session, "createdAt">;
}

export interface IssuedToken {
  /** Shown this once. */
  readonly token: string;
  /** False: it opens nothing until its agent accepts it. */
  readonly accepted: boolean;
}

/**
 * Use case: issues a token that acts as one agent, with some of that agent's roles; shown this once. In
 * another agent's name it opens nothing until they accept it, in a session of their own (own-tokens.ts). They
 * are written to in both cases: whoever sat down at a browser left open issues none, and nobody issues one
 * unseen. Throws access.recent_sign_in_required, access.unknown_agent, access.token_scope,
 * access.token_dates, access.role_out_of_reach.
 */
export async function issueApiToken(context: Context, input: NewApiToken): Promise<IssuedToken> {
  requireCapability(context, "staff.manage");
  requireIssuerPresent(context, input);
  if (!mayTokenLast(context.now(), input.expiresAt)) throw accessErrors.error("access.token_dates");
  const token = `ardeco_${drawToken()}`;
  const accepted = isOwnHand(context.actor, input.staffId);
  await context.transaction(async (tx) => {
    await requireScope(tx, context, input);
    const { staffId, scope, expiresAt } = input;
    const label = toTidyText(input.label);
    await createApiTokenRow(tx, {
      authority_id: context.authorityId,
      id: context.newId<ApiTokenId>(),
      token_hash: hashToken(token),
      staff_id: staffId,
      label,
      scope: [...scope],
      issued_on: toCivilDate(context.now()),
      last_used_on: null,
      expires_at: expiresAt,
      revoked_at: null,
      accepted_on: accepted ? toCivilDate(context.now()) : null,
    });
    await notifyTokenIssued(tx, context, { staffId, accepted });
    const until = toCivilDate(expiresAt);
    await record(tx, context, { action: "access.api_token_issued", data: { staffId, label, scope, until } });
  });
  return { token, accepted };
}

/**
 * The platform's own (a demonstration, a program that sets up), or the agent themselves in a session: no
 * token makes another.
 */
const isOwnHand = (actor: Actor, staffId: StaffId): boolean =>
  actor.kind === "system" ||
  (actor.kind === "staff" && actor.staffId === staffId && actor.signedInBy !== undefined);

function requireIssuerPresent({ actor, now }: Context, { session }: NewApiToken): void {
  if (actor.kind === "system" || (session && isRecent(session.createdAt, now()))) return;
  throw accessErrors.error("access.recent_sign_in_required");
}

async function notifyTokenIssued(
  tx: Tx,
  { authorityId, requestId, ports }: Context,
  { staffId, accepted }: { readonly staffId: StaffId; readonly accepted: boolean },
): Promise<void> {
  const event = accepted ? "access.api_token_created" : "access.api_token_waits";
  await ports.events.emit(tx, event, { authorityId, requestId, staffId });
}

/**
 * A token is no way round the roles: what its agent does not hold, or the giver may not give, is not in it.
 */
async function requireScope(tx: Tx, context: Context, { staffId, scope }: NewApiToken): Promise<void> {
  const agent = await findStaffActor(tx, context, staffId);
  if (agent?.kind !== "staff") throw accessErrors.error("access.unknown_agent");
  const held = new Set(agent.roles.map(({ role }) => role));
  if (scope.length === 0 || !scope.every((role) => held.has(role)))
    throw accessErrors.error("access.token_scope");
  if (!scope.every((role) => mayGive(context.actor, { role })))
    throw accessErrors.error("access.role_out_of_reach");
}

/** Tokens of the acting authority, ended ones included, the last to expire first. */
export function listApiTokens(context: Context): Promise<readonly ApiToken[]> {
  return context.read(async (tx) => {
    requireCapability(context, "staff.manage");
    const names = new Map(
      (await listStaffRows(tx, context.authorityId)).map(({ id, display_name }) => [id, display_name]),
    );
    return (await listApiTokenRows(tx, context.authorityId)).map((row) =>
      toApiToken(row, names.get(row.staff_id) ?? ""),
    );
  });
}

export const toApiToken = (row: ApiTokenRecord, agentName: string): ApiToken => ({
  id: parseId<"apiToken">(row.id),
  staffId: parseId<"staff">(row.staff_id),
  agentName,
  label: row.label,
  scope: row.scope,
  issuedOn: row.issued_on,
  lastUsedOn: row.last_used_on,
  expiresAt: row.expires_at,
  revoked: row.revoked_at !== null,
  accepted: row.accepted_on !== null,
});

/** Use case: it stops at its next call. Throws access.unknown_token, also for one revoked already. */
export async function revokeApiToken(context: Context, id: ApiTokenId): Promise<void> {
  requireCapability(context, "staff.manage");
  await context.transaction(async (tx) => {
    const row = await revokeApiTokenRow(tx, context.authorityId, id, context.now());
    if (!row) throw accessErrors.error("access.unknown_token");
    const data = { staffId: row.staff_id, label: row.label };
    await record(tx, context, { action: "access.api_token_revoked", data });
  });
}

/**
 * The agent behind a bearer token, with today's roles within its scope; the journal tells the token beside
 * the name. Undefined when unknown, revoked, expired, or not accepted by its agent yet.
 */
export async function resolveApiToken(context: Context, token: string): Promise<Actor | undefined> {
  const system = toAccessSystem(context);
  return system.transaction(async (tx) => {
    const row = await findApiToken(tx, context.authorityId, hashToken(token));
    if (!row || row.accepted_on === null || row.expires_at <= context.now()) return undefined;
    const agent = await findStaffActor(tx, system, parseId<"staff">(row.staff_id));
    if (agent?.kind !== "staff") return undefined;
    await recordTokenUse(tx, system, row);
    const roles = agent.roles.filter(({ role }) => row.scope.includes(role));
    return { ...agent, label: `${agent.label} (API : ${row.label})`, roles };
  });
}

async function recordTokenUse(tx: Tx, context: Context, row: ApiTokenRecord): Promise<void> {
  const today = toCivilDate(context.now());
  if (row.last_used_on !== today) await updateApiTokenUsed(tx, row, today);
}
