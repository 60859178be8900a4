import { afterAll, beforeAll, expect, test } from "vitest";
import { aHouseWithAdministration } from "../../../../frames/admin/testing/a-house-with-administration.ts";
import { issueCollectionFile, readBankAnswer, readCollection, readDebits } from "../index.ts";
import { aDirectDebit, type DirectDebit, ON } from "../testing/a-direct-debit.ts";
import { aRejection } from "../testing/bank-answers.ts";

let admin: Awaited<ReturnType<typeof aHouseWithAdministration>>;
let caen: DirectDebit;

beforeAll(async () => {
  admin = await aHouseWithAdministration();
  admin.house.clock.set("2026-10-01T08:00:00Z");
  caen = await aDirectDebit(admin.house, admin.town.id);
});
afterAll(() => admin?.house.close());

/** As many years of collections as a series may have: each on a day of its own, given up. */
const addCollections = (count: number) =>
  admin.house.sqlAs(
    "owner",
    `insert into direct_debit_collection
       (authority_id, id, series_id, collect_on, state, name, ics, iban, prepared_by, regie_id, prepared_on)
     select authority_id, gen_random_uuid(), series_id, collect_on + n, 'cancelled', name, ics, iban,
       prepared_by, regie_id, prepared_on
     from direct_debit_collection, generate_series(1, $1::int) n where state = 'sent'`,
    [count],
  );

const addAnomalies = (count: number) =>
  admin.house.sqlAs(
    "owner",
    `insert into direct_debit_anomaly (authority_id, id, series_id, day, what, reference, code)
     select $1, gen_random_uuid(), $2, date '2026-11-01', 'unknown', 'R' || n, 'AM04' from generate_series(1, $3::int) n`,
    [admin.town.id, caen.canteen.seriesId, count],
  );

test("more than a hundred collections are counted, and a file refused whole is found however old it is", async () => {
  const { seriesId } = caen.canteen;
  const { regisseur } = caen.regie;
  await caen.family();
  const { collection } = await caen.prepare(ON);
  await caen.send(collection.id);
  const { xml } = await issueCollectionFile(regisseur, collection.id);
  await addCollections(120);
  await addAnomalies(130);

  const figures = await readDebits(regisseur, seriesId);
  expect([figures.collections.length, figures.collectionCount]).toEqual([100, 121]);
  expect(figures.collections.some((one) => one.collection.id === collection.id)).toBe(false);
  expect([figures.anomalies.length, figures.anomalyCount]).toEqual([100, 130]);
  const browser = await admin.server.signedIn(regisseur);
  const { body } = await browser.open(`/caen/administration/prelevements/${seriesId}`);
  for (const said of ["Les 100 plus récents, sur 121.", "Les 100 plus récents, sur 130."])
    expect(body.replaceAll(/[\u00a0\u202f]/g, " ")).toContain(said);

  const bytes = aRejection(xml, "FF01", { whole: true });
  expect(await readBankAnswer(regisseur, { seriesId, bytes })).toMatchObject({ returned: 1, anomalies: 0 });
  const { debits } = await readCollection(regisseur, collection.id);
  expect(debits.map(({ state }) => state)).toEqual(["rejected"]);
});
