import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { aHouseWithAdministration } from "../../../../../../frames/admin/testing/a-house-with-administration.ts";
import { aPublishedService } from "../../../../../../testing/services.ts";

let admin: Awaited<ReturnType<typeof aHouseWithAdministration>>;
let canteen: string;
const LIST = "/caen/administration/tarifs";

beforeAll(async () => {
  admin = await aHouseWithAdministration();
  const service = await aPublishedService(admin.house, admin.town.id, {
    slug: "cantine",
    definition: { title: { fr: "Cantine", en: "School meals" } },
  });
  canteen = service.id;
});
afterAll(() => admin?.house.close());

const text = (body: string) => body.replaceAll(/[\u00a0\u202f]|&nbsp;/g, " ");
const day = (name: string, [year = "", month = "", date = ""]: readonly string[]) => ({
  [`${name}_day`]: date,
  [`${name}_month`]: month,
  [`${name}_year`]: year,
});
const filled = (name: string, grid: string) => ({
  service: canteen,
  name,
  nameEn: `${name} in English`,
  ...day("from", ["2026", "9", "1"]),
  grid,
  decision: "2026-42",
  ...day("decidedOn", ["2026", "6", "15"]),
});

describe("a tariff", () => {
  test("is written, looked at, published by another, tried by anybody, followed by the next one", async () => {
    const maud = (await admin.agent(["service_manager"], "Maud Pichon")).browser;
    await maud.open(`${LIST}/nouveau`);
    const draft = await maud.submit(filled("Repas du midi", "taux 0,25 %, de 0,39 € à 3,99 €"));
    expect(draft.body).toContain("Le brouillon est enregistré");
    expect(text(draft.body)).toContain("taux 0,25 %, de 0,39 € à 3,99 €");
    expect(text(draft.body)).toContain("Quotient de 400 €");
    expect(draft.body).not.toContain("Publier ce tarif");
    const path = draft.url.replace(/\?.*/, "");

    const visitor = admin.server.visitor();
    expect((await visitor.open("/caen/tarifs/repas-du-midi")).status).toBe(404);

    const helene = (await admin.agent(["authority_administrator"], "Hélène Auvray")).browser;
    await helene.open(path);
    expect((await helene.submit({}, { action: `${path}/publier` })).body).toContain("Le tarif est publié");
    expect((await maud.open(LIST)).body).toContain("depuis le");

    const priced = await visitor.open("/caen/tarifs/repas-du-midi?quotient=568");
    expect(text(priced.body)).toContain("1,42 €");

    await maud.open(`${path}/version`);
    const refused = await maud.submit({
      ...day("from", ["2026", "9", "1"]),
      decision: "2026-77",
      ...day("decidedOn", ["2026", "11", "2"]),
    });
    expect(refused.status).toBe(422);
    expect(text(refused.body)).toContain("où commence le tarif publié");
    const next = await maud.submit(day("from", ["2027", "1", "1"]));
    expect(text(next.body)).toMatch(/Brouillon, à partir du .*1er janvier 2027/);
  });

  test("with a gap, the exact quotients are said by the field, and nothing typed is lost", async () => {
    const { browser } = await admin.agent(["service_manager"]);
    await browser.open(`${LIST}/nouveau`);
    const gap = await browser.submit(filled("Garderie", "0 à 400 : 0,39 €\n500 et plus : 2 €"));
    expect(gap.status).toBe(422);
    expect(text(gap.body)).toContain("Il manque un prix pour les quotients de 401 à 499 €.");
    expect(gap.body).toContain("500 et plus : 2 €");
    const unread = await browser.submit({ grid: "0 à 400 : 0,39 €\nle reste : 2 €" });
    expect(text(unread.body)).toContain("Récrivez la ligne 2");
    const empty = await browser.submit({ grid: "", name: "" });
    expect(text(empty.body)).toContain("Complétez « Prix ».");
  });

  test("written again by a colleague meanwhile: what was typed is kept, also once it was corrected, and saving again decides", async () => {
    const maud = (await admin.agent(["service_manager"], "Maud Pichon")).browser;
    const luc = (await admin.agent(["service_manager"], "Luc Hamel")).browser;
    await maud.open(`${LIST}/nouveau`);
    const made = await maud.submit(filled("Garderie du soir", "taux 0,25 %, de 0,39 € à 3,99 €"));
    const version = `${made.url.replace(/\?.*/, "")}/version`;
    await maud.open(version);
    await luc.open(version);
    expect((await luc.submit({ decision: "2026-51" })).body).toContain("Le brouillon est enregistré");
    const wrong = await maud.submit({ decision: "2026-43", grid: "n’importe quoi" });
    expect(wrong.status).toBe(422);
    const late = await maud.submit({ decision: "2026-43", grid: "taux 0,30 %, de 0,39 € à 3,99 €" });
    expect(late.status).toBe(409);
    expect(late.body).toContain("Un collègue a enregistré avant vous");
    expect(late.body).toContain('value="2026-43"');
    expect(text(late.body)).toContain("taux 0,30 %");
    expect((await maud.submit({})).body).toContain("Le brouillon est enregistré");
    expect((await luc.open(version)).body).toContain('value="2026-43"');
  });

  test("a writer who is an administrator too does not publish it", async () => {
    const { browser } = await admin.agent(["service_manager", "authority_administrator"]);
    await browser.open(`${LIST}/nouveau`);
    const draft = await browser.submit(filled("Étude", "2 €"));
    const path = draft.url.replace(/\?.*/, "");
    const own = await browser.submit({}, { action: `${path}/publier` });
    expect(own.status).toBe(403);
    expect(own.body).toContain("publié par un autre agent");
  });
});
