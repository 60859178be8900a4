import { afterAll, beforeAll, expect, test } from "vitest";
import { aPurse, type Purse } from "../../../modules/counters/testing/a-purse.ts";
import type { Browser } from "../../../testing/test-browser.ts";
import { aHouseWithAdministration } from "../testing/a-house-with-administration.ts";

let admin: Awaited<ReturnType<typeof aHouseWithAdministration>>;
let helene: Browser;
let pool: Purse;
const PAGE = "/caen/administration/compteurs/anciennes-cartes";
const plain = (body: string) => body.replace(/<[^>]*>/g, " ").replace(/[\s\u00a0\u202f]+/g, " ");

beforeAll(async () => {
  admin = await aHouseWithAdministration();
  helene = (await admin.agent(["authority_administrator"], "Hélène Auvray")).browser;
  pool = await aPurse(admin.house, admin.town.id, { unit: "unit" });
});
afterAll(() => admin?.house.close());

const give = async (text: string | Buffer) => {
  await helene.open(PAGE);
  const files = [{ field: "fichier", name: "cartes.csv", content: Buffer.from(text) }];
  return helene.submit({ compteur: pool.counterId }, { action: PAGE, files });
};

test("a file of cards is taken once, and what is left in pockets is shown", async () => {
  expect((await helene.open("/caen/administration/compteurs")).body).toContain(PAGE);
  expect(plain((await give("Numéro;Reste\nB-1042;10\nB-1043;3\n")).body)).toContain("2 cartes reprises");
  const again = plain((await give("B-1042;10\nB-1043;3\nB-1044;1")).body);
  expect(again).toContain("1 carte reprise 2 étaient déjà là.");
  expect(again).toContain("14 unités");
});

test("each line that is wrong is told, a file that is no text too, and nothing is taken", async () => {
  const wrong = await give("C-100;10\nC-200;dix\nC-100;3");
  expect(wrong.status).toBe(422);
  expect(plain(wrong.body)).toMatch(/Ligne 2 : le reste.*Ligne 3 : même numéro qu’à la ligne 1/);
  expect((await give(Buffer.from([0xff, 0xfe, 0x41]))).status).toBe(422);
  await helene.open(PAGE);
  const none = await helene.submit({ compteur: pool.counterId }, { action: PAGE, files: [] });
  expect([none.status, plain(none.body).includes("Choisissez un fichier.")]).toEqual([422, true]);
});
