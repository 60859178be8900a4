import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { searchesAuthorities } from "../../composition/search-authorities.ts";
import { importTerritory, readTerritory } from "../../features/authorities/authorities/index.ts";
import { aTown } from "../../testing/builders.ts";
import { type TestRuntime, testRuntime } from "../../testing/test-runtime.ts";
import { type TestServer, testServer } from "../../testing/test-server.ts";
import { rootPages } from "./index.ts";

let house: TestRuntime;
let server: TestServer;
beforeAll(async () => {
  house = await testRuntime();
  server = await testServer(house, { programs: [rootPages(searchesAuthorities(house.runtime))] });
});
afterAll(() => house.close());

const at = async (path: string) => (await server.visitor().open(path)).body;

test("says that no authority is there yet", async () => {
  expect(await at("/?lang=en")).toContain("No authority yet");
});

describe("with the communes of the Manche", () => {
  beforeAll(async () => {
    const { id } = await aTown(house, { slug: "ici" });
    const authorities = readTerritory().filter(
      ({ kind, code, departement }) => departement === "50" || (kind === "departement" && code === "50"),
    );
    await importTerritory(house.system(id), { edition: 2026, authorities });
  });

  test("one finds one's own, told from the others by where it lies", async () => {
    const found = await at("/?q=saint+lo");
    expect(found).toContain('href="/saint-lo/"');
    expect(found).toContain("50000");
    expect(found).toContain("Département de la Manche");
    expect(found).toContain('value="saint lo"');
  });

  test("a typing slip shows what resembles, and says so", async () => {
    const found = await at("/?q=granvile");
    expect(found).toContain("Aucune collectivité ne s’appelle");
    expect(found).toContain('href="/granville/"');
  });

  test("what resembles nothing leads on, and is shown as typed", async () => {
    const found = await at("/?q=%3Cscript%3Ezzzz");
    expect(found).toContain("Rien ne ressemble à");
    expect(found).not.toContain("<script>zzzz");
    expect(found).toContain('href="/"');
  });

  test("the list has pages; one that does not exist shows the last", async () => {
    expect(await at("/")).toContain('href="/?page=2"');
    expect(await at("/?page=9999")).toContain('aria-current="page"');
    expect(await at("/?page=-1")).toContain("Toutes les collectivités");
  });
});
