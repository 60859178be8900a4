import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Context } from "../../../kernel/context.ts";
import { parseId } from "../../../kernel/ids.ts";
import { anAgent, aTown } from "../../../testing/builders.ts";
import { type TestRuntime, testRuntime } from "../../../testing/test-runtime.ts";
import {
  authoritiesJobs,
  buildImportPreview,
  confirmImport,
  createImportProposal,
  findAuthorityBySlug,
  listImports,
  type OfficialAuthority,
  readTerritory,
  type TerritoryImportId,
} from "./index.ts";
import { compareTerritory } from "./rules/compare-territory.ts";

let house: TestRuntime;
let operator: Context;
let town: Awaited<ReturnType<typeof aTown>>;
beforeAll(async () => {
  house = await testRuntime([authoritiesJobs]);
  town = await aTown(house, { slug: "caen", name: "Ville de Caen", officialCode: "14118" });
  operator = await anAgent(house, town.id, ["operator"]);
});
afterAll(() => house?.close());

const newId = () => parseId<"territory_import">(crypto.randomUUID());
const commune = (code: string, nom: string, more = {}) => ({
  code,
  nom,
  type: "commune-actuelle",
  departement: "14",
  region: "28",
  population: 100,
  codesPostaux: ["14000"],
  ...more,
});
const villages = [
  commune("14118", "Caen", { siren: "211401187" }),
  commune("14901", "Aville"),
  commune("14902", "Béville"),
];
const merged = [
  commune("14118", "Caen", { siren: "211401187" }),
  commune("14901", "Aville-sur-Mer"),
  { ...commune("14902", "Béville"), type: "commune-deleguee", chefLieu: "14901" },
];

async function propose(rows: unknown, edition = 2026): Promise<TerritoryImportId> {
  const id = newId();
  await createImportProposal(operator, { id, file: { edition, text: JSON.stringify(rows) } });
  return id;
}

async function run(id: TerritoryImportId): Promise<void> {
  await confirmImport(operator, id);
  await house.drain();
}

const progress = async (id: TerritoryImportId) => (await listImports(operator)).find((one) => one.id === id);
const named = (slug: string) => operator.transaction((tx) => findAuthorityBySlug(tx, slug));

describe("an import", () => {
  test("is looked at, confirmed, followed to its end, and changes what it said it would", async () => {
    const id = await propose(villages);
    const { changes } = await buildImportPreview(operator, id);
    expect(changes.fresh.filter(({ kind }) => kind === "commune").map(({ name }) => name)).toEqual([
      "Aville",
      "Béville",
    ]);
    expect(await named("aville")).toBeUndefined();
    await run(id);
    const total = changes.fresh.length + 1;
    expect(await progress(id)).toMatchObject({
      state: "done",
      created: changes.fresh.length,
      total,
      done: total,
    });
    expect(await named("aville")).toMatchObject({ officialCode: "14901" });
    expect((await named("caen"))?.name).toBe("Ville de Caen");
    const again = await propose(villages);
    expect((await buildImportPreview(operator, again)).changes).toMatchObject({
      fresh: [],
      renamed: [],
      refreshed: 0,
    });
  });

  test("of a later edition names who changed its name and who was merged, and removes nobody", async () => {
    const id = await propose(merged, 2027);
    const { changes } = await buildImportPreview(operator, id);
    expect(changes.renamed).toContainEqual({ from: "Aville", to: "Aville-sur-Mer", code: "14901" });
    expect(changes.gone).toContainEqual({
      kind: "commune",
      code: "14902",
      name: "Béville",
      into: "Aville-sur-Mer",
    });
    await run(id);
    expect(await named("beville")).toMatchObject({ officialCode: "14902" });
    expect((await named("aville"))?.name).toBe("Aville-sur-Mer");
  });

  test("goes on from where a server that died left it, and confirmed twice runs once", async () => {
    const id = await propose(merged, 2028);
    await confirmImport(operator, id);
    await confirmImport(operator, id);
    await house.sqlAs("owner", "update territory_import set done = total, renewed = 7 where id = $1", [id]);
    await house.drain();
    expect(await progress(id)).toMatchObject({ state: "done", renewed: 7, created: 0 });
    const [kept] = await house.sqlAs("owner", "select content from territory_import where id = $1", [id]);
    expect(kept).toEqual({ content: null });
  });

  test("waits for the end of another, whoever started it", async () => {
    const [one, other] = [await propose(merged, 2029), await propose(merged, 2029)];
    await confirmImport(operator, one);
    await expect(confirmImport(operator, other)).rejects.toMatchObject({
      code: "authorities.import_under_way",
    });
    await house.drain();
    await run(other);
    expect(await progress(other)).toMatchObject({ state: "done" });
  });

  test.each([
    ["no JSON", "{", ""],
    ["a list of something else", JSON.stringify([...villages, { code: 14 }]), "Élément 4"],
    ["nothing", "[]", ""],
  ])("of %s is refused with its place", async (_, text, place) => {
    const refused = createImportProposal(operator, { id: newId(), file: { edition: 2027, text } });
    const error = await refused.catch((one: { code: string; fields?: readonly { fr: string }[] }) => one);
    expect(error).toMatchObject({ code: "authorities.file_not_read" });
    expect(error?.fields?.[0]?.fr).toContain(place);
  });

  test("is nobody else's to propose, see, confirm or follow", async () => {
    const id = await propose(villages);
    const forbidden = { code: "request.forbidden" };
    for (const role of ["authority_administrator", "service_manager", "validator", "auditor"] as const) {
      const agent = await anAgent(house, town.id, [role]);
      await expect(createImportProposal(agent, { id: newId() })).rejects.toMatchObject(forbidden);
      await expect(buildImportPreview(agent, id)).rejects.toMatchObject(forbidden);
      await expect(confirmImport(agent, id)).rejects.toMatchObject(forbidden);
      await expect(listImports(agent)).rejects.toMatchObject(forbidden);
    }
    const neighbour = await aTown(house, { slug: "honfleur", officialCode: "14333" });
    const other = await anAgent(house, neighbour.id, ["operator"]);
    await expect(confirmImport(other, id)).rejects.toMatchObject({ code: "authorities.unknown_import" });
  });
});

test("what an edition would do: each authority of it is new, renamed, refreshed or the same, and once", () => {
  const country = readTerritory().slice(0, 400);
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom("same", "new", "renamed", "refreshed", "gone"), {
        minLength: 400,
        maxLength: 400,
      }),
      (fates) => {
        const of = (fate: string) => country.filter((_, index) => fates[index] === fate);
        const known = [...of("same"), ...of("renamed"), ...of("refreshed"), ...of("gone")].map(
          ({ name, kind, code, postcodes, siren, population }) => ({
            kind,
            code,
            postcodes,
            officialName: name,
            ...(siren === undefined ? {} : { siren }),
            ...(population === undefined ? {} : { population }),
          }),
        );
        const official: OfficialAuthority[] = [
          ...of("same"),
          ...of("new"),
          ...of("renamed").map((one) => ({ ...one, name: `${one.name} (autre)` })),
          ...of("refreshed").map((one) => ({ ...one, population: (one.population ?? 0) + 1 })),
        ];
        const changes = compareTerritory(known, official, new Map());
        expect(changes.fresh).toEqual(of("new"));
        expect(changes.renamed).toHaveLength(of("renamed").length);
        expect(changes.refreshed).toBe(of("refreshed").length);
        expect(changes.gone).toHaveLength(of("gone").length);
      },
    ),
    { numRuns: 30 },
  );
});
