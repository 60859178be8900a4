import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { parseId } from "../../../kernel/ids.ts";
import { aTown } from "../../../testing/builders.ts";
import { type TestRuntime, testRuntime } from "../../../testing/test-runtime.ts";
import { issueOpenedCardCode, listSupports } from "../../cards/supports/index.ts";
import { aJournal } from "../../cards/terminals/testing/a-reader.ts";
import { listPersonMessages } from "../../messaging/notifications/index.ts";
import { cancelUse, createPassMembership, definePass, openPass } from "./index.ts";
import {
  aPaperOf,
  aPartner,
  aPhoneOf,
  aYouthPass,
  type Member,
  scan,
  uses,
  type YouthPass,
} from "./testing/a-youth-pass.ts";

// A card that lies on the reader of a shop, or a phone beside it, gives codes as long as it is there.

let house: TestRuntime;
let pass: YouthPass;

beforeAll(async () => {
  house = await testRuntime();
  pass = await aYouthPass(house, (await aTown(house, { slug: "caen" })).id);
});
afterAll(() => house?.close());

const toldTo = async (who: Member) =>
  (await listPersonMessages(who, who.personId)).filter(({ subject }) => subject.includes("atout"));

/**
 * Free, with one offer, open to them.
 * @returns the offer
 */
async function aSecondPass(who: Member) {
  const { mayor, serviceId } = pass;
  const [passId, offerId] = [parseId<"pass">(randomUUID()), parseId<"passOffer">(randomUUID())];
  const days = { startsOn: "2026-09-01", endsOn: "2027-08-31" };
  const name = { fr: "Pass sport", en: "Sport pass" };
  const offer = {
    id: offerId,
    name,
    category: "sport",
    amountCents: 0,
    uses: 5,
    sharePercent: null,
  } as const;
  await definePass(mayor, {
    ...{ id: passId, serviceId, name, ...days, feeCents: 0, feeCounterId: null, rule: null, ruleOn: null },
    offers: [{ ...offer, ...days }],
  });
  const asked = { passId, personId: who.personId };
  await createPassMembership(who, asked);
  await openPass(who, asked);
  return offerId;
}

test("gives in silence the first use of seven days, where they used something on an earlier day; the person hears of each other one, a cancelled one before it or not", async () => {
  house.clock.set("2026-11-24T08:00:05Z");
  const karim = await pass.member();
  const told = () => toldTo(karim);
  const gym = await aPartner(pass, "Salle des Filets", [pass.seats, pass.climb]);
  const code = await aPhoneOf(house, karim);
  const next = async (offerId = pass.seats, agent = gym.agent) => {
    // Another code: each serves once.
    house.clock.advance(15_000);
    return uses(agent, await code(), offerId);
  };
  const first = await next();
  expect(first.use.shown).toBe("live");
  expect((await told()).map(({ text }) => text)).toEqual([
    expect.stringMatching(
      /chez «\sSalle des Filets\s», 5,00\s€[\s\S]*Nous vous prévenons la première fois chez un partenaire/,
    ),
  ]);
  await cancelUse(gym.agent, { id: first.use.id, reason: "mistake" });
  // What a partner took and gave back makes nobody its customer.
  house.clock.set("2026-12-05T08:00:05Z");
  await next();
  expect(await told()).toHaveLength(2);
  // A week later, it is expected; then, a use a day, or elsewhere, it is not.
  house.clock.set("2026-12-12T08:00:05Z");
  const expected = await next(pass.climb);
  expect(await told()).toHaveLength(2);
  await cancelUse(gym.agent, { id: expected.use.id, reason: "mistake" });
  await next(pass.climb);
  expect(await told()).toHaveLength(3);
  house.clock.set("2026-12-13T08:00:05Z");
  await next(pass.seats, pass.cinema.agent);
  expect(await told()).toHaveLength(4);
});

test("is used at two partners who know each other, each on its own day of custom: the second use of the week is told, of another pass too", async () => {
  house.clock.set("2026-11-24T08:00:05Z");
  const karim = await pass.member();
  const code = await aPhoneOf(house, karim);
  const [one, other] = [
    await aPartner(pass, "Salle du Quai", [pass.seats]),
    await aPartner(pass, "Salle du Pont", [pass.climb]),
  ];
  // By another pass of the same person.
  const second = await aSecondPass(karim);
  const third = await aPartner(pass, "Piscine du Pont", [second]);
  await uses(one.agent, await code(), pass.seats);
  house.clock.advance(15_000);
  await uses(third.agent, await code(), second);
  expect(await toldTo(karim)).toHaveLength(2);
  house.clock.set("2026-12-02T08:00:05Z");
  await uses(third.agent, await code(), second);
  expect(await toldTo(karim)).toHaveLength(2);
  house.clock.set("2026-12-03T08:00:05Z");
  await uses(one.agent, await code(), pass.seats);
  expect(await toldTo(karim)).toHaveLength(3);
  house.clock.advance(15_000);
  await uses(other.agent, await code(), pass.climb);
  expect(await toldTo(karim)).toHaveLength(4);
});

test("the code of a reader serves at one partner: another one to whom it is handed uses nothing", async () => {
  house.clock.set("2026-11-24T08:00:05Z");
  const karim = await pass.member();
  const { number } = await aPaperOf(karim);
  const supports = await listSupports(karim, karim.personId);
  const card = supports.find((one) => one.number === number);
  if (!card) throw new Error("no card");
  const [shop, friend] = [
    await aPartner(pass, "Salle du Phare", [pass.seats]),
    await aPartner(pass, "Salle du Feu", [pass.seats], { siret: "98765432109876" }),
  ];
  const [desk] = await house.sqlAs<{ id: string }>("owner", "select id from desk where authority_id = $1", [
    pass.town,
  ]);
  const deskId = parseId<"desk">(desk?.id ?? "");
  const { reader } = await aJournal(pass.mayor, deskId, "partner_reader");
  const opened = () =>
    issueOpenedCardCode(house.system(pass.town), card.id, {
      purpose: "partner",
      deskId,
      readerId: reader.id,
    });
  expect((await uses(shop.agent, opened(), pass.seats)).use.shown).toBe("live");
  const handed = opened();
  await expect(scan(friend.agent, handed)).rejects.toThrow("sert chez un autre partenaire");
  // It is spent, and the reader stays the first one’s.
  await expect(scan(shop.agent, handed)).rejects.toThrow("refused");
  expect((await scan(shop.agent, opened())).shownBy).toBe("live");
  // Another agreement of the same shop, as each year has one.
  const renewed = await aPartner(pass, "Salle du Phare", [pass.seats]);
  expect((await scan(renewed.agent, opened())).shownBy).toBe("live");
  expect(await toldTo(karim)).toHaveLength(1);
});
