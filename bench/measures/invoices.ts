import { randomUUID } from "node:crypto";
import { listAtBank, listDebited } from "@ardeco/platform/features/billing/debits/index";
import {
  buildInvoicesJobs,
  getMonthPreview,
  readRun,
  requestInvoiceRun,
  setSeries,
} from "@ardeco/platform/features/billing/invoices/index";
import { debit, openAccount } from "@ardeco/platform/features/ledger/counters/index";
import { aPurse, type Purse } from "@ardeco/platform/features/ledger/counters/testing/a-purse";
import { computePairwiseSubject } from "@ardeco/platform/features/trust/keys/index";
import type { Context } from "@ardeco/platform/kernel/context";
import { type PersonId, parseId } from "@ardeco/platform/kernel/ids";
import { getJob } from "@ardeco/platform/kernel/module-jobs";
import { anAgent, aTown } from "@ardeco/platform/testing/builders";
import type { Bench } from "../bench.ts";
import { figure, table } from "../figures.ts";
import type { House } from "../house/house.ts";
import { loadPeople } from "../house/load-people.ts";
import { openHouse } from "../house/open-house.ts";

const SIZES = (process.env.BENCH_HOUSEHOLDS ?? "1000,4000").split(",").map(Number);
/** A month of school. */
const MEALS = 20;
const AT_ONCE = 8;

/**
 * A month of invoices, prepared then sent by its job, in a town of a thousand households and in one of four
 * thousand.
 */
export const invoices: Bench = async () => {
  const house = await openHouse();
  try {
    const measured: Measured[] = [];
    for (const [rank, households] of SIZES.entries())
      measured.push(await aMonth(house, { households, slug: `ville-${rank + 1}` }));
    const each = ({ sending, households }: Measured) => (sending * 1_000) / households;
    const [first, last] = [measured[0], measured.at(-1)];
    return {
      ratio: first && last ? each(last) / each(first) : Number.NaN,
      aim: 1.2,
      higherIsBetter: false,
      text: table([
        ["households", "preparing, s", "sending, s", "ms a household", "invoices a second"],
        ...measured.map((one) => [
          figure(one.households),
          figure(one.preparing),
          figure(one.sending),
          figure(each(one)),
          figure(one.households / one.sending),
        ]),
      ]),
    };
  } finally {
    await house.close();
  }
};

interface Measured {
  readonly households: number;
  readonly preparing: number;
  readonly sending: number;
}

async function aMonth(
  house: House,
  { households, slug }: { readonly households: number; readonly slug: string },
): Promise<Measured> {
  const { id: town, deskId } = await aTown(house, { slug });
  const mayor = await anAgent(house, town, ["authority_administrator"]);
  const purse = await aPurse(house, town, { paidAfter: true });
  if (mayor.actor.kind !== "staff") throw new TypeError("an agent is staff");
  const crowd = { authorityId: town, deskId, staffId: mayor.actor.staffId, from: 0, to: households };
  const people = await loadPeople(house, crowd);
  const month = await eat(house, purse, people);
  const seriesId = await aSeries(mayor, purse);
  await house.owner.query("analyze");
  let seen = "";
  const preparing = await seconds(async () => {
    const prepared = await getMonthPreview(mayor, { seriesId, month });
    if (prepared.count !== households) throw new Error(`${prepared.count} invoices of ${households}`);
    seen = prepared.seen;
  });
  const runId = await requestInvoiceRun(mayor, { seriesId, month, seen });
  const sending = await seconds(async () =>
    getJob(buildInvoicesJobs({ listDebited, listAtBank }), "invoices.issue").run(house.system(town), {
      runId,
    }),
  );
  const { run } = await readRun(mayor, { seriesId, runId });
  if (run.invoices !== households) throw new Error(`${run.invoices} sent of ${households}`);
  return { households, preparing, sending };
}

/**
 * Each their meals, written today, then put in their days, since a ledger takes none of another day.
 * @returns the month of them
 */
async function eat(
  house: House,
  { system, canteen, counterId, town }: Purse,
  people: readonly PersonId[],
): Promise<string> {
  await inTurns(people, async (personId) => {
    const person: Context = house.as({ kind: "person", personId }, town);
    await openAccount(person, { personId, counterId });
    const subject = computePairwiseSubject(system, canteen.service, personId);
    const meal = { counterId, subject, amount: 350, label: "Cantine" };
    await Promise.all(
      Array.from({ length: MEALS }, () => debit(system, canteen, { ...meal, key: randomUUID() })),
    );
  });
  await house.owner.query("alter table counter_transfer disable trigger user");
  await house.owner.query(
    `update counter_transfer set day = (date_trunc('month', day) - interval '1 month')::date + (sequence % 28)::int
      where counter_id = $1 and kind = 'debit'`,
    [counterId],
  );
  await house.owner.query("alter table counter_transfer enable trigger user");
  const [row] = await house.owner.query<{ month: string }>(
    "select to_char(min(day), 'YYYY-MM') as month from counter_transfer where counter_id = $1 and kind = 'debit'",
    [counterId],
  );
  return row?.month ?? "";
}

async function aSeries(mayor: Context, { counterId }: Purse) {
  const id = parseId<"invoiceSeries">(randomUUID());
  await setSeries(mayor, {
    id,
    code: "CANTINE",
    name: "Régie périscolaire",
    address: "1 place de la République, 14000 Caen",
    siret: null,
    dueDays: 30,
    help: "Le CCAS vous reçoit sans rendez-vous.",
    counterIds: [counterId],
  });
  return id;
}

/** So many at once, whatever their number. */
async function inTurns<Item>(items: readonly Item[], work: (item: Item) => Promise<void>): Promise<void> {
  for (let from = 0; from < items.length; from += AT_ONCE)
    await Promise.all(items.slice(from, from + AT_ONCE).map(work));
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1_000;
}
