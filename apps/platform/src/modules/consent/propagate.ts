import type { Context, Tx } from "../../kernel/context.ts";
import { eachInTurn } from "../../kernel/each-in-turn.ts";
import { asId, type PersonId } from "../../kernel/ids.ts";
import { computeRelease, markValues } from "./compute-release.ts";
import { emitGrantEvent, requiredMissing } from "./events.ts";
import type { Grant } from "./grant.ts";
import { tell } from "./journal.ts";
import { getForGrant } from "./offered.ts";
import type { OpenGrant } from "./payload.ts";
import { type ListEntry, lockPersonList, openEntry, readList } from "./person-list.ts";
import { differences, releasable } from "./rules.ts";
import { sourceOf } from "./sources.ts";
import { listPeople } from "./store.ts";
import { changeGrant } from "./write-grant.ts";

/**
 * Job: tells each service whose released values are no longer what it was told. One transaction a grant: one that fails
 * holds back none of the others, and has the job tried again. Idempotent: told again, nothing differs.
 * @param element the element that changed; undefined looks at everything (a birthday, a new version of a service)
 */
export async function propagate(context: Context, personId: PersonId, element?: string): Promise<void> {
  const entries = await context.transaction((tx) => readList(tx, context, personId));
  await eachInTurn(entries, (entry) =>
    context.transaction((tx) => propagateTo(tx, context, { personId, entry, element })),
  );
}

const FIRST = "00000000-0000-0000-0000-000000000000";
/** Some seconds of work: far from the two minutes after which a job is taken for dead. */
const PAGE = 500;

/**
 * Scheduled: an age changes on a birthday and a version at a publication, without any element changing. One page of
 * people, then a job for the next. Somebody whose grants do not all pass gets a job of their own, tried again and shown
 * to the operator: the page goes on to those behind them.
 */
export async function propagateToAll(context: Context, after: string = FIRST): Promise<void> {
  const people = await context.transaction((tx) => listPeople(tx, context.authorityId, after, PAGE));
  for (const personId of people) {
    await propagate(context, asId<"person">(personId)).catch(() =>
      sendJob(context, "consent.refresh_person", { personId }),
    );
  }
  const last = people.at(-1);
  if (last !== undefined && people.length === PAGE)
    await sendJob(context, "consent.refresh", { after: last });
}

function sendJob(context: Context, job: string, facts: Readonly<Record<string, string>>): Promise<void> {
  const { authorityId, requestId } = context;
  return context.transaction((tx) => context.ports.jobs.send(tx, job, { authorityId, requestId, ...facts }));
}

async function propagateTo(
  tx: Tx,
  context: Context,
  about: { personId: PersonId; entry: ListEntry; element: string | undefined },
): Promise<void> {
  const { personId, element } = about;
  const { entries } = await lockPersonList(tx, context, personId);
  const entry = entries.find(({ grantId }) => grantId === about.entry.grantId);
  const opened = entry && (await openEntry(tx, context, personId, entry));
  if (opened?.grant.state !== "live") return;
  if (element !== undefined && !opened.grant.granted.some((name) => sourceOf(name) === element)) return;
  await tellDifferences(tx, context, opened);
}

async function tellDifferences(
  tx: Tx,
  context: Context,
  opened: OpenGrant & { readonly grant: Grant },
): Promise<void> {
  const { grant, payload } = opened;
  const { personId } = grant;
  const service = await getForGrant(tx, grant);
  const requests = releasable(payload.agreed, service.definition.requests);
  const release = await computeRelease(tx, context, grant, requests);
  const told = markValues(context, release);
  const { changed, noLongerReleased } = differences(payload.told, told);
  const items = [...changed, ...noLongerReleased];
  if (items.length === 0) return;
  await changeGrant(tx, context, opened, { ...payload, told });
  await tell(tx, context, { action: "consent.release_changed", personId, service, data: { items } });
  await emitGrantEvent(tx, context, "consent.release_changed", {
    sector: grant.sector,
    grantId: grant.id,
    personId,
    changed,
    noLongerReleased,
    requiredMissing: requiredMissing(release),
  });
}
