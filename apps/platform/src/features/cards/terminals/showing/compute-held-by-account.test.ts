import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { parseId } from "../../../../kernel/ids.ts";
import { anAgent } from "../../../../testing/builders.ts";
import {
  getSupport,
  recordSupportLoss,
  requestSupport,
  resumeSupport,
  type SupportId,
  suspendSupport,
} from "../../supports/index.ts";
import { aCanteen, type Canteen } from "../testing/a-canteen.ts";
import { aJournal } from "../testing/a-reader.ts";
import { aWrittenCard, saveSupportCard, type WrittenCard } from "../testing/a-written-card.ts";
import { carryCredit } from "../testing/carry-credit.ts";

// One balance, several cards of one person: together they never carry more than the account holds.

let canteen: Canteen;
let validator: Awaited<ReturnType<typeof anAgent>>;
beforeAll(async () => {
  canteen = await aCanteen();
  validator = await anAgent(canteen.house, canteen.town.id, ["validator"]);
});
afterAll(() => canteen?.house.close());

async function load({ emulated, uid }: WrittenCard): Promise<unknown> {
  const { reader } = await aJournal(canteen.mayor, canteen.town.deskId);
  emulated.powerOff();
  const order = { service: "cantine", key: randomUUID(), amount: 500 };
  return carryCredit(canteen.mayor, { reader, card: emulated, uid }, order);
}

/** Five euros on a first card, and a second card of the same person with nothing on it. */
async function twoCards() {
  const { system, application, purse } = canteen;
  const first = await canteen.aCardHolder(0);
  const { personId, accountId } = first.holder;
  await purse.byHouse({ kind: "credit", accountId, amount: 500 });
  const second = await aWrittenCard(system, application);
  const { id } = await requestSupport(validator, {
    id: parseId<"support">(randomUUID()) as SupportId,
    personId,
    kind: "printed",
  });
  await saveSupportCard(system, second, id);
  expect(await load(first)).toMatchObject({ outcome: "credited" });
  return { first, second };
}

const seen = async (id: SupportId) => {
  const { version } = await getSupport(validator, id);
  return { id, version, reason: "Carte cherchée" };
};

test("what a suspended card carries is not put on another: it may be resumed with all of it", async () => {
  const { first, second } = await twoCards();
  await suspendSupport(validator, await seen(first.supportId));
  await expect(load(second)).rejects.toThrow("reader.credit_not_owed");
  await resumeSupport(validator, await seen(first.supportId));
  await expect(load(second)).rejects.toThrow("reader.credit_not_owed");
});

test("what a lost card carries goes to the next: it never serves again", async () => {
  const { first, second } = await twoCards();
  await recordSupportLoss(validator, { id: first.supportId, door: "desk", isRecognised: true });
  expect(await load(second)).toMatchObject({ outcome: "credited" });
});
