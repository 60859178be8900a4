import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import type { Tx } from "../../../kernel/context.ts";
import { defineErrors } from "../../../kernel/errors.ts";
import type { ListQuestion } from "../../../kernel/keyset.ts";
import { readKeysetPage, type SortKey } from "../../../kernel/keyset.ts";
import { aTown } from "../../../testing/builders.ts";
import { testRuntime } from "../../../testing/test-runtime.ts";
import { testServer } from "../../../testing/test-server.ts";
import { listPage } from "../list/list-page.ts";
import type { ListPage } from "../list/list-types.ts";
import { plainFrame } from "./plain-frame.ts";

type BoatTable = { id: string; name: string; port: "Caen" | "Ouistreham"; seen_at: Date };
type Tables = { boat: BoatTable };
export type Boat = Pick<BoatTable, "id" | "name" | "port">;

const boatErrors = defineErrors({
  "boat.at_sea": {
    status: 409,
    fr: "Ce bateau est en mer.",
    en: "This boat is at sea.",
    todo: { fr: "Attendez son retour.", en: "Wait until it is back." },
  },
});

const NAME: SortKey<Tables, "boat"> = { by: () => sql`lower(name) collate "und-x-icu"`, type: "text" };
const SEEN: SortKey<Tables, "boat"> = { by: (eb) => eb.ref("seen_at"), type: "timestamptz" };
const ID: SortKey<Tables, "boat"> = { by: (eb) => eb.ref("id"), type: "uuid" };

/** Boats of a harbour: many of one name, and instants that differ by a microsecond. */
export async function aLongList(count: number) {
  const house = await testRuntime();
  const town = await aTown(house, { slug: "caen", name: "Ville de Caen" });
  await house.sqlAs(
    "owner",
    "create table boat (id uuid primary key default gen_random_uuid(), name text not null, port text not null, seen_at timestamptz not null)",
  );
  await house.sqlAs("owner", "grant select, delete on boat to public");
  await house.sqlAs(
    "owner",
    `insert into boat (name, port, seen_at)
     select (array['Étoile', 'étoile', 'Zéphyr', 'Ancre', '=HYPERLINK("x")', 'Vague'])[1 + n % 6] || case when n % 3 = 0 then '' else ' ' || n end,
       case when n % 2 = 0 then 'Caen' else 'Ouistreham' end, timestamptz '2026-11-24 08:00' + (n / 2) * interval '1 microsecond'
     from generate_series(1, $1::int) n`,
    [count],
  );
  const exported: number[] = [];
  const boats = describeBoats(exported);
  const latest: ListPage<Boat> = { ...boats, path: "/derniers-bateaux", sort: "vu", isDescending: true };
  const server = await testServer(house, { surfaces: [listPage(boats), listPage(latest)] });
  const add = async (name: string) => {
    const id = randomUUID();
    await house.sqlAs("owner", "insert into boat (id, name, port, seen_at) values ($1, $2, 'Caen', now())", [
      id,
      name,
    ]);
    return id;
  };
  return { house, town, server, exported, add };
}

const describeBoats = (exported: number[]): ListPage<Boat> => ({
  frame: plainFrame,
  path: "/bateaux",
  key: ({ id }) => id,
  name: ({ name }) => name,
  sort: "nom",
  texts: () => ({
    title: "Bateaux",
    lead: "Ceux du port.",
    search: "Un nom",
    empty: { title: "Aucun bateau", text: "Le premier viendra ici.", icon: "inbox" },
  }),
  columns: () => [
    { name: "nom", label: "Nom", canSort: true, cell: ({ name }) => name, csv: ({ name }) => name },
    { name: "port", label: "Port", cell: ({ port }) => port, csv: ({ port }) => port },
    { name: "vu", label: "Vu", canSort: true, cell: () => "hier" },
  ],
  filters: () => [
    {
      name: "port",
      label: "Port",
      options: ["Caen", "Ouistreham"].map((port) => ({ value: port, label: port })),
    },
  ],
  add: () => ({ label: "Ajouter un bateau", path: "/bateaux/nouveau" }),
  rowActs: ({ id, name }) => [
    { label: "Modifier", about: name, path: `/bateaux/${id}`, method: "get" },
    { label: "Appeler", about: name, path: `/bateaux/${id}/appeler`, method: "post" },
  ],
  load: (context, question) => context.transaction((tx) => readBoats(tx.withTables<Tables>(), question)),
  exportCsv: { fileName: "bateaux", record: async (_, total) => void exported.push(total) },
  bulk: {
    read: (context, keys) =>
      context.transaction((tx) =>
        tx
          .withTables<Tables>()
          .selectFrom("boat")
          .select(["id", "name", "port"])
          .where("id", "in", keys)
          .execute(),
      ),
    acts: [
      {
        name: "desarmer",
        label: () => "Désarmer",
        confirm: (_, chosen) => ({
          title: `Désarmer ${chosen} bateaux ?`,
          lead: "Pour toujours.",
          submit: "Oui",
        }),
        refuse: ({ port }) => (port === "Ouistreham" ? "Ce bateau n’est pas d’ici." : undefined),
        done: (_, chosen) => `Bateaux désarmés : ${chosen}`,
        run: (context, key) =>
          context.transaction(async (tx) => {
            const boats = tx.withTables<Tables>();
            const gone = await boats.deleteFrom("boat").where("id", "=", key).returning("name").execute();
            if (gone.some(({ name }) => name.startsWith("En mer"))) throw boatErrors.error("boat.at_sea");
          }),
      },
    ],
  },
});

async function readBoats(
  boats: ReturnType<typeof withBoats>,
  { search, filters, sort, isDescending, ...page }: ListQuestion,
) {
  const port = filters.port;
  const all = boats
    .selectFrom("boat")
    .$if(search !== "", (query) => query.where("name", "ilike", `%${search}%`))
    .$if(port !== undefined, (query) => query.where("port", "=", port === "Caen" ? "Caen" : "Ouistreham"));
  const key = sort === "vu" ? SEEN : NAME;
  const { count } = await all.select((eb) => eb.fn.countAll<string>().as("count")).executeTakeFirstOrThrow();
  const order = [{ ...key, isDescending }, ID];
  return { ...(await readKeysetPage(all.select(["id", "name", "port"]), order, page)), total: Number(count) };
}

const withBoats = (tx: Tx) => tx.withTables<Tables>();
