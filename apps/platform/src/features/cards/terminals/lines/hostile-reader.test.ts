import { randomUUID } from "node:crypto";
import { Card } from "@ardeco/desfire";
import { EmulatedCard } from "@ardeco/desfire/emulator";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addDays, toCivilDate } from "../../../../kernel/civil-date.ts";
import { parseId } from "../../../../kernel/ids.ts";
import { getJob } from "../../../../kernel/module-jobs.ts";
import { getApplicationMasterKey, getSingleCardKey, keyNumbers } from "../card-keys.ts";
import {
  listGaps,
  receiveJournalBatch,
  resolveGap,
  resumeCardSession,
  startCardCredit,
  startCardShowing,
  terminalsJobs,
  writeConfiguration,
} from "../index.ts";
import { files } from "../rules.ts";
import { aCanteen, type Canteen } from "../testing/a-canteen.ts";
import { aGap } from "../testing/a-gap.ts";
import { aJournal } from "../testing/a-reader.ts";
import { type Carrying, carryCredit } from "../testing/carry-credit.ts";

// What somebody does who has a reader's secret, its signature, and its token while it is open.

let canteen: Canteen;
const cantine = { service: "cantine" } as const;
/** Commands of cards: AuthenticateEV2First, CommitTransaction. */
const [AUTHENTICATE, COMMIT] = [0x71, 0xc7];

beforeAll(async () => {
  canteen = await aCanteen();
});
afterAll(() => canteen?.house.close());

const credit = (at: Carrying, key: string, amount = 500) => {
  if (at.card instanceof EmulatedCard) at.card.powerOff();
  return carryCredit(canteen.mayor, at, { ...cantine, key, amount });
};
const paid = async (cents: number) => {
  const holder = await canteen.aCardHolder(0);
  const { accountId } = holder.holder;
  await canteen.purse.byHouse({ kind: "credit", accountId, amount: cents });
  return holder;
};
const gaps = () => canteen.mayor.transaction(async () => (await listGaps(canteen.mayor)).gaps.items);

describe("a credit, with a reader that lies", () => {
  test("that plays the card of before with the key that debits is not given a second time", async () => {
    const { uid, emulated } = await paid(500);
    const { reader } = await aJournal(canteen.mayor, canteen.town.deskId);
    const before = new EmulatedCard({ memory: structuredClone(emulated.memory) });
    // The card commits, and the reader keeps its answer.
    await credit({ reader, uid, card: silentAtCommit(emulated) }, "a").catch(() => undefined);
    expect(balanceOn(emulated)).toBe(500);
    emulated.powerOff();
    await expect(credit({ reader, uid, card: playing(before, emulated) }, "a")).rejects.toThrow(
      "reader.credit_undetermined",
    );
    expect(balanceOn(emulated)).toBe(500);
    expect(await gaps()).toContainEqual(
      expect.objectContaining({ equipmentId: reader.id, kind: "credit", problem: "undetermined" }),
    );
  });

  test("under a number that the card did not give waits for a person", async () => {
    const { uid, emulated } = await paid(500);
    const { reader } = await aJournal(canteen.mayor, canteen.town.deskId);
    const ahead = new EmulatedCard({ memory: structuredClone(emulated.memory) });
    const other = await aJournal(canteen.mayor, canteen.town.deskId);
    // A copy that is further than the card is.
    await credit({ reader: other.reader, uid, card: ahead }, "ahead", 100);
    await credit({ reader, uid, card: playing(ahead, emulated) }, "b", 200);
    expect(await gaps()).toContainEqual(
      expect.objectContaining({ equipmentId: reader.id, amount: 200, problem: "undetermined" }),
    );
  });

  test("whose number a copy of the card debited elsewhere meanwhile waits for a person, and is no failure of ours", async () => {
    const { uid, emulated } = await paid(2_000);
    const { reader } = await aJournal(canteen.mayor, canteen.town.deskId);
    await credit({ reader, uid, card: emulated }, "c", 1_000);
    const copy = new EmulatedCard({ memory: structuredClone(emulated.memory) });
    await credit({ reader, uid, card: silentAtCommit(emulated) }, "d", 1_000).catch(() => undefined);
    const pool = await aJournal(canteen.mayor, canteen.town.deskId);
    await pool.debit(canteen.system, canteen.application, copy, { ...cantine, amount: 300 });
    await receiveJournalBatch(canteen.mayor, pool.reader, await pool.batch(0));
    await expect(credit({ reader, uid, card: emulated }, "d", 1_000)).rejects.toThrow(
      "reader.credit_undetermined",
    );
    expect(await gaps()).toContainEqual(
      expect.objectContaining({ equipmentId: reader.id, problem: "number_twice" }),
    );
  });

  test("under one key, asked at once for several cards, is one", async () => {
    const cards = [await paid(500), await paid(500), await paid(500)];
    const { reader } = await aJournal(canteen.mayor, canteen.town.deskId);
    const ended = await Promise.allSettled(
      cards.map(({ uid, emulated }) => credit({ reader, uid, card: emulated }, "at-once")),
    );
    const told = ended.map((end) => (end.status === "rejected" ? end.reason.code : end.value?.outcome));
    // As far as the first one was: begun, or done.
    const late = expect.stringMatching(/^reader\.credit_(under_way|key_used)$/);
    expect(told.toSorted()).toEqual(["credited", late, late]);
    expect(cards.map(({ emulated }) => balanceOn(emulated)).toSorted()).toEqual([0, 0, 500]);
  });

  test("begun and left again and again ends the exchanges of nobody else", async () => {
    const [theirs, { uid }] = [await paid(500), await paid(500)];
    const [honest, hostile] = [
      await aJournal(canteen.mayor, canteen.town.deskId),
      await aJournal(canteen.mayor, canteen.town.deskId),
    ];
    const order = { ...cantine, key: "mine", amount: 500, card: theirs.uid };
    let step = await startCardCredit(canteen.mayor, honest.reader, order);
    const begun: string[] = [];
    for (let time = 0; time < 20; time += 1) {
      const wish = { ...cantine, key: `${time}`, amount: 500, card: uid };
      const first = await startCardCredit(canteen.mayor, hostile.reader, wish);
      if ("session" in first) begun.push(first.session);
    }
    const [oldest = ""] = begun;
    await expect(
      resumeCardSession(canteen.mayor, hostile.reader, { session: oldest, answer: "9100" }),
    ).rejects.toThrow("reader.session_unknown");
    while ("apdu" in step) {
      const answer = await theirs.emulated.transmit(Uint8Array.from(Buffer.from(step.apdu, "hex")));
      const said = { session: step.session, answer: Buffer.from(answer).toString("hex") };
      step = await resumeCardSession(canteen.mayor, honest.reader, said);
    }
    expect(step).toEqual({ outcome: "credited", balance: 500 });
  });
});

test("an authority with many readers ends no exchange of another authority", async () => {
  const elsewhere = await aCanteen();
  try {
    const theirs = await paid(500);
    const honest = await aJournal(canteen.mayor, canteen.town.deskId);
    const asked = { ...cantine, key: "mine-too", amount: 500, card: theirs.uid };
    let step = await startCardCredit(canteen.mayor, honest.reader, asked);
    // Each reader has eight at once: so many readers that all of them are over a thousand.
    const { reader } = await aJournal(elsewhere.mayor, elsewhere.town.deskId);
    for (let time = 0; time < 1_040; time += 1)
      await startCardShowing(elsewhere.mayor, { ...reader, id: parseId<"equipment">(randomUUID()) });
    while ("apdu" in step) {
      const answer = await theirs.emulated.transmit(Uint8Array.from(Buffer.from(step.apdu, "hex")));
      const said = { session: step.session, answer: Buffer.from(answer).toString("hex") };
      step = await resumeCardSession(canteen.mayor, honest.reader, said);
    }
    expect(step).toEqual({ outcome: "credited", balance: 500 });
  } finally {
    await elsewhere.house.close();
  }
});

describe("a journal that lies", () => {
  test("in the name of a service that is not served at its desk moves nothing", async () => {
    const { holder, emulated } = await canteen.aCardHolder();
    const journal = await aJournal(canteen.mayor, await canteen.aDeskOf("piscine"));
    await journal.debit(canteen.system, canteen.application, emulated, { ...cantine, amount: 350 });
    await receiveJournalBatch(canteen.mayor, journal.reader, await journal.batch(0));
    await canteen.house.drain();
    expect(await canteen.balanceOf(holder)).toBe(2_000);
    expect(await canteen.rowsOf(journal.reader)).toMatchObject([
      { state: "to_settle", problem: "unknown_card" },
    ]);
  });

  test("of attempts of another age does not hide what may be settled", async () => {
    const journal = await aJournal(canteen.mayor, canteen.town.deskId);
    const attempt = { kind: "attempted", service: "cantine", card: "04AABBCCDDEEFF", application: "3042F5" };
    for (let time = 0; time < 210; time += 1)
      journal.write({
        ...attempt,
        at: 0,
        key: `k${time}`,
        file: 1,
        amount: 1,
        balance: 500,
        counter: 1 + time,
      });
    await receiveJournalBatch(canteen.mayor, journal.reader, await journal.batch(0));
    const id = await aGap(canteen.mayor, canteen.town.deskId);
    expect((await gaps()).some((gap) => gap.id === id)).toBe(true);
  });

  test("about the day does not keep a gap out of the list", async () => {
    const { emulated } = await canteen.aCardHolder();
    const journal = await aJournal(canteen.mayor, canteen.town.deskId);
    await journal.debit(canteen.system, canteen.application, emulated, {
      ...cantine,
      amount: 350,
      torn: true,
    });
    const [line = ""] = journal.lines;
    const lines = [line.replace(/"at":\d+/, '"at":253402300799')];
    await receiveJournalBatch(canteen.mayor, journal.reader, await journal.batch(0, { lines }));
    canteen.house.clock.advance(8 * 86_400_000);
    await getJob(terminalsJobs, "terminals.give_up").run(canteen.system, {});
    expect(await gaps()).toContainEqual(
      expect.objectContaining({ equipmentId: journal.reader.id, problem: "never_back" }),
    );
  });

  test("about a number hides no hole", async () => {
    const { emulated } = await canteen.aCardHolder();
    const [lost, told] = [
      await aJournal(canteen.mayor, canteen.town.deskId),
      await aJournal(canteen.mayor, canteen.town.deskId),
    ];
    for (const journal of [lost, told])
      await journal.debit(canteen.system, canteen.application, emulated, { ...cantine, amount: 100 });
    await receiveJournalBatch(canteen.mayor, told.reader, await told.batch(0));
    const [attempted = "", debited = ""] = lost.lines;
    const lines = [attempted, debited.replace(/"mac":"[0-9a-f]{16}"/, '"mac":"0000000000000000"')];
    await receiveJournalBatch(canteen.mayor, lost.reader, await lost.batch(0, { lines }));
    canteen.house.clock.advance(3 * 86_400_000);
    const on = addDays(toCivilDate(canteen.house.clock.now()), -3);
    const { missing } = await listGaps(canteen.mayor);
    expect(missing.items).toContainEqual(expect.objectContaining({ first: 1, last: 2, on }));
  });
});

test("a gap whose number another transaction took cannot be posted over it; it is set aside", async () => {
  const { emulated } = await canteen.aCardHolder();
  const [here, there] = [
    await aJournal(canteen.mayor, canteen.town.deskId),
    await aJournal(canteen.mayor, canteen.town.deskId),
  ];
  const copy = new EmulatedCard({ memory: structuredClone(emulated.memory) });
  const torn = await here.debit(canteen.system, canteen.application, copy, {
    ...cantine,
    amount: 350,
    torn: true,
  });
  await there.debit(canteen.system, canteen.application, emulated, { ...cantine, amount: 100 });
  here.write({ kind: "undetermined", of: torn, balance: 1_900, counter: 3 });
  for (const journal of [there, here])
    await receiveJournalBatch(canteen.mayor, journal.reader, await journal.batch(0));
  await canteen.house.drain();
  const gap = (await gaps()).find(({ equipmentId }) => equipmentId === here.reader.id);
  if (!gap) throw new Error("no gap");
  const settle = (decision: "post" | "set_aside") =>
    resolveGap(canteen.mayor, { id: gap.id, revision: gap.revision, decision, reason: "Vérifié" });
  await expect(settle("post")).rejects.toMatchObject({
    code: "terminals.settlement_not_valid",
    fields: [{ field: "decision", code: "terminals.number_counted" }],
  });
  await settle("set_aside");
  expect(await canteen.rowsOf(here.reader)).toMatchObject([{ state: "set_aside" }]);
});

test("what a reader is told, and carries, holds no key of a card, master or not", async () => {
  const { uid, emulated } = await paid(500);
  const { reader } = await aJournal(canteen.mayor, canteen.town.deskId);
  const told = [await writeConfiguration(canteen.mayor, reader)].map((jwt) =>
    Buffer.from(jwt.split(".")[1] ?? "", "base64url").toString(),
  );
  const carried = {
    transmit: async (apdu: Uint8Array) => {
      const answer = await emulated.transmit(apdu);
      told.push(Buffer.from(apdu).toString("hex"), Buffer.from(answer).toString("hex"));
      return answer;
    },
  };
  expect(await credit({ reader, uid, card: carried }, "told")).toMatchObject({ outcome: "credited" });
  expect(told.length).toBeGreaterThan(20);
  const bytes = Buffer.from(uid, "hex");
  const keys = (["owner", "debit", "credit", "proofs"] as const).flatMap((use) => [
    getApplicationMasterKey(canteen.system, canteen.application, use),
    getSingleCardKey(canteen.system, canteen.application, use, bytes),
  ]);
  const forms = keys.flatMap((key) =>
    (["hex", "base64", "base64url"] as const).map((form) => Buffer.from(key).toString(form)),
  );
  const whole = told.join("\n");
  expect(forms.filter((form) => whole.includes(form.replace(/=+$/, "")))).toEqual([]);
});

function balanceOn({ memory }: EmulatedCard): number {
  const purse = memory.applications.get(canteen.application.aid)?.files.get(files.purse);
  if (!purse || !("value" in purse)) throw new Error("no purse");
  return purse.value;
}

/** The card obeys the commit; nobody hears it. */
const silentAtCommit = (card: EmulatedCard) => ({
  transmit: async (apdu: Uint8Array): Promise<Uint8Array> => {
    const answer = await card.transmit(apdu);
    if (apdu[1] === COMMIT) throw new Error("kept by the reader");
    return answer;
  },
});

/**
 * Whoever has the key that debits answers as a card until the one that credits is asked for: then the real
 * one does.
 */
function playing(played: EmulatedCard, real: EmulatedCard) {
  played.powerOff();
  let isReal = false;
  return {
    transmit: async (apdu: Uint8Array): Promise<Uint8Array> => {
      if (!isReal && apdu[1] === AUTHENTICATE && apdu[5] === keyNumbers.credit) {
        isReal = true;
        await new Card(real).selectApplication(Buffer.from(canteen.application.aid, "hex"));
      }
      return (isReal ? real : played).transmit(apdu);
    },
  };
}
