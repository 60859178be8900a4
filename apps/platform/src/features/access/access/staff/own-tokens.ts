import { toCivilDate } from "../../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../../kernel/context.ts";
import type { ApiTokenId, StaffId } from "../../../../kernel/ids.ts";
import { record } from "../../../trust/audit/index.ts";
import { accessErrors } from "../errors.ts";
import { isRecent } from "../rules/sign-in-strength.ts";
import type { Session } from "../sessions/sessions.ts";
import {
  acceptApiTokenRow,
  findOwnApiToken,
  listOwnApiTokenRows,
  revokeApiTokenRow,
} from "../store/api-tokens.ts";
import { toAccessSystem } from "../to-access-system.ts";
import { type ApiToken, toApiToken } from "./api-tokens.ts";

type TokenOwnerSession = Pick<Session, "actor" | "method" | "createdAt">;

/**
 * What acts, or would act, in the acting agent's name: neither ended nor expired, those that wait for their
 * agreement first.
 */
export async function listOwnApiTokens(context: Context): Promise<readonly ApiToken[]> {
  const staffId = resolveOwnStaffId(context);
  const system = toAccessSystem(context);
  const rows = await system.transaction((tx) =>
    listOwnApiTokenRows(tx, system, { staffId, now: system.now() }),
  );
  return rows
    .map((row) => toApiToken(row, ""))
    .toSorted((one, other) => Number(one.accepted) - Number(other.accepted));
}

/** Why this agent cannot accept this token now, for the page to say first: an error's code. */
export function findAcceptanceRefusal(
  context: Context,
  { actor, createdAt }: TokenOwnerSession,
  token: Pick<ApiToken, "scope">,
) {
  const { roles, withheld = [] } = actor.kind === "staff" ? actor : { roles: [] };
  const open = new Set(roles.map(({ role }) => role));
  const held = new Set([...open, ...withheld.map(({ role }) => role)]);
  // Taken back since the token was issued: no way of signing in opens it.
  if (!token.scope.every((role) => held.has(role))) return "access.token_role_gone";
  if (!isRecent(createdAt, context.now())) return "access.recent_sign_in_required";
  return token.scope.every((role) => open.has(role)) ? undefined : "access.strong_sign_in_required";
}

/**
 * Use case: the token may act in this agent's name from now on. Idempotent. Throws access.unknown_token, also
 * of another agent's, access.token_role_gone where they no longer hold one of its roles,
 * access.recent_sign_in_required, access.strong_sign_in_required where a role of it is closed to how they
 * signed in.
 */
export async function acceptApiToken(
  context: Context,
  { id, session }: { readonly id: ApiTokenId; readonly session: TokenOwnerSession },
): Promise<void> {
  await runOwnTokensWork(context, async (tx, { staffId, now }) => {
    const read = async () =>
      (await listOwnApiTokenRows(tx, context, { staffId, now })).find((one) => one.id === id);
    const row = await read();
    if (!row) throw accessErrors.error("access.unknown_token");
    const refusal = findAcceptanceRefusal(context, session, row);
    if (refusal) throw accessErrors.error(refusal);
    if (!(await acceptApiTokenRow(tx, row, toCivilDate(context.now())))) {
      // Accepted before, or at this instant; or revoked at this instant, and nothing was accepted.
      if (!(await read())) throw accessErrors.error("access.unknown_token");
      return;
    }
    const { label, scope } = row;
    await record(tx, context, { action: "access.api_token_accepted", data: { label, scope } });
  });
}

/**
 * Use case: it opens nothing, or no longer; its agent needs no reason. Idempotent, also once it ended. Throws
 * access.unknown_token.
 */
export async function declineApiToken(context: Context, id: ApiTokenId): Promise<void> {
  await runOwnTokensWork(context, async (tx, { staffId, now }) => {
    const found = await findOwnApiToken(tx, context, { staffId, id });
    if (!found) throw accessErrors.error("access.unknown_token");
    if (found.expires_at <= now) return;
    const row = await revokeApiTokenRow(tx, context.authorityId, id, now);
    if (!row) return;
    const { label, accepted_on } = row;
    const action = accepted_on === null ? "access.api_token_refused" : "access.api_token_revoked";
    await record(tx, context, { action, data: { label } });
  });
}

interface Own {
  readonly staffId: StaffId;
  readonly now: Date;
}

/** As the system: an agent reads no list of tokens. */
async function runOwnTokensWork(context: Context, work: (tx: Tx, own: Own) => Promise<void>): Promise<void> {
  const own = { staffId: resolveOwnStaffId(context), now: context.now() };
  const system = toAccessSystem(context);
  await system.transaction((tx) => work(tx, own));
}

/** An agent under delegation has theirs at home; a program that acts by a token accepts none. */
function resolveOwnStaffId({ actor }: Context): StaffId {
  if (actor.kind === "staff" && actor.delegationId === undefined && actor.signedInBy !== undefined)
    return actor.staffId;
  throw accessErrors.error("access.unknown_token");
}
