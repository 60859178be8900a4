import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type PersonId, parseId } from "../../../kernel/ids.ts";
import { anAgent, aPerson } from "../../../testing/builders.ts";
import { type Equipment, registerEquipment } from "../../cards/equipment/index.ts";
import {
  recordSupportLoss,
  requestSupport,
  type SupportId,
  showSupportCode,
} from "../../cards/supports/index.ts";
import { type AskedUpdate, type CardUpdateId, computeCarriedByCards } from "../../cards/terminals/index.ts";
import { aCanteen, type Canteen } from "../../cards/terminals/testing/a-canteen.ts";
import { aJournal } from "../../cards/terminals/testing/a-reader.ts";
import { carryCredit } from "../../cards/terminals/testing/carry-credit.ts";
import { carryUpdating } from "../../cards/terminals/testing/carry-updating.ts";
import {
  addRepresentation,
  createHousehold,
  type GuardianshipMeasure,
  validateRepresentation,
} from "../../identity/households/index.ts";
import { debit, openAccount, setBound } from "../../ledger/counters/index.ts";
import { listPersonMessages } from "../../messaging/notifications/index.ts";
import { readPersonJournal } from "../../trust/audit/index.ts";
import { openKioskVisit, readVisit, registerKiosk, requestKioskUpdate } from "./index.ts";

// What goes on the card of somebody for whom another person acts: a child's, with what a parent said of a
// day; an adult's, whose curator signs nothing.

type Someone = Awaited<ReturnType<typeof aPerson>>;

let canteen: Canteen;
let reader: Equipment;
let secret: string;
let jeanne: Someone;
let julien: Someone;
let leo: Awaited<ReturnType<Canteen["aCardHolder"]>>;

beforeAll(async () => {
  canteen = await aCanteen({ parentsBound: true });
  const { mayor, town } = canteen;
  ({ reader } = await aJournal(mayor, town.deskId, "kiosk_reader"));
  const id = parseId<"equipment">(randomUUID());
  const facts = { id, kind: "kiosk", name: "Borne du hall", place: "Hall", deskId: town.deskId } as const;
  const { code } = await registerEquipment(mayor, facts);
  ({ secret } = await registerKiosk(mayor, code));
});
afterAll(() => canteen?.house.close());

beforeEach(async () => {
  canteen.house.clock.set("2026-11-25T09:00:00Z");
  jeanne = await aParent("Jeanne");
  julien = await aParent("Julien");
  leo = await canteen.aCardHolder(0);
  const kind = "parental_authority";
  for (const by of [jeanne, julien]) await isTied(by, leo.holder.personId, { kind });
  await pay(5_000);
});

async function aParent(given_name: string): Promise<Someone> {
  const { house, town } = canteen;
  const who = await aPerson(house, town.id, { validated: { given_name, birthdate: "1988-05-04" } });
  await house.sqlAs("owner", "update person set status = 'declared' where id = $1", [who.personId]);
  return who;
}

async function isTied(
  by: Someone,
  representedId: PersonId,
  link: { readonly kind: "parental_authority" | "guardianship"; readonly measure?: GuardianshipMeasure },
  { isSeen = true } = {},
): Promise<void> {
  const agent = await anAgent(canteen.house, canteen.town.id, ["reception", "validator"]);
  await agent.transaction(async (tx) => {
    const asked = { representativeId: by.personId, representedId, ...link };
    const id = await addRepresentation(tx, agent, asked);
    const kind = link.kind === "guardianship" ? "court_decision" : "family_record_book";
    const until = link.kind === "guardianship" ? { until: "2031-01-01" } : {};
    if (isSeen) await validateRepresentation(agent, { id, evidence: { kind }, ...until });
  });
}

const pay = (amount: number, { holder } = leo) =>
  canteen.purse.byHouse({ kind: "credit", accountId: holder.accountId, amount });

const papers = new Map<PersonId, SupportId>();
async function codeOf(personId: PersonId): Promise<string> {
  const { house, town } = canteen;
  const id = papers.get(personId) ?? parseId<"support">(randomUUID());
  if (!papers.has(personId)) {
    const agent = await anAgent(house, town.id, ["validator"]);
    await requestSupport(agent, { id, personId, kind: "printed" });
    papers.set(personId, id);
  }
  return (await showSupportCode(house.as({ kind: "person", personId }, town.id), id)).code;
}
/** By the code of a paper of theirs. */
async function visitOf(personId: PersonId): Promise<string> {
  const shown = await openKioskVisit(canteen.mayor, { secret, code: await codeOf(personId) });
  if (!("visit" in shown)) throw new Error(shown.refusal);
  return shown.visit;
}

/** On the page of the visit of somebody, for a card that is shown there. */
async function ask(by: PersonId, amount: number, of = leo): Promise<AskedUpdate> {
  const { personId, accountId } = of.holder;
  const id: CardUpdateId = parseId<"cardUpdate">(randomUUID());
  const credit = { accountId, amountIn: () => amount };
  return requestKioskUpdate(canteen.mayor, { secret, visit: await visitOf(by), id, personId, credit });
}
function lay({ order }: AskedUpdate, torn?: Parameters<typeof carryUpdating>[3], of = leo) {
  of.emulated.powerOff();
  return carryUpdating(canteen.mayor, { reader, order }, of.emulated, torn);
}
/** What the page of a visit offers for Léo's card. */
async function offered(by = jeanne.personId) {
  const { people } = await readVisit(canteen.mayor, { secret, visit: await visitOf(by) });
  const shown = people.find(({ personId }) => personId === leo.holder.personId);
  return shown?.waiting.purses;
}
const bound = (dayMost: number | null, weekMost: number | null) => {
  const { personId: childId, accountId } = leo.holder;
  return setBound(jeanne, { childId, accountId, dayMost, weekMost });
};
const buys = (amount: number) =>
  debit(
    canteen.system,
    { ...canteen.purse.canteen, carriedOf: computeCarriedByCards },
    {
      counterId: canteen.purse.counterId,
      subject: leo.holder.subject,
      amount,
      key: randomUUID(),
      label: "Goûter",
    },
  );
async function told({ personId }: Pick<Someone, "personId">) {
  const who = canteen.house.as({ kind: "person", personId }, canteen.town.id);
  const messages = await listPersonMessages(who, personId);
  return messages.filter(({ subject }) => subject.startsWith("De l’argent sur une carte"));
}

describe("a child whose counter a parent bounded", () => {
  test("has no more on the card than the day allows, however often it is asked and whoever asks", async () => {
    await bound(300, null);
    const own = leo.holder.personId;
    expect(await offered(own)).toMatchObject([{ most: 300, isBounded: true }]);
    await expect(ask(own, 301)).rejects.toThrow("terminals.load_not_valid");
    const [first, second] = [await ask(own, 300), await ask(jeanne.personId, 300)];
    expect(await lay(first)).toMatchObject({ credited: [{ amount: 300 }] });
    await expect(lay(second)).rejects.toThrow("reader.credit_over_the_day");
    // The next day too: what the card carries may all be spent then.
    canteen.house.clock.set("2026-11-26T09:00:00Z");
    expect(await offered(own)).toMatchObject([{ most: 0, isBounded: true }]);
    await expect(ask(own, 1)).rejects.toThrow("terminals.nothing_to_load");
    await bound(1_000, null);
    expect(await offered(own)).toMatchObject([{ most: 700 }]);
  });

  test("what was spent otherwise counts, that day and that week, and what was given back does not", async () => {
    await bound(500, 800);
    await buys(200);
    expect(await offered()).toMatchObject([{ most: 300 }]);
    // The day after, what is left of the week.
    canteen.house.clock.set("2026-11-26T09:00:00Z");
    await buys(350);
    expect(await offered()).toMatchObject([{ most: 150, isBounded: true }]);
    canteen.house.clock.set("2026-11-27T09:00:00Z");
    expect(await offered()).toMatchObject([{ most: 250 }]);
    // Monday.
    canteen.house.clock.set("2026-11-30T09:00:00Z");
    expect(await offered()).toMatchObject([{ most: 500 }]);
  });

  test("spends it otherwise, or is bounded, between the page and the card: it is put there no more", async () => {
    await bound(300, null);
    const asked = await ask(leo.holder.personId, 300);
    await buys(200);
    await expect(lay(asked)).rejects.toThrow("reader.credit_over_the_day");
    await bound(null, null);
    const before = await ask(leo.holder.personId, 1_000);
    await bound(500, null);
    await expect(lay(before)).rejects.toThrow("reader.credit_over_the_day");
    await bound(null, null);
    expect(await lay(before)).toMatchObject({ credited: [{ amount: 1_000 }] });
  });
});

test("what a household shares goes on the card of a child by the visit of a parent, and not by the child’s own", async () => {
  const { house, town, purse } = canteen;
  const nino = await aPerson(house, town.id, { validated: { given_name: "Nino" } });
  const { personId } = nino;
  await isTied(jeanne, personId, { kind: "parental_authority" });
  const members = [
    { personId: jeanne.personId, role: "adult" as const, sharePercent: 100 },
    { personId, role: "child" as const, sharePercent: 100 },
  ];
  await jeanne.transaction((tx) => createHousehold(tx, jeanne, { members }));
  const asked = { personId, counterId: purse.counterId, household: true };
  const accountId = await openAccount(jeanne, asked);
  const holder = { personId, accountId, person: nino, subject: "" };
  const card = { holder, ...(await canteen.aCardOf(personId)) };
  await pay(2_000, card);
  await expect(ask(personId, 1_000, card)).rejects.toThrow("terminals.nothing_to_load");
  expect(await lay(await ask(jeanne.personId, 1_000, card), undefined, card)).toMatchObject({
    credited: [{ amount: 1_000 }],
  });
});

describe("money put on the card of a child", () => {
  test("is told to both parents, whoever’s card opened the visit, once a day; the journal says by which reader", async () => {
    await lay(await ask(leo.holder.personId, 1_000));
    await lay(await ask(jeanne.personId, 500));
    for (const parent of [jeanne, julien]) {
      const messages = await told(parent);
      expect(messages.map(({ text }) => text)).toEqual([
        expect.stringMatching(
          /Une borne met sur la carte [\s\S]*«\sPorte-monnaie cantine\s»[\s\S]*jusqu’à 50\s€ aujourd’hui/,
        ),
      ]);
      expect(messages[0]?.text).not.toContain("10,00");
    }
    canteen.house.clock.set("2026-11-26T09:00:00Z");
    await lay(await ask(leo.holder.personId, 500));
    expect([(await told(jeanne)).length, (await told(julien)).length]).toEqual([2, 2]);
    const { personId, person } = leo.holder;
    const { entries } = await readPersonJournal(person, personId);
    expect(entries).toContainEqual(
      expect.objectContaining({
        action: "terminals.card_credited",
        data: expect.objectContaining({ amount: 500, equipment: reader.name }),
      }),
    );
  });

  test("is told when the card is torn away as it obeys, too", async () => {
    const asked = await ask(leo.holder.personId, 1_000);
    let command = 1;
    for (; (await told(jeanne)).length === 0; command += 1) {
      expect(await lay(asked, { at: command, when: "before" })).toBeUndefined();
      expect(command).toBeLessThan(60);
    }
    await lay(asked);
    expect(await told(jeanne)).toHaveLength(1);
  });

  test("is told though the page of a service drew the key of a kiosk before: such a key is refused", async () => {
    const desk = (await aJournal(canteen.mayor, canteen.town.deskId)).reader;
    leo.emulated.powerOff();
    const at = { reader: desk, card: leo.emulated, uid: leo.uid };
    const order = { service: "cantine", key: "kiosk-1", amount: 1 };
    await expect(carryCredit(canteen.mayor, at, order)).rejects.toThrow("reader.credit_key_used");
    await lay(await ask(leo.holder.personId, 1_000));
    expect(await told(jeanne)).toHaveLength(1);
  });
});

test("money put on the card of an adult for whom nobody acts is told to them, once a day: somebody may have found it", async () => {
  const adult = await canteen.aCardHolder(0);
  const { personId } = adult.holder;
  await pay(3_000, adult);
  await lay(await ask(personId, 1_000, adult), undefined, adult);
  await lay(await ask(personId, 500, adult), undefined, adult);
  expect((await told(adult.holder)).map(({ text }) => text)).toEqual([
    expect.stringMatching(/Une borne met sur votre carte [\s\S]*Ce n’était pas vous/),
  ]);
  canteen.house.clock.set("2026-11-26T09:00:00Z");
  await lay(await ask(personId, 500, adult), undefined, adult);
  expect(await told(adult.holder)).toHaveLength(2);
});

test("a number that is typed is one answer, whatever became of the card: who types numbers learns which are lost of none", async () => {
  const { house, mayor, town } = canteen;
  const agent = await anAgent(house, town.id, ["validator"]);
  const lost = await canteen.aCardHolder(0);
  await recordSupportLoss(agent, { id: lost.supportId, door: "desk" });
  const numbers = await house.sqlAs<{ number: string }>(
    "owner",
    "select number from support where id = any ($1)",
    [[leo.supportId, lost.supportId]],
  );
  expect(numbers).toHaveLength(2);
  for (const { number } of numbers)
    expect(await openKioskVisit(mayor, { secret, code: number })).toEqual({ refusal: "unknown" });
});

describe("an adult for whom somebody acts", () => {
  test("under curatelle: the curator reads, and puts nothing on the card; they do, and the curator hears of it", async () => {
    const odette = await canteen.aCardHolder(0);
    await pay(3_000, odette);
    const paul = await aParent("Paul");
    await isTied(paul, odette.holder.personId, { kind: "guardianship", measure: "curatelle" });
    const { people } = await readVisit(canteen.mayor, { secret, visit: await visitOf(paul.personId) });
    const shown = people.find(({ personId }) => personId === odette.holder.personId);
    expect(shown).toMatchObject({
      accounts: [{ account: { balance: 3_000 } }],
      waiting: { purses: [], applications: [] },
    });
    await expect(ask(paul.personId, 1_000, odette)).rejects.toThrow("terminals.nothing_to_load");
    await lay(await ask(odette.holder.personId, 1_000, odette), undefined, odette);
    expect(await told(paul)).toHaveLength(1);
  });

  test("by a link that an agent declared and nobody saw: is not shown, beside a mandate neither", async () => {
    const odette = await canteen.aCardHolder(0);
    const { personId, person } = odette.holder;
    await pay(3_000, odette);
    const paul = await aParent("Paul");
    const asked = { representativeId: paul.personId, representedId: personId, kind: "mandate" } as const;
    const bounded = { until: "2026-12-31", scope: [parseId<"service">(randomUUID())] };
    const id = await person.transaction((tx) => addRepresentation(tx, person, { ...asked, ...bounded }));
    const agent = await anAgent(canteen.house, canteen.town.id, ["validator"]);
    const evidence = { kind: "mandate" } as const;
    await validateRepresentation(agent, { id, evidence });
    await isTied(paul, personId, { kind: "guardianship", measure: "tutelle" }, { isSeen: false });
    const { people } = await readVisit(canteen.mayor, { secret, visit: await visitOf(paul.personId) });
    expect(people.map((one) => one.personId)).toEqual([paul.personId]);
    await expect(ask(paul.personId, 1_000, odette)).rejects.toThrow("kiosks.visit_over");
  });
});
