import { anAgent, aTown } from "@ardeco/platform/testing/builders";
import type { Bench } from "../bench.ts";
import { startDriver } from "../driver/drive.ts";
import type { Load } from "../driver/plan.ts";
import { figure, table } from "../figures.ts";
import { fillCountry } from "../house/fill-country.ts";
import { loadPeople } from "../house/load-people.ts";
import { openHouse } from "../house/open-house.ts";
import { sequentialScans } from "../house/sequential-scans.ts";
import { signIn } from "../house/sign-in.ts";

const WAITING = 5_000;
const PEOPLE = 1_000_000;
const TOWNS = 150;
const LIMIT_MS = 50;

const views = {
  "desk queue": "",
  "desk queue, mine": "?vue=a-moi",
  "desk queue, to take": "?vue=a-prendre",
} as const;

/**
 * The desk’s queue of a town where 5,000 files wait, alone, then with a million people in 151 authorities,
 * 530,000 files waiting elsewhere.
 */
export const million: Bench = async () => {
  const house = await openHouse();
  const driver = startDriver();
  try {
    const { id: authorityId, deskId } = await aTown(house, { slug: "caen" });
    const agent = await anAgent(house, authorityId, ["reception", "validator"]);
    const { actor } = agent;
    if (actor.kind !== "staff") throw new TypeError("an agent is staff");
    const cookie = await signIn(agent);
    await loadPeople(house, { authorityId, deskId, staffId: actor.staffId, from: 0, to: WAITING });
    const visit = (query: string, seconds: number) =>
      driver.drive({
        kind: "pages",
        port: house.port,
        seconds,
        connections: 1,
        pages: [{ path: `/caen/agents${query}`, cookie }],
        holding: "Jeanne",
      });
    const all = async (seconds: number) => {
      const loads: (readonly [string, Load])[] = [];
      for (const [name, query] of Object.entries(views)) loads.push([name, await visit(query, seconds)]);
      return loads;
    };
    await all(2);
    const alone = await all(5);
    await fillCountry(house.owner, { people: PEOPLE - WAITING, towns: TOWNS, authorityId });
    await all(2);
    const { result, tables } = await sequentialScans(house.owner, () => all(10));
    const lines = [
      ...alone.map(([name, load]) => lineOf(name, WAITING, load)),
      ...result.map(([name, load]) => lineOf(name, PEOPLE, load)),
    ];
    return {
      ratio: Math.max(...result.map(([, { p95 }]) => p95)),
      aim: LIMIT_MS,
      higherIsBetter: false,
      text: `${table([["one reader at a time", "people", "p50 ms", "p95 ms", "p99 ms", "pages"], ...lines])}
tables above 1,000 rows read whole: ${tables.join("; ") || "none"} (ratio: worst p95 in ms)`,
    };
  } finally {
    driver.close();
    await house.close();
  }
};

const lineOf = (name: string, people: number, { p50, p95, p99, done }: Load): string[] => [
  name,
  figure(people),
  figure(p50),
  figure(p95),
  figure(p99),
  figure(done),
];
