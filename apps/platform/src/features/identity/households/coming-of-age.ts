import { addDays, toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import { FIRST_ID, type PersonId, parseId } from "../../../kernel/ids.ts";
import { type ItemFailed, requireNoFailure, runAllOrEach } from "../../../kernel/run-each-in-turn.ts";
import { endRow, saveEdge } from "./edge.ts";
import { recordAccountHolder } from "./handover/entered-by.ts";
import { readBirths } from "./read-births.ts";
import type { EndCause } from "./representation.ts";
import { type Birth, isEndedByMajority, isKnownAdult } from "./rules.ts";
import { openRows } from "./sealed-detail.ts";
import { listLiveOfMinors, listPastEnd } from "./store/representations.ts";
import type { RepresentationRow } from "./store/tables.ts";

const BATCH = 500;
const NOTICE_DAYS = 30;

/**
 * Nightly: ends what majority ends. Birth dates are sealed, so each one is opened and compared: no clear
 * column tells which day somebody turns eighteen. Says `households.came_of_age` once per person. Throws, at
 * the end, what did not open.
 */
export async function endAtMajority(context: Context): Promise<number> {
  return endPageByPage(
    context,
    (tx, after) => listLiveOfMinors(tx, context.authorityId, after, BATCH),
    (tx, rows) => endAmong(tx, context, rows),
  );
}

/**
 * Every page is read, whatever did not open in those before it. Returns for how many people; throws, at the
 * end, what did not open.
 */
async function endPageByPage(
  context: Context,
  list: (tx: Tx, after: string) => Promise<readonly RepresentationRow[]>,
  end: (tx: Tx, rows: readonly RepresentationRow[]) => Promise<number>,
): Promise<number> {
  let ended = 0;
  const failures: ItemFailed[] = [];
  for (let after: string | undefined = FIRST_ID; after !== undefined; ) {
    const from: string = after;
    const rows = await context.transaction((tx) => list(tx, from));
    const page = await runAllOrEach(groupPersonRows(rows), (some) =>
      context.transaction((tx) =>
        end(
          tx,
          some.flatMap((person) => person.rows),
        ),
      ),
    );
    ended += page.done;
    failures.push(...page.failures);
    after = rows.length < BATCH ? undefined : rows.at(-1)?.id;
  }
  requireNoFailure(failures);
  return ended;
}

/** Everybody with the edges that end together; named, should they fail, by one of those. */
function groupPersonRows(rows: readonly RepresentationRow[]) {
  const people = Map.groupBy(rows, (row) => row.represented_id);
  return [...people.values()].map((edges) => ({ id: edges[0]?.id ?? "", rows: edges }));
}

async function endAmong(tx: Tx, context: Context, rows: readonly RepresentationRow[]): Promise<number> {
  const people = [...new Set(rows.map((row) => parseId<"person">(row.represented_id)))];
  const births = await readBirths(tx, context, people);
  const today = toCivilDate(context.now());
  const adults = listAdultIds(today, births);
  const soon = listAdultIds(addDays(today, NOTICE_DAYS), births);
  await notifyComingAdults(
    tx,
    context,
    rows.filter(({ represented_id: id }) => soon.has(id) && !adults.has(id)),
  );
  const ended = await endThose(
    tx,
    context,
    rows.filter((row) => adults.has(row.represented_id)),
    "coming_of_age",
  );
  for (const personId of ended) await publishMajority(tx, context, personId);
  return ended.size;
}

function listAdultIds(day: string, births: ReadonlyMap<PersonId, Birth>): ReadonlySet<string> {
  return new Set([...births].flatMap(([id, birth]) => (isKnownAdult(birth, day) ? [id] : [])));
}

/** Says once, by edge, that majority comes within a month; the edge remembers it. */
async function notifyComingAdults(
  tx: Tx,
  context: Context,
  rows: readonly RepresentationRow[],
): Promise<void> {
  const byId = new Map(rows.map((row) => [row.id, row]));
  for (const edge of await openRows(tx, context, rows)) {
    const row = byId.get(edge.id);
    if (!row || edge.majorityTold || edge.state !== "validated" || !isEndedByMajority(edge)) continue;
    await saveEdge(tx, context, row, {
      ...(await recordAccountHolder(tx, context, edge)),
      majorityTold: true,
    });
    await context.ports.events.emit(tx, "households.majority_near", {
      authorityId: context.authorityId,
      requestId: context.requestId,
      personId: edge.representedId,
      representativeId: edge.representativeId,
    });
  }
}

/**
 * Nightly: ends mandates and court measures past their last day. Returns for how many people; idempotent.
 * Throws, at the end, what did not open: a row that does not keeps none of the others from ending.
 */
export async function endPastRepresentations(context: Context): Promise<number> {
  const today = toCivilDate(context.now());
  return endPageByPage(
    context,
    (tx, after) => listPastEnd(tx, context.authorityId, { today, after, limit: BATCH }),
    async (tx, rows) => (await endThose(tx, context, rows, "expired")).size,
  );
}

/**
 * Ends the edges given, except those that majority leaves alone.
 * @returns the people whose edges ended
 */
export async function endThose(
  tx: Tx,
  context: Context,
  rows: readonly RepresentationRow[],
  cause: EndCause,
): Promise<ReadonlySet<PersonId>> {
  const ended = new Set<PersonId>();
  const byId = new Map(rows.map((row) => [row.id, row]));
  for (const edge of await openRows(tx, context, rows)) {
    const row = byId.get(edge.id);
    if (!row || (cause === "coming_of_age" && !isEndedByMajority(edge))) continue;
    const known = cause === "coming_of_age" ? await recordAccountHolder(tx, context, edge) : edge;
    await endRow(tx, context, row, known, { cause });
    ended.add(edge.representedId);
  }
  return ended;
}

/** Heard by whoever must write to the young adult. */
export async function publishMajority(tx: Tx, context: Context, personId: PersonId): Promise<void> {
  await context.ports.events.emit(tx, "households.came_of_age", {
    authorityId: context.authorityId,
    requestId: context.requestId,
    personId,
  });
}
