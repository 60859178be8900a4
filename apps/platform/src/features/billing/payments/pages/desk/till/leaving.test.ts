import { afterAll, beforeAll, expect, test } from "vitest";
import { aDesk, type Desk } from "../../../../../../frames/desk/testing/a-desk.ts";
import { anAgent, aPerson } from "../../../../../../testing/builders.ts";
import {
  addRepresentation,
  createHousehold,
  createRepresentedPerson,
  validateRepresentation,
} from "../../../../../identity/households/index.ts";
import { createDeclaration } from "../../../../../identity/identity/index.ts";
import { listAccounts, openAccount } from "../../../../../ledger/counters/index.ts";
import { aPurse } from "../../../../../ledger/counters/testing/a-purse.ts";
import { aDirectDebit } from "../../../../debits/testing/a-direct-debit.ts";
import { listPaymentsPage } from "../../../index.ts";
import { aRegie } from "../../../testing/a-regie.ts";

let desk: Desk;

beforeAll(async () => {
  desk = await aDesk();
});
afterAll(() => desk?.house.close());

const plain = (body: string) => body.replace(/<[^>]*>/g, " ").replace(/[\s\u00a0\u202f]+/g, " ");

test("an agent does it with the person there, after the second look; without ticking that they are, it is refused; a child does not leave", async () => {
  const { house, caen } = desk;
  const purse = await aPurse(house, caen.id);
  const regie = await aRegie(house, caen.id, purse);
  const parent = await aPerson(house, caen.id, {
    validated: { given_name: "Jeanne", family_name: "Martin", birthdate: "1990-05-04" },
  });
  const { personId: child } = await parent.transaction(async (tx) => {
    const made = await createRepresentedPerson(tx, parent, {
      representativeId: parent.personId,
      kind: "parental_authority",
    });
    const said = { personId: made.personId, saidBy: parent.personId };
    await createDeclaration(tx, parent, { ...said, name: "birthdate", value: "2018-03-04" });
    return made;
  });
  const agent = await anAgent(house, caen.id, ["reception", "validator"]);
  await agent.transaction((tx) =>
    createHousehold(tx, agent, {
      members: [
        { personId: parent.personId, role: "adult", sharePercent: 100 },
        { personId: child, role: "child", sharePercent: 100 },
      ],
    }),
  );
  const { counterId } = purse;
  const accountId = await openAccount(parent, { personId: parent.personId, counterId, household: true });
  await regie.take({ personId: parent.personId, accountId, amount: 1_240 });
  house.clock.set(new Date(house.clock.now().getTime() + 60_000).toISOString());
  const nora = await desk.server.signedIn(regie.mandataire);
  const take = (id: string) => `/caen/agents/personnes/${id}/encaisser`;
  const madeUp = await nora.open(`${take(parent.personId)}?fait=quitte`);
  expect(plain(madeUp.body)).not.toContain("La personne ne partage plus ce compteur");
  const link = `${take(parent.personId)}/quitter?compte=${accountId}`;
  expect((await nora.open(take(parent.personId))).body).toContain(link);
  expect(plain((await nora.open(link)).body)).toMatch(/Lisez ceci.*La personne laisse 12,40 €/);
  const refused = await nora.submit({ laisser: "on" });
  expect(refused.status).toBe(422);
  expect(plain(refused.body)).toContain("Cochez que la personne est là");
  expect(refused.body).toMatch(/name="laisser"[^>]*checked|checked[^>]*name="laisser"/);
  const minor = await nora.open(`${take(child)}/quitter?compte=${accountId}`);
  expect(plain(minor.body)).toContain("Un enfant ne quitte pas");
  await nora.open(link);
  const done = plain((await nora.submit({ laisser: "on", presente: "on" })).body);
  expect(done).toContain("La personne ne partage plus ce compteur");
  // The receipt stays; nothing of it is given back: the money is the others'.
  expect(done).toContain("12,40 €");
  expect(done).not.toContain("Rembourser");
  expect(await listAccounts(parent, parent.personId)).toEqual([]);
  // However often those who stay pay since, and whatever they read of it: their own is there, or a link leads to it.
  for (let one = 0; one < 22; one += 1) await regie.take({ personId: child, accountId, amount: 115 });
  const read = async (query: string) => plain((await nora.open(`${take(parent.personId)}${query}`)).body);
  const since = await read("");
  expect(since).toContain("12,40 €");
  expect(since).not.toMatch(/1,15 €|Aucun/);
  const part = (from: number) => listPaymentsPage(agent, parent.personId, { from, limit: 1 });
  expect(await part(0)).toEqual({ receipts: [], next: 20 });
  expect(await part(20)).toMatchObject({ receipts: [{ payment: { amount: 1_240 } }], next: null });
  // However far it leads.
  for (const from of [23, 100_000])
    expect(await read(`?recus=${from}`)).toContain("Aucun reçu de cette personne sur cette page");
  // The page asked again leads to their counters; the form sent again is the same answer, and one about nothing of theirs says so.
  expect((await nora.open(link)).url).toBe(take(parent.personId));
  const again = await nora.post(`${take(parent.personId)}/quitter`, { compte: accountId, presente: "on" });
  expect(plain(again.body)).toContain("La personne ne partage plus ce compteur");
  for (const compte of ["", "x", "00000000-0000-4000-8000-000000000000"]) {
    const wrong = await nora.post(`${take(parent.personId)}/quitter`, { compte, presente: "on" });
    expect([wrong.status, plain(wrong.body)]).toEqual([422, expect.stringContaining("n’a pas ce compteur")]);
  }
});

test("who owes what another would pay is not sent from the desk to the desk: the agent reads what they can do there", async () => {
  const { house, caen } = desk;
  house.clock.set("2026-10-01T08:00:00Z");
  const { canteen, regie } = await aDirectDebit(house, caen.id, "REPAS");
  const jeanne = await canteen.parent();
  const karim = await canteen.parent({ given_name: "Karim" });
  const leo = await canteen.child([jeanne], { together: true, shared: true });
  const validator = await anAgent(house, caen.id, ["reception", "validator"]);
  await validator.transaction(async (tx) => {
    const link = { representativeId: karim.personId, representedId: leo.personId };
    const id = await addRepresentation(tx, validator, { ...link, kind: "parental_authority" });
    await validateRepresentation(validator, { id, evidence: { kind: "family_record_book" } });
  });
  await canteen.meal(leo, "2026-10-05");
  house.clock.set("2026-10-06T09:00:00Z");
  await canteen.namePayer(leo, karim, "2026-10-06");
  const agent = await desk.server.signedIn(regie.mandataire);
  const path = `/caen/agents/personnes/${jeanne.personId}/encaisser/quitter?compte=${leo.accountId}`;
  const { body } = await agent.open(path);
  expect(plain(body)).toContain("Encaissez ici ce qui a été facturé à cette personne");
  expect(plain(body)).not.toContain("venez en parler au guichet");
});
