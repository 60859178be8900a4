import { afterAll, beforeAll, expect, test } from "vitest";
import {
  asks,
  required,
  type SpaceHouse,
  spaceHouse,
} from "../../../../../../frames/space/testing/space-house.ts";
import { anAgent, aPerson } from "../../../../../../testing/builders.ts";
import { validateElement } from "../../../../../identity/identity/index.ts";

let home: SpaceHouse;
const CANTEEN = "/caen/espace/services/caen/cantine";
const address = {
  street_address: "12 rue Saint-Jean",
  postal_code: "14000",
  locality: "Caen",
  country: "FR",
  insee_code: "14118",
};

beforeAll(async () => {
  home = await spaceHouse();
  await home.service("cantine", {
    audience: "both",
    title: { fr: "Cantine", en: "Canteen" },
    eligibility: 'insee_code == "14118"',
    requests: [asks("given_name", required)],
  });
});
afterAll(() => home?.house.close());

const plain = (body: string) => body.replace(/<[^>]*>/g, " ").replace(/\s+/g, " ");

/** Checked by an agent, apart from the address, which they have just given. */
async function ana(given: typeof address) {
  const person = await aPerson(home.house, home.caen, {
    validated: { given_name: "Ana", family_name: "Costa", birthdate: "1990-02-03" },
    declared: { address: given },
  });
  return { person, browser: await home.server.signedIn(person) };
}

test("a person agrees while an agent checks, is told when it opens, and finds it open afterwards", async () => {
  const { person, browser } = await ana(address);
  // Sends to an agent what was declared: a page of the file, without another change.
  await browser.open("/caen/espace/informations/address");
  await browser.submit({});
  const page = await browser.open(CANTEEN);
  expect(plain(page.body)).toMatch(/Un agent vérifie(?: encore)? : Adresse du domicile/);
  expect(plain(page.body)).toContain("Donner mon accord maintenant");
  const form = await browser.open(`${CANTEEN}/accord`);
  expect(plain(form.body)).toContain("Le service s’ouvrira après la vérification");
  const done = await browser.submit({ geste: "accepter" });
  expect(plain(done.body)).toMatch(/C’est fait.*En cours d’ouverture/);
  await home.house.drain();
  expect(plain((await browser.open("/caen/espace/services")).body)).toContain("En cours d’ouverture");
  const { personId } = person;
  const agent = await anAgent(home.house, home.caen, ["validator"]);
  await agent.transaction((tx) =>
    validateElement(tx, agent, { personId, name: "address", method: "original_seen" }),
  );
  await home.house.drain();
  expect(plain((await browser.open("/caen/espace/services")).body)).not.toContain("En cours d’ouverture");
});

test("what was given and would be refused by the rule is not offered, typed by hand either", async () => {
  const { browser } = await ana({
    ...address,
    locality: "Bayeux",
    postal_code: "14400",
    insee_code: "14047",
  });
  await browser.open("/caen/espace/informations/address");
  await browser.submit({});
  expect((await browser.open(CANTEEN)).body).not.toContain(`${CANTEEN}/accord`);
  expect((await browser.open(`${CANTEEN}/accord`)).status).toBe(422);
});
