import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PLATFORM_PAGES } from "@ardeco/contracts";
import { blankCard, EmulatedCard } from "@ardeco/desfire/emulator";
import { startReaderPlatform } from "@ardeco/testing";
import { afterEach, beforeEach, expect, test } from "vitest";
import { present, update } from "../debits/opened.ts";
import { aDayFor } from "../demonstration/platform-of-one.ts";
import { demonstrationMasters } from "../demonstration/public-keys.ts";
import { Folder } from "../disk/folder.ts";
import { aCard, anElement, aPage, aPairedPage, aReader, PAGE, type TestReader } from "../testing/a-reader.ts";
import { aSocket } from "../testing/a-socket.ts";
import { type Installation, install } from "./installation.ts";
import type { OpenedCards } from "./opened-cards.ts";
import { visit } from "./visit.ts";

// A page of the platform, on the PC of a shop or of a kiosk: the platform opens the card; nothing of the PC
// says whose it is.

const HOUSE = "https://caen.example";
let platform: Awaited<ReturnType<typeof startReaderPlatform>>;
let reader: TestReader;
let folder: string;
let installed: Installation;

beforeEach(async () => {
  platform = await startReaderPlatform({ creditKey: demonstrationMasters.credit });
  const element = anElement();
  folder = await mkdtemp(join(tmpdir(), "ardeco-showing-"));
  const installation = await install(await Folder.open(folder, element().sealingKey), {
    base: platform.base,
    code: platform.register().code,
    keys: platform.keys,
  });
  installed = installation;
  reader = await aReader({ element, installed: installation });
  const { house, folder: kept, configuration } = reader.running;
  const configure = aDayFor(installation.equipment, reader.services, reader.clock.now);
  await platform.configure(installation.equipment, { ...configure, pages: [HOUSE], sequence: 1 });
  await visit({ house, folder: kept, configuration, installation });
});
afterEach(async () => {
  await reader[Symbol.asyncDispose]();
  await platform[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

async function aHousePage() {
  const page = aPage(reader, HOUSE);
  const code = reader.running.pairings.newCode(reader.clock.now);
  const said = await page.pair(code, { service: PLATFORM_PAGES });
  expect(said).toMatchObject({ status: 201, body: { verbs: ["present", "update"] } });
  return page;
}

test("hears of a card laid, without a name, and is given what the platform says of it", async () => {
  const page = await aHousePage();
  const socket = await aSocket(reader, { token: page.token, origin: HOUSE });
  const card = await aCard();
  await reader.put(card);
  expect(await socket.next()).toMatchObject({ type: "card_presented", support: null });
  socket.send({ id: "card", ask: "present", with: {} });
  const code = Buffer.from(card.memory.uid).toString("hex");
  expect(await socket.next()).toMatchObject({ id: "card", code });
  expect((await page.send("/v1/present", {})).body).toMatchObject({ code });
  socket.close();
});

test("asks for nothing else, and no page of a service has a card opened by the platform", async () => {
  const page = await aHousePage();
  await reader.put(await aCard());
  for (const [verb, input] of [
    ["read", { elements: ["given_name"] }],
    ["debit", { key: "a", amount: 1 }],
    ["credit", { key: "a", amount: 1 }],
    ["enter", {}],
  ] as const)
    expect((await page.send(`/v1/${verb}`, input)).body).toMatchObject({ code: "verb_refused" });
  const till = await aPairedPage(reader);
  expect((await till.send("/v1/present", {})).body).toMatchObject({ code: "verb_refused" });
});

test("of another origin does not pair for the platform, with the code or with the token of the first", async () => {
  const page = await aHousePage();
  const code = reader.running.pairings.newCode(reader.clock.now);
  const rogue = aPage(reader, PAGE);
  expect((await rogue.pair(code, { service: PLATFORM_PAGES })).body).toMatchObject({
    code: "origin_refused",
  });
  rogue.holds(page.token);
  expect((await rogue.send("/v1/present", {})).body).toMatchObject({ code: "token_refused" });
  expect((await page.pair(code, { service: PLATFORM_PAGES, verbs: ["debit"] })).body).toMatchObject({
    code: "verb_refused",
  });
});

test("is told why a card shows nothing, and that the platform is silent", async () => {
  const page = await aHousePage();
  expect((await page.send("/v1/present", {})).body).toMatchObject({ code: "no_card" });
  await reader.put(new EmulatedCard({ memory: blankCard() }));
  expect((await page.send("/v1/present", {})).body).toMatchObject({ code: "card_not_proven" });
  platform.goDown(true);
  expect((await page.send("/v1/present", {})).body).toMatchObject({ code: "platform_silent" });
});

test("torn away at every command, it is said to present the card again, and it is read once it is back", async () => {
  const page = await aHousePage();
  let command = 1;
  for (; ; command += 1) {
    await reader.put(await aCard());
    reader.readers.tearAt({ at: command, when: "after" });
    const { status, body } = await page.send("/v1/present", {});
    if (status === 200) break;
    expect(body).toMatchObject({ code: "card_gone" });
    expect(command).toBeLessThan(20);
  }
  expect(command).toBeGreaterThan(3);
});

test("has written on the card what waits for it, and is told what", async () => {
  const page = await aHousePage();
  await reader.put(await aCard());
  expect((await page.send("/v1/update", { order: "sealed" })).body).toMatchObject({
    written: ["Médiathèque"],
    credited: [{ name: "Cantine", amount: 500, unit: "euro_cent" }],
  });
  const till = await aPairedPage(reader);
  expect((await till.send("/v1/update", { order: "sealed" })).body).toMatchObject({ code: "verb_refused" });
});

/** Every reader here was measured: the middle of a card's answers is 6 ms, and 16 are too many. */
async function measured() {
  const { house, configuration, folder: kept } = reader.running;
  const { iat, services } = house.rights.current(reader.clock.now);
  const bound = { pages: [HOUSE], pages_command_most_us: 16_000, sequence: 2, iat, services };
  await platform.configure(house.reader, { ...aDayFor(house.reader, [], reader.clock.now), ...bound });
  await visit({ house, folder: kept, configuration, installation: installed });
  const clock = { us: 0 };
  return { timed: { ...house, stopwatch: () => clock.us }, clock };
}

/**
 * What they know the answer of, they need not carry.
 * @param slow which of the commands that are carried, in their order
 */
async function aCardRelayed(
  clock: { us: number },
  added: number,
  slow: (nth: number) => boolean = () => true,
) {
  const card = await aCard();
  const answers = card.transmit.bind(card);
  let nth = 0;
  card.transmit = async (apdu) => {
    const isCarried = apdu[1] !== 0x5a;
    nth += isCarried ? 1 : 0;
    clock.us += 6_000 + (isCarried && slow(nth) ? added : 0);
    return answers(apdu);
  };
  await reader.put(card);
}

test.each([
  [0, true],
  [20_000, false],
])("with %i µs added by who relays it, a card is told of: %s", async (added, isTold) => {
  const { timed, clock } = await measured();
  await aCardRelayed(clock, added);
  const said = await present(timed, {}).catch((error: unknown) => error);
  expect(said).toMatchObject(isTold ? { code: expect.any(String) } : { code: "card_too_far" });
  expect(said instanceof Error).toBe(!isTold);
});

/** Opened, and proven; then what the platform asks before it writes: a blank card answers that too. */
const opening = ["905a", "9071", "90af", "9051"];
const beforeWriting = [...opening, "905a", "9071", "90af", "9051", "906a"];
const writing = ["90ca", "903d", "90c7"];

/** What an update of these commands is, and which of them the card heard. */
async function updated(commands: readonly string[], timed: Awaited<ReturnType<typeof measured>>["timed"]) {
  const heard: string[] = [];
  const openedCards: OpenedCards = {
    show: () => Promise.reject(new Error("not asked")),
    update: async (card, order) => {
      for (const command of commands) {
        await card.transmit(Uint8Array.from(Buffer.from(`${command}000000`, "hex")));
        heard.push(command);
      }
      return { outcome: "updated", written: [order], credited: [] };
    },
  };
  const said = await update({ ...timed, openedCards }, { order: "sealed" }).catch((error: unknown) => error);
  return { said, heard };
}

test("is written nothing on a card far away that an accomplice relays: it is judged before the first command that writes", async () => {
  const { timed, clock } = await measured();
  for (const [added, carried] of [
    [0, [...beforeWriting, ...writing]],
    [20_000, beforeWriting],
  ] as const) {
    await aCardRelayed(clock, added);
    const { said, heard } = await updated([...beforeWriting, ...writing], timed);
    expect(heard).toEqual(carried);
    expect(said).toMatchObject(added === 0 ? { written: ["sealed"] } : { code: "card_too_far" });
  }
});

test.each([
  ["the three that prove it", (nth: number) => nth <= 3],
  // The first answer of a handshake can be asked of the card before the reader asks for it.
  ["those two of them that nobody foresees", (nth: number) => nth === 2 || nth === 3],
  ["those that follow", (nth: number) => nth > 3],
])("carries from afar %s alone, and answers the rest at once: nothing is written", async (_which, slow) => {
  const { timed, clock } = await measured();
  await aCardRelayed(clock, 20_000, slow);
  const { said, heard } = await updated([...beforeWriting, ...writing], timed);
  expect(said).toMatchObject({ code: "card_too_far" });
  expect(heard).toEqual(beforeWriting);
});

test("busy for one command of the three, it writes all the same on the card that is there", async () => {
  const { timed, clock } = await measured();
  await aCardRelayed(clock, 500_000, (nth) => nth === 3);
  expect((await updated([...beforeWriting, ...writing], timed)).said).toMatchObject({ written: ["sealed"] });
});

test("is written nothing before it proved who it is, whatever it answered", async () => {
  const { timed, clock } = await measured();
  await aCardRelayed(clock, 0);
  const { said, heard } = await updated(["905a", "9071", "90af", ...writing], timed);
  expect([said, heard]).toMatchObject([{ code: "card_too_far" }, ["905a", "9071", "90af"]]);
});

test("of a reader that was not measured, a card is written whatever time it takes", async () => {
  const clock = { us: 0 };
  await aCardRelayed(clock, 500_000);
  const timed = { ...reader.running.house, stopwatch: () => clock.us };
  expect(await update(timed, { order: "sealed" })).toMatchObject({ written: ["Médiathèque"] });
});
