import {
  importTerritory,
  officialEdition,
  readTerritory,
} from "@ardeco/platform/features/authorities/authorities/index";
import { aPublishedService } from "@ardeco/platform/testing/services";
import type { Bench } from "../bench.ts";
import { type Driver, startDriver } from "../driver/drive.ts";
import type { Traveller } from "../driver/plan.ts";
import { figure, table } from "../figures.ts";
import { type Cost, costOf, countStatements } from "../house/cost.ts";
import type { House } from "../house/house.ts";
import { type Surface, surfaces, travellers } from "../house/journeys.ts";
import { loadPeople } from "../house/load-people.ts";
import { openHouse } from "../house/open-house.ts";
import { aSmallTown, type SmallTown } from "../house/small-town.ts";

const SMALL = { people: 1_000, services: 20 };
const SECONDS = 5;

interface Row {
  readonly house: string;
  readonly surface: Surface;
  readonly cost: Cost;
}

/**
 * What a page costs in processor and in statements, in a small town, then with more people, services and
 * authorities.
 */
export const growth: Bench = async () => {
  countStatements();
  const house = await openHouse();
  const driver = startDriver();
  try {
    const town = await aSmallTown(house, SMALL);
    const people = await travellers(house, town.authorityId, 1);
    const rows: Row[] = [];
    for (const [name, grow] of Object.entries(stages)) {
      await grow(house, town);
      await house.owner.query("vacuum analyze");
      for (const surface of surfaces) {
        const [one] = people[surface];
        if (one) rows.push({ house: name, surface, cost: await measure(driver, house, one) });
      }
    }
    const worst = Math.max(...rows.map((row) => totalOf(row) / totalOf(firstOf(rows, row))));
    return { ratio: worst, higherIsBetter: false, text: textOf(rows) };
  } finally {
    driver.close();
    await house.close();
  }
};

const stages: Readonly<Record<string, (house: House, town: SmallTown) => Promise<unknown>>> = {
  "1,000 people, 20 services, 1 authority": async () => {},
  "10,000 people": (house, town) => loadPeople(house, { ...town, from: SMALL.people, to: 10_000 }),
  "60 services": async (house, { authorityId }) => {
    for (let index = SMALL.services + 1; index <= 60; index += 1)
      await aPublishedService(house, authorityId, { slug: `service-${index}` });
  },
  "36,000 authorities": (house, { authorityId }) =>
    importTerritory(house.system(authorityId), { edition: officialEdition, authorities: readTerritory() }),
};

async function measure(driver: Driver, house: House, traveller: Traveller): Promise<Cost> {
  const walk = (seconds: number) =>
    driver.drive({ kind: "journeys", port: house.port, seconds, travellers: [traveller] });
  await walk(2);
  return costOf(house.owner, async () => {
    const { done, after } = await walk(SECONDS);
    return done + after;
  });
}

const totalOf = ({ cost }: Row): number => cost.node + cost.postgres;

const firstOf = (rows: readonly Row[], { surface }: Row): Row =>
  rows.find((row) => row.surface === surface) ?? (rows[0] as Row);

function textOf(rows: readonly Row[]): string {
  const lines = rows.map((row) => [
    row.house,
    row.surface,
    figure(row.cost.node),
    figure(row.cost.postgres),
    figure(row.cost.statements),
    figure(totalOf(row) / totalOf(firstOf(rows, row))),
  ]);
  const heads = [
    "each adds to the one above",
    "surface",
    "Node ms",
    "PostgreSQL ms",
    "statements",
    "of the first",
  ];
  return `${table([heads, ...lines])}\n(processor a page, one person at a time; ratio: the worst growth)`;
}
