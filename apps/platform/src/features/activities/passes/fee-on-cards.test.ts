import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { parseId } from "../../../kernel/ids.ts";
import { openPassAtTill } from "../../billing/payments/index.ts";
import { aRegie } from "../../billing/payments/testing/a-regie.ts";
import { aCanteen, type Canteen } from "../../cards/terminals/testing/a-canteen.ts";
import { aJournal } from "../../cards/terminals/testing/a-reader.ts";
import { carryCredit } from "../../cards/terminals/testing/carry-credit.ts";
import { acceptConsent } from "../../consent/consent/index.ts";
import { createDeclaration, setPersonStatus } from "../../identity/identity/index.ts";
import { getPass } from "./define-pass.ts";
import { createPassMembership, definePass, listOwnPasses, readFeeDue } from "./index.ts";

// The fee of a pass is taken from the purse of the canteen, which is on cards: what a card carries pays no
// fee.

let canteen: Canteen;
beforeAll(async () => {
  canteen = await aCanteen();
});
afterAll(() => canteen?.house.close());

async function aPassOfTheCanteen() {
  const passId = parseId<"pass">(randomUUID());
  const days = { startsOn: "2026-09-01", endsOn: "2027-08-31" };
  const name = { fr: "Pass repas", en: "Meals pass" };
  const free = { amountCents: 0, uses: 1, sharePercent: null, category: "sport" } as const;
  await definePass(canteen.mayor, {
    ...{ id: passId, name, ...days, feeCents: 1_000, rule: null, ruleOn: null },
    serviceId: canteen.purse.canteen.service.serviceId,
    feeCounterId: canteen.purse.counterId,
    offers: [{ id: parseId<"passOffer">(randomUUID()), name, ...free, ...days }],
  });
  return passId;
}

test("ten euros on the account, and ten on the card: ten are due, taken at the till, and open the pass", async () => {
  const { house, mayor, system, purse, town } = canteen;
  const passId = await aPassOfTheCanteen();
  const made = await canteen.aCardHolder(0);
  const { accountId, personId, person } = made.holder;
  await purse.byHouse({ kind: "credit", accountId, amount: 1_000 });
  const { reader } = await aJournal(mayor, town.deskId);
  made.emulated.powerOff();
  const at = { reader, card: made.emulated, uid: made.uid };
  const order = { service: "cantine", key: randomUUID(), amount: 1_000 };
  expect(await carryCredit(mayor, at, order)).toMatchObject({ outcome: "credited" });
  await system.transaction(async (tx) => {
    await setPersonStatus(tx, system, personId, "enrolled");
    for (const [name, value] of Object.entries({ family_name: "Benali", email: "karim@courriel.example" }))
      await createDeclaration(tx, system, { personId, name: name as "email", value, saidBy: personId });
  });
  const { serviceId } = purse.canteen.service;
  await acceptConsent(person, {
    personId,
    serviceId,
    version: 1,
    granted: ["family_name", "email"],
    refused: ["age_under_25"],
  });
  await createPassMembership(person, { passId, personId });
  expect(await readFeeDue(person, { passId, personId })).toBe(1_000);
  const regie = await aRegie(house, town.id, purse);
  const id = parseId<"payment">(randomUUID());
  const agent = regie.mandataire;
  const pass = await getPass(agent, passId);
  const fee = { id, cents: 1_000, payer: "Karim Benali", cheque: undefined };
  await expect(openPassAtTill(agent, { pass, personId, fee: { ...fee, cents: 900 } })).rejects.toMatchObject({
    code: "passes.fee_changed",
  });
  for (let sent = 0; sent < 2; sent += 1) await openPassAtTill(agent, { pass, personId, fee });
  expect((await listOwnPasses(person, personId))[0]?.standing).toBe("open");
  expect(await canteen.balanceOf(made.holder)).toBe(1_000);
});
