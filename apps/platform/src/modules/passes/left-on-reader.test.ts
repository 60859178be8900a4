import { afterAll, beforeAll, expect, test } from "vitest";
import { aTown } from "../../testing/builders.ts";
import { type TestRuntime, testRuntime } from "../../testing/test-runtime.ts";
import { listMessagesOf } from "../notifications/index.ts";
import { cancelUse } from "./index.ts";
import { aPartner, aPhoneOf, aYouthPass, uses, type YouthPass } from "./testing/a-youth-pass.ts";

// A card that lies on the reader of a shop, or a phone beside it, gives codes as long as it is there.

let house: TestRuntime;
let pass: YouthPass;

beforeAll(async () => {
  house = await testRuntime();
  pass = await aYouthPass(house, (await aTown(house, { slug: "caen" })).id);
});
afterAll(() => house?.close());

test("gives the first use of the day in silence; the person hears of each one after, at that partner, a cancelled one before it or not", async () => {
  house.clock.set("2026-11-24T08:00:05Z");
  const karim = await pass.member();
  const told = async () =>
    (await karim.transaction((tx) => listMessagesOf(tx, karim, karim.personId))).filter(({ subject }) =>
      subject.includes("atout"),
    );
  const gym = await aPartner(pass, "Salle des Filets", [pass.seats, pass.climb]);
  const code = await aPhoneOf(house, karim);
  const next = async (offerId = pass.seats, agent = gym.agent) => {
    // Another code: each serves once.
    house.clock.advance(15_000);
    return uses(agent, await code(), offerId);
  };
  const first = await next();
  expect(await told()).toEqual([]);
  await cancelUse(gym.agent, { id: first.use.id, reason: "mistake" });
  const second = await next();
  expect(second.use.shown).toBe("live");
  expect((await told()).map(({ text }) => text)).toEqual([
    expect.stringMatching(
      /chez «\sSalle des Filets\s», 5,00\s€[\s\S]*Votre carte ou votre téléphone y avait déjà servi aujourd’hui/,
    ),
  ]);
  await next(pass.climb);
  expect(await told()).toHaveLength(2);
  await cancelUse(gym.agent, { id: second.use.id, reason: "mistake" });
  // Elsewhere, and tomorrow, it is the first again.
  await next(pass.seats, pass.cinema.agent);
  house.clock.set("2026-11-25T08:00:05Z");
  await next();
  expect(await told()).toHaveLength(2);
});
