import { randomUUID } from "node:crypto";
import { registerClient } from "@ardeco/platform/features/consent/clients/index";
import { debit, verifyCounter } from "@ardeco/platform/features/ledger/counters/index";
import { aPurse, type Purse } from "@ardeco/platform/features/ledger/counters/testing/a-purse";
import { bareDebit } from "@ardeco/platform/features/ledger/counters/testing/bare-debit";
import { computeCounterAlias } from "@ardeco/platform/features/trust/keys/index";
import { anAgent, aTown } from "@ardeco/platform/testing/builders";
import type { Bench } from "../bench.ts";
import { startDriver } from "../driver/drive.ts";
import type { CallsPlan } from "../driver/plan.ts";
import { figure, median, percentile, table } from "../figures.ts";
import type { House } from "../house/house.ts";
import { openHouse } from "../house/open-house.ts";
import { openPgbench } from "../peers/pgbench.ts";

const ACCOUNTS = 100_000;
const ROUNDS = 5;
const SECONDS = Number(process.env.BENCH_SECONDS ?? 4);
const CALLERS = 256;
/** What a canteen posts at noon: calls of so many lines, over so many connections. */
const LINES = 500;
const CONNECTIONS = 4;

interface Pressed {
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
}

/**
 * Sealed debits against `pgbench -N -c8` on the same PostgreSQL, in turn; a lone debit against the bare
 * function.
 */
export const ledger: Bench = async () => {
  const house = await openHouse();
  try {
    const { id: town } = await aTown(house, { slug: "saint-lo" });
    const purse = await aPurse(house, town);
    const [holder] = [await purse.holder(1_000_000_000_000)];
    await fill(house, purse);
    const pgbench = await openPgbench(house.ownerUrl);
    const driver = startDriver();
    const { one: calls, many } = await callsOf(house, purse, holder.subject);
    const one = () => holder.subject;
    const any = () => subjectOf(Math.floor(Math.random() * ACCOUNTS));
    const peers: number[] = [];
    const kept: readonly Pressed[][] = [[], [], [], [], [], [], []];
    for (let round = 0; round <= ROUNDS; round += 1) {
      const peer = await pgbench.measure(SECONDS);
      const measured = [
        await press(CALLERS, () => take(purse, one())),
        await press(CALLERS, () => take(purse, any())),
        await press(1, () => take(purse, any())),
        await press(1, () => bareDebit(purse, any())),
        await driver.drive(calls),
        ...(await Promise.all([driver.drive(many), press(1, () => take(purse, any()))])),
      ];
      // One round before those that count.
      if (round === 0) continue;
      peers.push(peer);
      for (const [index, loads] of kept.entries()) {
        const load = measured[index];
        if (load) loads.push(load);
      }
    }
    driver.close();
    await proveExact(house, purse);
    const peer = median(peers);
    const [hot = [], spread = [], alone = [], bare = [], http = [], batches = [], beside = []] = kept;
    const line = (what: string, loads: readonly Pressed[], lines = 1) => {
      const { perSecond: calls, p50, p99 } = mediansOf(loads);
      const perSecond = calls * lines;
      return [what, figure(perSecond), figure(p50), figure(p99), figure(perSecond / peer)];
    };
    const text = table([
      ["what", "a second", "p50 ms", "p99 ms", "of pgbench -N -c8"],
      ["pgbench -N -c8", figure(peer), "", "", "1.00"],
      line(`debits, ${CALLERS} callers, one account`, hot),
      line(`debits, ${CALLERS} callers, ${ACCOUNTS} accounts`, spread),
      line("debits, one caller", alone),
      line("the bare function, one caller", bare),
      line(`debits over HTTP, by an application, ${CALLERS} callers, one account`, http),
      line(
        `debits over HTTP, by an application, batches of ${LINES} (times of a batch), ${CONNECTIONS} connections, one account`,
        batches,
        LINES,
      ),
      line("debits, one caller, beside these batches", beside),
      ["a lone debit, of the bare function", figure(mediansOf(alone).p50 / mediansOf(bare).p50), "", "", ""],
    ]);
    return { ratio: mediansOf(hot).perSecond / peer, aim: 5, text };
  } finally {
    await house.close();
  }
};

const mediansOf = (loads: readonly Pressed[]): Pressed => ({
  perSecond: median(loads.map(({ perSecond }) => perSecond)),
  p50: median(loads.map(({ p50 }) => p50)),
  p99: median(loads.map(({ p99 }) => p99)),
});

const subjectOf = (index: number): string => `subject-${index}`;

const take = ({ system, canteen, counterId }: Purse, subject: string) =>
  debit(system, canteen, { counterId, subject, amount: 1, key: randomUUID(), label: "Cantine, 12 mars" });

/** Each asks again as soon as it is answered. */
async function press(callers: number, ask: () => Promise<unknown>): Promise<Pressed> {
  const [took, end]: [number[], number] = [[], performance.now() + SECONDS * 1_000];
  const began = performance.now();
  const caller = async (): Promise<void> => {
    while (performance.now() < end) {
      const asked = performance.now();
      await ask();
      took.push(performance.now() - asked);
    }
  };
  await Promise.all(Array.from({ length: callers }, caller));
  const seconds = (performance.now() - began) / 1_000;
  return { perSecond: took.length / seconds, p50: median(took), p99: percentile(took, 0.99) };
}

/**
 * What a till of the service asks, one by one or many at once, by its client_id and secret: authenticated,
 * checked, limited as any other call.
 */
async function callsOf(
  house: House,
  { town, counterId, canteen }: Purse,
  sub: string,
): Promise<{ readonly one: CallsPlan; readonly many: CallsPlan }> {
  const manager = await anAgent(house, town, ["service_manager"]);
  const { clientId, secret } = await registerClient(manager, {
    serviceId: canteen.service.serviceId,
    name: "Caisse",
    redirectUris: ["https://caisse.example/retour"],
    authMethod: "client_secret_basic",
  });
  const debited = { sub, amount: 1, label: "Cantine, 12 mars" };
  const at = `/api/v1/authorities/saint-lo/counters/${counterId}`;
  const one: CallsPlan = {
    kind: "calls",
    port: house.port,
    seconds: SECONDS,
    connections: CALLERS,
    path: `${at}/debits`,
    authorization: `Basic ${Buffer.from(`${clientId}:${secret}`).toString("base64")}`,
    bodies: [JSON.stringify(debited)],
    holding: '"transfer":',
  };
  const keyMark = "%KEY%";
  const transfers = Array.from({ length: LINES }, () => ({ key: keyMark, kind: "debit", ...debited }));
  const bodies = [JSON.stringify({ transfers })];
  const path = `${at}/transfers`;
  // Each line was done: a refused one would be counted as a debit.
  const many = { ...one, connections: CONNECTIONS, path, bodies, keyMark, lacking: '"refused":' };
  return { one, many };
}

/** Accounts with plenty, against the account of what was there at the opening. */
async function fill({ owner }: House, { town, counterId, system, canteen }: Purse): Promise<void> {
  const plenty = 1_000_000_000;
  for (let from = 0; from < ACCOUNTS; from += 10_000) {
    const aliases = Array.from({ length: 10_000 }, (_, index) =>
      computeCounterAlias(system, { sector: canteen.service, counterId, subject: subjectOf(from + index) }),
    );
    await owner.query(
      `with born as (
         insert into counter_account (authority_id, counter_id, id, kind, balance)
         select $1, $2, gen_random_uuid(), 'holder', $4::bigint from generate_series(1, 10000) returning id
       ), numbered as (select id, row_number() over () as place from born)
       insert into counter_alias select $1, $2, a.alias, n.id
       from unnest($3::bytea[]) with ordinality a(alias, place) join numbered n using (place)`,
      [town, counterId, aliases, plenty],
    );
  }
  await owner.query(
    "update counter_account set balance = balance - $2::bigint where counter_id = $1 and kind = 'opening'",
    [counterId, plenty * ACCOUNTS],
  );
  await owner.query("analyze");
}

/**
 * What was measured was right: sums are zero, and every seal verifies. Balances put there by hand have no
 * line.
 */
async function proveExact(house: House, { town, counterId }: Purse): Promise<void> {
  const [sum] = await house.owner.query<{ sum: string }>(
    "select sum(balance)::text as sum from counter_account where counter_id = $1",
    [counterId],
  );
  const { faults } = await verifyCounter(await anAgent(house, town, ["auditor"]), counterId);
  const wrong = faults.filter(({ kind }) => kind !== "balance_differs");
  if (sum?.sum !== "0" || wrong.length > 0)
    throw new Error(`not exact: ${sum?.sum}, ${JSON.stringify(wrong)}`);
}
