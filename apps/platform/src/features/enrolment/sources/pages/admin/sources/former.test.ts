import { afterAll, beforeAll, expect, test } from "vitest";
import { aHouseWithAdministration } from "../../../../../../frames/admin/testing/a-house-with-administration.ts";
import { anAgent } from "../../../../../../testing/builders.ts";
import type { Browser } from "../../../../../../testing/test-browser.ts";
import { sourcesJobs } from "../../../index.ts";
import { aCorrespondent, answerLine, HEADER } from "../../../testing/a-correspondent.ts";
import { aFamily } from "../../../testing/a-family.ts";

let admin: Awaited<ReturnType<typeof aHouseWithAdministration>>;
let browser: Browser;
const PAGE = "/caen/administration/registres/fichiers";

beforeAll(async () => {
  admin = await aHouseWithAdministration(sourcesJobs);
  browser = (await admin.agent(["authority_administrator"], "Hélène Auvray")).browser;
});
afterAll(() => admin?.house.close());

const plain = (body: string) => body.replace(/<[^>]*>/g, " ").replace(/[\s\u00a0\u202f]+/g, " ");
const read = async (path: string) => plain((await browser.open(path)).body);

test("of two exchanges on one day the last one is shown, and the former one is listed with its own figures", async () => {
  const { house, town } = admin;
  const mayor = await anAgent(house, town.id, ["authority_administrator"]);
  const caf = await aCorrespondent(mayor);
  const month = mayor.now().toISOString().slice(0, 7);
  const exchange = async (said: (given: string) => { quotient?: number; result?: string }) => {
    await browser.open(PAGE);
    await browser.submit({ familles: "informed", information: "Lettre du 1er décembre." }, { action: PAGE });
    await house.drain();
    const lines = (await caf.readRequest()).map((one) => answerLine(one, { month, ...said(one.givenNames) }));
    await caf.answer([HEADER, ...lines].join("\n"));
    await house.drain();
  };
  await aFamily(house, town.id, { given_name: "Une", family_quotient: 742, caf_number: "1000001" });
  await exchange(() => ({ quotient: 698 }));
  expect(await read(PAGE)).not.toContain("Échanges précédents");
  await aFamily(house, town.id, { given_name: "Deux", family_quotient: 742, caf_number: "1000002" });
  await aFamily(house, town.id, { given_name: "Trois", family_quotient: 742, caf_number: "1000003" });
  await exchange((given) =>
    given === "Une" ? { quotient: 698 } : given === "Deux" ? { quotient: 2_400 } : { result: "INCONNU" },
  );

  const page = await read(PAGE);
  expect(page).toMatch(/Terminé .*Familles demandées 3 Familles à jour 1 Écarts à examiner 2/);
  expect(page).toMatch(/Échanges précédents \(1\) .*Sans réponse \d+ \S+ \d{4} 1 1 0 0 0 /);
  // By API, none was made.
  expect(await read("/caen/administration/registres/quotients")).not.toContain("précédentes");
});

test("the list of former exchanges has pages; a number that is none, or too far, is answered too", async () => {
  const { house, town } = admin;
  await house.sqlAs(
    "owner",
    `insert into source_refresh (authority_id, id, state, way, asks, informed_how, started_on, ended_on)
     select '${town.id}', gen_random_uuid(), 'done', 'file', 'informed', '', date '2026-01-01' + n, date '2026-01-02' + n from generate_series(1, 12) n`,
  );
  const first = await read(PAGE);
  expect(first).toContain("Échanges précédents (13)");
  expect(first).toContain("Du 12 janvier 2026 au 13 janvier 2026");
  expect(browser.shown.body).toContain(`href="${PAGE}?page=2#precedents"`);
  expect(await read(`${PAGE}?page=2`)).not.toContain("Du 12 janvier 2026");
  const last = await read(`${PAGE}?page=2`);
  for (const odd of ["0", "-3", "x", "1e99", "999999999999999999999"])
    expect(await read(`${PAGE}?page=${odd}`)).toContain("Du 12 janvier 2026");
  expect(await read(`${PAGE}?page=9`)).toBe(last);
});
