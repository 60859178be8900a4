import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Context } from "../../../kernel/context.ts";
import { parseId } from "../../../kernel/ids.ts";
import { anAgent, aPerson, aTown } from "../../../testing/builders.ts";
import { type TestRuntime, testRuntime } from "../../../testing/test-runtime.ts";
import { setPersonStatus } from "../../identity/identity/index.ts";
import { readAuthorityJournal } from "../../trust/audit/index.ts";
import { listAccounts, openAccount } from "../counters/index.ts";
import { aPurse, type Purse } from "../counters/testing/a-purse.ts";
import {
  convertOldCard,
  debitOldCard,
  importOldCards,
  listOldCards,
  type OldCard,
  type OldCardUseId,
  oldcardsContribution,
  readOldCard,
  resumeOldCard,
  revokeOldCardFile,
  suspendOldCard,
} from "./index.ts";
import { servingCards } from "./testing/serving-cards.ts";

// Ten swims printed on paper, sold before: they are swum, by whoever holds the paper, and no eleventh.

let house: TestRuntime;
let town: Awaited<ReturnType<typeof aTown>>;
let mayor: Context;
let deputy: Context;
let desk: Context;
let pool: Purse;

beforeAll(async () => {
  house = await testRuntime();
  town = await aTown(house, { slug: "caen" });
  mayor = await anAgent(house, town.id, ["authority_administrator"]);
  deputy = await anAgent(house, town.id, ["authority_administrator"], "Gaston Lemoine");
  pool = await aPurse(house, town.id, { unit: "unit" });
});
afterAll(() => house?.close());
beforeEach(async () => {
  desk = await anAgent(house, town.id, ["reception"]);
});

const useId = () => parseId<"oldCardUse">(randomUUID()) as OldCardUseId;
let last = 1_000;
/** A card of ten, taken over by a file of one line. */
async function aCard(units = 10): Promise<{ readonly number: string; readonly card: OldCard }> {
  last += 1;
  const number = `B-${last}`;
  await servingCards({ mayor, deputy }, { counterId: pool.counterId, text: `${number};${units}\n` });
  return { number, card: await read(number) };
}
async function read(number: string, by = desk): Promise<OldCard> {
  const [card] = await readOldCard(by, number);
  if (!card) throw new Error("not found");
  return card;
}
async function somebody() {
  const person = await aPerson(house, town.id, { validated: { given_name: "Paule" } });
  const system = house.system(town.id);
  await system.transaction((tx) => setPersonStatus(tx, system, person.personId, "enrolled"));
  return person;
}

describe("a file of the former system", () => {
  test("is taken whole, once though it is given twice, and shows what is still in pockets", async () => {
    const text = "Numéro;Reste\r\nA-100;10\r\nA-101;4\r\n";
    const first = await servingCards({ mayor, deputy }, { counterId: pool.counterId, text });
    expect(first).toEqual({ fileId: expect.any(String), taken: 2, known: 0 });
    expect(await importOldCards(mayor, { counterId: pool.counterId, text })).toEqual({ taken: 0, known: 2 });
    expect(
      await servingCards({ mayor, deputy }, { counterId: pool.counterId, text: `${text}A-102,1` }),
    ).toMatchObject({
      taken: 1,
      known: 2,
    });
    expect(await read("a 101")).toMatchObject({ left: 4 });
    const [totals] = await listOldCards(mayor);
    expect(totals?.left).toBeGreaterThanOrEqual(15);
    expect(JSON.stringify(await house.sqlAs("owner", "select * from old_card"))).not.toMatch(/A-?10/);
  });

  test("whose second column was another figure stops no desk, and the page that shows it answers", async () => {
    const wrong = await aPurse(house, town.id, { unit: "unit", name: { fr: "Patinoire", en: "Ice rink" } });
    const text = Array.from({ length: 2_200 }, (_, at) => `P-${10_000 + at};1000000`).join("\n");
    expect(await servingCards({ mayor, deputy }, { counterId: wrong.counterId, text })).toMatchObject({
      taken: 2_200,
    });
    expect((await aCard()).card).toMatchObject({ left: 10 });
    const totals = await listOldCards(mayor);
    expect(totals.find(({ counter }) => counter.id === wrong.counterId)?.left).toBe(2_200_000_000);
  });

  test("given for another counter than before is refused, line by line: no paper is worth twice", async () => {
    const other = await aPurse(house, town.id, { unit: "unit", name: { fr: "Bowling", en: "Bowling" } });
    await importOldCards(mayor, { counterId: other.counterId, text: "CARTE-7;10\nCARTE-8;4" });
    expect(await readOldCard(desk, "carte-7")).toHaveLength(1);
    const again = importOldCards(mayor, { counterId: pool.counterId, text: "A-300;1\nCARTE-8;4" });
    await expect(again).rejects.toMatchObject({
      code: "oldcards.file_not_valid",
      fields: [{ code: "oldcards.other_counter", fr: expect.stringContaining("« Bowling »") }],
    });
    await expect(readOldCard(desk, "A-300")).rejects.toThrow("oldcards.unknown");
  });

  test("with a line that is wrong is not taken, and each line is told", async () => {
    const text = "A-200;10\nA-201;dix\n;3\nA-200;2\nA-203;1;trop\nA-204;0";
    await expect(importOldCards(mayor, { counterId: pool.counterId, text })).rejects.toMatchObject({
      code: "oldcards.file_not_valid",
      fields: [2, 3, 4, 5, 6].map((line) =>
        expect.objectContaining({ fr: expect.stringContaining(`Ligne ${line}`) }),
      ),
    });
    await expect(readOldCard(desk, "A-200")).rejects.toThrow("oldcards.unknown");
    await expect(importOldCards(mayor, { counterId: pool.counterId, text: "Numéro;Reste" })).rejects.toThrow(
      "file_not_valid",
    );
    // A first card is no line of titles.
    for (const first of ["A-210;", "A-210;dix"])
      await expect(
        importOldCards(mayor, { counterId: pool.counterId, text: `${first}\nA-211;3` }),
      ).rejects.toMatchObject({
        fields: [{ code: "oldcards.units", fr: expect.stringContaining("Ligne 1") }],
      });
  });

  test("that says another remainder of a card that is there changes nothing, and takes nothing", async () => {
    const { number, card } = await aCard(10);
    await debitOldCard(desk, { id: card.id, useId: useId(), units: 3 });
    const text = `C-900;5\n${number};50`;
    await expect(importOldCards(mayor, { counterId: pool.counterId, text })).rejects.toThrow(
      "file_not_valid",
    );
    expect(await read(number)).toMatchObject({ left: 7 });
    await expect(readOldCard(desk, "C-900")).rejects.toThrow("oldcards.unknown");
  });

  test("is an administrator’s to give, and a desk’s to read", async () => {
    await expect(importOldCards(desk, { counterId: pool.counterId, text: "Z-1;1" })).rejects.toThrow(
      "access.capability_missing",
    );
    for (const role of ["auditor", "service_manager", "authority_administrator"] as const) {
      const other = await anAgent(house, town.id, [role]);
      await expect(readOldCard(other, "A-100")).rejects.toThrow("access.capability_missing");
    }
  });
});

describe("a card of ten", () => {
  test("gives ten and no eleventh; each use once, though it is sent twice", async () => {
    const { number, card } = await aCard(10);
    const first = useId();
    expect(await debitOldCard(desk, { id: card.id, useId: first, units: 1 })).toMatchObject({ left: 9 });
    expect(await debitOldCard(desk, { id: card.id, useId: first, units: 1 })).toMatchObject({ left: 9 });
    await expect(debitOldCard(desk, { id: card.id, useId: first, units: 2 })).rejects.toThrow("use_differs");
    await expect(debitOldCard(desk, { id: card.id, useId: useId(), units: 10 })).rejects.toThrow("used_up");
    expect(await debitOldCard(desk, { id: card.id, useId: useId(), units: 9 })).toMatchObject({ left: 0 });
    expect(await read(number)).toMatchObject({ left: 0, stoppedOn: null });
    await expect(debitOldCard(desk, { id: card.id, useId: useId(), units: 1 })).rejects.toThrow("used_up");
    for (const units of [0, -1, 1.5, Number.NaN])
      await expect(debitOldCard(desk, { id: card.id, useId: useId(), units })).rejects.toThrow(
        "units_not_valid",
      );
  });

  test("used at twenty desks at once gives what it holds", async () => {
    const { number, card } = await aCard(7);
    const tries = Array.from({ length: 20 }, () =>
      debitOldCard(desk, { id: card.id, useId: useId(), units: 1 }),
    );
    const done = (await Promise.allSettled(tries)).filter(({ status }) => status === "fulfilled");
    expect(done).toHaveLength(7);
    expect(await read(number)).toMatchObject({ left: 0 });
  });

  test("worth more than the counter may hold stays on the paper", async () => {
    const small = await aPurse(house, town.id, { unit: "unit", ceiling: 8 });
    last += 1;
    await servingCards({ mayor, deputy }, { counterId: small.counterId, text: `B-${last};10\n` });
    const card = await read(`B-${last}`);
    const paule = await somebody();
    const moving = { id: card.id, useId: useId(), personId: paule.personId };
    await expect(convertOldCard(desk, moving)).rejects.toThrow("counters.over_ceiling");
    const accountId = await openAccount(desk, { personId: paule.personId, counterId: small.counterId });
    await expect(convertOldCard(desk, moving)).rejects.toThrow("counters.over_ceiling");
    await debitOldCard(desk, { id: card.id, useId: useId(), units: 2 });
    await small.byHouse({ kind: "credit", accountId, amount: 1 });
    await expect(convertOldCard(desk, moving)).rejects.toThrow("counters.over_ceiling");
    expect(await read(`B-${last}`)).toMatchObject({ left: 8 });
  });

  test("shown by somebody goes to their counter, once, and the paper is used up", async () => {
    const { number, card } = await aCard(10);
    await debitOldCard(desk, { id: card.id, useId: useId(), units: 4 });
    const paule = await somebody();
    const moving = { id: card.id, useId: useId(), personId: paule.personId };
    expect(await convertOldCard(desk, moving)).toMatchObject({ moved: 6, card: { left: 0 } });
    expect(await convertOldCard(desk, moving)).toMatchObject({ moved: 6 });
    const balanceOf = async () => (await listAccounts(paule, paule.personId))[0]?.balance;
    expect(await balanceOf()).toBe(6);
    const other = await somebody();
    await expect(
      convertOldCard(desk, { id: card.id, useId: useId(), personId: other.personId }),
    ).rejects.toThrow("used_up");
    await expect(debitOldCard(desk, { id: card.id, useId: useId(), units: 1 })).rejects.toThrow("used_up");
    expect(await read(number)).toMatchObject({ left: 0 });
    expect(await balanceOf()).toBe(6);
  });

  test("moved, then sent again once its counter was closed, is said to be moved already", async () => {
    const closing = await aPurse(house, town.id, { unit: "unit" });
    last += 1;
    await servingCards({ mayor, deputy }, { counterId: closing.counterId, text: `C-${last};10\n` });
    const card = await read(`C-${last}`);
    const [paule, other] = [await somebody(), await somebody()];
    const moving = { id: card.id, useId: useId(), personId: paule.personId };
    await convertOldCard(desk, moving);
    await house.sqlAs("owner", "update counter set closed_on = current_date where id = $1", [
      closing.counterId,
    ]);
    expect(await convertOldCard(desk, moving)).toMatchObject({ moved: 10, again: true });
    await expect(convertOldCard(desk, { ...moving, personId: other.personId })).rejects.toThrow(
      "use_differs",
    );
  });

  test("moved and used at once is one of both, and never more than it held", async () => {
    const { card } = await aCard(1);
    const paule = await somebody();
    await Promise.allSettled([
      convertOldCard(desk, { id: card.id, useId: useId(), personId: paule.personId }),
      debitOldCard(desk, { id: card.id, useId: useId(), units: 1 }),
    ]);
    const [row] = await house.sqlAs<{ used: number }>("owner", "select used from old_card where id = $1", [
      card.id,
    ]);
    expect(row?.used).toBe(1);
    const rows = await house.sqlAs("owner", "select from old_card_use where card_id = $1", [card.id]);
    expect(rows).toHaveLength(1);
  });

  test("stopped gives nothing more, with the reason in the journal", async () => {
    const { number, card } = await aCard(10);
    await expect(suspendOldCard(desk, { id: card.id, reason: " " })).rejects.toThrow("reason_needed");
    await expect(suspendOldCard(desk, { id: card.id, reason: "\u202eeuvorT" })).rejects.toThrow(
      "oldcards.characters",
    );
    await suspendOldCard(desk, { id: card.id, reason: "Trouvée sur un banc" });
    await suspendOldCard(desk, { id: card.id, reason: "Encore" });
    expect((await read(number)).stoppedOn).not.toBeNull();
    const taking = { id: card.id, useId: useId(), units: 1 };
    await expect(debitOldCard(desk, taking)).rejects.toThrow("oldcards.stopped");
    const { personId } = await somebody();
    await expect(convertOldCard(desk, { id: card.id, useId: useId(), personId })).rejects.toThrow(
      "oldcards.stopped",
    );
  });
});

describe("a card stopped by a slip, or by spite", () => {
  test("serves again by another administrator, with a reason, and by nobody else", async () => {
    const { number, card } = await aCard(10);
    await debitOldCard(desk, { id: card.id, useId: useId(), units: 3 });
    await suspendOldCard(desk, { id: card.id, reason: "Par erreur" });
    const asked = { number: number.toLowerCase(), reason: "Le client l’a rapportée" };
    await expect(resumeOldCard(desk, asked)).rejects.toThrow("access.capability_missing");
    await expect(resumeOldCard(mayor, { ...asked, reason: " " })).rejects.toThrow("oldcards.reason_needed");
    await expect(resumeOldCard(deputy, { ...asked, reason: "Rapportée\u200b" })).rejects.toThrow(
      "oldcards.characters",
    );
    await expect(resumeOldCard(deputy, { ...asked, number: "X-1" })).rejects.toThrow("unknown_stopped");
    // Of one name, they count for one.
    await expect(resumeOldCard(mayor, asked)).rejects.toThrow("oldcards.own_stop");
    expect(await resumeOldCard(deputy, asked)).toMatchObject([{ left: 7, standing: "serves" }]);
    await expect(resumeOldCard(deputy, asked)).rejects.toThrow("unknown_stopped");
    await debitOldCard(desk, { id: card.id, useId: useId(), units: 7 });
    // An administrator who stopped it leaves it to another.
    const other = await aCard(4);
    const both = await anAgent(house, town.id, ["authority_administrator", "reception"], "Rose Trigle");
    await suspendOldCard(both, { id: other.card.id, reason: "Doute" });
    const own = { number: other.number, reason: "Plus de doute" };
    await expect(resumeOldCard(both, own)).rejects.toThrow("oldcards.own_stop");
    await resumeOldCard(deputy, own);
  });

  test("serves again by no update of its row: not by the system, nor by who stopped it", async () => {
    const { card } = await aCard(10);
    await suspendOldCard(desk, { id: card.id, reason: "Par erreur" });
    for (const statement of [
      "update old_card set stopped_on = null, stopped_by = null where id = $1",
      "update old_card set stopped_on = null, stopped_by = null, resumed_on = current_date, resumed_by = gen_random_uuid(), resume_reason = 'x' where id = $1",
      "update old_card set stopped_by = gen_random_uuid() where id = $1",
    ])
      await expect(house.sqlAs("owner", statement, [card.id])).rejects.toThrow(/old card/);
  });

  test("whose file was stopped meanwhile is what is left of that file, and serves by the one that replaces it only", async () => {
    last += 1;
    const number = `B-${last}`;
    const file = { counterId: pool.counterId, text: `${number};10\n` };
    const { fileId } = await servingCards({ mayor, deputy }, file);
    const card = await read(number);
    await suspendOldCard(desk, { id: card.id, reason: "Par erreur" });
    await revokeOldCardFile(mayor, { id: fileId ?? expect.fail(), reason: "Autre reste" });
    await resumeOldCard(deputy, { number, reason: "Rapportée" });
    expect(await read(number)).toMatchObject({ standing: "recalled" });
    await servingCards({ mayor, deputy }, { ...file, text: `${number};8\n` });
    expect(await read(number)).toMatchObject({ standing: "serves", left: 8 });
  });

  test("ten a day are stopped by an agent, and the eleventh by an administrator", async () => {
    const cards: OldCard[] = [];
    for (let more = 0; more < 11; more += 1) cards.push((await aCard(2)).card);
    const stops = cards.map(({ id }) =>
      suspendOldCard(desk, { id, reason: "Non" }).catch(({ code }) => code),
    );
    const codes = (await Promise.all(stops)).filter((one) => typeof one === "string");
    expect(codes).toEqual(["oldcards.too_many_stops"]);
    const both = await anAgent(house, town.id, ["authority_administrator", "reception"], "Rose Trigle");
    for (const { id } of cards) await suspendOldCard(both, { id, reason: "Vue avec le directeur" });
  });
});

describe("whoever would have more", () => {
  test("guesses numbers: ten that are of no card stop that agent for a quarter of an hour, thirty at once too", async () => {
    const { number } = await aCard();
    const guesses = Array.from({ length: 30 }, (_, at) =>
      readOldCard(desk, `X-${at}`).catch(({ code }) => code),
    );
    const codes = await Promise.all(guesses);
    expect(codes.filter((code) => code === "oldcards.unknown")).toHaveLength(10);
    await expect(readOldCard(desk, number)).rejects.toThrow("too_many_misses");
    await expect(readOldCard(desk, "")).rejects.toThrow("too_many_misses");
    // Another agent works on.
    expect(await read(number, await anAgent(house, town.id, ["validator"]))).toMatchObject({ left: 10 });
    house.clock.advance(16 * 60_000);
    expect(await read(number)).toMatchObject({ left: 10 });
    const system = house.system(town.id);
    expect(await system.transaction((tx) => oldcardsContribution.purge(tx, system))).toBeGreaterThan(0);
  });

  test("comes with the card of another authority: it is of no card here, by its number nor its identifier", async () => {
    const { number, card } = await aCard();
    const ifs = await aTown(house, { slug: "ifs" });
    const there = await anAgent(house, ifs.id, ["reception"]);
    await expect(readOldCard(there, number)).rejects.toThrow("oldcards.unknown");
    await expect(debitOldCard(there, { id: card.id, useId: useId(), units: 1 })).rejects.toThrow(
      "oldcards.unknown",
    );
    await expect(suspendOldCard(there, { id: card.id, reason: "x" })).rejects.toThrow("oldcards.unknown");
  });

  test("rewrites as the owner of the database: no use goes, no card gives back, holds more or serves again", async () => {
    const { card } = await aCard(3);
    await debitOldCard(desk, { id: card.id, useId: useId(), units: 3 });
    for (const statement of [
      "update old_card set used = 0 where id = $1",
      "update old_card set units = 10 where id = $1",
      "delete from old_card_use where card_id = $1",
      "update old_card_use set units = 1 where card_id = $1",
      "delete from old_card where id = $1",
      "insert into old_card_use (authority_id, id, card_id, kind, units, day) select authority_id, gen_random_uuid(), id, 'use', 1, current_date from old_card where id = $1",
    ])
      await expect(house.sqlAs("owner", statement, [card.id])).rejects.toThrow(/old card|foreign key/);
  });
});

describe("an agent", () => {
  test("moves nothing to themselves; what each of them read, used and moved is told by its card", async () => {
    const { number, card } = await aCard();
    const namesake = await aPerson(house, town.id, {
      validated: { given_name: "Basile", family_name: "Rainette" },
    });
    const system = house.system(town.id);
    await system.transaction((tx) => setPersonStatus(tx, system, namesake.personId, "enrolled"));
    const basile = await anAgent(house, town.id, ["reception"], "Basile Rainette");
    const [before] = await readOldCard(basile, number);
    const moving = { id: card.id, useId: useId(), personId: namesake.personId };
    await expect(convertOldCard(basile, moving)).rejects.toThrow("oldcards.own_interest");
    expect(before?.left).toBe(10);
    const using = { id: card.id, useId: useId(), units: 1 };
    await debitOldCard(basile, using);
    const auditor = await anAgent(house, town.id, ["auditor"]);
    const { entries } = await auditor.transaction((tx) => readAuthorityJournal(tx, auditor, { limit: 50 }));
    const told = entries.filter(({ data }) => data.card === card.id);
    expect(told.map(({ action }) => action)).toEqual(["oldcards.used", "oldcards.read", "oldcards.read"]);
    expect(told[0]?.data).toMatchObject({ use: using.useId, unit: "unit" });
  });

  test("who reads one number after the other is stopped, though each is there", async () => {
    const text = Array.from({ length: 130 }, (_, at) => `S-${1_000 + at};1`).join("\n");
    await servingCards({ mayor, deputy }, { counterId: pool.counterId, text });
    for (let at = 0; at < 120; at += 1) await readOldCard(desk, `S-${1_000 + at}`);
    await expect(readOldCard(desk, "S-1121")).rejects.toThrow("oldcards.too_many_misses");
    expect(await readOldCard(await anAgent(house, town.id, ["reception"]), "S-1121")).toHaveLength(1);
  });
});
