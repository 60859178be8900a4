import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { parseId } from "../../../kernel/ids.ts";
import { anAgent } from "../../../testing/builders.ts";
import { recordSupportLoss, type SupportId } from "../../cards/supports/index.ts";
import { aCanteen, type Canteen } from "../../cards/terminals/testing/a-canteen.ts";
import { aJournal } from "../../cards/terminals/testing/a-reader.ts";
import { carryCredit } from "../../cards/terminals/testing/carry-credit.ts";
import { refundMoney } from "./index.ts";
import { type ARegie, aRegie } from "./testing/a-regie.ts";

// Money that a card carries is not given back in cash besides.

let canteen: Canteen;
let regie: ARegie;
beforeAll(async () => {
  canteen = await aCanteen();
  regie = await aRegie(canteen.house, canteen.town.id, canteen.purse);
});
afterAll(() => canteen?.house.close());

/** Fifty euros paid in cash, and put on a card. */
async function aCardThatWasPaid(): Promise<{
  readonly supportId: SupportId;
  refund(amount: number): Promise<unknown>;
}> {
  const { mayor, town } = canteen;
  const { holder, supportId, emulated, uid } = await canteen.aCardHolder(0);
  const { personId, accountId } = holder;
  const { id: aboutId } = await regie.take({ personId, accountId, amount: 5_000 });
  const { reader } = await aJournal(mayor, town.deskId);
  emulated.powerOff();
  const order = { service: "cantine", key: randomUUID(), amount: 3_000 };
  const done = await carryCredit(mayor, { reader, card: emulated, uid }, order);
  expect(done).toMatchObject({ outcome: "credited" });
  return {
    supportId,
    refund: (amount) =>
      refundMoney(regie.mandataire, {
        id: parseId<"payment">(randomUUID()),
        regieId: regie.regieId,
        personId,
        aboutId,
        amount,
        reason: "Départ de la commune",
      }),
  };
}

test("what a card carries is refused, what is left beside it is given back", async () => {
  const { refund } = await aCardThatWasPaid();
  await expect(refund(5_000)).rejects.toThrow("payments.on_a_card");
  await expect(refund(2_001)).rejects.toThrow("payments.on_a_card");
  expect(await refund(2_000)).toMatchObject({ kind: "refund", amount: 2_000 });
  await expect(refund(1)).rejects.toThrow("payments.on_a_card");
});

test("once the card is declared lost, what it carried comes back to the counter", async () => {
  const { supportId, refund } = await aCardThatWasPaid();
  const validator = await anAgent(canteen.house, canteen.town.id, ["validator"]);
  await recordSupportLoss(validator, { id: supportId, door: "desk", isRecognised: true });
  expect(await refund(5_000)).toMatchObject({ amount: 5_000 });
});
