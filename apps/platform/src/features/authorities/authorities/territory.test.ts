import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { anAgent, aTown } from "../../../testing/builders.ts";
import { type TestRuntime, testRuntime } from "../../../testing/test-runtime.ts";
import {
  officialEdition as edition,
  findAuthorityBySlug,
  getDefaultDesk,
  importTerritory,
  listMemberAuthorities,
  listProviderAuthorities,
  type OfficialAuthority,
  readTerritory,
  searchAuthorities,
  showPrivateOffers,
} from "./index.ts";

let house: TestRuntime;
let home: Awaited<ReturnType<typeof aTown>>;
const country = readTerritory();
/** Calvados and Loire: two départements in two régions. */
const two = country.filter(
  ({ kind, code, departement, within }) =>
    ["14", "42"].includes(departement ?? "") ||
    (kind === "departement" && ["14", "42"].includes(code)) ||
    (kind === "region" && ["28", "84"].includes(code)) ||
    (kind === "epci" &&
      within.some((group) => group.kind === "departement" && ["14", "42"].includes(group.code))),
);

beforeAll(async () => {
  house = await testRuntime();
  home = await aTown(house, { slug: "caen", name: "Ville de Caen", colour: "#aa0000" });
  await importTerritory(house.system(home.id), { edition, authorities: two });
});
afterAll(() => house.close());

const read = <T>(work: Parameters<ReturnType<TestRuntime["system"]>["transaction"]>[0]) =>
  house.system(home.id).transaction(work) as Promise<T>;
const search = async (typed: string) =>
  house.system(home.id).transaction((tx) => searchAuthorities(tx, { typed, page: 1, perPage: 10 }));
const names = async (typed: string) => (await search(typed)).authorities.map(({ name }) => name);

test("the official code gives every authority of the country once, groups before those within", () => {
  const count = (wanted: string) => country.filter(({ kind }) => kind === wanted).length;
  expect([count("region"), count("departement"), count("epci"), count("commune")]).toEqual([
    26, 109, 1255, 34969,
  ]);
  const keys = country.map(({ kind, code }) => `${kind} ${code}`);
  expect(new Set(keys).size).toBe(keys.length);
  const place = new Map(keys.map((key, index) => [key, index]));
  for (const { kind, code, within } of country)
    for (const group of within)
      expect(place.get(`${group.kind} ${group.code}`) ?? Infinity).toBeLessThan(
        place.get(`${kind} ${code}`) ?? 0,
      );
});

describe("importing", () => {
  test("opens each authority with its desk, and where it lies", async () => {
    const honfleur = await read<Awaited<ReturnType<typeof findAuthorityBySlug>>>((tx) =>
      findAuthorityBySlug(tx, "honfleur"),
    );
    expect(honfleur).toMatchObject({ officialCode: "14333", siren: "211403332", population: 6640 });
    if (!honfleur) throw new Error("no Honfleur");
    const there = house.system(honfleur.id);
    const { desk, groups } = await there.transaction(async (tx) => ({
      desk: await getDefaultDesk(there),
      groups: await listProviderAuthorities(tx, honfleur.id),
    }));
    expect(desk.name).toBe("Accueil de la mairie");
    expect(groups.map(({ name }) => name)).toEqual([
      "Honfleur",
      "Département du Calvados",
      "Communauté de communes du Pays de Honfleur-Beuzeville",
      "Région Normandie",
    ]);
  });

  test("finds the tenant that was there, and takes nothing that it decided", async () => {
    const [caen, members] = await house.system(home.id).transaction(async (tx) => {
      const found = await findAuthorityBySlug(tx, "caen");
      const [group] = (await listProviderAuthorities(tx, home.id)).filter(({ kind }) => kind === "epci");
      return [found, group ? await listMemberAuthorities(tx, group.id) : []] as const;
    });
    expect(caen).toMatchObject({ id: home.id, name: "Ville de Caen", colour: "#aa0000", population: 109400 });
    expect(members).toHaveLength(48);
  });

  test("again changes nothing", async () => {
    const before = await house.sqlAs("owner", "select * from authority order by id");
    const again = await importTerritory(house.system(home.id), { edition, authorities: two });
    expect(again).toEqual({ created: 0, renewed: 0 });
    expect(await house.sqlAs("owner", "select * from authority order by id")).toEqual(before);
  });

  test("the next edition brings names, people and groups up to date, and removes nobody", async () => {
    const renamed = (one: OfficialAuthority): OfficialAuthority =>
      one.code === "14715" || one.code === "14118"
        ? {
            ...one,
            name: `${one.name}-Nouvelle`,
            population: 1,
            within: one.within.filter(({ kind }) => kind !== "epci"),
          }
        : one;
    const next = two.filter(({ code }) => code !== "14495").map(renamed);
    const done = await importTerritory(house.system(home.id), { edition: edition + 1, authorities: next });
    expect(done).toEqual({ created: 0, renewed: next.length });
    const [trouville, caen, gone, groups] = await house.system(home.id).transaction(async (tx) => {
      const found = await findAuthorityBySlug(tx, "trouville-sur-mer");
      if (!found) throw new Error("no Trouville");
      return [
        found,
        await findAuthorityBySlug(tx, "caen"),
        await findAuthorityBySlug(tx, "periers-sur-le-dan"),
        (await listProviderAuthorities(tx, found.id)).map(({ kind }) => kind),
      ] as const;
    });
    expect(trouville).toMatchObject({ name: "Trouville-sur-Mer-Nouvelle", population: 1 });
    expect(caen).toMatchObject({ name: "Ville de Caen", population: 1 });
    expect(gone).toMatchObject({ officialCode: "14495" });
    expect(groups.sort()).toEqual(["commune", "departement", "region"]);
    await importTerritory(house.system(home.id), { edition, authorities: two });
  });

  test("is refused to whoever is not the operator, by the use case and by the database", async () => {
    for (const role of ["authority_administrator", "validator"] as const) {
      const agent = await anAgent(house, home.id, [role]);
      await expect(importTerritory(agent, { edition, authorities: [] })).rejects.toMatchObject({
        code: "request.forbidden",
      });
      await expect(
        agent.transaction((tx) =>
          tx
            .selectNoFrom((eb) => eb.fn("authorities_import", [eb.val(2026), eb.val("[]")]).as("x"))
            .execute(),
        ),
      ).rejects.toThrow(/only the operator|does not exist/);
    }
    await expect(house.sqlAs("application", "select * from authorities_import(2026, '[]')")).rejects.toThrow(
      "only the operator",
    );
    const operator = await anAgent(house, home.id, ["operator"]);
    expect(await importTerritory(operator, { edition, authorities: two })).toEqual({
      created: 0,
      renewed: 0,
    });
  });
});

describe("searching", () => {
  test.each([
    ["herouvile", "Hérouville-Saint-Clair"],
    ["HEROUVILLE ST CLAIR", "Hérouville-Saint-Clair"],
    ["st etienne", "Saint-Étienne"],
    ["caen", "Ville de Caen"],
    ["mairie de trouville", "Trouville-sur-Mer"],
    ["hnofleur", "Honfleur"],
    ["14200", "Hérouville-Saint-Clair"],
    ["calvados", "Département du Calvados"],
    ["honfleur 146", "Honfleur"],
  ])("“%s” finds %s first", async (typed, expected) => {
    expect((await names(typed))[0]).toBe(expected);
  });

  test("tells when names only resemble, and finds nothing in noise", async () => {
    expect((await search("herouvile")).alike).toBe(true);
    expect((await search("herouville")).alike).toBe(false);
    for (const typed of ["%", "_", "'; drop table authority", "\\", "zqzqzq"])
      expect((await search(typed)).authorities.length).toBeLessThanOrEqual(10);
    expect((await search("zqzqzq")).total).toBe(0);
  });

  test("namesakes take the address of their département", async () => {
    const found = (await search("saint denis")).authorities;
    expect(new Set(found.map(({ slug }) => slug)).size).toBe(found.length);
    expect(found.every(({ slug, departement }) => slug !== "" && departement !== undefined)).toBe(true);
  });
});

describe("private offers", () => {
  test("are shown when the authority's administrator decides so, and nobody else may", async () => {
    const shown = async () =>
      (await house.system(home.id).transaction((tx) => findAuthorityBySlug(tx, "caen")))?.showsPrivateOffers;
    expect(await shown()).toBe(false);
    const validator = await anAgent(house, home.id, ["validator"]);
    await expect(showPrivateOffers(validator, { shown: true })).rejects.toMatchObject({
      code: "request.forbidden",
    });
    expect(await shown()).toBe(false);
    await showPrivateOffers(await anAgent(house, home.id, ["authority_administrator"]), { shown: true });
    expect(await shown()).toBe(true);
  });
});
