import type { Text } from "@ardeco/contracts";
import { addDays, type CivilDate, toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import type { GrantId, PersonId } from "../../../kernel/ids.ts";
import { getServiceVersion } from "../../catalogue/catalogue/index.ts";
import type { GrantNamed, WithdrawalDecision } from "./decision.ts";
import { consentErrors } from "./errors.ts";
import { sendGrantEvent } from "./events.ts";
import type { Grant, ItemName, LegalHold, WithdrawalReason } from "./grant.ts";
import { recordConsentLine } from "./journal.ts";
import { openEntry } from "./listed-grants.ts";
import { getForGrant } from "./offered.ts";
import type { Payload } from "./payload.ts";
import { type ListEntry, readList, reservePersonList } from "./person-list.ts";
import { requireReach } from "./reach.ts";
import { listKeptByLaw } from "./rules.ts";
import { maySeeService, requireSpoken } from "./spoken.ts";
import { readTerritories } from "./territory.ts";
import { formatItemLabel } from "./words.ts";
import { saveGrantPayload } from "./write-grant.ts";

/** What a person reads before withdrawing. */
export interface WithdrawalExplained {
  readonly grant: Grant;
  readonly serviceTitle: Text;
  /** Items the service is told no more, at once. */
  readonly stops: readonly { readonly name: ItemName; readonly label: Text }[];
  /** Kept because a law says so. */
  readonly kept: readonly (LegalHold & { readonly label: Text; readonly until: CivilDate })[];
  /** Kept some days by the service's own retention, then erased; `by` is today when it is erased at once. */
  readonly erased: readonly { readonly name: ItemName; readonly label: Text; readonly by: CivilDate }[];
  readonly stopsAtOnce: boolean;
  /** What remains owed by either side, in the service's words. */
  readonly owed?: Text;
}

/** In the words of the version agreed to. Throws consent.unknown_grant. */
export function getWithdrawalExplanation(context: Context, input: GrantNamed): Promise<WithdrawalExplained> {
  return context.read(async (tx) => {
    await requireReach(tx, context, { personId: input.personId, act: "prepare" });
    const { grant, payload } = await getOpen(tx, context, input, await readList(tx, context, input.personId));
    const { definition } = await getServiceVersion(tx, grant.sector.serviceId, grant.version);
    const today = toCivilDate(context.now());
    const kept = listKeptByLaw(definition, grant.granted, today);
    const { owedText, stopsAtOnce, title } = definition;
    const { names: places } = await readTerritories(tx, context.authorityId, definition.requests);
    return {
      grant,
      serviceTitle: title,
      stops: grant.granted.map((name) => ({ name, label: formatItemLabel(name, places) })),
      kept: kept.map((hold) => ({ ...hold, label: formatItemLabel(hold.element, places) })),
      erased: payload.agreed
        .filter(({ element }) => !kept.some((hold) => hold.element === element))
        .map(({ element: name, retentionDays }) => ({
          name,
          label: formatItemLabel(name, places),
          by: addDays(today, retentionDays),
        })),
      stopsAtOnce,
      ...(owedText ? { owed: owedText } : {}),
    };
  });
}

/**
 * Use case: the no after a yes. Idempotent. Throws consent.unknown_grant, consent.nobody_said_so,
 * households.cannot_act_for.
 */
export async function withdrawGrant(context: Context, input: WithdrawalDecision): Promise<void> {
  await context.transaction((tx) => withdrawGrantInTransaction(tx, context, input));
}

/**
 * The no after a yes, inside the caller's transaction (an erasure, a mandate that ends). Idempotent, throws
 * as withdrawGrant.
 */
export async function withdrawGrantInTransaction(
  tx: Tx,
  context: Context,
  input: WithdrawalDecision & {
    readonly because?: "authority" | "expiry";
    readonly reason?: WithdrawalReason;
  },
): Promise<void> {
  const { personId, grantId, reason } = input;
  const list = await reservePersonList(tx, context, personId);
  const opened = await getOpen(tx, context, input, list.entries);
  const { grant, payload } = opened;
  const { serviceId } = grant.sector;
  await requireReach(tx, context, { personId, serviceId, act: "usual" });
  await requireSpoken(tx, context, { personId, serviceId, spoken: input.spoken });
  if (!maySeeService(context, await getForGrant(tx, grant), input.spoken))
    throw consentErrors.error("consent.unknown_grant");
  if (grant.state === "withdrawn") return;
  const service = await getServiceVersion(tx, serviceId, grant.version);
  const now = context.now();
  const kept = listKeptByLaw(service.definition, grant.granted, toCivilDate(now));
  const initiatedBy = input.because ?? "person";
  await saveGrantPayload(tx, context, opened, {
    ...removePause(payload),
    told: {},
    withdrawal: { at: now.toISOString(), initiatedBy, ...(reason ? { reason } : {}), kept },
  });
  await list.save(
    list.entries.map((entry) => (entry.grantId === grantId ? removePlannedCheck(entry) : entry)),
  );
  const data = { kept: kept.map(({ element }) => element), initiatedBy, ...(reason ? { reason } : {}) };
  const { spoken } = input;
  await recordConsentLine(tx, context, {
    action: "consent.grant_withdrawn",
    personId,
    service,
    data,
    ...(spoken ? { spoken } : {}),
  });
  await sendGrantEvent(tx, context, "consent.grant_withdrawn", {
    sector: grant.sector,
    grantId,
    personId,
    changed: [],
    noLongerReleased: Object.keys(payload.told),
    requiredMissing: [],
  });
}

/** What is over is not paused. */
function removePause({ paused: _, ...payload }: Payload): Payload {
  return payload;
}

/** What is over is checked no more. */
function removePlannedCheck({ nextCheck: _, ...entry }: ListEntry): ListEntry {
  return entry;
}

/** A grant of this very person. Throws consent.unknown_grant for anybody else's. */
async function getOpen(
  tx: Tx,
  context: Context,
  { personId, grantId }: { personId: PersonId; grantId: GrantId },
  entries: readonly ListEntry[],
) {
  const entry = entries.find((one) => one.grantId === grantId);
  const opened = entry && (await openEntry(tx, context, personId, entry));
  if (!opened) throw consentErrors.error("consent.unknown_grant");
  return opened;
}
