import { afterAll, beforeAll, expect, test } from "vitest";
import { aHouseWithAdministration } from "../../../../../../frames/admin/testing/a-house-with-administration.ts";
import { anAgent } from "../../../../../../testing/builders.ts";
import { findSupportSettings, setSupportKinds } from "../../../index.ts";

let admin: Awaited<ReturnType<typeof aHouseWithAdministration>>;
const PAGE = "/caen/administration/supports";

beforeAll(async () => {
  admin = await aHouseWithAdministration();
});
afterAll(() => admin?.house.close());

const settings = async () => {
  const system = admin.house.system(admin.town.id);
  return findSupportSettings(system);
};
const offered = async () => (await settings()).kinds;

test("printed cards and phones are offered until an administrator chooses; then what they chose", async () => {
  const { browser } = await admin.agent(["authority_administrator"]);
  expect(await offered()).toEqual(["printed", "phone"]);
  await browser.open(PAGE);
  const saved = await browser.submit({ sortes: "card" });
  expect(saved.body).toContain("Votre choix est enregistré");
  expect(await offered()).toEqual(["card"]);
});

test("a kind that nothing makes is not on the page, nor taken from a form; one chosen before is dropped", async () => {
  const { browser } = await admin.agent(["authority_administrator"]);
  const mayor = await anAgent(admin.house, admin.town.id, ["authority_administrator"]);
  const { version } = await settings();
  await setSupportKinds(mayor, { kinds: ["card", "nfc_phone"], version });
  const { body } = await browser.open(PAGE);
  expect(body).not.toMatch(/nfc_phone|Téléphone sans contact/);
  await browser.post(PAGE, { sortes: ["printed", "nfc_phone"], version: String(version + 1) });
  expect(await offered()).toEqual(["printed"]);
});

test("who chose from a page read before the other's choice is told so", async () => {
  const [one, other] = [
    (await admin.agent(["authority_administrator"])).browser,
    (await admin.agent(["authority_administrator"])).browser,
  ];
  await one.open(PAGE);
  await other.open(PAGE);
  await one.submit({ sortes: "phone" });
  expect((await other.submit({ sortes: "card" })).status).toBe(409);
  expect(await offered()).toEqual(["phone"]);
});

test("a choice whose version is no number of the form is one that changed, and never an error of ours", async () => {
  const { browser } = await admin.agent(["authority_administrator"]);
  await browser.open(PAGE);
  for (const version of ["", "x", "1.5", "-1", "2147483648", "99999999999999999999", "🐌"])
    expect((await browser.post(PAGE, { sortes: "printed", version })).status, version).toBe(409);
});
