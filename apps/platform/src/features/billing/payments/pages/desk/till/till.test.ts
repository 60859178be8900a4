import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { aDesk, type Desk } from "../../../../../../frames/desk/testing/a-desk.ts";
import { parseId } from "../../../../../../kernel/ids.ts";
import { aPerson } from "../../../../../../testing/builders.ts";
import { formsIn } from "../../../../../../testing/page-forms.ts";
import type { Browser } from "../../../../../../testing/test-browser.ts";
import { listAccounts, openAccount } from "../../../../../ledger/counters/index.ts";
import { aPurse, type Purse } from "../../../../../ledger/counters/testing/a-purse.ts";
import { aDirectDebit } from "../../../../debits/testing/a-direct-debit.ts";
import {
  listPayments,
  listToSettle,
  resolveOperation,
  setOnlineAccount,
  setSimulatedOutcome,
  startTopUp,
} from "../../../index.ts";
import { type ARegie, aRegie } from "../../../testing/a-regie.ts";

let desk: Desk;
let purse: Purse;
let regie: ARegie;
let nora: Browser;
let jeanne: Awaited<ReturnType<typeof aPerson>>;

beforeAll(async () => {
  desk = await aDesk();
  purse = await aPurse(desk.house, desk.caen.id, { ceiling: 10_000 });
  regie = await aRegie(desk.house, desk.caen.id, purse);
  nora = await desk.server.signedIn(regie.mandataire);
});
afterAll(() => desk?.house.close());
beforeEach(async () => {
  jeanne = await aPerson(desk.house, desk.caen.id, {
    validated: { given_name: "Jeanne", family_name: "Martin", birthdate: "1990-05-04" },
  });
  const { personId } = jeanne;
  await openAccount(jeanne, { personId, counterId: purse.counterId });
});

const plain = (body: string) => body.replace(/<[^>]*>/g, " ").replace(/[\s\u00a0\u202f]+/g, " ");
const taking = () => `/caen/agents/personnes/${jeanne.personId}/encaisser`;
const balance = async () => (await listAccounts(jeanne, jeanne.personId))[0]?.balance;
const take = async (fields: Readonly<Record<string, string>>) => {
  await nora.open(taking());
  const account = (await listAccounts(jeanne, jeanne.personId))[0]?.accountId ?? "";
  return nora.submit({ compte: account, moyen: "cash", ...fields }, { action: taking() });
};

describe("taking money", () => {
  test("says to choose the counter when none is, and keeps what was typed", async () => {
    await nora.open(taking());
    const shown = await nora.submit(
      { compte: "", moyen: "cash", montant: "12,00", payeur: "Jeanne Martin" },
      { action: taking() },
    );
    expect(shown.status).toBe(422);
    expect(plain(shown.body)).toContain("Choisissez le compteur que la personne recharge.");
    expect(shown.body).toContain('value="12,00"');
  });

  test("from the person's page to a receipt with its number, and its amount in words", async () => {
    const sheet = await nora.open(`/caen/agents/personnes/${jeanne.personId}?motif=help_at_desk`);
    expect(sheet.body).toContain(taking());
    expect(plain((await take({ montant: "12,50" })).body)).toContain("C’est encaissé");
    expect(await balance()).toBe(1_250);
    const [receipt] = await listPayments(jeanne, jeanne.personId);
    const shown = plain((await nora.open(`${taking()}/${receipt?.payment.id}`)).body);
    expect(shown).toContain(receipt?.payment.number);
    expect(shown).toContain("douze euros et cinquante centimes");
    expect(shown).toContain("Jeanne Martin");
    expect(shown).toContain("Nora Sittelle");
  });

  test("an address says that money was taken of a receipt of theirs alone, on its day", async () => {
    const done = (query: string) => nora.open(`${taking()}?${query}`);
    await take({ montant: "12,50" });
    const [receipt] = await listPayments(jeanne, jeanne.personId);
    const said = `fait=encaisse&recu=${receipt?.payment.id}`;
    expect(plain((await done(said)).body)).toContain("C’est encaissé");
    for (const query of [
      "fait=encaisse",
      `fait=encaisse&recu=${randomUUID()}`,
      "fait=encaisse&recu=../../../../x",
      `fait=rendu&recu=${receipt?.payment.id}`,
    ]) {
      const { body } = await done(query);
      expect(plain(body), query).not.toMatch(/C’est (encaissé|remboursé)/);
      expect(body, query).not.toContain("../x");
    }
    const today = desk.house.clock.now();
    desk.house.clock.set(new Date(today.getTime() + 86_400_000).toISOString());
    nora = await desk.server.signedIn(regie.mandataire);
    expect(plain((await done(said)).body)).not.toContain("C’est encaissé");
    desk.house.clock.set(today.toISOString());
    nora = await desk.server.signedIn(regie.mandataire);
  });

  test("everything to mend is said at once, each by its field", async () => {
    const { body } = await take({ montant: "", payeur: " ", moyen: "cheque", numero: "12", banque: "" });
    for (const at of ["montant", "payeur", "numero", "banque"]) expect(body).toContain(`id="${at}-error"`);
  });
  test("what reads otherwise than it is written is refused by its field, and nothing is taken", async () => {
    for (const [field, fields] of [
      ["payeur", { payeur: "\u202eelrerdrep" }],
      ["payeur", { payeur: "x\u200bx" }],
      ["banque", { moyen: "cheque", numero: "1234567", banque: "Cré\u200bdit", titulaire: "Jeanne" }],
      ["titulaire", { moyen: "cheque", numero: "1234567", banque: "Crédit", titulaire: "\u2066a" }],
    ] as const) {
      const refused = await take({ montant: "5", ...fields });
      expect(refused.status).toBe(422);
      const [, error = ""] = new RegExp(`id="${field}-error"[^>]*>(.*?)</p>`, "s").exec(refused.body) ?? [];
      expect(plain(error), field).toContain("caractères invisibles");
    }
    expect(await balance()).toBe(0);
    await take({ montant: "5" });
    const [receipt] = await listPayments(jeanne, jeanne.personId);
    const id = receipt?.payment.id;
    await nora.open(taking());
    const back = await nora.submit(
      { [`rendu-${id}`]: "5", [`raison-${id}`]: "\u202exuaf" },
      { action: `${taking()}/${id}/remboursement` },
    );
    expect(back.status).toBe(422);
    expect(plain(back.body)).toContain("caractères invisibles");
    expect(await balance()).toBe(500);
  });

  test.each([
    [{ montant: "" }, "Ce montant n’est pas valable"],
    [{ montant: "101" }, "dépasser le plafond"],
    [
      { montant: "20", moyen: "cheque", banque: "Crédit normand", numero: "12", titulaire: "M. Perdrix" },
      "Recopiez les sept chiffres du numéro du chèque",
    ],
    [{ montant: "20", banque: "Crédit normand" }, "choisissez « Chèque », ou videz ces champs"],
    [{ montant: "20", payeur: " " }, "Dites qui paie"],
  ])("%j is refused by its field, and what was typed stays", async (fields, words) => {
    const shown = await take({ payeur: "M. Perdrix", ...fields });
    expect(shown.status).toBe(422);
    expect(plain(shown.body)).toContain(words);
    for (const typed of Object.values(fields).filter((value) => value.trim() !== ""))
      expect(shown.body).toContain(`value="${typed}"`);
    expect(await balance()).toBe(0);
  });

  test("what is written on a cheque is asked beside the choice, in plain sight; what lacks is said by each field", async () => {
    const { body } = await nora.open(taking());
    const [form = ""] = /<form[^>]*encaisser".*?<\/form>/s.exec(body) ?? [];
    expect(form).not.toContain("<details");
    for (const name of ["numero", "banque", "titulaire"]) expect(form).toContain(`name="${name}"`);
    const shown = plain((await take({ montant: "20", moyen: "cheque" })).body);
    for (const words of ["les sept chiffres", "le nom de la banque", "le nom du titulaire"])
      expect(shown).toContain(words);
    const none = { compte: "", moyen: "cheque" };
    const both = plain((await nora.submit({ ...none, banque: "" }, { action: taking() })).body);
    expect(both).toMatch(/Choisissez le compteur .* le nom de la banque/);
    const compte = (await listAccounts(jeanne, jeanne.personId))[0]?.accountId ?? "";
    for (const moyen of ["online", "x"]) {
      const neither = await nora.post(taking(), {
        compte,
        montant: "20",
        payeur: "J. Martin",
        moyen,
      });
      expect([neither.status, plain(neither.body).includes("Choisissez « Espèces » ou « Chèque »")]).toEqual([
        422,
        true,
      ]);
    }
    expect(await balance()).toBe(0);
    const done = { moyen: "cheque", numero: "0 001 234", banque: "Crédit normand", titulaire: "J. Martin" };
    expect(plain((await take({ montant: "20", ...done })).body)).toContain("C’est encaissé");
  });

  test("above what the law lets a till take in cash is refused with the reason; above the limit of the régie, by cheque, is confirmed on a second page", async () => {
    const refused = await take({ montant: "1000,00" });
    expect(refused.status).toBe(422);
    expect(plain(refused.body)).toContain("pas plus de 300 € en espèces");
    expect(refused.body).toContain('value="1000,00"');
    const cheque = { moyen: "cheque", banque: "Crédit normand", numero: "0001234", titulaire: "J. Martin" };
    const asked = await take({ montant: "1200,01", ...cheque });
    expect(plain(asked.body)).toContain("1 200,01 €, c’est beaucoup");
    expect(await balance()).toBe(0);
    const mended = await nora.submit({ corriger: "oui" }, { action: taking() });
    expect(mended.status).toBe(200);
    expect(mended.body).toContain('value="1200,01"');
    expect(mended.body).toContain("Crédit normand");
  });

  test("while a direct debit is to take it, asks the cashier first, with what becomes of it", async () => {
    const caen = await aDirectDebit(desk.house, desk.caen.id, "GOUTER", 15);
    const { parent, child } = await caen.family();
    const { collection } = await caen.prepare("2026-12-01");
    const browser = await desk.server.signedIn(caen.regie.mandataire);
    const path = `/caen/agents/personnes/${child.personId}/encaisser`;
    const form = { compte: child.accountId, moyen: "cash", montant: "3,50", payeur: "Jeanne Lemoine" };
    const pay = async () => {
      await browser.open(path);
      return browser.submit(form, { action: path });
    };
    expect(plain((await pay()).body)).toContain("il ne prendra que ce qui reste dû ce jour-là");
    await caen.send(collection.id);
    const asked = await pay();
    expect(plain(asked.body)).toContain("Un prélèvement de 3,50 € est prévu le mardi 1er décembre 2026");
    expect(plain(asked.body)).toContain("Il est déjà à la banque");
    expect(await listPayments(parent, child.personId)).toEqual([]);
    const [, certain = ""] = /name="certain" value="([^"]+)"/.exec(asked.body) ?? [];
    const done = await browser.submit({ certain: certain.replaceAll("&#39;", "'") }, { action: path });
    expect(plain(done.body)).toContain("C’est encaissé");
  });

  test("a refund says why, and is on the person's receipts", async () => {
    await take({ montant: "20" });
    const [paid] = await listPayments(jeanne, jeanne.personId);
    const id = paid?.payment.id ?? "";
    const action = `${taking()}/${id}/remboursement`;
    await nora.open(taking());
    const empty = await nora.submit({ [`rendu-${id}`]: "5", [`raison-${id}`]: "" }, { action });
    expect(empty.status).toBe(422);
    const shown = await nora.submit({ [`rendu-${id}`]: "5", [`raison-${id}`]: "Trop versé" }, { action });
    expect(plain(shown.body)).toContain("C’est remboursé");
    expect(await balance()).toBe(1_500);
  });

  test("offers to give back what is in one's own till, of twenty receipts at a time", async () => {
    const { personId } = jeanne;
    const accountId = (await listAccounts(jeanne, personId))[0]?.accountId ?? parseId("none");
    const theirs = await regie.take({ personId, accountId, amount: 100 }, regie.regisseur);
    for (let one = 0; one < 20; one += 1) await regie.take({ personId, accountId, amount: 100 });
    const shown = await nora.open(taking());
    expect(shown.body.match(/remboursement"/g)).toHaveLength(20);
    expect(shown.body).not.toContain(`${theirs.id}/remboursement`);
    expect(shown.body).not.toContain(`${taking()}/${theirs.id}"`);
    expect(plain(shown.body)).toContain("Les reçus d’avant");
    expect(shown.body).toContain(`${taking()}?recus=20#recus`);
    const before = await nora.open(`${taking()}?recus=20`);
    expect(before.body).toContain(`${taking()}/${theirs.id}"`);
    expect(plain(before.body)).not.toContain("Les reçus d’avant");
    expect((await nora.open(`${taking()}?recus=x`)).body).not.toContain(`${taking()}/${theirs.id}"`);
    const refused = await nora.post(`${taking()}/${theirs.id}/remboursement`, {
      [`rendu-${theirs.id}`]: "1",
      [`raison-${theirs.id}`]: "Trop versé",
    });
    expect(refused.status).toBe(403);
    expect(plain(refused.body)).toContain("Demandez au régisseur de le rembourser");
  });

  test("a refund of the second page that is refused, or asked again, is shown on it, with what was typed", async () => {
    const { personId } = jeanne;
    const accountId = (await listAccounts(jeanne, personId))[0]?.accountId ?? parseId("none");
    const { id } = await regie.take({ personId, accountId, amount: 100 });
    for (let one = 0; one < 20; one += 1) await regie.take({ personId, accountId, amount: 100 });
    await nora.open(`${taking()}?recus=20`);
    const action = `${taking()}/${id}/remboursement?recus=20`;
    const refused = await nora.submit(
      { [`rendu-${id}`]: "7,77", [`raison-${id}`]: "Trop versé" },
      { action },
    );
    expect(refused.status).toBe(422);
    for (const kept of ["7,77", "Trop versé"]) expect(refused.body).toContain(`value="${kept}"`);
    expect(refused.body).toContain(`id="rendu-${id}-error"`);
    const asked = await nora.submit({ [`rendu-${id}`]: "777", [`raison-${id}`]: "Trop versé" }, { action });
    expect(formsIn(asked.body).map((form) => form.action)).toContain(action);
    const again = await nora.submit({ [`rendu-${id}`]: "777", corriger: "1" }, { action });
    expect(again.body).toContain('value="777"');
    const done = await nora.submit({ [`rendu-${id}`]: "1", [`raison-${id}`]: "Trop versé" }, { action });
    expect(plain(done.body)).toContain("C’est remboursé");
  });

  test("for somebody without a counter begins by opening one with them; nobody opens one for themselves, nor who is not named", async () => {
    const madeleine = await aPerson(desk.house, desk.caen.id, {
      validated: { given_name: "Madeleine", family_name: "Prévost", birthdate: "1945-03-27" },
    });
    const path = `/caen/agents/personnes/${madeleine.personId}/encaisser`;
    expect(plain((await nora.open(path)).body)).toContain("Ouvrez-en un avec elle, plus bas");
    const opened = await nora.submit({}, { action: `${path}/compteur` });
    expect(plain(opened.body)).toContain("Le compteur est ouvert");
    expect(await listAccounts(madeleine, madeleine.personId)).toHaveLength(1);
    const again = await nora.post(`${path}/compteur`, { compteur: purse.counterId });
    expect(again.status).toBe(200);
    expect(await listAccounts(madeleine, madeleine.personId)).toHaveLength(1);
    const paul = await desk.at(["reception"], "Paul Vison");
    await paul.open(path);
    expect((await paul.post(`${path}/compteur`, { compteur: purse.counterId })).status).toBe(409);
    const namesake = await aPerson(desk.house, desk.caen.id, {
      validated: { given_name: "Nora", family_name: "Sittelle", birthdate: "1990-05-04" },
    });
    const own = `/caen/agents/personnes/${namesake.personId}/encaisser/compteur`;
    const refused = await nora.post(own, { compteur: purse.counterId });
    expect(plain(refused.body)).toContain("pour vous-même, pour vos proches");
    expect(await listAccounts(namesake, namesake.personId)).toEqual([]);
  });

  test("an agent who is not named sees why they may not", async () => {
    const paul = await desk.at(["reception"], "Paul Vison");
    expect(plain((await paul.open(taking())).body)).toContain("Vous n’êtes pas nommé pour ces compteurs");
    expect((await paul.open(`/caen/agents/caisse/${regie.regieId}`)).status).toBe(409);
  });
});

describe("one's own till", () => {
  const closings = async () => (await desk.house.sqlAs("owner", "select 1 from till_closing")).length;
  const formOf = (path: string) =>
    formsIn(nora.shown.body).find(({ action }) => action === path)?.values ?? {};
  const certain = (body: string) =>
    (/name="certain" value="([^"]+)"/.exec(body)?.[1] ?? "").replaceAll("&#39;", "'");

  test("is counted, explained when it differs, closed, printed and sent to the Treasury", async () => {
    await take({ montant: "20" });
    const till = `/caen/agents/caisse/${regie.regieId}`;
    expect((await nora.open("/caen/agents/caisse")).body).toContain(till);
    const before = plain((await nora.open(till)).body);
    expect(before).toContain("Selon le registre");
    const wrong = await nora.submit({ especes: "1", cheques: "0", motif: "" }, { action: till });
    expect(wrong.status).toBe(422);
    expect(plain(wrong.body)).toContain("Recomptez");
    const counted = { especes: "1", cheques: "0", motif: "Pièces perdues" };
    const looked = await nora.submit(counted, { action: till });
    const look = plain(looked.body);
    expect(look).toMatch(/\d+ opérations, \d+,\d\d € en tout : cela ne s’annule pas/);
    expect(look).toMatch(/Espèces comptées 1,00 € .*Explication Pièces perdues/);
    expect(look).toContain("Vous l’imprimez et la signez");
    expect(await closings()).toBe(0);
    const mended = await nora.submit({ corriger: "oui" }, { action: till });
    expect([mended.status, mended.body.includes('value="Pièces perdues"')]).toEqual([200, true]);
    expect(await closings()).toBe(0);
    // Taken between the two pages: it is looked at again.
    const again = certain((await nora.submit(counted, { action: till })).body);
    const form = formOf(till);
    await take({ montant: "2" });
    const changed = await nora.post(till, { ...form, certain: again });
    expect(plain(changed.body)).toContain("Rien n’est encore clôturé");
    expect(await closings()).toBe(0);
    const sure = { certain: certain(changed.body) };
    const answered = { ...formOf(till), ...sure };
    const shown = await nora.submit(sure, { action: till });
    expect(plain(shown.body)).toContain("La caisse est clôturée");
    expect(plain(shown.body)).toContain("Pièces perdues");
    // The same page sent twice is one closing, said to be closed.
    expect(plain((await nora.post(till, answered)).body)).toContain("La caisse est clôturée");
    expect(await closings()).toBe(1);
    const [file = ""] =
      /\/caen\/agents\/caisse\/clotures\/[0-9a-f-]+\/tresorerie\.csv/.exec(shown.body) ?? [];
    const csv = await nora.open(file);
    expect(csv.body).toContain("Espèces comptées;;1,00");
    expect(plain((await nora.open(till)).body)).toContain("Clôture de caisse n° 1");
    const twice = await nora.submit({ especes: "0", cheques: "0" }, { action: till });
    expect(plain(twice.body)).toContain("déjà clôturée");
  });

  test("once closed, gives receipts of the day they are paid, apart from the accounting day", async () => {
    await take({ montant: "5" });
    const [latest] = await listPayments(jeanne, jeanne.personId);
    const shown = plain((await nora.open(`${taking()}/${latest?.payment.id}`)).body);
    expect(shown).toContain("Payé le");
    expect(shown).toContain("Journée comptable");
  });

  test("its régisseur reads what was paid online and could not be credited, and says when it was given back", async () => {
    const { regieId } = regie;
    await setOnlineAccount(regie.mayor, { regieId, provider: "simulator", clientNumber: "0", mode: "test" });
    const accountId = (await listAccounts(jeanne, jeanne.personId))[0]?.accountId;
    if (!accountId) throw new TypeError("an account is expected");
    const { page } = await startTopUp(jeanne, {
      id: parseId<"payment">(randomUUID()),
      personId: jeanne.personId,
      accountId,
      amount: 6_000,
      payer: "Jeanne Martin",
      returnTo: "http://localhost:3000/retour",
      notifyAt: "http://localhost:3000/notification",
    });
    await purse.byHouse({ kind: "credit", accountId, amount: 6_000 });
    const operation = page.split("/").at(-1) ?? "";
    await setSimulatedOutcome(purse.system, { operation, state: "paid" });
    await resolveOperation(purse.system, operation);
    const till = `/caen/agents/caisse/${regieId}`;
    const basile = await desk.server.signedIn(regie.regisseur);
    const shown = plain((await basile.open(till)).body);
    expect(shown).toContain("Paiements en ligne à régler avec la Trésorerie");
    expect(shown).toContain("60,00 €");
    expect(shown).not.toContain("Jeanne");
    expect(plain((await nora.open(till)).body)).not.toContain("à régler avec la Trésorerie");
    const [one] = await listToSettle(regie.regisseur, regieId);
    const [action, field] = [`${till}/en-ligne/${one?.id}/rendu`, `virement-${one?.id}`];
    expect((await nora.post(action, { [field]: "VIR 1" })).status).toBe(409);
    await basile.open(till);
    const empty = await basile.submit({ [field]: " " }, { action });
    expect(empty.status).toBe(422);
    expect(plain(empty.body)).toContain("Écrivez la référence du virement.");
    const done = plain((await basile.submit({ [field]: "VIR 2026-118" }, { action })).body);
    expect(done).toContain("C’est noté : la somme a été rendue");
    expect(done).not.toContain("à régler avec la Trésorerie");
    expect((await basile.post(action, { [field]: "VIR 2026-119" })).status).toBe(200);
    const rows = await desk.house.sqlAs("owner", "select given_back_reference as said from online_payment");
    expect(rows).toEqual([{ said: "VIR 2026-118" }]);
  });
});
