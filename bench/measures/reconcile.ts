import { receiveJournalBatch, terminalsJobs } from "@ardeco/platform/features/cards/terminals/index";
import { canteenIn } from "@ardeco/platform/features/cards/terminals/testing/a-canteen";
import { aJournal } from "@ardeco/platform/features/cards/terminals/testing/a-reader";
import { getJob } from "@ardeco/platform/kernel/module-jobs";
import { aTown } from "@ardeco/platform/testing/builders";
import type { Bench } from "../bench.ts";
import { figure, median, table } from "../figures.ts";
import type { House } from "../house/house.ts";
import { openHouse } from "../house/open-house.ts";

/** A debit is two lines: the attempt, and what the card proved. */
const LINES = Number(process.env.BENCH_LINES ?? 20_000);
const BATCH = 500;
/** What a purse holds, a cent a debit. */
const DEBITS_A_CARD = 4_000;

/**
 * Offline lines of a reader, taken in batches and brought to the ledger, beside as many rows of their size
 * written plainly.
 */
export const reconcile: Bench = async () => {
  const house = await openHouse();
  try {
    const town = await aTown(house, { slug: "caen" });
    const canteen = await canteenIn(withSql(house), town);
    const journal = await aJournal(canteen.mayor, town.deskId);
    const { system, application } = canteen;
    // As readers name services.
    const service = "cantine";
    for (let made = 0; made < LINES / 2; made += DEBITS_A_CARD) {
      const { emulated } = await canteen.aCardHolder(DEBITS_A_CARD + 1);
      for (let debit = 0; debit < Math.min(DEBITS_A_CARD, LINES / 2 - made); debit += 1)
        await journal.debit(system, application, emulated, { service, amount: 1 });
    }
    const [took, plain] = [[] as number[], [] as number[]];
    await house.owner.query("create table plain_line (n bigint primary key, said bytea not null)");
    const began = performance.now();
    for (let from = 0; from < LINES; from += BATCH) {
      const batch = await journal.batch(from, { lines: journal.lines.slice(from, from + BATCH) });
      took.push(
        await seconds(async () => {
          const { refusal } = await receiveJournalBatch(system, journal.reader, batch);
          if (refusal !== null) throw new Error(refusal);
        }),
      );
      plain.push(await seconds(() => writePlainly(house, batch)));
    }
    // The job may have begun meanwhile, as it does in a town: what is measured is all of it, from the first
    // batch to the last debit in the ledger.
    await getJob(terminalsJobs, "terminals.post").run(system, {});
    const whole = (performance.now() - began) / 1_000;
    const [sum] = await house.owner.query<{ posted: string }>(
      "select count(*)::text as posted from card_transaction where state = 'posted'",
    );
    if (sum?.posted !== String(LINES / 2)) throw new Error(`${sum?.posted} posted of ${LINES / 2}`);
    const rate = (times: readonly number[]) => BATCH / median(times);
    const tenth = Math.max(1, Math.floor(took.length / 10));
    return {
      ratio: rate(took) / rate(plain),
      text: table([
        [`${figure(LINES)} lines, ${BATCH} at once`, "lines a second"],
        ["taken: chain, signature, proof of each debit, sealed", figure(rate(took))],
        ["of which the first tenth", figure(rate(took.slice(0, tenth)))],
        ["of which the last tenth", figure(rate(took.slice(-tenth)))],
        ["the same texts in rows of their own, plainly", figure(rate(plain))],
        [
          "all of it: signed by the reader, debits in the ledger, these rows written beside",
          figure(LINES / whole),
        ],
      ]),
    };
  } finally {
    await house.close();
  }
};

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1_000;
}

const writePlainly = (
  { owner }: House,
  { first, lines }: { readonly first: number; readonly lines: readonly string[] },
) =>
  owner.query(
    "insert into plain_line select $1::bigint + place, convert_to(text, 'UTF8') from unnest($2::text[]) with ordinality l(text, place)",
    [first, lines],
  );

/** What builders of tests ask besides contexts. */
const withSql = (house: House) => ({
  ...house,
  sqlAs: <Row>(_who: string, sql: string, values?: readonly unknown[]) =>
    house.owner.query<Row>(sql, [...(values ?? [])]),
});
