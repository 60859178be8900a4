import { addDays, type CivilDate, toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import { FIRST_ID, parseId } from "../../../kernel/ids.ts";
import { listProviderAuthorities } from "../../authorities/authorities/index.ts";
import { listOfferedServices } from "../../catalogue/catalogue/index.ts";
import { computeDayIndexes } from "./person-list.ts";
import { sendElementChanges } from "./send-element-changes.ts";
import { listPeopleWithLists } from "./store.ts";

/** Some seconds of work: far from the two minutes after which a job is taken for dead. */
const PAGE = 500;
/** Nights that may have been missed: as many days as are looked for, a few milliseconds of hashing. */
const DAYS_BACK = 400;

export interface RefreshPage {
  readonly after?: string | undefined;
  /** Everybody with a grant, not only those for whom the calendar counts today. */
  readonly everyone?: boolean;
}

/**
 * Scheduled: an age changes on a birthday, a notice ends on its day, without any element changing. Only those
 * for whom one of the days since the last run counts are looked at, and everybody once a service has
 * published or retired a version. One page of people, then a job for the next. Somebody whose grants do not
 * all pass gets a job of their own, tried again and shown to the operator: the page goes on to those behind
 * them.
 */
export async function runDailyRefresh(context: Context, { after, everyone }: RefreshPage): Promise<void> {
  const whole = everyone ?? (await context.transaction((tx) => hasServiceChanged(tx, context)));
  const days = whole ? {} : { days: listDueDays(context) };
  const page = { after: after ?? FIRST_ID, limit: PAGE, ...days };
  const people = await context.transaction((tx) => listPeopleWithLists(tx, context.authorityId, page));
  for (const personId of people) {
    await sendElementChanges(context, parseId<"person">(personId)).catch(() =>
      sendJob(context, "consent.refresh_person", { personId }),
    );
  }
  const last = people.at(-1);
  if (last !== undefined && people.length === PAGE)
    await sendJob(context, "consent.refresh", { after: last, whole: whole ? "yes" : "no" });
}

/** The empty mark too: a list written before days were worked out. */
function listDueDays(context: Context): readonly Buffer[] {
  const today = toCivilDate(context.now());
  const days: CivilDate[] = Array.from({ length: DAYS_BACK }, (_, back) => addDays(today, -back));
  return [Buffer.alloc(0), ...days.flatMap((day) => computeDayIndexes(context, day))];
}

/** Two days: the night before may have run before the publication of that day. */
async function hasServiceChanged(tx: Tx, context: Context): Promise<boolean> {
  const since = addDays(toCivilDate(context.now()), -1);
  const providers = await listProviderAuthorities(tx, context.authorityId);
  const services = await listOfferedServices(
    tx,
    providers.map(({ id }) => id),
  );
  return services.some(({ changedOn }) => changedOn >= since);
}

function sendJob(context: Context, job: string, facts: Readonly<Record<string, string>>): Promise<void> {
  const { authorityId, requestId } = context;
  return context.transaction((tx) => context.ports.jobs.send(tx, job, { authorityId, requestId, ...facts }));
}
