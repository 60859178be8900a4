import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  type Someone,
  type SpaceHouse,
  spaceHouse,
} from "../../../../../../frames/space/testing/space-house.ts";
import { addDays } from "../../../../../../kernel/civil-date.ts";
import { type PersonId, parseId } from "../../../../../../kernel/ids.ts";
import { setPersonStatus } from "../../../../../identity/identity/index.ts";
import { listEndingSupports, requestSupport, type Support } from "../../../index.ts";

let home: SpaceHouse;
let jeanne: Someone;
let children: readonly PersonId[];
let card: Support;

beforeAll(async () => {
  home = await spaceHouse();
  jeanne = await home.jeanne();
  children = [await home.childOf(jeanne), await home.childOf(jeanne, { given_name: "Zoé" })];
  const system = home.house.system(home.caen);
  for (const id of [jeanne.personId, ...children])
    await system.transaction((tx) => setPersonStatus(tx, system, id, "enrolled"));
  card = await order(jeanne.personId);
  for (const id of children) await order(id);
});
afterAll(() => home?.house.close());

const order = (personId: PersonId, replaces?: Support) =>
  requestSupport(jeanne, {
    id: parseId<"support">(randomUUID()),
    personId,
    kind: "printed",
    ...(replaces ? { replaces: replaces.id } : {}),
  });

const readHome = async (who: Someone = jeanne) => {
  const { body } = await (await home.server.signedIn(who)).open("/caen/espace");
  return body.replace(/<[^>]*>/g, " ").replace(/[\s\u00a0\u202f]+/g, " ");
};
const RENEW = "À renouveler bientôt : carte imprimée";

test("a card that ends within thirty days waits at home, one line for the family; before, nothing", async () => {
  home.house.clock.set(`${addDays(card.expiresOn, -31)}T09:00:00Z`);
  expect(await readHome()).not.toContain(RENEW);
  home.house.clock.set(`${addDays(card.expiresOn, -30)}T09:00:00Z`);
  const shown = await readHome();
  expect(shown.split(RENEW)).toHaveLength(2);
  expect(shown).toMatch(/carte imprimée Vous, (Léo et Zoé|Zoé et Léo)/);
});

test("another person’s cards are in nobody else’s home, nor read by who acts for none of them", async () => {
  const stranger = await home.jeanne({ given_name: "Inès" });
  expect(await readHome(stranger)).not.toContain(RENEW);
  const until = card.expiresOn;
  const personIds = [jeanne.personId, ...children];
  expect(await listEndingSupports(stranger, { personIds, until })).toEqual(new Map());
});

test("once replaced, it is not asked for again", async () => {
  await order(jeanne.personId, card);
  const shown = await readHome();
  expect(shown).toMatch(/carte imprimée (Léo et Zoé|Zoé et Léo)/);
});
