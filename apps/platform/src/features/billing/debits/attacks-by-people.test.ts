import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { moduleJobs } from "../../../app.ts";
import { parseId } from "../../../kernel/ids.ts";
import { anAgent, aTown } from "../../../testing/builders.ts";
import { type TestRuntime, testRuntime } from "../../../testing/test-runtime.ts";
import { createHousehold } from "../../identity/households/index.ts";
import { listPersonMessages } from "../../messaging/notifications/index.ts";
import { assignRegieAgent } from "../payments/index.ts";
import { staffOf } from "../payments/testing/a-regie.ts";
import {
  cancelCollection,
  confirmCollectionPaid,
  confirmMandateAccount,
  issueCollectionFile,
  listMandates,
  readBankAnswer,
  readCollection,
  readDebits,
  revokeMandate,
  sendCollection,
  setCreditor,
  signAtDesk,
  signOnline,
} from "./index.ts";
import { aDirectDebit, type DirectDebit, endOf, IBAN, OTHER_IBAN } from "./testing/a-direct-debit.ts";

let house: TestRuntime;
let caen: DirectDebit;
let days = 0;

/** Each story has a day of its own. */
const aDay = (): string => {
  days += 1;
  const day = new Date(Date.UTC(2026, 10, 30 + days));
  if ([0, 6].includes(day.getUTCDay())) return aDay();
  return day.toISOString().slice(0, 10);
};

beforeAll(async () => {
  house = await testRuntime(moduleJobs);
  house.clock.set("2026-10-01T08:00:00Z");
  const { id } = await aTown(house, { slug: "caen", name: "Ville de Caen" });
  caen = await aDirectDebit(house, id);
});
afterAll(() => house?.close());

describe("an agent", () => {
  test("types no mandate for themselves, a namesake, nor whom they live with", async () => {
    const { desk, canteen } = caen;
    const namesake = await canteen.parent({ family_name: "Bécasse" });
    await expect(caen.type(namesake)).rejects.toThrow("debits.own_interest");
    const close = await canteen.parent();
    const members = [close, namesake].map(({ personId }) => ({
      personId,
      role: "adult" as const,
      sharePercent: 100,
    }));
    await desk.transaction((tx) => createHousehold(tx, desk, { members }));
    await expect(caen.type(close)).rejects.toThrow("debits.own_interest");
    await caen.type(close, IBAN, caen.colleague);
    await expect(
      confirmMandateAccount(desk, {
        id: parseId<"mandate">(randomUUID()),
        personId: close.personId,
        ending: "",
      }),
    ).rejects.toThrow("debits.unknown_mandate");
    const [mandate] = await listMandates(caen.colleague, close.personId);
    if (!mandate) throw new TypeError("a mandate is expected");
    await expect(
      confirmMandateAccount(desk, { id: mandate.id, personId: close.personId, ending: endOf(IBAN) }),
    ).rejects.toThrow("debits.own_interest");
  });

  test("who changes an account just before a collection is told of, and it takes nothing until a colleague has seen it", async () => {
    const { parent, mandateId } = await caen.family();
    const { collection } = await caen.prepare(aDay());
    await caen.type(parent, OTHER_IBAN);
    const told = await parent.transaction((tx) => listPersonMessages(tx, parent, parent.personId));
    expect(told.some(({ text }) => /finit par 3000/.test(text) && /saisi au guichet/.test(text))).toBe(true);
    await expect(sendCollection(caen.regie.regisseur, collection.id)).rejects.toThrow("debits.nothing_left");
    // The page was read before the account was changed: what they compared is another one.
    const look = (ending: string) =>
      confirmMandateAccount(caen.colleague, { id: mandateId, personId: parent.personId, ending });
    await expect(look(endOf(IBAN))).rejects.toThrow("debits.other_account");
    await look(endOf(OTHER_IBAN));
    await sendCollection(caen.regie.regisseur, collection.id);
    expect((await issueCollectionFile(caen.regie.regisseur, collection.id)).xml).toContain(
      "DE89370400440532013000",
    );
  });

  test("who was added by the one who typed it does not look at it in their place", async () => {
    const { parent } = await caen.family();
    const both = await anAgent(house, caen.canteen.town, ["reception"], "Lise  BECASSE");
    await caen.type(parent, OTHER_IBAN);
    const [mandate] = await listMandates(caen.desk, parent.personId);
    if (!mandate) throw new TypeError("a mandate is expected");
    await expect(
      confirmMandateAccount(both, { id: mandate.id, personId: parent.personId, ending: endOf(OTHER_IBAN) }),
    ).rejects.toThrow("debits.another_agent_needed");
  });

  test("without the right takes no file, counts nothing, reads no answer, prepares nothing", async () => {
    const { parent } = await caen.family();
    const { collection } = await caen.prepare(aDay());
    const { id } = collection;
    const { desk, regie, canteen } = caen;
    const { seriesId } = canteen;
    await expect(caen.prepare(aDay(), desk)).rejects.toThrow("debits.not_named");
    for (const agent of [desk, regie.mandataire, canteen.mayor, parent]) {
      await expect(sendCollection(agent, id)).rejects.toThrow("debits.not_named");
      await expect(issueCollectionFile(agent, id)).rejects.toThrow("debits.not_named");
      await expect(confirmCollectionPaid(agent, id)).rejects.toThrow("debits.not_named");
      await expect(readBankAnswer(agent, { seriesId, bytes: Buffer.from("<a/>") })).rejects.toThrow(
        "debits.not_named",
      );
    }
    for (const agent of [desk, parent]) {
      await expect(cancelCollection(agent, id)).rejects.toThrow("debits.not_named");
      await expect(readCollection(agent, id)).rejects.toThrow("debits.not_named");
      await expect(readDebits(agent, seriesId)).rejects.toThrow("debits.not_named");
    }
    const creditor = {
      seriesId,
      regieId: regie.regieId,
      name: "Moi",
      ics: "FR72ZZZ123456",
      iban: IBAN,
      noticeDays: 2,
    };
    await expect(setCreditor(regie.regisseur, creditor)).rejects.toThrow("access.capability_missing");
    await cancelCollection(regie.mandataire, id);
  });

  test("whose naming has ended takes no file", async () => {
    await caen.family();
    const { collection } = await caen.prepare(aDay());
    await sendCollection(caen.regie.regisseur, collection.id);
    const late = await anAgent(house, caen.canteen.town, ["reception"], "Ugo Barge");
    await assignRegieAgent(caen.regie.mayor, {
      id: parseId<"regieAgent">(randomUUID()),
      regieId: caen.regie.regieId,
      staffId: staffOf(late),
      part: "mandataire",
      act: "2026-9",
      startsOn: "2026-01-01",
      endsOn: "2026-02-01",
    });
    await expect(issueCollectionFile(late, collection.id)).rejects.toThrow("debits.not_named");
  });
});

describe("somebody", () => {
  test("signs and revokes for nobody else, and not with a sign-in of yesterday", async () => {
    const { parent, mandateId } = await caen.family();
    const stranger = await caen.canteen.parent();
    const online = {
      id: parseId<"mandate">(randomUUID()),
      seriesId: caen.canteen.seriesId,
      personId: parent.personId,
      iban: IBAN,
      holder: "Jeanne",
      session: { method: "passkey", createdAt: house.clock.now() },
    } as const;
    await expect(signOnline(stranger, online)).rejects.toThrow("debits.not_yours");
    await expect(revokeMandate(stranger, { id: mandateId, personId: parent.personId })).rejects.toThrow(
      "debits.not_yours",
    );
    await expect(revokeMandate(stranger, { id: mandateId, personId: stranger.personId })).rejects.toThrow(
      "debits.unknown_mandate",
    );
    await expect(listMandates(stranger, parent.personId)).rejects.toThrow("households.cannot_act_for");
    const yesterday = new Date(house.clock.now().getTime() - 86_400_000);
    await expect(
      signOnline(parent, { ...online, session: { method: "passkey", createdAt: yesterday } }),
    ).rejects.toThrow("access.recent_sign_in_required");
    await expect(signAtDesk(parent, { ...online, signedOn: "2026-11-02", place: "Caen" })).rejects.toThrow(
      "access.capability_missing",
    );
  });
});
