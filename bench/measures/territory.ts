import {
  importTerritory,
  officialEdition,
  readTerritory,
} from "@ardeco/platform/features/authorities/authorities/index";
import { aTown } from "@ardeco/platform/testing/builders";
import type { Bench } from "../bench.ts";
import { startDriver } from "../driver/drive.ts";
import type { Load } from "../driver/plan.ts";
import { figure, table } from "../figures.ts";
import { openHouse } from "../house/open-house.ts";

const FEW = 100;
const OPENED = 400;

interface Visit {
  readonly name: string;
  readonly paths: readonly string[];
  readonly holding: string;
}

/**
 * Finding and opening one town among a hundred, then among every authority of the country: the same pages.
 */
export const territory: Bench = async () => {
  const house = await openHouse();
  const driver = startDriver();
  const visit = async ({ paths, holding }: Visit, seconds: number) =>
    driver.drive({
      kind: "pages",
      port: house.port,
      seconds,
      connections: 1,
      pages: paths.map((path) => ({ path })),
      holding,
    });
  try {
    const country = readTerritory();
    const towns = country.filter(({ kind }) => kind === "commune");
    const some = towns.filter(({ departement }) => departement === "14").slice(-FEW);
    const { id } = await aTown(house, { slug: "ici" });
    const measured: { readonly size: number; readonly loads: readonly Load[] }[] = [];
    for (const authorities of [some, country]) {
      await importTerritory(house.system(id), { edition: officialEdition, authorities });
      await house.owner.query("vacuum analyze authority, authority_member");
      const loads: Load[] = [];
      for (const one of await visits(house.owner)) {
        await visit(one, 1);
        loads.push(await visit(one, 3));
      }
      measured.push({ size: authorities.length + 1, loads });
    }
    const worst = Math.max(...measured.flatMap(({ loads }) => loads.map(({ p95 }) => p95)));
    return { ratio: worst, aim: 100, higherIsBetter: false, text: textOf(measured) };
  } finally {
    driver.close();
    await house.close();
  }
};

const names = [
  "list, first page",
  "list, last page",
  "search, a word",
  "search, a slip",
  "search, postal code",
  "open",
];

async function visits({ query }: Awaited<ReturnType<typeof openHouse>>["owner"]): Promise<readonly Visit[]> {
  const [counted] = await query<{ pages: number }>(
    "select ceil(count(*) / 24.0)::int as pages from authority where not ardeco_is_sandbox(id)",
  );
  const found = await query<{ slug: string }>(
    `select slug from authority where not ardeco_is_sandbox(id) order by md5(slug) limit ${OPENED}`,
  );
  const search = (...typed: string[]) => typed.map((q) => `/?q=${encodeURIComponent(q)}`);
  const paths = [
    ["/"],
    [`/?page=${counted?.pages ?? 1}`],
    search("vire", "st", "saint", "villers", "tou"),
    search("viler", "trouvile", "valonges", "vilonz", "tourneviles"),
    search("14360", "14", "143"),
    found.map(({ slug }) => `/${slug}/`),
  ];
  return names.map((name, index) => ({
    name,
    paths: paths[index] ?? [],
    holding: name === "open" ? "ar-hero" : "ar-search",
  }));
}

function textOf(measured: readonly { readonly size: number; readonly loads: readonly Load[] }[]): string {
  const rows = measured.flatMap(({ size, loads }) =>
    loads.map(({ p50, p95, done }, index) => [
      names[index] ?? "",
      figure(size),
      figure(p50),
      figure(p95),
      figure(done),
    ]),
  );
  const heading = ["one reader at a time", "authorities", "p50 ms", "p95 ms", "visits"];
  return `${table([heading, ...rows])}\n(ratio: worst p95 in ms)`;
}
