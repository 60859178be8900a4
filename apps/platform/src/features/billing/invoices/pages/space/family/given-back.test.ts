import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type SpaceHouse, spaceHouse } from "../../../../../../frames/space/testing/space-house.ts";
import { debit, openAccount, refundServiceTransfer } from "../../../../../ledger/counters/index.ts";
import { aPurse, type Purse } from "../../../../../ledger/counters/testing/a-purse.ts";
import { computePairwiseSubject } from "../../../../../trust/keys/index.ts";
import { aRegie } from "../../../../payments/testing/a-regie.ts";

let home: SpaceHouse;
let purse: Purse;
beforeAll(async () => {
  home = await spaceHouse();
  purse = await aPurse(home.house, home.caen);
});
afterAll(() => home?.house.close());

const text = (body: string) => body.replace(/<[^>]*>/g, " ").replace(/[\s\u00a0\u202f]+/g, " ");

test("what is given back a month later is said beside what was used, and nothing used is negative", async () => {
  home.house.clock.set("2026-11-24T08:00:00Z");
  const parent = await home.jeanne();
  const { counterId, system, canteen } = purse;
  const accountId = await openAccount(parent, { personId: parent.personId, counterId });
  const regie = await aRegie(home.house, home.caen, purse);
  await regie.take({ personId: parent.personId, accountId, amount: 1_000 });
  const meal = await debit(system, canteen, {
    counterId,
    subject: computePairwiseSubject(system, canteen.service, parent.personId),
    amount: 450,
    key: randomUUID(),
    label: "Repas",
  });
  home.house.clock.set("2026-12-02T08:00:00Z");
  await refundServiceTransfer(system, canteen, {
    counterId,
    about: meal.id,
    key: randomUUID(),
    label: "Absence excusée",
  });
  const browser = await home.server.signedIn(parent);
  const shown = text((await browser.open("/caen/espace/famille")).body);
  expect(shown).toContain("Moi rien, rendu 4,50 €");
  expect(shown).toContain("En tout, en euros 0,00 €, rendu 4,50 €");
  expect(shown).toMatch(/novembre 2026 4,50 €/);
  expect(shown).toMatch(/décembre 2026 0,00 €, rendu 4,50 €/);
  expect(shown).toContain("Moi : 4,50 €, rendu 4,50 € sur un an");
  expect(shown).toMatch(/décembre 2026 Porte-monnaie cantine rien, rendu 4,50 €/);
  expect(shown).not.toMatch(/[-−]4,50/);
});
