import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { blankCard, EmulatedCard } from "@ardeco/desfire/emulator";
import { startReaderPlatform } from "@ardeco/testing";
import { afterEach, beforeEach, expect, test } from "vitest";
import { aDayFor } from "../demonstration/platform-of-one.ts";
import { demonstrationMasters } from "../demonstration/public-keys.ts";
import { Folder } from "../disk/folder.ts";
import { aCard, anElement, aReader, type TestReader } from "../testing/a-reader.ts";
import { type Installation, install } from "./installation.ts";
import { makeCards } from "./make-cards.ts";
import { visit } from "./visit.ts";

let platform: Awaited<ReturnType<typeof startReaderPlatform>>;
let reader: TestReader;
let installation: Installation;
let leave: () => void;
let folder: string;
const reported: unknown[] = [];

beforeEach(async () => {
  platform = await startReaderPlatform({ creditKey: demonstrationMasters.credit });
  const element = anElement();
  folder = await mkdtemp(join(tmpdir(), "ardeco-making-"));
  installation = await install(await Folder.open(folder, element().sealingKey), {
    base: platform.base,
    code: platform.register().code,
    keys: platform.keys,
  });
  reader = await aReader({ element, installed: installation });
  await platform.configure(installation.equipment, {
    ...aDayFor(installation.equipment, reader.services, reader.clock.now),
    sequence: 1,
  });
  const { house, folder: kept, configuration } = reader.running;
  await visit({ house, folder: kept, configuration, installation });
  leave = makeCards({ house, installation, report: (error) => reported.push(error) });
});
afterEach(async () => {
  leave();
  await reader[Symbol.asyncDispose]();
  await platform[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
  expect(reported).toEqual([]);
});

/** Whatever the card began is over: one thing at a time is done on a card. */
const settled = () => reader.running.house.desk.withCard(undefined, async () => {});

test("a blank card is made when an agent asked for one, and once", async () => {
  platform.askForACard();
  const blank = new EmulatedCard({ memory: blankCard() });
  await reader.put(blank);
  const before = reader.readers.commands;
  await settled();
  expect(reader.readers.commands).toBeGreaterThan(before);
  const uid = Buffer.from(blank.memory.uid).toString("hex");
  expect(platform.told).toEqual([uid]);
  await reader.put(blank);
  await settled();
  // Nobody asked again: told, refused, left alone.
  expect(platform.told).toEqual([uid, uid]);
});

test("a card of the services is told to nobody, nor is one when nobody answers a fault", async () => {
  await reader.put(await aCard());
  await settled();
  expect(platform.told).toEqual([]);
  platform.goDown(true);
  await reader.put(new EmulatedCard({ memory: blankCard() }));
  await settled();
  expect(platform.told).toEqual([]);
});

test("revoked, it tells of no card", async () => {
  reader.running.house.rights.revoke();
  platform.askForACard();
  await reader.put(new EmulatedCard({ memory: blankCard() }));
  await settled();
  expect(platform.told).toEqual([]);
});
