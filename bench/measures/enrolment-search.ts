import { randomUUID } from "node:crypto";
import type { Facts } from "@ardeco/duplicates";
import { findAlike } from "@ardeco/platform/features/identity/identity/index";
import {
  computeCandidateIndexes,
  listSharing,
  toIdentityFacts,
} from "@ardeco/platform/features/identity/identity/testing/candidate-rows";
import type { Context } from "@ardeco/platform/kernel/context";
import { type PersonId, parseId } from "@ardeco/platform/kernel/ids";
import { anAgent, aTown } from "@ardeco/platform/testing/builders";
import { Chance, corrupted, population, type Row } from "@ardeco/testing/population";
import type { Bench } from "../bench.ts";
import { figure, percentile, table } from "../figures.ts";
import type { House } from "../house/house.ts";
import { openHouse } from "../house/open-house.ts";
import { loadCandidates, sealPeople } from "../people/load-candidates.ts";
import { elementsOf } from "../people/row-elements.ts";

const PEOPLE = 1_000_000;
const PROBES = 2_000;
const SEED = 21;
/** As many as a search opens. */
const OPENED = 12;

interface Probe {
  readonly personId: PersonId;
  readonly facts: Facts;
}

/**
 * Somebody written again with one to three errors is looked for among a million people, whose digests are all
 * there and whose values are sealed.
 */
export const enrolmentSearch: Bench = async () => {
  const house = await openHouse();
  try {
    const { id: caen } = await aTown(house, { slug: "caen" });
    const agent = await anAgent(house, caen, ["validator"]);
    const chance = new Chance(SEED);
    const probes: Probe[] = [];
    const people = new Map<PersonId, Row>();
    await loadCandidates(house, caen, named(people, probes, chance));
    const opened = await whoIsOpened(agent, probes);
    await sealPeople(
      house,
      caen,
      [...people].filter(([id]) => opened.has(id)),
    );
    people.clear();
    await house.owner.query("vacuum analyze");
    return await measure(house, agent, probes, opened.size);
  } finally {
    await house.close();
  }
};

/** Everybody under an id; now and then somebody comes again, written otherwise. */
function* named(people: Map<PersonId, Row>, probes: Probe[], chance: Chance) {
  let at = 0;
  for (const { row } of population({ rows: PEOPLE, seed: SEED, again: 0, lacking: 0.02 })) {
    const id = parseId<"person">(randomUUID());
    people.set(id, row);
    if (at++ % Math.floor(PEOPLE / PROBES) === 0)
      probes.push({ personId: id, facts: toIdentityFacts(elementsOf(corrupted(chance, row))) });
    yield { id, facts: toIdentityFacts(elementsOf(row)) };
  }
}

async function whoIsOpened(agent: Context, probes: readonly Probe[]): Promise<ReadonlySet<string>> {
  const opened = new Set<string>();
  for (const { personId, facts } of probes) {
    opened.add(personId);
    const sharing = await agent.transaction((tx) =>
      listSharing(tx, agent.authorityId, computeCandidateIndexes(agent, facts), { limit: OPENED, but: [] }),
    );
    for (const id of sharing) opened.add(id);
  }
  return opened;
}

async function measure(house: House, agent: Context, probes: readonly Probe[], opened: number) {
  const [search, trip, nothing]: [number[], number[], number[]] = [[], [], []];
  let [first, found] = [0, 0];
  const timed = async <T>(times: number[], work: () => Promise<T>): Promise<T> => {
    const start = performance.now();
    const done = await work();
    times.push(performance.now() - start);
    return done;
  };
  for (const { personId, facts } of [...probes.slice(0, 200), ...probes]) {
    await timed(trip, () => house.owner.query("select 1"));
    await timed(nothing, () => agent.transaction(async () => {}));
    const alike = await timed(search, () => agent.transaction((tx) => findAlike(tx, agent, facts)));
    first += Number(alike[0]?.personId === personId);
    found += Number(alike.some((one) => one.personId === personId));
  }
  // The first two hundred warm the caches, and are counted in nothing.
  const [right, there] = [first / search.length, found / search.length];
  const row = (name: string, times: readonly number[]) => {
    const counted = times.slice(200);
    return [name, ...[0.5, 0.95, 0.99].map((part) => figure(percentile(counted, part)))];
  };
  const [size] = await house.owner.query<{ bytes: string; rows: string }>(
    "select pg_total_relation_size('candidate') as bytes, count(*) as rows from candidate",
  );
  const lines = table([
    ["one caller", "p50 ms", "p95 ms", "p99 ms"],
    row("a search, with its transaction", search),
    row("a transaction of nothing", nothing),
    row("select 1", trip),
  ]);
  const said = [
    `${figure(PEOPLE)} people, ${figure(Number(size?.rows))} digests, ${figure(Number(size?.bytes) / 2 ** 20)} MiB with their indexes`,
    `${figure(probes.length)} people written again with one to three errors: right person first ${figure(right * 100)} %, among those shown ${figure(there * 100)} %`,
    `(values sealed and opened for real for the ${figure(opened)} people that a search opens; of the others only digests are there)`,
  ];
  return { ratio: right, aim: 0.97, text: `${lines}\n${said.join("\n")}` };
}
