import { randomUUID } from "node:crypto";
import { registry } from "@ardeco/platform/composition/features";
import { listWaitingWork, type WorkQuery } from "@ardeco/platform/features/insights/queue/index";
import type { Context } from "@ardeco/platform/kernel/context";
import { anAgent, aTown } from "@ardeco/platform/testing/builders";
import type { Bench } from "../bench.ts";
import { figure, percentile, table } from "../figures.ts";
import type { House } from "../house/house.ts";
import { openHouse } from "../house/open-house.ts";

const SIZES = [10_000, 100_000] as const;
const TIMES = 60;
const WARMING = 10;
/** What an agent does not notice (Nielsen, 1993): the page around it takes the rest of a second. */
const LIMIT_MS = 100;

const base: WorkQuery = { scope: "open", search: "", order: "due", isDescending: false };
const questions: Readonly<Record<string, WorkQuery>> = {
  "by day due": base,
  "what came in first": { ...base, order: "since" },
  "what came in last": { ...base, order: "since", isDescending: true },
  late: { ...base, isLate: true },
  "new": { ...base, isFresh: true },
  "that nobody took": { ...base, assigned: "nobody" },
  "by the end of a number": { ...base, search: "TEST-9999" },
  "by a number that nobody has": { ...base, search: "TEST-00000X1" },
};

/** The first page of the queue of the desk, its counters and its searches, where so many files wait. */
export const measureQueue: Bench = async () => {
  const house = await openHouse();
  try {
    const { id: authorityId } = await aTown(house, { slug: "caen" });
    const agent = await anAgent(house, authorityId, ["validator"]);
    const measured = new Map<string, number[]>();
    let known = 0;
    for (const size of SIZES) {
      await addFiles(house, authorityId, { from: known, count: size - known });
      known = size;
      for (const [name, query] of Object.entries(questions))
        measured.set(name, [...(measured.get(name) ?? []), await measureQuestion(agent, query)]);
    }
    return formatOutcome(measured);
  } finally {
    await house.close();
  }
};

/** p95, in milliseconds. */
async function measureQuestion(agent: Context, query: WorkQuery): Promise<number> {
  const times: number[] = [];
  for (let time = 0; time < WARMING + TIMES; time += 1) {
    const start = performance.now();
    await listWaitingWork(agent, { kinds: registry.waitingKinds, query });
    times.push(performance.now() - start);
  }
  return percentile(times.slice(WARMING), 0.95);
}

function formatOutcome(measured: ReadonlyMap<string, readonly number[]>) {
  const rows = [...measured].map(([name, [small = 0, large = 0]]) => [
    name,
    figure(small),
    figure(large),
    figure(large / small),
  ]);
  const worst = Math.max(...[...measured.values()].map((times) => times.at(-1) ?? 0));
  const heads = ["first page, p95 ms", ...SIZES.map((size) => `${figure(size)} files`), "grows by"];
  const text = `${table([heads, ...rows])}\n(the worst against ${LIMIT_MS} ms; names sealed: none, rows of files only)`;
  return { ratio: worst / LIMIT_MS, aim: 1, higherIsBetter: false, text };
}

/** Written by the owner: what they say does not matter here, how many does. */
async function addFiles(
  { owner }: House,
  authorityId: string,
  { from, count }: { readonly from: number; readonly count: number },
): Promise<void> {
  let [desk] = await owner.query<{ id: string }>("select id from desk where authority_id = $1", [
    authorityId,
  ]);
  if (!desk) {
    desk = { id: randomUUID() };
    await owner.query("insert into desk (authority_id, id, name) values ($1, $2, 'Accueil')", [
      authorityId,
      desk.id,
    ]);
  }
  await owner.query(
    `with people as (
       insert into person (authority_id, id, status, created_on)
       select $1, gen_random_uuid(), 'declared', current_date from generate_series(1, $2::int) returning id)
     insert into enrolment_file
       (authority_id, id, person_id, contact_id, state, opened_on, opened_at, touched_on)
     select $1, gen_random_uuid(), id, id, 'draft', current_date, 'web', current_date from people`,
    [authorityId, count],
  );
  await owner.query(
    `with numbered as (
       select id, $3::int + row_number() over (order by id) as n from enrolment_file where state = 'draft')
     update enrolment_file f set state = 'submitted', version = 2, desk_id = $2, receipt_number = 'TEST-' || n,
       submitted_at = now() - n * interval '1 minute', due_on = current_date + (n % 60)::int - 10
     from numbered where numbered.id = f.id and f.authority_id = $1`,
    [authorityId, desk.id, from],
  );
  await owner.query("vacuum analyze");
}
