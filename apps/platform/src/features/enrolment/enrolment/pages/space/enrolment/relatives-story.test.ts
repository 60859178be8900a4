import { afterAll, beforeAll, expect, test } from "vitest";
import { aPerson } from "../../../../../../testing/builders.ts";
import type { Browser } from "../../../../../../testing/test-browser.ts";
import { assertEveryStepVisited } from "../../../../../../web/index.ts";
import { relativeJourney } from "./relatives/relative-journey.ts";
import { anEnrolmentHouse, type EnrolmentHouse } from "./testing/an-enrolment-house.ts";
import { alone, largestAnswers, type Pages } from "./testing/stories.ts";
import { answerAll } from "./testing/walk.ts";

let world: EnrolmentHouse;
beforeAll(async () => {
  world = await anEnrolmentHouse();
});
afterAll(() => world.house.close());

const ADD = "/caen/espace/proches/ajouter";

async function aDaughter(): Promise<Browser> {
  const known = { declared: { given_name: "Claire", family_name: "Martin" } };
  return world.server.signedIn(await aPerson(world.house, world.caen, known));
}

const mother: Pages = {
  noms: { given_name: "Odette", family_name: "Martin" },
  naissance: alone.naissance ?? {},
  adresse: alone.adresse ?? {},
  justificatif: { proof_relative_kind: "brought" },
};

test("every question about a relative is reached by a story", () => {
  const answers = { ...largestAnswers, relation: "child", proof_relative_kind: "passport" };
  assertEveryStepVisited(relativeJourney, [answers]);
});

test("a daughter files for her mother under a mandate, which has an end", async () => {
  const browser = await aDaughter();
  expect((await browser.open("/caen/espace/proches")).body).toContain("Vous n’agissez pour personne");
  await browser.open(ADD);
  await browser.submit({ relation: "mandate" }, { action: ADD });
  expect(browser.shown.body).toContain("Jusqu’à quand la procuration est-elle valable");
  const day = (year: string) => ({ until_day: "1", until_month: "6", until_year: year });
  const tooLong = await browser.submit(day("2040"), { action: ADD });
  expect(tooLong.status).toBe(422);
  expect(tooLong.body).toContain("dans les 3 ans");
  await browser.submit(day("2027"), { action: ADD });
  expect(await answerAll(browser, mother)).toEqual(Object.keys(mother));
  const receipt = await browser.submit({}, { action: browser.shown.url });
  expect(receipt.body).toMatch(/CAEN-2026-\d{6}-[A-Z0-9]{2}/);
  const relatives = await browser.open("/caen/espace/proches");
  for (const said of ["Odette Martin", "Procuration", "Déclaré, à vérifier", "1er juin 2027"])
    expect(relatives.body).toContain(said);
  expect((await browser.open("/caen/espace/demandes")).body).toContain("Inscription\u00a0: Odette Martin");
});

test("a child is added from the space; pressed twice, it is one child", async () => {
  const browser = await aDaughter();
  await browser.open(ADD);
  const form = browser.shown;
  await browser.submit({ relation: "child" }, { action: ADD });
  const first = browser.shown.url;
  await browser.open(ADD);
  const person = /name="person" value="([0-9a-f-]{36})"/.exec(form.body)?.[1] ?? "";
  await browser.post(ADD, { relation: "child", person });
  expect(browser.shown.url).toBe(first);
  const child = {
    ...mother,
    naissance: { birthdate_day: "1", birthdate_month: "9", birthdate_year: "2019" },
  };
  expect(await answerAll(browser, { ...child, ecole: { school: "" } })).toContain("ecole");
  expect((await browser.submit({}, { action: browser.shown.url })).body).toContain("CAEN-2026-");
});

test("nobody is added by naming somebody else's id, and a file of a relative is not another's", async () => {
  const victim = await aPerson(world.house, world.caen, { declared: { given_name: "Ali" } });
  const browser = await aDaughter();
  await browser.open(ADD);
  const stolen = await browser.post(ADD, { relation: "child", person: victim.personId });
  expect(stolen.status).toBeGreaterThanOrEqual(403);
  expect(stolen.body).not.toContain("Ali");
  await browser.open(ADD);
  await browser.submit({ relation: "child" }, { action: ADD });
  const file = browser.shown.url;
  expect((await (await aDaughter()).open(file)).status).toBe(404);
});

test("a curator prepares, is told that the person signs, and cannot send", async () => {
  const browser = await aDaughter();
  await browser.open(ADD);
  await browser.submit({ relation: "curatelle" }, { action: ADD });
  expect(browser.shown.body).toContain("Cette personne signe elle-même");
  await answerAll(browser, mother);
  expect((await browser.submit({}, { action: browser.shown.url })).status).toBe(403);
  expect((await browser.open("/caen/espace/demandes")).body).toContain("À terminer");
});
