import { afterAll, beforeAll, expect, test } from "vitest";
import { type SpaceHouse, spaceHouse } from "../../../../../../frames/space/testing/space-house.ts";
import { aPerson } from "../../../../../../testing/builders.ts";
import { createPassMembership, listOwnPasses, openPass } from "../../../index.ts";
import { aYouthPass, type YouthPass } from "../../../testing/a-youth-pass.ts";

// A grown-up is told the condition of the youth pass, before any agreement is asked of them for nothing.

let home: SpaceHouse;
let pass: YouthPass;
const PASSES = "/caen/espace/pass";
const text = (body: string) => body.replaceAll(/<[^>]+>/g, " ").replaceAll(/[\s\u00a0\u202f]+/g, " ");

beforeAll(async () => {
  home = await spaceHouse();
  pass = await aYouthPass(home.house, home.caen);
});
afterAll(() => home?.house.close());

const shownTo = async (birthdate: string) => {
  const validated = { given_name: "Jeanne", family_name: "Perdrix", birthdate };
  const who = await aPerson(home.house, home.caen, { validated });
  const browser = await home.server.signedIn(who);
  return { who, shown: await browser.open(PASSES) };
};

test("a pass that somebody cannot have says its condition, and has no button", async () => {
  const { who, shown } = await shownTo("1985-03-27");
  expect(text(shown.body)).toMatch(/Conditions non remplies .* Avoir 25 ans au plus, le 1er septembre 2026/);
  expect(text(shown.body)).not.toMatch(/donner mon accord|Il en reste|Avoir au moins/);
  expect(shown.body).not.toContain(pass.passId.concat("/"));
  expect(shown.body).toMatch(
    /<nav[^>]*>(?:(?!<\/nav>).)*<a href="\/caen\/espace\/services">Mes services<\/a>/s,
  );
  expect((await listOwnPasses(who, who.personId))[0]?.standing).toBe("not_entitled");
});

test("agreed and not paid, the service is not said to be open; it is once its fee is paid", async () => {
  const who = await pass.young();
  const browser = await home.server.signedIn(who);
  const readServices = async () => text((await browser.open("/caen/espace/services")).body);
  expect(await readServices()).toMatch(/Pas encore demandé/);
  await createPassMembership(who, { passId: pass.passId, personId: who.personId });
  const unpaid = await readServices();
  expect(unpaid).toContain("Adhésion à payer");
  const readHome = async () => text((await browser.open("/caen/espace")).body);
  expect(await readHome()).toContain(": adhésion à payer");
  expect(unpaid).not.toMatch(/Pass[^.]{0,80} Ouvert/);
  await pass.pay(who);
  await openPass(who, { passId: pass.passId, personId: who.personId });
  expect(await readServices()).not.toContain("Adhésion à payer");
  expect(await readHome()).not.toContain("adhésion à payer");
});

test("whoever meets it, or whose date of birth is not checked, is offered it as before", async () => {
  expect(text((await shownTo("2004-05-09")).shown.body)).toContain("Voir et donner mon accord");
  const unchecked = await home.server.signedIn(await aPerson(home.house, home.caen));
  expect(text((await unchecked.open(PASSES)).body)).toContain("Il faut votre accord");
});
