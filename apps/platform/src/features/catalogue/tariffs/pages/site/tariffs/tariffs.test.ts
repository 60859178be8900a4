import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sitePages } from "../../../../../../frames/site/index.ts";
import type { AuthorityId } from "../../../../../../kernel/ids.ts";
import { anAgent, aTown } from "../../../../../../testing/builders.ts";
import { aPublishedService } from "../../../../../../testing/services.ts";
import { strictFeatures } from "../../../../../../testing/strict-features.ts";
import { aPublishedTariff } from "../../../../../../testing/tariffs.ts";
import { type TestRuntime, testRuntime } from "../../../../../../testing/test-runtime.ts";
import { type TestServer, testServer } from "../../../../../../testing/test-server.ts";

let house: TestRuntime;
let server: TestServer;
let caen: AuthorityId;

beforeAll(async () => {
  house = await testRuntime();
  server = await testServer(house, {
    surfaces: [sitePages({ features: strictFeatures, hostingProvider: "Hébergeur, Caen" })],
  });
  caen = (await aTown(house, { slug: "caen", name: "Ville de Caen" })).id;
  await aTown(house, { slug: "honfleur", name: "Ville de Honfleur", officialCode: "14333" });
  const { id: serviceId } = await aPublishedService(house, caen, { slug: "cantine" });
  const manager = await anAgent(house, caen, ["service_manager"], "Maud Pichon");
  const approver = await anAgent(house, caen, ["data_protection_officer"], "Élie Roussel");
  const publish = (fr: string, en: string, grid: string) =>
    aPublishedTariff({ manager, approver }, serviceId, { fr, en, grid });
  await publish("Repas du midi", "Lunch", "taux 0,25 %, de 0,39 € à 3,99 €");
  await publish("Garderie", "Day care", "0 à 400 : 0,50 €\n401 et plus : 1,50 €");
  await publish(
    "Centre de loisirs",
    "Leisure centre",
    "Habitants\n1 enfant\n8 €\n2 enfants et plus\n6 €\nExtérieurs\n1 enfant et plus\n12 €",
  );
});
afterAll(() => house.close());

const text = (body: string) =>
  body
    .replaceAll(/[\u00a0\u202f]|&nbsp;/g, " ")
    .replaceAll(/<[^>]+>/g, " ")
    .replaceAll(/\s+/g, " ");
const open = async (path: string) => {
  const shown = await server.visitor().open(path);
  return { ...shown, text: text(shown.body) };
};

describe("anybody works out a price", () => {
  test("chooses an activity, each with what it costs at least and at most", async () => {
    const { text } = await open("/caen/tarifs");
    expect(text).toContain("Repas du midi, de 0,39 € à 3,99 €");
    expect(text).toContain("Centre de loisirs, de 6,00 € à 12,00 €");
    expect((await open("/honfleur/tarifs")).text).toContain("Aucun tarif n’est publié ici");
    expect((await open("/honfleur/tarifs/garderie")).status).toBe(404);
  });

  test("reads the price, why, and where they are on the drawing", async () => {
    const { text } = await open("/caen/tarifs/garderie?quotient=568");
    expect(text).toContain("Votre prix 1,50 €");
    expect(text).toContain("Votre quotient familial est de 568 €.");
    expect(text).toContain("À partir de 401 € de quotient, le prix est de 1,50 €.");
    expect(text).toContain("401 € et plus 1,50 €, le vôtre");
    expect(text).toContain("Un enfant n’est jamais privé de repas.");
  });

  test("along a rate, finds their own figure on the drawing, with its own price", async () => {
    const { text } = await open("/caen/tarifs/repas-du-midi?quotient=568");
    expect(text).toContain("Quotient de 568 € 1,42 €, le vôtre");
    expect(text).toContain("Quotient de 400 € 1,00 € Quotient de 568 €");
  });

  test("without a quotient reads the highest price, said plainly", async () => {
    const { text } = await open("/caen/tarifs/repas-du-midi");
    expect(text).toContain("Prix le plus haut 3,99 €");
    expect(text).toContain("Votre quotient familial n’est pas connu.");
  });

  test("a price for all asks for no quotient; children and home count where they do", async () => {
    const asked = await open("/caen/tarifs/centre-de-loisirs");
    expect(asked.body).not.toContain('name="quotient"');
    expect(asked.text).toContain("Prix le plus haut 12,00 €");
    expect((await open("/caen/tarifs/centre-de-loisirs?nombre=2&habitant=oui")).text).toContain(
      "Votre prix 6,00 €",
    );
    expect((await open("/caen/tarifs/centre-de-loisirs?nombre=2&habitant=non")).text).toContain("12,00 €");
  });

  test.each(["abc", "12,5", "-3", "9999999", "1e3"])(
    "a quotient of %s is said by its field, and no price is guessed",
    async (typed) => {
      const { status, text } = await open(`/caen/tarifs/garderie?quotient=${typed}`);
      expect(status).toBe(422);
      expect(text).not.toContain("Votre prix");
      expect(text).not.toContain("Prix le plus haut");
    },
  );

  test("in English too", async () => {
    const { text } = await open("/caen/tarifs/garderie?quotient=1%20024&lang=en");
    expect(text).toContain("Your price €1.50");
    expect(text).toContain("From a quotient of €401, the price is €1.50.");
  });

  test("from the page of the service", async () => {
    expect((await open("/caen/services/cantine")).body).toContain('href="/caen/tarifs/garderie"');
  });
});

test("nothing is written, kept in the browser, or logged of a quotient", async () => {
  const rows = async () => {
    const names = await house.sqlAs<{ name: string }>(
      "owner",
      "select quote_ident(table_name) as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE' order by 1",
    );
    const each = names.map(
      ({ name }) =>
        `select '${name}' as name, md5(string_agg(t::text, ',' order by t::text)) as rows from ${name} t`,
    );
    return house.sqlAs("owner", each.join(" union all "));
  };
  const before = await rows();
  const visitor = server.visitor();
  const shown = await visitor.open("/caen/tarifs/repas-du-midi?quotient=424242");
  expect(text(shown.body)).toContain("3,99 €");
  expect(shown.headers["set-cookie"]).toBeUndefined();
  expect(await rows()).toEqual(before);
  expect(server.logged.join("")).toContain("/tarifs/");
  expect(server.logged.join("")).not.toContain("424242");
});
