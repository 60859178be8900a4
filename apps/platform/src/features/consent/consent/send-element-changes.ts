import type { Context, Tx } from "../../../kernel/context.ts";
import type { PersonId } from "../../../kernel/ids.ts";
import { runEachInTurn } from "../../../kernel/run-each-in-turn.ts";
import { listRuleElements, type OfferedService } from "../../catalogue/catalogue/index.ts";
import { computeKnownRelease, computeValueMarks } from "./compute-release.ts";
import { listRequiredMissing, sendGrantEvent } from "./events.ts";
import type { Grant } from "./grant.ts";
import { recordConsentLine } from "./journal.ts";
import { readKnownElements } from "./known.ts";
import { listLiveEntries, openEntry } from "./listed-grants.ts";
import { getForGrant } from "./offered.ts";
import type { OpenGrant } from "./payload.ts";
import { type ListEntry, type LockedList, reservePersonList } from "./person-list.ts";
import { compareToldValues, selectReleasableRequests } from "./rules.ts";
import { findSourceElement } from "./sources.ts";
import { checkServiceRule, type Stand } from "./stand.ts";
import { withdrawGrantInTransaction } from "./withdraw-grant.ts";
import { saveGrantPayload } from "./write-grant.ts";

/**
 * Job: tells each service whose released values are no longer what it was told, and checks its own rule
 * again. One transaction a grant: one that fails holds back none of the others, and has the job tried again.
 * Idempotent: told again, nothing differs. Under a restriction nothing is computed nor told: what changed
 * meanwhile is once it is lifted.
 * @param element the element that changed; undefined looks at everything (a birthday, a new version of a
 *   service)
 */
export async function sendElementChanges(
  context: Context,
  personId: PersonId,
  element?: string,
): Promise<void> {
  // What ended is neither locked nor opened again, however many there are.
  const entries = await context.transaction((tx) => listLiveEntries(tx, context, personId));
  await runEachInTurn(entries, (entry) =>
    context.transaction((tx) => sendGrantChanges(tx, context, { personId, entry, element })),
  );
  if (element !== undefined) return;
  await context.transaction(async (tx) => {
    const list = await reservePersonList(tx, context, personId);
    if (!list.isPlanned) await list.save(list.entries);
  });
}

type LiveGrant = OpenGrant & { readonly grant: Grant };

async function sendGrantChanges(
  tx: Tx,
  context: Context,
  about: { personId: PersonId; entry: ListEntry; element: string | undefined },
): Promise<void> {
  const { personId, element } = about;
  const list = await reservePersonList(tx, context, personId);
  const entry = list.entries.find(({ grantId }) => grantId === about.entry.grantId);
  const opened = entry && (await openEntry(tx, context, personId, entry));
  if (opened?.grant.state !== "live" || opened.payload.paused) return;
  const service = await getForGrant(tx, opened.grant);
  if (element !== undefined && !isGrantConcerned(service, opened.grant, element)) return;
  await checkGrantStanding(tx, context, { list, entry, opened, service });
}

/** An element that the service never asked for may still be one that its rule reads. */
function isGrantConcerned({ definition }: OfferedService, { granted }: Grant, element: string): boolean {
  return (
    granted.some((name) => findSourceElement(name) === element) ||
    listRuleElements(definition).some((name) => name === element)
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

export async function checkGrantStanding(tx: Tx, context: Context, checking: Checking): Promise<void> {
  const { opened, service } = checking;
  const { grant, payload } = opened;
  const requests = selectReleasableRequests(payload.agreed, service.definition.requests);
  const known = await readKnownElements(tx, context, grant.personId, requests);
  const stand = checkServiceRule(service.definition, { known, before: payload.standing });
  const named = { personId: grant.personId, grantId: grant.id };
  if (stand.effect.is === "over")
    return withdrawGrantInTransaction(tx, context, { ...named, because: "expiry", reason: "conditions" });
  await scheduleNextCheck(checking, stand);
  const release = computeKnownRelease(known, grant, stand.standing.isAwaited ? [] : requests);
  const told = computeValueMarks(context, release);
  const { changed, noLongerReleased } = compareToldValues(payload.told, told);
  const items = [...changed, ...noLongerReleased];
  const stood = JSON.stringify(payload.standing) === JSON.stringify(stand.standing);
  const effectTold = JSON.stringify(payload.effect ?? { is: "holds" }) === JSON.stringify(stand.effect);
  if (items.length > 0 || !stood || !effectTold)
    await saveGrantPayload(tx, context, opened, {
      ...payload,
      told,
      standing: stand.standing,
      effect: stand.effect,
    });
  if (items.length === 0 && effectTold && !checking.isResumed) return;
  if (items.length > 0) {
    const { personId } = grant;
    await recordConsentLine(tx, context, {
      action: "consent.release_changed",
      personId,
      service,
      data: { items },
    });
  }
  await sendGrantEvent(
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
      requiredMissing: listRequiredMissing(release),
      effect: stand.effect,
      ...(stand.standing.isAwaited ? { isAwaited: true } : {}),
    },
  );
}

async function scheduleNextCheck({ list, entry }: Checking, { nextCheck }: Stand): Promise<void> {
  if (entry === undefined || entry.nextCheck === nextCheck) return;
  const { nextCheck: _, ...rest } = entry;
  const planned = { ...rest, ...(nextCheck === undefined ? {} : { nextCheck }) };
  await list.save(list.entries.map((one) => (one === entry ? planned : one)));
}
