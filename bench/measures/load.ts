import type { Bench } from "../bench.ts";
import { type Driver, startDriver } from "../driver/drive.ts";
import type { Load, Traveller } from "../driver/plan.ts";
import { figure, table } from "../figures.ts";
import type { House } from "../house/house.ts";
import { type Surface, surfaces, travellers } from "../house/journeys.ts";
import { openHouse } from "../house/open-house.ts";
import { aSmallTown } from "../house/small-town.ts";
import { startBarePage } from "../peers/bare-page.ts";

const SESSIONS = [1, 4, 16, 64, 256];
const SECONDS = 4;
const PEOPLE = 1_000;
const SERVICES = 20;

interface Row {
  readonly sessions: number;
  readonly surface: Surface;
  readonly ours: Load;
  /** A bare page with one `select 1`, asked by as many at the same moment of the run. */
  readonly bare: Load;
}

/**
 * Mixed journeys by k people at once on each surface, with no pause between two pages, against a bare page
 * that reads.
 */
export const load: Bench = async () => {
  const house = await openHouse();
  const driver = startDriver();
  try {
    const { authorityId } = await aSmallTown(house, { people: PEOPLE, services: SERVICES });
    const html = await (await fetch(`http://localhost:${house.port}/caen/`)).text();
    const bare = await startBarePage(html, house.appUrl);
    const people = await travellers(house, authorityId, Math.max(...SESSIONS));
    const rows: Row[] = [];
    for (const surface of surfaces) {
      await journeys(driver, house, people[surface].slice(0, 4));
      for (const sessions of SESSIONS) {
        const ours = await journeys(driver, house, people[surface].slice(0, sessions));
        rows.push({ sessions, surface, ours, bare: await barePages(driver, bare.port, sessions) });
      }
    }
    await bare.close();
    const ratios = rows.filter(({ sessions }) => sessions === 16).map(ratioOf);
    return { ratio: Math.min(...ratios), text: textOf(rows) };
  } finally {
    driver.close();
    await house.close();
  }
};

const journeys = (driver: Driver, { port }: House, who: readonly Traveller[]) =>
  driver.drive({ kind: "journeys", port, seconds: SECONDS, travellers: who });

const barePages = (driver: Driver, port: number, connections: number) =>
  driver.drive({
    kind: "pages",
    port,
    seconds: SECONDS / 2,
    connections,
    pages: [{ path: "/" }],
    holding: "Service 1",
  });

const ratioOf = ({ ours, bare }: Row): number => ours.perSecond / bare.perSecond;

function textOf(rows: readonly Row[]): string {
  const alone = (surface: Surface) => rows.find((row) => row.surface === surface)?.ours;
  const lines = rows.map((row) => [
    row.surface,
    figure(row.sessions),
    figure(row.ours.perSecond),
    figure(row.ours.perSecond / (alone(row.surface)?.perSecond ?? 1)),
    figure(ratioOf(row)),
    figure(row.ours.p50),
    figure(row.ours.p95),
    figure(row.ours.p99),
    figure(row.bare.p50),
    figure(row.ours.busy),
  ]);
  const heads = [
    "surface",
    "sessions",
    "answers/s",
    "of k=1",
    "of bare",
    "p50",
    "p95",
    "p99 ms",
    "bare p50",
    "busy",
  ];
  return `${table([heads, ...lines])}\n(ratio: answers a second against a bare page, the worst surface with 16 sessions)`;
}
