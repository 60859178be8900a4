import { afterAll, beforeAll, expect, test } from "vitest";
import { aHouseWithAdministration } from "../../../../../../frames/admin/testing/a-house-with-administration.ts";
import { anAgent } from "../../../../../../testing/builders.ts";
import type { Browser } from "../../../../../../testing/test-browser.ts";
import { requestPartnerAccount } from "../../../../../activities/passes/index.ts";
import { aYouthPass, type YouthPass } from "../../../../../activities/passes/testing/a-youth-pass.ts";

// Where a shop is paid waits for a second administrator: each finds it in the one inbox, from their own side.

const INBOX = "/caen/administration/approbations";
const NEW_ACCOUNT = "FR7630004000031234567890143";

let house: Awaited<ReturnType<typeof aHouseWithAdministration>>;
let pass: YouthPass;
let asks: Browser;
let answers: Browser;

beforeAll(async () => {
  house = await aHouseWithAdministration();
  pass = await aYouthPass(house.house, house.town.id);
  // Whom the mayor has just added to the shops counts for one with her for a week.
  house.house.clock.advance(8 * 86_400_000);
  asks = await house.server.signedIn(pass.mayor);
  const colleague = await anAgent(house.house, house.town.id, ["authority_administrator"], "Hugo Lemaire");
  answers = await house.server.signedIn(colleague);
});
afterAll(() => house?.house.close());

const toText = (body: string): string => body.replace(/[\u00a0\u202f]/g, " ");

test("empty, it says so, and what would show there", async () => {
  const { status, body } = await answers.open(INBOX);
  expect(status).toBe(200);
  expect(body).toContain("Rien n’attend");
  expect((await asks.open(`${INBOX}/demandees`)).body).toContain("Vous n’attendez rien");
  expect((await answers.open("/caen/administration")).body).not.toContain("attend votre accord");
});

test("what waits is read by who may answer, with its page; who asked finds it apart, to be given up", async () => {
  await requestPartnerAccount(pass.mayor, { partnerId: pass.bookshop.id, iban: NEW_ACCOUNT });
  const page = `/caen/administration/pass/partenaires/${pass.bookshop.id}`;
  const read = toText((await answers.open(INBOX)).body);
  expect(read).toMatch(/Nouveau compte de [^<]+<\/a>/);
  expect(read).toContain(`href="${page}"`);
  expect(read).toContain("Odile Baudroie");
  expect(read).toContain(">Vous<");
  expect((await answers.open(page)).status).toBe(200);
  expect(toText((await answers.open("/caen/administration")).body)).toContain(
    "Une demande attend votre accord",
  );
  expect((await asks.open(INBOX)).body).not.toContain("Nouveau compte de");
  const own = toText((await asks.open(`${INBOX}/demandees`)).body);
  expect(own).toContain("Nouveau compte de");
  expect(own).toContain("Y renoncer");
  expect(own).toContain(">Un autre agent<");
});

test("it names nobody, and nothing of an account", async () => {
  const { body } = await answers.open(INBOX);
  expect(body).not.toContain(NEW_ACCOUNT);
  expect(body).not.toContain(NEW_ACCOUNT.slice(-4));
});

test("whoever has no right to any of it is refused", async () => {
  const { browser } = await house.agent(["reception"], "Inès Roy");
  expect((await browser.open(INBOX)).status).toBe(403);
});
