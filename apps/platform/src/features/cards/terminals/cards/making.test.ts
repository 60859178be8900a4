import { randomUUID } from "node:crypto";
import { Card } from "@ardeco/desfire";
import { blankCard, EmulatedCard } from "@ardeco/desfire/emulator";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Context } from "../../../../kernel/context.ts";
import { parseId } from "../../../../kernel/ids.ts";
import { anAgent, aPerson, aTown } from "../../../../testing/builders.ts";
import { aPublishedService } from "../../../../testing/services.ts";
import { type TestRuntime, testRuntime } from "../../../../testing/test-runtime.ts";
import { setPersonStatus } from "../../../identity/identity/index.ts";
import { notificationsJobs } from "../../../messaging/notifications/index.ts";
import type { Equipment } from "../../equipment/index.ts";
import { getSupport, requestSupport, type SupportId, setSupportKinds } from "../../supports/index.ts";
import { getApplicationMasterKey, getSingleCardKey, keyNumbers } from "../card-keys.ts";
import {
  type CardApplication,
  defineApplication,
  getApplication,
  listMakers,
  requestCardMaking,
  resumeCardSession,
  startCardMaking,
  terminalsJobs,
} from "../index.ts";
import { files } from "../rules.ts";
import { aJournal } from "../testing/a-reader.ts";

let house: TestRuntime;
let town: Awaited<ReturnType<typeof aTown>>;
let mayor: Context;
let desk: Context;
let application: CardApplication;
let reader: Equipment;

beforeAll(async () => {
  house = await testRuntime([terminalsJobs, notificationsJobs]);
  town = await aTown(house, { slug: "caen" });
  mayor = await anAgent(house, town.id, ["authority_administrator"]);
  desk = await anAgent(house, town.id, ["reception"]);
  await setSupportKinds(mayor, { kinds: ["card", "printed"], version: 0 });
  const { id: serviceId } = await aPublishedService(house, town.id, { slug: "mediatheque" });
  const id = parseId<"cardApplication">(randomUUID());
  await defineApplication(mayor, {
    id,
    aid: "3042F5",
    name: "Médiathèque",
    purse: null,
    elements: ["given_name"],
    services: [{ serviceId, origins: ["https://pret.example"], verbs: ["read"] }],
  });
  application = await getApplication(mayor, id);
  ({ reader } = await aJournal(mayor, town.deskId));
});
afterAll(() => house?.close());

async function anOrderedCard(kind: "card" | "printed" = "card") {
  const person = await aPerson(house, town.id, { validated: { given_name: "Éloïse" } });
  const system = house.system(town.id);
  await system.transaction((tx) => setPersonStatus(tx, system, person.personId, "enrolled"));
  const id = parseId<"support">(randomUUID()) as SupportId;
  return requestSupport(desk, { id, personId: person.personId, kind });
}
const aBlank = () => new EmulatedCard({ memory: blankCard() });
const toHex = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");
const uidOf = (card: Pick<EmulatedCard, "memory">) => Buffer.from(card.memory.uid).toString("hex");
const stateOf = (id: SupportId) => desk.transaction(async () => (await getSupport(desk, id)).state);

/** As the reader program carries commands, until the card leaves before this one. */
async function present(
  card: Pick<EmulatedCard, "memory" | "powerOff" | "transmit">,
  by = reader,
  leavesAt = Number.POSITIVE_INFINITY,
  told = uidOf(card),
) {
  card.powerOff();
  let step = await startCardMaking(mayor, by, { make: told });
  for (let command = 1; "apdu" in step; command += 1) {
    if (command === leavesAt) return undefined;
    const answer = await card.transmit(Uint8Array.from(Buffer.from(step.apdu, "hex")));
    const said = { session: step.session, answer: Buffer.from(answer).toString("hex") };
    step = await resumeCardSession(mayor, by, said);
  }
  return step;
}

describe("a card made at the desk", () => {
  test("is written by the reader that the agent named, told to be ready, and made once", async () => {
    const { id, version } = await anOrderedCard();
    const [maker] = await listMakers(desk);
    expect(maker).toMatchObject({ id: reader.id, name: "Caisse" });
    await requestCardMaking(desk, { id, version, equipmentId: reader.id });
    const blank = aBlank();
    expect(await present(blank)).toEqual({ outcome: "made" });
    expect(await stateOf(id)).toBe("personalised");
    const card = new Card(blank);
    await card.selectApplication(Buffer.from(application.aid, "hex"));
    const key = getSingleCardKey(house.system(town.id), application, "debit", blank.memory.uid);
    await card.authenticateEv2First(keyNumbers.debit, key);
    const name = Buffer.from(await card.readData(files.firstElement, 0, 60, "full")).toString();
    expect(name.replace(/\0+$/, "")).toBe("Éloïse");
    await expect(present(blank)).rejects.toThrow("reader.nothing_to_make");
    await expect(present(aBlank())).rejects.toThrow("reader.nothing_to_make");
  });

  test.each(["before", "after"] as const)(
    "torn away at every command, %s the card obeys, is made once it is back",
    async (when) => {
      const { id, version } = await anOrderedCard();
      await requestCardMaking(desk, { id, version, equipmentId: reader.id });
      const blank = aBlank();
      class Torn extends Error {}
      /** The card leaves at this command: what it did by then stays, and nobody hears of it. */
      const leaving = (at: number) => {
        let commands = 0;
        return {
          memory: blank.memory,
          powerOff: () => blank.powerOff(),
          transmit: async (apdu: Uint8Array) => {
            commands += 1;
            if (commands === at && when === "before") throw new Torn();
            const answer = await blank.transmit(apdu);
            if (commands === at) throw new Torn();
            return answer;
          },
        };
      };
      let torn = 0;
      for (let at = 1; at < 60; at += 1) {
        const ended = await present(leaving(at)).catch((error: unknown) => error);
        if (!(ended instanceof Torn)) break;
        torn = at;
        expect(await stateOf(id)).toBe("ordered");
      }
      // Beyond its last command nothing is left to tear: it was made.
      expect(torn).toBeGreaterThan(15);
      expect(await stateOf(id)).toBe("personalised");
    },
  );

  test("whose support an agent changed meanwhile is made when it is presented again, and is no card until then", async () => {
    const { id, version } = await anOrderedCard();
    await requestCardMaking(desk, { id, version, equipmentId: reader.id });
    const blank = aBlank();
    const changing = {
      memory: blank.memory,
      powerOff: () => blank.powerOff(),
      transmit: async (apdu: Uint8Array) => {
        await house.sqlAs("owner", "update support set version = version + 1 where id = $1", [id]);
        return blank.transmit(apdu);
      },
    };
    await expect(present(changing)).rejects.toThrow("supports.not_now");
    expect(await house.sqlAs("owner", "select from card where support_id = $1", [id])).toEqual([]);
    expect(await present(blank)).toEqual({ outcome: "made" });
    expect(await stateOf(id)).toBe("personalised");
  });

  test("is made nowhere else, nor after five minutes, nor of a card that proves another number", async () => {
    const { id, version } = await anOrderedCard();
    const { reader: other } = await aJournal(mayor, town.deskId);
    await requestCardMaking(desk, { id, version, equipmentId: reader.id });
    await expect(present(aBlank(), other)).rejects.toThrow("reader.nothing_to_make");
    await expect(present(aBlank(), reader, undefined, "04010203040506")).rejects.toThrow(
      "reader.card_refused",
    );
    house.clock.advance(5 * 60_000);
    await expect(present(aBlank())).rejects.toThrow("reader.nothing_to_make");
    expect(await stateOf(id)).toBe("ordered");
  });

  test("is not hidden from the PC that it is made through: that one, which can play the card, has the keys of this card, and no master", async () => {
    const { id, version } = await anOrderedCard();
    await requestCardMaking(desk, { id, version, equipmentId: reader.id });
    // No card: a program of the PC, which knows the key of the factory as everybody does.
    const played = aBlank();
    expect(await present(played)).toEqual({ outcome: "made" });
    const known =
      played.memory.applications.get(application.aid)?.keys.map(({ value }) => toHex(value)) ?? [];
    const system = house.system(town.id);
    for (const use of ["owner", "debit", "credit"] as const) {
      expect(known).toContain(toHex(getSingleCardKey(system, application, use, played.memory.uid)));
      expect(known).not.toContain(toHex(getApplicationMasterKey(system, application, use)));
      expect(known).not.toContain(toHex(getSingleCardKey(system, application, use, aBlank().memory.uid)));
    }
  });

  test("is not asked for a paper, a card seen in another state, an unknown reader, nor by who does not prepare cards", async () => {
    const paper = await anOrderedCard("printed");
    const { id, version } = await anOrderedCard();
    const refused = "terminals.not_to_make";
    await expect(requestCardMaking(desk, { ...paper, equipmentId: reader.id })).rejects.toThrow(refused);
    await expect(
      requestCardMaking(desk, { id, version: version + 1, equipmentId: reader.id }),
    ).rejects.toThrow(refused);
    const unknown = parseId<"equipment">(randomUUID());
    await expect(requestCardMaking(desk, { id, version, equipmentId: unknown })).rejects.toThrow(refused);
    for (const role of ["auditor", "operator", "service_manager", "authority_administrator"] as const) {
      const agent = await anAgent(house, town.id, [role]);
      await expect(requestCardMaking(agent, { id, version, equipmentId: reader.id })).rejects.toThrow(
        "access.capability_missing",
      );
      await expect(listMakers(agent)).rejects.toThrow("access.capability_missing");
    }
  });
});
