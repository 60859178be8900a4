import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { moduleJobs } from "../../../../app.ts";
import { parseId } from "../../../../kernel/ids.ts";
import { anAgent, aTown } from "../../../../testing/builders.ts";
import { type TestRuntime, testRuntime } from "../../../../testing/test-runtime.ts";
import { draftTariff, publishTariff, readGrid } from "../../../catalogue/tariffs/index.ts";
import { getMonthPreview, listInvoices } from "../index.ts";
import { aCanteen, type Canteen } from "../testing/a-canteen.ts";

let house: TestRuntime;
let towns = 0;
let caen: Canteen;

beforeAll(async () => {
  house = await testRuntime(moduleJobs);
});
afterAll(() => house?.close());
beforeEach(async () => {
  towns += 1;
  house.clock.set("2026-10-01T08:00:00Z");
  const { id } = await aTown(house, { slug: `ville-${towns}`, name: "Ville de Caen" });
  caen = await aCanteen(house, id);
});

describe("why a price is what it is", () => {
  async function published(grid: string, name = "Repas du midi"): Promise<void> {
    const { town, purse } = caen;
    const writer = await anAgent(house, town, ["service_manager"], "Maud Pichon");
    const approver = await anAgent(house, town, ["authority_administrator"], "Élie Roussel");
    const read = readGrid(grid);
    if (!("terms" in read)) throw new TypeError(JSON.stringify(read));
    const id = parseId<"tariff">(randomUUID());
    await draftTariff(writer, {
      id,
      serviceId: purse.canteen.service.serviceId,
      title: { fr: name, en: "Lunch" },
      from: "2026-09-01",
      decision: "2026-07-42",
      decidedOn: "2026-07-02",
      terms: read.terms,
    });
    await publishTariff(approver, { id, revision: 1 });
  }

  test("is said in words, with the tariff of the day and its decision; a service that takes another price is pointed out", async () => {
    await published("0 à 400 : 0,39 €\n401 à 900 : 1,80 €\n901 et plus : 3,99 €");
    const jeanne = await caen.parent({ family_quotient: 568 });
    const leo = await caen.child([jeanne]);
    await caen.meal(leo, "2026-10-05", { amount: 180 });
    await caen.meal(leo, "2026-10-06", { amount: 360 });
    await caen.meal(leo, "2026-10-07", { amount: 200 });
    await caen.meal(leo, "2026-10-08", { amount: 798 });
    house.clock.set("2026-11-02T08:00:00Z");
    const { seriesId, mayor } = caen;
    const prepared = await getMonthPreview(mayor, { seriesId, month: "2026-10" });
    expect(prepared.anomalies).toEqual([
      { what: "price_differs", name: "Jeanne Lemoine", personId: jeanne.personId, lines: 2 },
      { what: "above_highest", name: "Jeanne Lemoine", personId: jeanne.personId, lines: 1 },
    ]);
    await caen.issue();
    const [own] = await listInvoices(jeanne, jeanne.personId);
    expect(own?.content.lines.map(({ quantity, unitCents, cents }) => [quantity, unitCents, cents])).toEqual([
      [1, 180, 180],
      [1, 360, 360],
      [1, 200, 200],
      [1, 798, 798],
    ]);
    // Twice the price of a meal is no two meals: nothing explains it.
    const [first, second, third] = own?.content.lines ?? [];
    expect(second?.why).toBeNull();
    expect(first?.why).toMatchObject({
      title: { fr: "Repas du midi" },
      from: "2026-09-01",
      decision: "2026-07-42",
    });
    expect(first?.why?.reason.fr.replaceAll(/\s/g, " ")).toBe(
      "Votre quotient familial est de 568 €. De 401 à 900 € de quotient, le prix est de 1,80 €.",
    );
    expect(third?.why).toBeNull();
  });

  test("of an hour is said with how many; of one day, twice is pointed out", async () => {
    await published("0 à 900 : 1,50 €\n901 et plus : 2 €", "Heure de centre de loisirs");
    const jeanne = await caen.parent({ family_quotient: 568 });
    const leo = await caen.child([jeanne]);
    await caen.meal(leo, "2026-10-05", { amount: 450 });
    await caen.meal(leo, "2026-10-06", { amount: 150 });
    await caen.meal(leo, "2026-10-06", { amount: 150 });
    house.clock.set("2026-11-02T08:00:00Z");
    const { seriesId, mayor } = caen;
    const prepared = await getMonthPreview(mayor, { seriesId, month: "2026-10" });
    expect(prepared.anomalies).toEqual([
      { what: "twice", name: "Jeanne Lemoine", personId: jeanne.personId, lines: 1 },
    ]);
    await caen.issue();
    const [own] = await listInvoices(jeanne, jeanne.personId);
    expect(own?.content.lines.map(({ quantity, unitCents }) => [quantity, unitCents])).toEqual([
      [3, 150],
      [1, 150],
      [1, 150],
    ]);
  });
});
