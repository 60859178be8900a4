import { afterAll, beforeAll, expect, test } from "vitest";
import { aHouseWithAdministration } from "../../../../../../frames/admin/testing/a-house-with-administration.ts";
import type { Browser } from "../../../../../../testing/test-browser.ts";
import { listOwnEases, listOwnPlans, requestPaymentHelp } from "../../../index.ts";
import { aCanteen, type Canteen, type Someone } from "../../../testing/a-canteen.ts";

let admin: Awaited<ReturnType<typeof aHouseWithAdministration>>;
let canteen: Canteen;
let mayor: Browser;
let jeanne: Someone;
let reminders: string;
const INVOICES = "/caen/administration/factures";
const text = (body: string) => body.replaceAll(/[\u00a0\u202f]/g, " ");

beforeAll(async () => {
  admin = await aHouseWithAdministration();
  admin.house.clock.set("2026-10-01T08:00:00Z");
  canteen = await aCanteen(admin.house, admin.town.id);
  jeanne = await canteen.parent();
  await canteen.meal(await canteen.child([jeanne]), "2026-10-05");
  await canteen.issue();
  mayor = await admin.server.signedIn(canteen.mayor);
  reminders = `${INVOICES}/${canteen.seriesId}/rappels`;
});
afterAll(() => admin?.house.close());

test("when reminders leave is said in days; what is wrong is said beside its field, and nothing typed is lost", async () => {
  await mayor.open(reminders);
  const refused = await mayor.submit({ jours: "10, 11" });
  expect([refused.status, refused.body]).toEqual([422, expect.stringContaining("10, 11")]);
  const kept = await mayor.submit({ jours: "10, 30, 60" });
  expect(text(kept.body)).toContain("C’est enregistré");
  expect(kept.body).toContain("10, 30, 60");
});

test("who finds it hard is read, answered, and their reminders are held until the day agreed", async () => {
  await requestPaymentHelp(jeanne, { personId: jeanne.personId, words: "Je peux payer un euro par mois." });
  const shown = text((await mayor.open(reminders)).body);
  expect(shown).toContain("Je peux payer un euro par mois.");
  expect(shown).toContain("Jeanne Lemoine");
  const id = /reponse-([0-9a-f-]{36})/.exec(shown)?.[1] ?? "";
  const answer = {
    [`reponse-${id}`]: "Un euro par mois, entendu.",
    [`jusqu-${id}_day`]: "28",
    [`jusqu-${id}_month`]: "2",
  };
  const path = `${reminders}/${id}/repondre`;
  const late = await mayor.submit({ ...answer, [`jusqu-${id}_year`]: "2029" }, { action: path });
  expect([late.status, text(late.body)]).toEqual([422, expect.stringContaining("dans un an au plus")]);
  const sent = await mayor.submit({ ...answer, [`jusqu-${id}_year`]: "2027" }, { action: path });
  expect(text(sent.body)).toContain("La réponse est envoyée");
  expect(text(sent.body)).toContain("Jeanne Lemoine, jusqu’au 28 février 2027");
});

test("an agent holds the reminders of who pays a piece, and says why; nobody else does", async () => {
  const karim = await canteen.parent({ given_name: "Karim" });
  await canteen.meal(await canteen.child([karim]), "2026-10-06");
  const [invoice] = (await canteen.issue()).invoices;
  const piece = `${INVOICES}/pieces/${invoice?.id}`;
  await mayor.open(piece);
  const empty = await mayor.submit({}, { action: `${piece}/pause` });
  expect(empty.status).toBe(422);
  const held = await mayor.submit(
    { jusqu_day: "1", jusqu_month: "3", jusqu_year: "2027", pourquoi: "Plan convenu avec le CCAS." },
    { action: `${piece}/pause` },
  );
  expect(text(held.body)).toContain("Aucun rappel ne part jusqu’à ce jour");
  expect(await listOwnEases(karim, karim.personId)).toMatchObject([{ kind: "pause", until: "2027-03-01" }]);
  const { browser } = await admin.agent(["reception", "validator", "service_manager"]);
  expect((await browser.open(reminders)).status).toBe(403);
  const stranger = await canteen.parent();
  await expect(requestPaymentHelp(stranger, { personId: karim.personId, words: "" })).rejects.toMatchObject({
    code: "households.cannot_act_for",
  });
});

test("an agent sees the days before they are agreed, agrees them, and ends them with a reason; what is wrong is said, nothing typed is lost", async () => {
  const awa = await canteen.parent({ given_name: "Awa" });
  await canteen.meal(await canteen.child([awa]), "2026-10-07", { amount: 9_000 });
  const [invoice] = (await canteen.issue()).invoices;
  const piece = (await mayor.open(`${INVOICES}/pieces/${invoice?.id}`)).body;
  const path = `${INVOICES}/${canteen.seriesId}/echeancier/${invoice?.id}`;
  expect(piece).toContain(`href="${path}"`);
  expect(text((await mayor.open(path)).body)).toContain("En tout : 90,00 €");
  const day = { premiere_day: "20", premiere_month: "11", premiere_year: "2026" };
  const refused = await mayor.submit({ fois: "99", ...day, texte: "Comme convenu." });
  expect([refused.status, refused.body]).toEqual([422, expect.stringContaining("Comme convenu.")]);
  const shown = text((await mayor.submit({ fois: "3", ...day, texte: "Comme convenu." })).body);
  expect(shown).toContain("30,00 €");
  expect(shown).toContain("20 janvier 2027");
  expect(await listOwnPlans(awa, awa.personId)).toEqual([]);
  const agreed = text((await mayor.submit()).body);
  expect(agreed).toContain("L’échéancier est convenu");
  expect(agreed).toContain("Prochaine échéance : 30,00 €");
  expect(await listOwnPlans(awa, awa.personId)).toMatchObject([{ outcome: null, words: "Comme convenu." }]);
  const [own] = await listOwnPlans(awa, awa.personId);
  const end = `${INVOICES}/${canteen.seriesId}/echeanciers/${own?.id}/fin`;
  expect((await mayor.submit({}, { action: end })).status).toBe(422);
  const ended = await mayor.submit({ [`fin-${own?.id}`]: "Payé en une fois." }, { action: end });
  expect(text(ended.body)).toContain("L’échéancier a pris fin");
  const { browser } = await admin.agent(["reception", "validator", "service_manager"]);
  expect((await browser.open(path)).status).toBe(403);
});
