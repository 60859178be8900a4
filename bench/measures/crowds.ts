import { anAgent, aTown } from "@ardeco/platform/testing/builders";
import type { Bench } from "../bench.ts";
import { type Driver, startDriver } from "../driver/drive.ts";
import type { Load } from "../driver/plan.ts";
import { figure, table } from "../figures.ts";
import type { House } from "../house/house.ts";
import { type Crowd, loadPeople } from "../house/load-people.ts";
import { openHouse } from "../house/open-house.ts";
import { sequentialScans } from "../house/sequential-scans.ts";
import { signIn } from "../house/sign-in.ts";

const SIZES = [1_000, 100_000];
const READERS = 50;

/** The views of the queue, as its addresses name them. */
const views = { all: "", mine: "?vue=a-moi", unassigned: "?vue=a-prendre" } as const;

interface Measured {
  readonly size: number;
  readonly queue: Load;
  readonly mine: Load;
  readonly unassigned: Load;
  readonly journal: Load;
  readonly scans: readonly string[];
}

const rows: readonly (readonly [string, (measured: Measured) => Load])[] = [
  ["desk queue", ({ queue }) => queue],
  ["desk queue, mine", ({ mine }) => mine],
  ["desk queue, to take", ({ unassigned }) => unassigned],
  ["person's journal", ({ journal }) => journal],
];

/**
 * The desk's queue and a person's journal, in a small town and in a large one: does the page know how many
 * people live there?
 */
export const crowds: Bench = async () => {
  const house = await openHouse();
  const driver = startDriver();
  try {
    const { id: authorityId, deskId } = await aTown(house, { slug: "caen" });
    const agent = await anAgent(house, authorityId, ["reception", "validator"]);
    const cookie = await signIn(agent);
    const { actor } = agent;
    if (actor.kind !== "staff") throw new TypeError("an agent is staff");
    const { staffId } = actor;
    const measured: Measured[] = [];
    for (const [index, size] of SIZES.entries()) {
      const crowd = { authorityId, deskId, staffId, from: SIZES[index - 1] ?? 0, to: size };
      measured.push({ size, ...(await measure(house, driver, crowd, cookie)) });
    }
    const worst = Math.max(...measured.flatMap((one) => rows.map(([, of]) => of(one).p95)));
    return { ratio: worst, aim: 50, higherIsBetter: false, text: textOf(measured) };
  } finally {
    driver.close();
    await house.close();
  }
};

async function measure(house: House, driver: Driver, crowd: Crowd, agent: string) {
  const people = await loadPeople(house, crowd);
  const readers: string[] = [];
  for (const personId of people.slice(0, READERS)) {
    readers.push(await signIn(house.as({ kind: "person", personId }, crowd.authorityId)));
  }
  const visit = (path: string, cookies: readonly string[], seconds: number) =>
    driver.drive({
      kind: "pages",
      port: house.port,
      seconds,
      connections: 1,
      pages: cookies.map((cookie) => ({ path, cookie })),
      holding: "Jeanne",
    });
  const both = async (seconds: number) => ({
    queue: await visit(`/caen/agents${views.all}`, [agent], seconds),
    mine: await visit(`/caen/agents${views.mine}`, [agent], seconds),
    unassigned: await visit(`/caen/agents${views.unassigned}`, [agent], seconds),
    journal: await visit("/caen/espace/journal", readers, seconds),
  });
  await both(2);
  const scans = await sequentialScans(house.owner, () => both(5));
  return { ...scans.result, scans: scans.tables };
}

function textOf(measured: readonly Measured[]): string {
  const lines = measured.flatMap((one) =>
    rows.map(([name, of]) => [name, figure(one.size), figure(of(one).p50), figure(of(one).p95)]),
  );
  const scans = measured.flatMap(({ size, scans }) =>
    scans.length > 0 ? [`${figure(size)}: ${scans.join(", ")}`] : [],
  );
  return `${table([["one reader at a time", "people", "p50 ms", "p95 ms"], ...lines])}
tables above 1,000 rows read whole: ${scans.join("; ") || "none"} (ratio: worst p95 in ms)`;
}
