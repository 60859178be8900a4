import { afterAll, beforeAll, expect, test } from "vitest";
import { type SpaceHouse, spaceHouse } from "../../../../../../frames/space/testing/space-house.ts";
import { anAgent } from "../../../../../../testing/builders.ts";
import { aPublishedTariff } from "../../../../../../testing/tariffs.ts";
import { createDeclaration, validateElement } from "../../../../../identity/identity/index.ts";

let home: SpaceHouse;
const TARIFFS = "/caen/espace/tarifs";
const seen = { method: "original_seen", evidence: { kind: "caf_statement" } } as const;
const text = (body: string) =>
  body
    .replaceAll(/[\u00a0\u202f]|&nbsp;/g, " ")
    .replaceAll(/<[^>]+>/g, " ")
    .replaceAll(/\s+/g, " ");

beforeAll(async () => {
  home = await spaceHouse();
});
afterAll(() => home?.house.close());

test("says that none is published, and where prices are", async () => {
  const browser = await home.server.signedIn(await home.jeanne());
  expect((await browser.open("/caen/espace/services")).body).toContain(`href="${TARIFFS}"`);
  expect(text((await browser.open(TARIFFS)).body)).toContain("Aucun tarif n’est publié pour l’instant");
});

test("somebody reads their own price, with the quotient that was checked, and why; another one pays the highest until theirs is known", async () => {
  const { house, caen } = home;
  const { id: serviceId } = await home.service("cantine", {});
  const manager = await anAgent(house, caen, ["service_manager"], "Maud Pichon");
  const approver = await anAgent(house, caen, ["data_protection_officer"], "Élie Roussel");
  await aPublishedTariff({ manager, approver }, serviceId, {
    fr: "Garderie",
    en: "Day care",
    grid: "0 à 400 : 0,50 €\n401 et plus : 1,50 €",
  });
  const known = await home.server.signedIn(await home.jeanne({ family_quotient: 312 }));
  const own = text((await known.open(TARIFFS)).body);
  expect(own).toContain("Votre quotient familial 312 €");
  expect(own).toContain("Garderie 0,50 € Pourquoi ce prix : Garderie");
  expect(own).toContain("De 0 à 400 € de quotient, le prix est de 0,50 €.");
  const unsaid = await home.jeanne();
  const { personId } = unsaid;
  await unsaid.transaction((tx) =>
    createDeclaration(tx, unsaid, { personId, name: "family_quotient", value: 0, saidBy: personId }),
  );
  const unknown = await home.server.signedIn(unsaid);
  const highest = text((await unknown.open(TARIFFS)).body);
  expect(highest).toContain("Garderie 1,50 € (le prix le plus haut)");
  expect(highest).toContain("Faire connaître mon quotient");
  expect(highest).not.toContain("312");
  expect(text((await known.open(`${TARIFFS}?lang=en`)).body)).toContain("Your family quotient €312");
});

test("a quotient that was said, and corrected by the agent who saw the paper, is the one of the paper", async () => {
  const { house, caen } = home;
  const jeanne = await home.jeanne();
  const { personId } = jeanne;
  const agent = await anAgent(house, caen, ["reception", "validator"]);
  await jeanne.transaction((tx) =>
    createDeclaration(tx, jeanne, { personId, name: "family_quotient", value: 12, saidBy: personId }),
  );
  await agent.transaction((tx) =>
    validateElement(tx, agent, {
      personId,
      name: "family_quotient",
      ...seen,
      correctedValue: 920,
      reason: "Le relevé dit 920 €",
    }),
  );
  const own = text((await (await home.server.signedIn(jeanne)).open(TARIFFS)).body);
  expect(own).toContain("Votre quotient familial 920 €");
  expect(own).toContain("Garderie 1,50 €");
});

test("a quotient that ran out counts no more: the page says how to make it known again", async () => {
  const { house, caen } = home;
  const jeanne = await home.jeanne();
  const { personId } = jeanne;
  const agent = await anAgent(house, caen, ["reception", "validator"]);
  await agent.transaction(async (tx) => {
    await createDeclaration(tx, agent, { personId, name: "family_quotient", value: 312, saidBy: personId });
    await validateElement(tx, agent, {
      personId,
      name: "family_quotient",
      ...seen,
      validUntil: "2027-01-31",
    });
  });
  const open = async () => text((await (await home.server.signedIn(jeanne)).open(TARIFFS)).body);
  expect(await open()).toContain("valable jusqu’au dimanche 31 janvier 2027");
  house.clock.set("2027-02-01T08:00:00Z");
  const after = await open();
  expect(after).toContain("Garderie 1,50 € (le prix le plus haut)");
  expect(after).toContain("Faire connaître mon quotient");
  expect(after).not.toContain("312 €");
});
