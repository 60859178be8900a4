import { afterAll, beforeAll, expect, test } from "vitest";
import { aDesk } from "../../../../../frames/desk/testing/a-desk.ts";
import type { Someone } from "../../../invoices/testing/a-canteen.ts";
import { aDirectDebit, type DirectDebit, endOf, IBAN } from "../../testing/a-direct-debit.ts";

let town: Awaited<ReturnType<typeof aDesk>>;
let caen: DirectDebit;
let jeanne: Someone;
const text = (body: string) => body.replaceAll(/[\u00a0\u202f]/g, " ");
const at = () => `/caen/agents/personnes/${jeanne.personId}/prelevement`;

beforeAll(async () => {
  town = await aDesk();
  caen = await aDirectDebit(town.house, town.caen.id);
  jeanne = await caen.canteen.parent();
});
afterAll(() => town?.house.close());

const paper = () => ({
  titulaire: "Jeanne Lemoine",
  iban: IBAN,
  signe_le_day: "1",
  signe_le_month: "10",
  signe_le_year: "2026",
  lieu: "Caen",
});

test("an agent types a signed paper, prints it, and a colleague compares the account: four digits are shown", async () => {
  const lise = await town.server.signedIn(caen.desk);
  expect(text((await lise.open(at())).body)).toContain("Saisir un mandat signé");
  const wrong = await lise.submit({ ...paper(), iban: "FR76 3000", lieu: "" }, { action: at() });
  expect(wrong.status).toBe(422);
  expect(wrong.body).toContain('value="FR76 3000"');
  const saved = await lise.submit(paper(), { action: at() });
  expect(text(saved.body)).toContain("Le mandat est enregistré");
  expect(text(saved.body)).toContain("finit par 0189");
  expect(saved.body).not.toContain("0123 4567");
  const [, mandate = ""] = /prelevement\/([0-9a-f-]{36})\/mandat/.exec(saved.body) ?? [];
  const pdf = await lise.bytes(`${at()}/${mandate}/mandat.pdf`);
  expect(pdf.subarray(0, 5).toString()).toBe("%PDF-");
  const field = `fin-${mandate}`;
  const own = await lise.submit({ [field]: endOf(IBAN) }, { action: `${at()}/${mandate}/relire` });
  expect(own.status).toBe(403);
  expect(text(own.body)).toContain("Demandez à un collègue, avec le papier signé");

  const omar = await town.server.signedIn(caen.colleague);
  await omar.open(at());
  const other = await omar.submit({ [field]: "0123 0189" }, { action: `${at()}/${mandate}/relire` });
  expect(other.status).toBe(422);
  expect(text(other.body)).toContain("Le compte saisi ne finit pas ainsi");
  expect(other.body).toContain('value="0123 0189"');
  const seen = await omar.submit({ [field]: endOf(IBAN) }, { action: `${at()}/${mandate}/relire` });
  expect(text(seen.body)).toContain("Le compte est relu : il peut servir");
  // A second look first.
  const sure = await omar.open(`${at()}/${mandate}/arreter`);
  expect(text(sure.body)).toContain("Arrêter le prélèvement automatique ?");
  expect(text(sure.body)).toContain("Ce qui sera alors à payer");
  const stopped = await omar.submit({}, { action: `${at()}/${mandate}/arreter` });
  expect(text(stopped.body)).toContain("Le prélèvement automatique est arrêté");
  expect((await omar.open(`${at()}/${mandate}/arreter`)).body).not.toContain("Ce qui sera alors à payer");
});

test("what a debit takes is taken at the desk only instead of it, and not once the bank has it", async () => {
  const { parent } = await caen.family({ name: "Nour" });
  const { collection } = await caen.prepare("2026-11-20");
  const omar = await town.server.signedIn(caen.colleague);
  const page = `/caen/agents/personnes/${parent.personId}/factures`;
  const prepared = text((await omar.open(page)).body);
  expect(prepared).toContain("Encaisser au lieu de prélever");
  expect(prepared).toContain("Si la personne préfère la payer ici, elle ne sera pas prélevée.");
  await caen.send(collection.id);
  const atBank = text((await omar.open(page)).body);
  expect(atBank).toContain("La banque la prend : rien à encaisser ici.");
  expect(atBank).not.toContain("Encaisser");
});

test("nobody types the mandate of a namesake", async () => {
  const namesake = await caen.canteen.parent({ family_name: "Bécasse" });
  const lise = await town.server.signedIn(caen.desk);
  const path = `/caen/agents/personnes/${namesake.personId}/prelevement`;
  await lise.open(path);
  const refused = await lise.submit(paper(), { action: path });
  expect(refused.status).toBe(403);
  expect(text(refused.body)).toContain("Laissez un collègue s’en charger.");
});
