import { createHash } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { aHouseWithAdministration } from "../../../../../../frames/admin/testing/a-house-with-administration.ts";
import { anAgent } from "../../../../../../testing/builders.ts";
import type { Browser } from "../../../../../../testing/test-browser.ts";
import { aRegie } from "../../../../../billing/payments/testing/a-regie.ts";
import { readAuthorityJournal } from "../../../../../trust/audit/index.ts";
import { aPurse, type Purse } from "../../../testing/a-purse.ts";

let admin: Awaited<ReturnType<typeof aHouseWithAdministration>>;
let helene: Browser;
let odile: Browser;
let pool: Purse;
const PAGE = "/caen/administration/compteurs/anciennes-cartes";
const plain = (body: string) => body.replace(/<[^>]*>/g, " ").replace(/[\s\u00a0\u202f]+/g, " ");

beforeAll(async () => {
  admin = await aHouseWithAdministration();
  helene = (await admin.agent(["authority_administrator"], "Hélène Auvray")).browser;
  odile = (await admin.agent(["authority_administrator"], "Odile Perrin")).browser;
  await odile.open(PAGE);
  pool = await aPurse(admin.house, admin.town.id, { unit: "unit" });
});
afterAll(() => admin?.house.close());

const give = async (text: string | Buffer, compteur: string = pool.counterId) => {
  await helene.open(PAGE);
  const files = [{ field: "fichier", name: "cartes.csv", content: Buffer.from(text) }];
  return helene.submit({ compteur }, { action: PAGE, files });
};

test("a file of cards is looked at, then accepted once, and what is left in pockets is shown", async () => {
  expect((await helene.open("/caen/administration/compteurs")).body).toContain(PAGE);
  const given = (await give("Numéro;Reste\nB-1042;10\nB-1043;3\n")).body;
  expect(plain(given)).toContain("2 anciennes cartes : vérifiez, puis acceptez");
  expect(plain(given)).toMatch(/Au total 13 unités La moins remplie 3 unités La plus remplie 10 unités/);
  expect(plain(given)).toContain("Aucune carte reprise pour l’instant");
  const fichier = fileOn(given, "13 unités");
  const accepted = plain((await odile.post(`${PAGE}/accepter`, { fichier })).body);
  expect(accepted).toContain("Les cartes de ce fichier servent à partir de maintenant");
  expect(accepted).toMatch(/Cartes qui servent .* 2 13 unités/);
  expect(plain((await give("B-1042;10\nB-1043;3\n")).body)).toContain(
    "Toutes les cartes de ce fichier étaient déjà là",
  );
  const more = plain((await give("B-1042;10\nB-1043;3\nB-1044;1")).body);
  expect(more).toContain("1 ancienne carte : vérifiez, puis acceptez 2 étaient déjà là");
});

/** The file whose card on the page says this. */
function fileOn(body: string, said: string): string {
  const card = body.split("ar-card__body").find((part) => plain(part).includes(said)) ?? "";
  return /name="fichier" value="([0-9a-f-]{36})"/.exec(card)?.[1] ?? "";
}

test("a file given wrong is accepted no more, with a reason asked for beside its field, and comes again right", async () => {
  const given = (await give("D-100;1042\nD-101;1043")).body;
  const id = fileOn(given, "2 085 unités");
  const accepted = await odile.post(`${PAGE}/accepter`, { fichier: id });
  expect(plain(accepted.body)).toContain("Reste à utiliser : 2 085 unités");
  const silent = await helene.post(`${PAGE}/arreter`, { fichier: id, [`motif-${id}`]: " " });
  expect([silent.status, plain(silent.body).includes("Dites pourquoi")]).toEqual([422, true]);
  const done = await helene.post(`${PAGE}/arreter`, { fichier: id, [`motif-${id}`]: "Mauvaise colonne" });
  expect(plain(done.body)).toMatch(/Ce fichier est arrêté.*Arrêté le .* : Mauvaise colonne/);
  expect(plain((await give("D-100;10\nD-101;4")).body)).toContain("2 anciennes cartes : vérifiez");
  expect((await helene.post(`${PAGE}/accepter`, { fichier: "x" })).status).toBe(404);
});

test("a card that a desk stopped serves again by its number, with a reason; mistakes are said by their field", async () => {
  await helene.open(PAGE);
  const form = { numero: "Z-404", motif: "" };
  const silent = await helene.submit(form, { action: `${PAGE}/reprendre` });
  expect([silent.status, plain(silent.body).includes("Dites pourquoi")]).toEqual([422, true]);
  expect(silent.body).toContain('value="Z-404"');
  const unknown = await helene.submit({ motif: "Rapportée" }, { action: `${PAGE}/reprendre` });
  expect([unknown.status, plain(unknown.body).includes("Aucune ancienne carte arrêtée")]).toEqual([
    422,
    true,
  ]);
});

test("cards are accepted by another administrator, nor as the application’s own statement by who gave them, who is told so", async () => {
  const purse = await aPurse(admin.house, admin.town.id, { name: { fr: "Cantine", en: "Canteen" } });
  const given = (await give("E-100;1250", purse.counterId)).body;
  expect(plain(given)).toContain("Un autre administrateur que vous accepte ces cartes");
  const id = fileOn(given, "1 ancienne carte pour « Cantine »");
  const alone = await helene.post(`${PAGE}/accepter`, { fichier: id });
  expect([alone.status, plain(alone.body).includes("Un autre agent que celui qui a donné")]).toEqual([
    422,
    true,
  ]);
  await expect(
    admin.house.sqlAs(
      "owner",
      `set local ardeco.actor_kind = 'staff'; set local ardeco.roles = 'authority_administrator';
       select set_config('ardeco.actor_id', given_by::text, true) from old_card_file where id = '${id}';
       update old_card_file set accepted_on = current_date, accepted_by = given_by where id = '${id}'`,
    ),
  ).rejects.toThrow(/count for one/);
  const accepted = plain((await odile.post(`${PAGE}/accepter`, { fichier: id })).body);
  expect(accepted).toMatch(/Cantine 1 12,50 €/);
});

test("units that nobody sells yet ask for two as well: a régie may sell them tomorrow", async () => {
  const name = { fr: "Bassin", en: "Basin" };
  const basin = await aPurse(admin.house, admin.town.id, { unit: "unit", name });
  const given = (await give("F-100;10", basin.counterId)).body;
  const id = fileOn(given, "1 ancienne carte pour « Bassin »");
  const alone = await helene.post(`${PAGE}/accepter`, { fichier: id });
  expect([alone.status, plain(alone.body).includes("Un autre agent que celui qui a donné")]).toEqual([
    422,
    true,
  ]);
  await aRegie(admin.house, admin.town.id, basin, { code: "BASSIN", priceCents: 350 });
  expect(plain((await odile.post(`${PAGE}/accepter`, { fichier: id })).body)).toMatch(/Bassin 1 10 unités/);
});

test("the journal keeps the fingerprint of the very bytes of the file, as a spreadsheet writes them", async () => {
  const bytes = Buffer.from("\uFEFFNuméro;Reste\r\nT-100;1\r\n");
  expect(plain((await give(bytes)).body)).toContain("1 ancienne carte : vérifiez");
  const auditor = await anAgent(admin.house, admin.town.id, ["auditor"]);
  const { entries } = await auditor.transaction((tx) => readAuthorityJournal(tx, auditor, { limit: 20 }));
  const given = entries.find(({ action }) => action === "oldcards.given");
  expect(given?.data.sha256).toBe(createHash("sha256").update(bytes).digest("hex"));
});

test("each line that is wrong is told, a file that is no text too, and nothing is taken", async () => {
  const wrong = await give("C-100;10\nC-200;dix\nC-100;3");
  expect(wrong.status).toBe(422);
  expect(plain(wrong.body)).toMatch(/Ligne 2 : le reste.*Ligne 3 : même numéro qu’à la ligne 1/);
  expect((await give(Buffer.from([0xff, 0xfe, 0x41]))).status).toBe(422);
  await helene.open(PAGE);
  const none = await helene.submit({ compteur: pool.counterId }, { action: PAGE, files: [] });
  expect([none.status, plain(none.body).includes("Choisissez un fichier.")]).toEqual([422, true]);
  // No counter is chosen beforehand.
  const nowhere = await give("C-300;1", "");
  expect([nowhere.status, plain(nowhere.body).includes("Choisissez un compteur.")]).toEqual([422, true]);
});
