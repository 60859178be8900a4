import { afterAll, beforeAll, expect, test } from "vitest";
import { aHouseWithAdministration } from "../../../../../../frames/admin/testing/a-house-with-administration.ts";
import type { Browser } from "../../../../../../testing/test-browser.ts";
import { readPersonJournal } from "../../../../../trust/audit/index.ts";
import { listAtBank, listDebited } from "../../../../debits/index.ts";
import { buildInvoicesJobs, listInvoices } from "../../../index.ts";
import { aCanteen, type Canteen } from "../../../testing/a-canteen.ts";

let admin: Awaited<ReturnType<typeof aHouseWithAdministration>>;
let canteen: Canteen;
let mayor: Browser;
const INVOICES = "/caen/administration/factures";
const text = (body: string) => body.replaceAll(/[\u00a0\u202f]/g, " ");

beforeAll(async () => {
  admin = await aHouseWithAdministration(buildInvoicesJobs({ listDebited, listAtBank }));
  admin.house.clock.set("2026-10-01T08:00:00Z");
  canteen = await aCanteen(admin.house, admin.town.id);
  admin.house.clock.set("2026-11-02T08:00:00Z");
  mayor = await admin.server.signedIn(canteen.mayor);
});
afterAll(() => admin?.house.close());

test("an administrator prepares a month, looks at what is pointed out, and sends what they looked at", async () => {
  const [jeanne, karim] = [await canteen.parent(), await canteen.parent()];
  await canteen.meal(await canteen.child([jeanne]), "2026-10-05");
  await canteen.meal(await canteen.child([jeanne, karim], { name: "Awa" }), "2026-10-06");
  admin.house.clock.set("2026-11-02T08:00:00Z");
  expect(text((await mayor.open(INVOICES)).body)).toContain("octobre 2026");
  const prepare = `${INVOICES}/${canteen.seriesId}/preparer?mois=2026-10`;
  const shown = text((await mayor.open(prepare)).body);
  expect(shown).toContain("3,50 €");
  expect(shown).toContain("Awa Lemoine : 3,50 €. Ses parents ne vivent pas ensemble");
  // A meal that was forgotten comes in between: nothing is sent unseen.
  await canteen.meal(await canteen.child([karim]), "2026-10-07");
  admin.house.clock.set("2026-11-02T08:05:00Z");
  const asked = await mayor.submit();
  const page = asked.url;
  expect(text(asked.body)).toContain("Vous pouvez quitter cette page");
  expect(text((await mayor.open(prepare)).body)).toContain("L’envoi de ce mois est en cours");
  await admin.house.drain();
  expect(text((await mayor.open(page)).body)).toContain("ce n’était plus ce que vous aviez regardé");
  await mayor.open(prepare);
  const again = (await mayor.submit()).url;
  await admin.house.drain();
  const sent = await mayor.open(again);
  expect(text(sent.body)).toContain("2 pièces sont envoyées");
  expect(text(sent.body)).not.toContain("Lemoine");
  expect(await listInvoices(jeanne, jeanne.personId)).toHaveLength(1);
  expect(text((await mayor.open(prepare)).body)).toContain("Rien à facturer pour ce mois");
});

test("where two parents may pay, an agent says who; what is wrong is said beside its field, and both are told", async () => {
  const [jeanne, karim] = [await canteen.parent(), await canteen.parent({ given_name: "Karim" })];
  const zoe = await canteen.child([jeanne, karim], { name: "Zoé" });
  await canteen.meal(zoe, "2026-10-06");
  admin.house.clock.set("2026-11-02T08:00:00Z");
  const prepared = (await mayor.open(`${INVOICES}/${canteen.seriesId}/preparer?mois=2026-10`)).body;
  const path = `${INVOICES}/${canteen.seriesId}/qui-paie/${zoe.accountId}?mois=2026-10`;
  expect(prepared).toContain(path);
  const shown = text((await mayor.open(path)).body);
  expect(shown).toContain("Zoé Lemoine");
  expect(shown).toContain("Karim Lemoine");
  const from = { depuis_day: "6", depuis_month: "10" };
  const empty = await mayor.submit({ ...from, depuis_year: "2026" });
  expect(empty.status).toBe(422);
  const late = await mayor.submit({ ...from, payeur: karim.personId, depuis_year: "2027" });
  expect([late.status, text(late.body)]).toEqual([422, expect.stringContaining("au plus tard aujourd’hui")]);
  const said = await mayor.submit({ ...from, payeur: karim.personId, depuis_year: "2026" });
  expect(text(said.body)).toContain("chacun est prévenu");
  expect(text(said.body)).toContain("Karim Lemoine, à partir du 6 octobre 2026");
  await canteen.issue();
  expect([
    (await listInvoices(karim, karim.personId)).length,
    (await listInvoices(jeanne, jeanne.personId)).length,
  ]).toEqual([1, 0]);
  expect((await mayor.open(`${INVOICES}/${canteen.seriesId}/qui-paie/${canteen.seriesId}`)).status).toBe(404);
});

test("who opens a piece leaves a line; a mistake is given back, and the family reads why", async () => {
  const jeanne = await canteen.parent();
  await canteen.meal(await canteen.child([jeanne]), "2026-10-05");
  const [invoice] = (await canteen.issue()).invoices;
  const path = `${INVOICES}/pieces/${invoice?.id}`;
  const shown = text((await mayor.open(path)).body);
  expect(shown).toContain("Jeanne Lemoine");
  const { entries } = await readPersonJournal(jeanne, jeanne.personId);
  expect(entries.map(({ action }) => action)).toContain("invoices.read");
  const empty = await mayor.submit();
  expect(empty.status).toBe(422);
  const line = invoice?.content?.lines[0]?.transferId ?? "no line";
  await mayor.open(path);
  const credited = await mayor.submit({ lignes: line, motif: "Léo était absent." });
  expect(text(credited.body)).toContain("L’avoir est envoyé");
  expect(text(credited.body)).toContain("Tout a été rendu");
  const [note] = await listInvoices(jeanne, jeanne.personId);
  expect(note?.content.reason).toBe("Léo était absent.");
});

test("the file for the Treasury has each piece, its payer and what is left, and is told", async () => {
  const jeanne = await canteen.parent();
  await canteen.meal(await canteen.child([jeanne]), "2026-10-05");
  const [invoice] = (await canteen.issue()).invoices;
  const path = `${INVOICES}/${canteen.seriesId}/envoyees.csv?mois=2026-10`;
  const file = (await mayor.open(path)).body;
  const row = file.split("\r\n").find((one) => one.includes(invoice?.number ?? "no number"));
  expect(row).toContain('"3,50";"3,50"');
  expect(row).toContain('"Jeanne Lemoine"');
});

test("somebody says who sends invoices: what is wrong is said beside its field, and nothing typed is lost", async () => {
  const path = `${INVOICES}/nouvelle`;
  await mayor.open(path);
  const refused = await mayor.submit({
    name: "Régie du mercredi",
    code: "é",
    due_days: "3",
    help: "Le CCAS",
  });
  expect(refused.status).toBe(422);
  expect(text(refused.body)).toContain("Régie du mercredi");
});

test("nobody else prepares, sends, reads or exports", async () => {
  const { browser } = await admin.agent(["reception", "validator", "service_manager"]);
  for (const path of ["", "/nouvelle", `/${canteen.seriesId}/preparer?mois=2026-10`])
    expect((await browser.open(INVOICES + path)).status).toBe(403);
  expect((await mayor.open(`${INVOICES}/${canteen.seriesId}/preparer?mois=2026-99`)).status).toBe(422);
  expect((await mayor.open(`${INVOICES}/${canteen.seriesId}/preparer?mois=2026-11`)).status).toBe(409);
  expect((await mayor.open(`${INVOICES}/pieces/${canteen.seriesId}`)).status).toBe(404);
});
