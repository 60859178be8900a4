import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type SpaceHouse, spaceHouse } from "../../../../../../frames/space/testing/space-house.ts";
import { listAccounts } from "../../../../../ledger/counters/index.ts";
import { setOnlineAccount } from "../../../../payments/index.ts";
import { type ARegie, aRegie } from "../../../../payments/testing/a-regie.ts";
import { aCanteen, type Canteen, type Member, type Someone } from "../../../testing/a-canteen.ts";

const PAGE = "/caen/espace/payer";
const text = (body: string) => body.replaceAll(/[\u00a0\u202f]/g, " ");

let home: SpaceHouse;
let canteen: Canteen;
let nursery: Canteen;
let regie: ARegie;
let nurseryRegie: ARegie;
let jeanne: Someone;
let leo: Member;
let mia: Member;
let stories = 0;

beforeAll(async () => {
  home = await spaceHouse();
});
afterAll(() => home?.house.close());

/** A mother owes 5,00 € for a child and 7,00 € for another at the canteen, and 20,00 € to the nursery. */
beforeEach(async () => {
  stories += 1;
  home.house.clock.set("2026-10-01T08:00:00Z");
  canteen = await aCanteen(home.house, home.caen, { code: `CANTINE${stories}` });
  nursery = await aCanteen(home.house, home.caen, { code: `CRECHE${stories}` });
  regie = await aRegie(home.house, home.caen, canteen.purse, { code: `CANTINE${stories}` });
  nurseryRegie = await aRegie(home.house, home.caen, nursery.purse, { code: `CRECHE${stories}` });
  jeanne = await canteen.parent();
  leo = await canteen.child([jeanne], { name: "Léo" });
  mia = await canteen.child([jeanne], { name: "Mia" });
  const emma = await nursery.child([jeanne], { name: "Emma" });
  await canteen.meal(leo, "2026-10-05", { amount: 500 });
  await canteen.meal(mia, "2026-10-05", { amount: 700 });
  await nursery.meal(emma, "2026-10-05", { amount: 2_000 });
  await canteen.issue();
  await nursery.issue();
});

const openOnline = ({ mayor, regieId }: ARegie) =>
  setOnlineAccount(mayor, { regieId, provider: "simulator", clientNumber: "0", mode: "test" });

const balanceOf = async ({ personId, accountId }: Member) =>
  (await listAccounts(jeanne, personId)).find((one) => one.accountId === accountId)?.balance;

/** What the form of the canteen sends. */
const ofCanteen = (more: Readonly<Record<string, string>> = {}) => ({
  regie: regie.regieId,
  somme: "1200",
  nouveau: randomUUID(),
  ...more,
});

const setSimulated = (state: "paid" | "refused" | "abandoned") =>
  home.house.sqlAs("owner", `update simulated_payment set state = '${state}' where state = 'pending'`);

test("a mother reads all that her family owes, how many payments it takes, and pays two children at once", async () => {
  await openOnline(regie);
  await openOnline(nurseryRegie);
  const browser = await home.server.signedIn(jeanne);
  expect((await browser.open("/caen/espace")).body).toContain(`href="${PAGE}"`);
  expect((await browser.open("/caen/espace/factures")).body).toContain(`href="${PAGE}"`);
  const page = text((await browser.open(PAGE)).body);
  expect(page).toContain("Il vous reste 32,00 € à payer");
  expect(page).toContain("En ligne, il faut 2 paiements : un par régie.");
  expect(page).toMatch(/Payer 20,00 €.*Payer 12,00 €/s);
  const sent = ofCanteen();
  await browser.submit(sent);
  expect(browser.shown.redirects[0]).toMatch(/^\/caen\/paiement-simule\/[0-9a-f-]+$/);
  const [first] = browser.shown.redirects;
  await browser.open(PAGE);
  await browser.submit(sent);
  expect(browser.shown.redirects[0]).toBe(first);
  const begun = text((await browser.open(PAGE)).body);
  expect(begun).toContain("Votre paiement de 12,00 € est commencé");
  expect(begun).toContain(`href="${first}"`);
  expect(begun).not.toContain("Payer 12,00 €");
  const back = `${PAGE}/${sent.nouveau}`;
  expect(text((await browser.open(back)).body)).toContain("Le paiement est en cours");
  await setSimulated("paid");
  const done = text((await browser.open(back)).body);
  expect(done).toContain("Votre paiement est reçu");
  expect(done.match(/Voir le reçu/g)).toHaveLength(2);
  expect([await balanceOf(leo), await balanceOf(mia)]).toEqual([0, 0]);
  const receipt = /href="([^"]*\/recus\/[^"]*)"/.exec(done)?.[1]?.replaceAll("&amp;", "&") ?? "";
  expect((await browser.open(receipt)).status).toBe(200);
  const left = text((await browser.open(PAGE)).body);
  expect(left).toContain("Il vous reste 20,00 € à payer");
  expect(left).toContain("En ligne, un seul paiement règle tout.");
  // The form of before, sent once more, leads to what it paid.
  await browser.submit(sent);
  expect(browser.shown.redirects).toEqual([back]);
});

test("what is refused or given up stays due, once, and may be paid again", async () => {
  await openOnline(regie);
  const browser = await home.server.signedIn(jeanne);
  await browser.open(PAGE);
  const sent = ofCanteen();
  await browser.submit(sent);
  await setSimulated("refused");
  expect(text((await browser.open(`${PAGE}/${sent.nouveau}`)).body)).toContain("Le paiement a été refusé");
  const page = text((await browser.open(PAGE)).body);
  expect(page).toContain("Payer 12,00 €");
  expect(page).toContain("En ligne, un seul paiement règle 12,00 €.");
  expect(page).toMatch(/À payer au guichet.*Emma Lemoine, Cantine.*20,00 €/s);
});

test("a sum that changed since the page was opened is shown again, and nothing is paid", async () => {
  await openOnline(regie);
  const browser = await home.server.signedIn(jeanne);
  await browser.open(PAGE);
  for (const wrong of [{ somme: "700" }, { somme: "x" }, { regie: nurseryRegie.regieId }, { regie: "x" }]) {
    const again = await browser.submit(ofCanteen(wrong));
    expect(again.status).toBe(409);
    expect(text(again.body)).toContain("Ce que vous devez a changé depuis que cette page est ouverte");
    expect(text(again.body)).toContain("Payer 12,00 €");
  }
  expect(await balanceOf(leo)).toBe(-500);
});

test("nobody reads another’s payment; who owes nothing reads it, with what their accounts have left", async () => {
  await openOnline(regie);
  const browser = await home.server.signedIn(jeanne);
  await browser.open(PAGE);
  const sent = ofCanteen();
  await browser.submit(sent);
  const other = await canteen.parent();
  const stranger = await home.server.signedIn(other);
  expect((await stranger.open(`${PAGE}/${sent.nouveau}`)).status).toBe(404);
  expect((await stranger.open(`${PAGE}/x`)).status).toBe(404);
  const page = text((await stranger.open(PAGE)).body);
  expect(page).toContain("Vous n’avez rien à payer aujourd’hui");
  expect((await stranger.post(PAGE, ofCanteen())).status).toBe(409);
  expect(text((await browser.open(`${PAGE}?lang=en`)).body)).toMatch(/You have €32[.]00 left to pay/);
});

test("a page opened before, in another tab, begins no second payment of the same due", async () => {
  await openOnline(regie);
  const [browser, tab] = [await home.server.signedIn(jeanne), await home.server.signedIn(jeanne)];
  await browser.open(PAGE);
  await tab.open(PAGE);
  await browser.submit(ofCanteen());
  expect(browser.shown.redirects[0]).toMatch(/^\/caen\/paiement-simule\//);
  const second = await tab.submit(ofCanteen());
  expect(second.status).toBe(409);
  expect(text(second.body)).toContain("Vous avez déjà commencé un paiement sur un de ces comptes");
  expect(text(second.body)).toContain("Reprendre ce paiement");
  // Left unpaid, it keeps nobody from starting again.
  home.house.clock.set(new Date(home.house.clock.now().getTime() + 16 * 60_000).toISOString());
  await tab.open(PAGE);
  await tab.submit(ofCanteen());
  expect(tab.shown.redirects[0]).toMatch(/^\/caen\/paiement-simule\//);
});
