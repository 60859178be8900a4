import { createHmac, randomUUID } from "node:crypto";
import type { ReaderConfiguration } from "@ardeco/contracts";
import { Card } from "@ardeco/desfire";
import { blankCard, EmulatedCard } from "@ardeco/desfire/emulator";
import { decodeJwt } from "jose";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parseId } from "../../../../kernel/ids.ts";
import { aTown } from "../../../../testing/builders.ts";
import { aPublishedService } from "../../../../testing/services.ts";
import { withdrawGrant } from "../../../consent/consent/index.ts";
import { getSupport, recordSupportLoss, resumeSupport, suspendSupport } from "../../supports/index.ts";
import { writeCard } from "../cards/write-card.ts";
import {
  closeApplication,
  defineApplication,
  getApplication,
  updateCardApplication,
  writeConfiguration,
} from "../index.ts";
import { canteenIn } from "../testing/a-canteen.ts";
import { aGate, type Gate, namesIn, nameUnder } from "../testing/a-gate.ts";
import { aJournal } from "../testing/a-reader.ts";
import { carryCredit } from "../testing/carry-credit.ts";
import { carryShowing } from "../testing/carry-showing.ts";

// Who may enter by card: a card that serves, of somebody who subscribes. The list names nobody, and two
// services have nothing in common.

let gate: Gate;
let pool: Awaited<ReturnType<Gate["aDoor"]>>;
let waste: Awaited<ReturnType<Gate["aDoor"]>>;
beforeAll(async () => {
  gate = await aGate();
  pool = await gate.aDoor("piscine", "3042F5");
  waste = await gate.aDoor("dechetterie", "3042F6");
});
afterAll(() => gate?.house.close());

const seen = async (id: Awaited<ReturnType<Gate["aVisitor"]>>["supportId"]) => {
  const { version } = await getSupport(gate.validator, id);
  return { id, version, reason: "Carte cherchée" };
};

describe("a card opens the door of a service", () => {
  test("while its person subscribes: withdrawn, it is gone at the next configuration", async () => {
    const { card, person, personId, grants } = await gate.aVisitor([pool]);
    const [grantId] = grants;
    if (!grantId) throw new Error("they said yes");
    expect(await gate.opens(pool, card)).toBe(true);
    await withdrawGrant(person, { personId, grantId });
    await gate.house.drain();
    expect(await gate.opens(pool, card)).toBe(false);
  });

  test("never when nobody subscribed, nor by a subscription to another service", async () => {
    const { card } = await gate.aVisitor([pool, waste], [waste]);
    expect([await gate.opens(pool, card), await gate.opens(waste, card)]).toEqual([false, true]);
    const stranger = await gate.aVisitor([pool], []);
    expect(await gate.opens(pool, stranger.card)).toBe(false);
  });

  test("not while the card is suspended, and never again once it is lost or erased", async () => {
    const { card, supportId } = await gate.aVisitor([pool]);
    await suspendSupport(gate.validator, await seen(supportId));
    expect(await gate.opens(pool, card)).toBe(false);
    await resumeSupport(gate.validator, await seen(supportId));
    expect(await gate.opens(pool, card)).toBe(true);
    await recordSupportLoss(gate.validator, { id: supportId, door: "desk", isRecognised: true });
    expect(await gate.opens(pool, card)).toBe(false);
    const gone = await gate.aVisitor([pool, waste]);
    const named = () =>
      gate.house.sqlAs(
        "owner",
        "select 1 from card_service_name n join card c on c.name = n.card where c.support_id = $1",
        [gone.supportId],
      );
    expect(await named()).toHaveLength(2);
    await gate.house.sqlAs("owner", "delete from support where id = $1", [gone.supportId]);
    expect([await gate.opens(pool, gone.card), await named()]).toEqual([false, []]);
  });

  test("two cards of one person both do, and the one that was lost alone is stopped", async () => {
    const first = await gate.aVisitor([pool]);
    const second = await gate.aCardOf(first.personId, [pool]);
    expect([await gate.opens(pool, first.card), await gate.opens(pool, second.card)]).toEqual([true, true]);
    await recordSupportLoss(gate.validator, { id: first.supportId, door: "desk", isRecognised: true });
    expect([await gate.opens(pool, first.card), await gate.opens(pool, second.card)]).toEqual([false, true]);
  });
});

describe("what a reader is told", () => {
  test("names nobody, and the same card has two names, one a service", async () => {
    const { card, personId, supportId } = await gate.aVisitor([pool, waste]);
    const [one, other] = [await gate.serviceAt(pool), await gate.serviceAt(waste)];
    expect(namesIn(one)).toContain(nameUnder(one, card));
    expect(namesIn(other)).toContain(nameUnder(other, card));
    expect(nameUnder(one, card)).not.toBe(nameUnder(other, card));
    expect(namesIn(one).filter((name) => namesIn(other).includes(name))).toEqual([]);
    const { signed } = await gate.configuration(pool.reader);
    const told = Buffer.from(signed.split(".")[1] ?? "", "base64url").toString();
    for (const whose of [card.uid, personId, supportId]) expect(told).not.toContain(whose);
    const kept = await gate.house.sqlAs("owner", "select * from card_service_name");
    expect(JSON.stringify(kept)).not.toContain(card.uid);
  });

  test("is sorted, ends with the configuration, and asks that the card be near", async () => {
    await gate.aVisitor([pool]);
    const { services, exp } = await gate.configuration(pool.reader);
    const service = services.find((one) => one.service === "piscine");
    if (!service) throw new Error("no pool");
    expect(service.entries.map(({ until }) => until)).toEqual([exp]);
    const names = namesIn(service).map((name) => Buffer.from(name, "base64url"));
    expect(names.length).toBeGreaterThan(1);
    expect(names).toEqual(names.toSorted(Buffer.compare));
    expect(service.presence).toMatchObject({ verbs: ["enter", "debit"], unproven_most: 0 });
  });

  test("is an empty list to a program of before, which would refuse the whole of a configuration that has one", async () => {
    const { card } = await gate.aVisitor([pool]);
    const before = decodeJwt<ReaderConfiguration>(
      await writeConfiguration(gate.system, pool.reader, { measured: {}, entries: false }),
    );
    expect(before.services.map(({ entries }) => entries)).toEqual(before.services.map(() => []));
    expect(before.services.some(({ verbs }) => verbs.includes("enter"))).toBe(true);
    expect(await gate.opens(pool, card)).toBe(true);
  });

  test("is worked out once a minute for all its readers; a card that is stopped is told at once", async () => {
    const { card, supportId, person, personId, grants } = await gate.aVisitor([pool]);
    const { reader: other } = await aJournal(gate.mayor, gate.town.deskId);
    expect(await gate.opens(pool, card)).toBe(true);
    const [grantId] = grants;
    if (!grantId) throw new Error("they said yes");
    await withdrawGrant(person, { personId, grantId });
    await gate.house.drain();
    await recordSupportLoss(gate.validator, { id: supportId, door: "desk", isRecognised: true });
    const now = decodeJwt<ReaderConfiguration>(
      await writeConfiguration(gate.system, other, { measured: {}, entries: true }),
    );
    const service = now.services.find((one) => one.service === "piscine");
    if (!service) throw new Error("no pool");
    expect(namesIn(service)).toContain(nameUnder(service, card));
    expect(service.entries.map(({ until }) => until)).toEqual([now.exp]);
    const deniedAs = createHmac("sha256", Buffer.from(now.denied.key, "base64url"));
    const stopped = deniedAs.update(Buffer.from(card.uid, "hex")).digest().subarray(0, 16);
    expect(now.denied.supports).toContain(stopped.toString("base64url"));
    expect(await gate.opens(pool, card)).toBe(false);
  });

  test("holds no card where the service may not let in, nor at the desk of another service", async () => {
    const library = await gate.aDoor("mediatheque", "3042F7", ["read"]);
    const { card } = await gate.aVisitor([library]);
    expect((await gate.serviceAt(library)).entries).toEqual([]);
    expect(await gate.opens(library, card)).toBe(false);
    const { reader } = await aJournal(gate.mayor, gate.town.deskId, "kiosk_reader");
    expect((await gate.configuration(reader)).services).toEqual([]);
  });
});

describe("a service that is let in once cards are out", () => {
  test("lets in a card once it was seen again; taken off the application, it keeps no name", async () => {
    const rink = await gate.aDoor("patinoire", "3042F8", ["read"]);
    const { card } = await gate.aVisitor([rink]);
    const change = async (services: Parameters<typeof updateCardApplication>[1]["services"]) => {
      const { id } = rink.application;
      const { revision } = await getApplication(gate.mayor, id);
      await updateCardApplication(gate.mayor, { id, revision, name: "Patinoire", most: null, services });
    };
    const origins = ["https://patinoire.example"];
    await change([{ serviceId: rink.serviceId, origins, verbs: ["read", "enter"] }]);
    expect(await gate.opens(rink, card)).toBe(false);
    const { reader } = await aJournal(gate.mayor, gate.town.deskId, "kiosk_reader");
    expect(await carryShowing(gate.mayor, reader, card.emulated)).toBeDefined();
    expect(await gate.opens(rink, card)).toBe(true);
    const names = () =>
      gate.house.sqlAs("owner", "select 1 from card_service_name where service_id = $1", [rink.serviceId]);
    expect(await names()).toHaveLength(1);
    const { id: bus } = await aPublishedService(gate.house, gate.town.id, { slug: "bus" });
    await change([{ serviceId: bus, origins, verbs: ["enter"] }]);
    expect(await names()).toEqual([]);
  });

  test("closed, its application leaves the service to another one at once, and cards of before open no door of it", async () => {
    const ice = await gate.aDoor("glace", "3042FB");
    const { card, personId } = await gate.aVisitor([ice]);
    expect(await gate.opens(ice, card)).toBe(true);
    await closeApplication(gate.mayor, ice.application.id);
    await closeApplication(gate.mayor, ice.application.id);
    const id = parseId<"cardApplication">(randomUUID());
    const services = ice.application.services;
    await defineApplication(gate.mayor, {
      id,
      aid: "3042FC",
      name: "Glace",
      purse: null,
      elements: [],
      services,
    });
    const application = await getApplication(gate.mayor, id);
    const { reader } = await aJournal(gate.mayor, gate.town.deskId, "kiosk_reader");
    await carryShowing(gate.mayor, reader, card.emulated).catch(() => undefined);
    expect(await gate.opens(ice, card)).toBe(false);
    const again = await gate.aCardOf(personId, [{ ...ice, application }]);
    expect([await gate.opens(ice, card), await gate.opens(ice, again.card)]).toEqual([false, true]);
  });

  test("knows a card that is credited as well", async () => {
    const canteen = await canteenIn(gate.house, await aTown(gate.house, { slug: "rouen" }));
    const { holder, emulated, uid } = await canteen.aCardHolder(0);
    await canteen.purse.byHouse({ kind: "credit", accountId: holder.accountId, amount: 500 });
    const { id, revision, name, purse, services } = canteen.application;
    const verbs = ["enter", "credit"] as const;
    const changed = services.map(({ serviceId, origins }) => ({ serviceId, origins, verbs }));
    await updateCardApplication(canteen.mayor, {
      id,
      revision,
      name,
      most: purse?.most ?? null,
      services: changed,
    });
    const names = () =>
      gate.house.sqlAs("owner", "select 1 from card_service_name where authority_id = $1", [canteen.town.id]);
    expect(await names()).toEqual([]);
    const { reader } = await aJournal(canteen.mayor, canteen.town.deskId);
    const order = { service: "cantine", key: "k1", amount: 500 };
    expect(await carryCredit(canteen.mayor, { reader, card: emulated, uid }, order)).toMatchObject({
      outcome: "credited",
    });
    expect(await names()).toHaveLength(1);
  });
});

test("an application that a kiosk wrote opens no door: whoever stood there may play the card", async () => {
  const { card, supportId } = await gate.aVisitor([pool], [pool, waste]);
  await writeCard(gate.system, new Card(card.emulated), waste.application, {
    uid: card.emulated.memory.uid,
    elements: [],
  });
  await gate.house.sqlAs(
    "owner",
    "update card set written = array_append(written, '3042F6') where support_id = $1",
    [supportId],
  );
  const { reader } = await aJournal(gate.mayor, gate.town.deskId, "kiosk_reader");
  card.emulated.powerOff();
  await carryShowing(gate.mayor, reader, card.emulated);
  expect([await gate.opens(pool, card), await gate.opens(waste, card)]).toEqual([true, false]);
});

test("nobody reads the names of cards but the system", async () => {
  await gate.aVisitor([pool]);
  const count = async (who: typeof gate.mayor) =>
    who.transaction(
      async (tx) =>
        (
          await tx
            .withTables<{ card_service_name: object }>()
            .selectFrom("card_service_name")
            .selectAll()
            .execute()
        ).length,
    );
  expect(await count(gate.system)).toBeGreaterThan(0);
  expect([await count(gate.mayor), await count(gate.validator)]).toEqual([0, 0]);
});

test("a card of nobody has no name", async () => {
  const emulated = new EmulatedCard({ memory: blankCard() });
  const uid = Buffer.from(emulated.memory.uid).toString("hex");
  expect(await gate.opens(pool, { emulated, uid })).toBe(false);
});
