import { afterAll, beforeAll, expect, it } from "vitest";
import { createResumeCode } from "../../features/access/access/index.ts";
import { aHouseWithDoors } from "./testing/a-house-with-doors.ts";

let doors: Awaited<ReturnType<typeof aHouseWithDoors>>;
beforeAll(async () => {
  doors = await aHouseWithDoors();
});
afterAll(() => doors.house.close());

async function aCode(): Promise<string> {
  const personId = await doors.aMember("Moussa Traoré");
  const system = doors.house.system(doors.town.id);
  return system.transaction((tx) => createResumeCode(tx, system, { personId, draftId: system.newId() }));
}

it("a code copied by hand, in any spelling, opens the draft on another device, for thirty days", async () => {
  const code = await aCode();
  const phone = doors.server.visitor();
  await phone.open("/caen/reprise?retour=/caen/espace/services/mediatheque");
  const arrived = await phone.submit({ code: ` ${code.toLowerCase().replaceAll("-", " ")} ` });
  expect(arrived.url).toBe("/caen/espace/services/mediatheque");
  expect(arrived.body).toContain("Moussa Traoré");

  const tablet = doors.server.visitor();
  await tablet.open("/caen/reprise");
  expect((await tablet.submit({ code })).url).toBe("/caen/espace");
  doors.house.clock.advance(31 * 24 * 3_600_000);
  await tablet.open("/caen/reprise");
  const refused = await tablet.submit({ code });
  expect(refused.status).toBe(422);
  expect(refused.body).toContain("Vérifiez chaque caractère");
  expect(refused.body).toContain(`value="${code}"`);
});

it("an empty code is a sentence beside the field", async () => {
  const browser = doors.server.visitor();
  await browser.open("/caen/reprise");
  expect((await browser.submit({ code: " " })).body).toContain("Saisissez le code que vous avez noté.");
});
