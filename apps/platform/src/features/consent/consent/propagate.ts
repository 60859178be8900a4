import type { Context, Tx } from "../../../kernel/context.ts";
import { runEachInTurn } from "../../../kernel/each-in-turn.ts";
import type { PersonId } from "../../../kernel/ids.ts";
import { elementsOfRule, type OfferedService } from "../../catalogue/catalogue/index.ts";
import { markValues, releaseFrom } from "./compute-release.ts";
import { emitGrantEvent, requiredMissing } from "./events.ts";
import type { Grant } from "./grant.ts";
import { tell } from "./journal.ts";
import { readKnown } from "./known.ts";
import { listLiveEntries, openEntry } from "./listed-grants.ts";
import { getForGrant } from "./offered.ts";
import type { OpenGrant } from "./payload.ts";
import { type ListEntry, type LockedList, lockPersonList } from "./person-list.ts";
import { differences, releasable } from "./rules.ts";
import { sourceOf } from "./sources.ts";
import { type Stand, standOf } from "./stand.ts";
import { withdrawGrantWithin } from "./withdraw-grant.ts";
import { changeGrant } from "./write-grant.ts";

/**
 * Job: tells each service whose released values are no longer what it was told, and checks its own rule
 * again. One transaction a grant: one that fails holds back none of the others, and has the job tried again.
 * Idempotent: told again, nothing differs. Under a restriction nothing is computed nor told: what changed
 * meanwhile is once it is lifted.
 * @param element the element that changed; undefined looks at everything (a birthday, a new version of a
 *   service)
 */
export async function propagate(context: Context, personId: PersonId, element?: string): Promise<void> {
  // What ended is neither locked nor opened again, however many there are.
  const entries = await context.transaction((tx) => listLiveEntries(tx, context, personId));
  await runEachInTurn(entries, (entry) =>
    context.transaction((tx) => propagateTo(tx, context, { personId, entry, element })),
  );
  if (element !== undefined) return;
  await context.transaction(async (tx) => {
    const list = await lockPersonList(tx, context, personId);
    if (!list.isPlanned) await list.save(list.entries);
  });
}

type LiveGrant = OpenGrant & { readonly grant: Grant };

async function propagateTo(
  tx: Tx,
  context: Context,
  about: { personId: PersonId; entry: ListEntry; element: string | undefined },
): Promise<void> {
  const { personId, element } = about;
  const list = await lockPersonList(tx, context, personId);
  const entry = list.entries.find(({ grantId }) => grantId === about.entry.grantId);
  const opened = entry && (await openEntry(tx, context, personId, entry));
  if (opened?.grant.state !== "live" || opened.payload.paused) return;
  const service = await getForGrant(tx, opened.grant);
  if (element !== undefined && !concerns(service, opened.grant, element)) return;
  await checkAgain(tx, context, { list, entry, opened, service });
}

/** An element that the service never asked for may still be one that its rule reads. */
function concerns({ definition }: OfferedService, { granted }: Grant, element: string): boolean {
  return (
    granted.some((name) => sourceOf(name) === element) ||
    elementsOfRule(definition).some((name) => name === element)
  );
}

interface Checking {
  readonly list: LockedList;
  readonly entry: ListEntry | undefined;
  readonly opened: LiveGrant;
  readonly service: OfferedService;
  /** A restriction was just lifted: the service is told, whether or not anything changed meanwhile. */
  readonly isResumed?: boolean;
}

export async function checkAgain(tx: Tx, context: Context, checking: Checking): Promise<void> {
  const { opened, service } = checking;
  const { grant, payload } = opened;
  const requests = releasable(payload.agreed, service.definition.requests);
  const known = await readKnown(tx, context, grant.personId, requests);
  const stand = standOf(service.definition, { known, before: payload.standing });
  const named = { personId: grant.personId, grantId: grant.id };
  if (stand.effect.is === "over")
    return withdrawGrantWithin(tx, context, { ...named, because: "expiry", reason: "conditions" });
  await planNext(checking, stand);
  const release = releaseFrom(known, grant, requests);
  const told = markValues(context, release);
  const { changed, noLongerReleased } = differences(payload.told, told);
  const items = [...changed, ...noLongerReleased];
  const stood = JSON.stringify(payload.standing) === JSON.stringify(stand.standing);
  const effectTold = JSON.stringify(payload.effect ?? { is: "holds" }) === JSON.stringify(stand.effect);
  if (items.length > 0 || !stood || !effectTold)
    await changeGrant(tx, context, opened, {
      ...payload,
      told,
      standing: stand.standing,
      effect: stand.effect,
    });
  if (items.length === 0 && effectTold && !checking.isResumed) return;
  if (items.length > 0) {
    const { personId } = grant;
    await tell(tx, context, { action: "consent.release_changed", personId, service, data: { items } });
  }
  await emitGrantEvent(
    tx,
    context,
    checking.isResumed
      ? "consent.grant_resumed"
      : items.length > 0
        ? "consent.release_changed"
        : "consent.standing_changed",
    {
      sector: grant.sector,
      ...named,
      changed,
      noLongerReleased,
      requiredMissing: requiredMissing(release),
      effect: stand.effect,
    },
  );
}

async function planNext({ list, entry }: Checking, { nextCheck }: Stand): Promise<void> {
  if (entry === undefined || entry.nextCheck === nextCheck) return;
  const { nextCheck: _, ...rest } = entry;
  const planned = { ...rest, ...(nextCheck === undefined ? {} : { nextCheck }) };
  await list.save(list.entries.map((one) => (one === entry ? planned : one)));
}
