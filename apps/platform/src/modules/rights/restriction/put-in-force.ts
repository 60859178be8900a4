import type { CivilDate } from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import type { PersonId } from "../../../kernel/ids.ts";
import { record } from "../../audit/index.ts";
import { listLiveGrants, pauseGrantWithin, resumeGrantWithin } from "../../consent/index.ts";
import {
  beginRestriction,
  isCovered,
  isOngoing,
  listRestrictionsOf,
  type Restriction,
} from "../../restrictions/index.ts";
import type { RightsRequest } from "../request.ts";

/** The restriction of this request, and the agreements that it covers, each told to its service. By the system. Idempotent. */
export async function putInForce(tx: Tx, context: Context, request: RightsRequest): Promise<void> {
  const { id, personId, restriction } = request;
  if (!restriction) return;
  const askedBy = request.askedBy ?? personId;
  if (!(await beginRestriction(tx, context, { id, personId, askedBy, ...restriction }))) return;
  await pauseAll(tx, context, personId);
  await noteInJournal(tx, context, "began", { personId, ...restriction });
}

/** Whatever a restriction covers, and does not pause yet. */
async function pauseAll(tx: Tx, context: Context, personId: PersonId): Promise<void> {
  const system = context.as({ kind: "system", name: "rights" });
  const holding = await listRestrictionsOf(tx, system, personId);
  for (const { id: grantId, pausedSince } of await listLiveGrants(tx, system, personId))
    if (!pausedSince && isCovered(holding, grantId))
      await pauseGrantWithin(tx, system, { personId, grantId });
}

/** Agreements that no restriction covers any more live again. */
export async function resumeUncovered(tx: Tx, context: Context, personId: PersonId): Promise<void> {
  const system = context.as({ kind: "system", name: "rights" });
  const holding = (await listRestrictionsOf(tx, system, personId)).filter(isOngoing);
  for (const { id: grantId, pausedSince } of await listLiveGrants(tx, system, personId))
    if (pausedSince && !isCovered(holding, grantId))
      await resumeGrantWithin(tx, system, { personId, grantId });
}

/** What it covers and which day, never why. */
export function noteInJournal(
  tx: Tx,
  context: Context,
  what: "began" | "lifting_announced" | "lifted",
  { personId, agreements, on }: Pick<Restriction, "personId" | "agreements"> & { readonly on?: CivilDate },
): Promise<void> {
  const data = {
    covers: agreements.length === 0 ? "everything" : "agreements",
    services: agreements.map(({ service }) => service),
    ...(on === undefined ? {} : { on }),
  };
  return record(tx, context, { action: `restrictions.${what}`, personId, data });
}
