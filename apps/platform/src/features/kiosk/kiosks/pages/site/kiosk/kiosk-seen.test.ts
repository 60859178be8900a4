import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { aHouseWithAdministration } from "../../../../../../frames/admin/testing/a-house-with-administration.ts";
import { parseId } from "../../../../../../kernel/ids.ts";
import { getEquipment, registerEquipment } from "../../../../../cards/equipment/index.ts";

// What an administrator reads of a kiosk: it works, though nobody reports for it; or it is silent.

let admin: Awaited<ReturnType<typeof aHouseWithAdministration>>;
const KIOSK = "/caen/borne";
const HOUR = 3_600_000;
const text = (body: string) => body.replace(/<[^>]*>/g, " ").replace(/[\s\u00a0\u202f]+/g, " ");

beforeAll(async () => {
  admin = await aHouseWithAdministration();
});
afterAll(() => admin?.house.close());

async function aKiosk(name: string) {
  const { context } = await admin.agent(["authority_administrator"]);
  const id = parseId<"equipment">(randomUUID());
  const facts = { id, kind: "kiosk", name, place: "Hall", deskId: admin.town.deskId } as const;
  const { code } = await registerEquipment(context, facts);
  const browser = admin.server.visitor();
  await browser.open(KIOSK);
  await browser.submit({ code }, { action: `${KIOSK}/relier` });
  const seenAt = async () =>
    (await context.transaction((tx) => getEquipment(tx, context, id))).lastSeenAt?.toISOString();
  return { browser, seenAt };
}

/** The list, read by who signs in now, a line for each equipment. */
async function linesOfList(): Promise<readonly string[]> {
  const { browser } = await admin.agent(["authority_administrator"]);
  const { body } = await browser.open("/caen/administration/equipements");
  return body.split("<tr").map(text);
}

test("two days after its pairing, one whose page still calls is in service; one that is unplugged is silent", async () => {
  const hall = await aKiosk("Borne du hall");
  await aKiosk("Borne de la piscine");
  admin.house.clock.advance(48 * HOUR);
  const welcome = await hall.browser.open(KIOSK);
  // What its script opens again by itself, every ten minutes.
  expect(welcome.body).toContain(`data-calls="${KIOSK}" data-every="600"`);
  const lines = await linesOfList();
  expect(lines.find((line) => line.includes("Borne du hall"))).toContain("En service");
  expect(lines.find((line) => line.includes("Borne de la piscine"))).toContain("Silencieux depuis un jour");
});

test("its calls are written once a minute at most", async () => {
  const { browser, seenAt } = await aKiosk("Borne de la mairie");
  const paired = await seenAt();
  admin.house.clock.advance(59_000);
  await browser.open(KIOSK);
  await browser.submit({ code: "n’importe quoi" }, { action: `${KIOSK}/presenter` });
  expect(await seenAt()).toBe(paired);
  admin.house.clock.advance(1_000);
  await browser.open(KIOSK);
  expect(await seenAt()).toBe(admin.house.clock.now().toISOString());
});
