import { civilDate } from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import { type ApiTokenId, asId, type StaffId } from "../../../kernel/ids.ts";
import { record } from "../../audit/index.ts";
import { accessErrors } from "../errors.ts";
import { isRecent } from "../rules/sign-in-strength.ts";
import type { Session } from "../sessions/sessions.ts";
import {
  type ApiTokenRow,
  acceptApiTokenRow,
  listApiTokenRows,
  revokeApiTokenRow,
} from "../store/api-tokens.ts";
import { type ApiToken, apiTokenOf } from "./api-tokens.ts";

type SignedIn = Pick<Session, "actor" | "method" | "createdAt">;

/** What acts, or would act, in the acting agent's name: neither ended nor expired, those that wait for their yes first. */
export async function listOwnApiTokens(context: Context): Promise<readonly ApiToken[]> {
  const staffId = ownId(context);
  const system = context.as({ kind: "system", name: "access" });
  const rows = await system.transaction((tx) => listLiveRows(tx, system, staffId));
  return rows
    .map((row) => apiTokenOf(row, ""))
    .toSorted((one, other) => Number(one.accepted) - Number(other.accepted));
}

/** Why this agent cannot accept this token now, for the page to say first: an error's code. */
export function acceptanceRefusal(
  context: Context,
  { actor, createdAt }: SignedIn,
  token: Pick<ApiToken, "scope">,
) {
  if (!isRecent(createdAt, context.now())) return "access.recent_sign_in_required";
  const held = new Set(actor.kind === "staff" ? actor.roles.map(({ role }) => role) : []);
  return token.scope.every((role) => held.has(role)) ? undefined : "access.strong_sign_in_required";
}

/**
 * Use case: the token may act in this agent's name from now on. Idempotent. Throws access.unknown_token, also of another agent's,
 * access.recent_sign_in_required, access.strong_sign_in_required where a role of it is closed to how they signed in.
 */
export async function acceptApiToken(
  context: Context,
  { id, session }: { readonly id: ApiTokenId; readonly session: SignedIn },
): Promise<void> {
  await onOwn(context, id, async (tx, row) => {
    const refusal = acceptanceRefusal(context, session, row);
    if (refusal) throw accessErrors.error(refusal);
    if (!(await acceptApiTokenRow(tx, row, civilDate(context.now())))) return;
    const { label, scope } = row;
    await record(tx, context, { action: "access.api_token_accepted", data: { label, scope } });
  });
}

/** Use case: it opens nothing, or no longer; its agent needs no reason. Throws access.unknown_token. */
export async function refuseApiToken(context: Context, id: ApiTokenId): Promise<void> {
  await onOwn(context, id, async (tx, { authority_id, label, accepted_on }) => {
    await revokeApiTokenRow(tx, asId<"authority">(authority_id), id, context.now());
    const action = accepted_on === null ? "access.api_token_refused" : "access.api_token_revoked";
    await record(tx, context, { action, data: { label } });
  });
}

/** As the system: an agent reads no list of tokens. */
async function onOwn(
  context: Context,
  id: ApiTokenId,
  work: (tx: Tx, row: ApiTokenRow) => Promise<void>,
): Promise<void> {
  const staffId = ownId(context);
  const system = context.as({ kind: "system", name: "access" });
  await system.transaction(async (tx) => {
    const row = (await listLiveRows(tx, system, staffId)).find((one) => one.id === id);
    if (!row) throw accessErrors.error("access.unknown_token");
    await work(tx, row);
  });
}

/** An agent under delegation has theirs at home; a program that acts by a token accepts none. */
function ownId({ actor }: Context): StaffId {
  if (actor.kind === "staff" && actor.delegationId === undefined && actor.signedInBy !== undefined)
    return actor.staffId;
  throw accessErrors.error("access.unknown_token");
}

async function listLiveRows(tx: Tx, context: Context, staffId: StaffId): Promise<readonly ApiTokenRow[]> {
  const now = context.now();
  return (await listApiTokenRows(tx, context.authorityId)).filter(
    (row) => row.staff_id === staffId && row.revoked_at === null && row.expires_at > now,
  );
}
