import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { requestSupport } from "../../features/cards/supports/index.ts";
import {
  defineApplication,
  getApplication,
  requestCardUpdate,
} from "../../features/cards/terminals/index.ts";
import { aJournal } from "../../features/cards/terminals/testing/a-reader.ts";
import {
  aWrittenCard,
  openedCard,
  saveSupportCard,
} from "../../features/cards/terminals/testing/a-written-card.ts";
import { carryUpdating } from "../../features/cards/terminals/testing/carry-updating.ts";
import { type MergingTown, mergingTown } from "../../features/records/merges/testing/merging-town.ts";
import { parseId } from "../../kernel/ids.ts";
import { anAgent } from "../../testing/builders.ts";
import { aPublishedService } from "../../testing/services.ts";

// Somebody was enrolled twice, and has the card of the number that was folded: what is written on it is what
// is known of them.

let merging: MergingTown;
beforeAll(async () => {
  merging = await mergingTown();
});
afterAll(() => merging?.house.close());

test("a card ordered under a number that was merged since is written what is known of the person, not of that number", async () => {
  const { house, town, system } = merging;
  const mayor = await anAgent(house, town.id, ["authority_administrator"]);
  const anApplication = async (aid: string, name: string) => {
    const id = parseId<"cardApplication">(randomUUID());
    const { id: serviceId } = await aPublishedService(house, town.id, { slug: name });
    const services = [{ serviceId, origins: ["https://pret.example"], verbs: ["read" as const] }];
    await defineApplication(mayor, { id, aid, name, purse: null, elements: ["given_name"], services });
    return getApplication(mayor, id);
  };
  const first = await anApplication("3042F5", "mediatheque");
  const twice = await merging.twice({ other: { given_name: "Solenne" } });
  const { one, other } = twice;
  const supportId = parseId<"support">(randomUUID());
  await requestSupport(merging.camille, { id: supportId, personId: other.personId, kind: "printed" });
  const card = await aWrittenCard(system, first);
  await saveSupportCard(system, card, supportId, [first.aid]);
  await merging.merged(twice, { given_name: one.personId });

  const since = await anApplication("3042F6", "ludotheque");
  const { reader } = await aJournal(mayor, town.deskId, "kiosk_reader");
  const { order } = await system.transaction((tx) =>
    requestCardUpdate(tx, system, {
      id: parseId<"cardUpdate">(randomUUID()),
      deskId: town.deskId,
      personId: one.personId,
      supportIds: [supportId],
      mostOnCards: new Map(),
    }),
  );
  card.emulated.powerOff();
  expect(await carryUpdating(mayor, { reader, order }, card.emulated)).toMatchObject({
    written: ["ludotheque"],
  });
  card.emulated.powerOff();
  const opened = await openedCard(system, since, card.emulated, "debit");
  const text = Buffer.from(await opened.readData(8, 0, 60, "full")).toString();
  expect(text.replaceAll("\0", "")).toBe("Solange");
});
