import { createHash, randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Context } from "../../../kernel/context.ts";
import { parseId } from "../../../kernel/ids.ts";
import { anAgent, aPerson, aTown } from "../../../testing/builders.ts";
import { type TestRuntime, testRuntime } from "../../../testing/test-runtime.ts";
import { setPersonStatus } from "../../identity/identity/index.ts";
import { readAuthorityJournal } from "../../trust/audit/index.ts";
import { listAccounts } from "../counters/index.ts";
import { aPurse, type Purse } from "../counters/testing/a-purse.ts";
import {
  acceptOldCards,
  convertOldCard,
  debitOldCard,
  importOldCards,
  listOldCardFiles,
  type OldCard,
  type OldCardUseId,
  oldcardsContribution,
  readOldCard,
  resumeOldCard,
  revokeOldCardFile,
  suspendOldCard,
} from "./index.ts";
import { servingCards } from "./testing/serving-cards.ts";

// A file of former cards is looked at before it serves, and what is left of it is taken back where it was
// wrong.

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

describe("a file that is looked at before it serves", () => {
  const aFile = async (text: string, counter = pool) => {
    const { fileId } = await importOldCards(mayor, { counterId: counter.counterId, text });
    if (!fileId) throw new Error("new cards");
    return fileId;
  };
  const fileBy = async (id: string, agent = mayor) => {
    const found = (await listOldCardFiles(agent)).find((file) => file.id === id);
    if (!found) throw new Error("given a moment ago");
    return found;
  };
  const lastLines = async () => {
    const auditor = await anAgent(house, town.id, ["auditor"]);
    return (await auditor.transaction((tx) => readAuthorityJournal(tx, auditor, { limit: 20 }))).entries;
  };

  test("shows its counter, cards, sum, least and most, and no card of it serves until it is accepted", async () => {
    const id = await aFile("F-100;10\nF-101;4\nF-102;1");
    const shown = { cards: 3, sum: 15, least: 1, most: 10, left: 15, state: "awaited", isForAnother: true };
    expect(await fileBy(id)).toMatchObject({ ...shown, counter: { id: pool.counterId } });
    const waiting = await read("F-100");
    expect(waiting).toMatchObject({ standing: "awaited", left: 10 });
    const using = { id: waiting.id, useId: useId(), units: 1 };
    await expect(debitOldCard(desk, using)).rejects.toThrow("oldcards.awaited");
    const { personId } = await somebody();
    const moving = { id: waiting.id, useId: useId(), personId };
    await expect(convertOldCard(desk, moving)).rejects.toThrow("oldcards.awaited");
    await expect(acceptOldCards(desk, { id })).rejects.toThrow("access.capability_missing");
    await acceptOldCards(deputy, { id });
    await acceptOldCards(deputy, { id });
    expect(await debitOldCard(desk, using)).toMatchObject({ left: 9, again: false });
    expect(await fileBy(id)).toMatchObject({ state: "serves", left: 14 });
    const sha256 = createHash("sha256").update("F-100;10\nF-101;4\nF-102;1").digest("hex");
    const lines = await lastLines();
    const said = { file: id, cards: 3, sum: 15, unit: "unit" };
    expect(lines.find(({ action }) => action === "oldcards.given")?.data).toMatchObject({ ...said, sha256 });
    expect(
      lines.filter(({ action, data }) => action === "oldcards.taken_over" && data.file === id),
    ).toHaveLength(1);
  });

  test("is accepted by another, who was not added by the first this week", async () => {
    const purse = await aPurse(house, town.id, { name: { fr: "Cantine", en: "Canteen" } });
    const id = await aFile("G-100;1250\nG-101;300", purse);
    expect(await fileBy(id)).toMatchObject({ sum: 1_550, isForAnother: true });
    await expect(acceptOldCards(mayor, { id })).rejects.toThrow("oldcards.own_file");
    const [gave] = await house.sqlAs<{ given_by: string }>(
      "owner",
      "select given_by from old_card_file where id = $1",
      [id],
    );
    await expect(
      house.sqlAs(
        "owner",
        "update old_card_file set accepted_on = current_date, accepted_by = $2 where id = $1",
        [id, gave?.given_by],
      ),
    ).rejects.toThrow(/accepts a file of old cards/);
    expect(await fileBy(id, deputy)).toMatchObject({ isForAnother: false });
    await acceptOldCards(deputy, { id });
    expect(await read("G-100")).toMatchObject({ standing: "serves", left: 1_250 });
  });

  test("of ten megabytes of lines that say nothing, or of one line of them, is refused before it is read", async () => {
    for (const text of ["A;\n".repeat(3_000_000), `A;${"1;".repeat(5_000_000)}`, "\n".repeat(9_000_000)])
      await expect(importOldCards(mayor, { counterId: pool.counterId, text })).rejects.toMatchObject({
        code: "oldcards.file_not_valid",
        fields: [expect.objectContaining({ code: expect.stringMatching(/too_many|empty/) })],
      });
    const lines = Array.from({ length: 25 }, (_, at) => `;${at}`).join("\n");
    await expect(importOldCards(mayor, { counterId: pool.counterId, text: lines })).rejects.toMatchObject({
      fields: { length: 20 },
    });
  });

  test("stopped at a desk, then with its file: let serve again, it is said to serve where it does, and nowhere else", async () => {
    const rink = await aPurse(house, town.id, { unit: "unit", name: { fr: "Patin", en: "Skating" } });
    const id = await aFile("R-100;10\nR-101;4", rink);
    const stop = async (number: string) =>
      suspendOldCard(desk, { id: (await read(number)).id, reason: "Trouvée" });
    await stop("R-101");
    const asked = { number: "R-101", reason: "Rendue" };
    expect(await resumeOldCard(deputy, asked)).toMatchObject([{ standing: "awaited" }]);
    await acceptOldCards(deputy, { id });
    await stop("R-100");
    await revokeOldCardFile(mayor, { id, reason: "Pas le bon compteur" });
    expect(await resumeOldCard(deputy, { ...asked, number: "R-100" })).toMatchObject([
      { standing: "recalled", left: 10 },
    ]);
    expect(await read("R-100")).toMatchObject({ standing: "recalled" });
    const lines = (await lastLines()).filter(({ action }) => action === "oldcards.resumed");
    expect(lines.map(({ data }) => data.standing).toSorted()).toEqual(["awaited", "recalled"]);
    expect(oldcardsContribution.journal["oldcards.resumed"]?.(lines[0]?.data ?? {})).toMatchObject({
      fr: expect.not.stringContaining("sert de nouveau"),
    });
  });

  test("given for the wrong counter is stopped with a reason: what was used stays used, the rest comes again, right", async () => {
    const rink = await aPurse(house, town.id, { unit: "unit", name: { fr: "Patin", en: "Skating" } });
    const id = await aFile("H-100;10\nH-101;4", rink);
    await acceptOldCards(deputy, { id });
    const used = await read("H-100");
    await debitOldCard(desk, { id: used.id, useId: useId(), units: 1 });
    await expect(revokeOldCardFile(mayor, { id, reason: "  " })).rejects.toThrow("oldcards.reason_needed");
    await expect(revokeOldCardFile(mayor, { id, reason: "\u202erueir" })).rejects.toThrow(
      "oldcards.characters",
    );
    await expect(revokeOldCardFile(desk, { id, reason: "Erreur" })).rejects.toThrow(
      "access.capability_missing",
    );
    await revokeOldCardFile(mayor, { id, reason: "Pas le bon compteur" });
    await revokeOldCardFile(mayor, { id, reason: "Encore" });
    expect(await fileBy(id)).toMatchObject({ state: "stopped", stopReason: "Pas le bon compteur", left: 0 });
    expect(await read("H-101")).toMatchObject({ standing: "recalled" });
    const using = { id: used.id, useId: useId(), units: 1 };
    await expect(debitOldCard(desk, using)).rejects.toThrow("oldcards.recalled");
    await expect(acceptOldCards(deputy, { id })).rejects.toThrow("oldcards.file_stopped");
    // The one that served is not worth ten swims elsewhere too: nine. The other one is worth what it was.
    expect(
      await servingCards({ mayor, deputy }, { counterId: pool.counterId, text: "H-100;10\nH-101;4" }),
    ).toMatchObject({
      taken: 2,
      lessened: 1,
    });
    const inPool = async (number: string) =>
      (await readOldCard(desk, number)).find(({ counter }) => counter.id === pool.counterId);
    expect(await inPool("H-100")).toMatchObject({ standing: "serves", left: 9 });
    expect(await inPool("H-101")).toMatchObject({ standing: "serves", left: 4 });
    expect((await lastLines()).find(({ action }) => action === "oldcards.file_stopped")?.data).toMatchObject({
      file: id,
      reason: "Pas le bon compteur",
    });
  });

  test("with a wrong figure, stopped and mended twice, takes off each card what was used of it: ten swims are ten", async () => {
    const left = async () => (await read("N-100")).left;
    const use = async (units: number) => {
      const { id } = await read("N-100");
      return debitOldCard(desk, { id, useId: useId(), units });
    };
    const first = await aFile("N-100;100\nN-101;1");
    await acceptOldCards(deputy, { id: first });
    await use(2);
    await revokeOldCardFile(mayor, { id: first, reason: "Un zéro de trop" });
    await expect(use(1)).rejects.toThrow("oldcards.recalled");
    const second = await aFile("N-100;9");
    expect(await fileBy(second)).toMatchObject({ cards: 1, sum: 7 });
    await acceptOldCards(deputy, { id: second });
    await use(1);
    await revokeOldCardFile(mayor, { id: second, reason: "C’était dix" });
    const text = "N-100;10\nN-101;1";
    expect(await servingCards({ mayor, deputy }, { counterId: pool.counterId, text })).toMatchObject({
      lessened: 1,
    });
    expect(await left()).toBe(7);
    // Given again, it says the same; another figure is refused as of any card that is there.
    expect(await importOldCards(mayor, { counterId: pool.counterId, text })).toEqual({ taken: 0, known: 2 });
    const other = importOldCards(mayor, { counterId: pool.counterId, text: "N-100;7" });
    await expect(other).rejects.toMatchObject({ fields: [{ code: "oldcards.other_units" }] });
    await use(7);
    await expect(use(1)).rejects.toThrow("oldcards.used_up");
    const [uses] = await house.sqlAs<{ sum: number }>(
      "owner",
      `select sum(u.units)::int as sum from old_card_use u join old_card c on c.authority_id = u.authority_id and c.id = u.card_id
        where c.digest = (select digest from old_card where file_id = $1 and units = 100)`,
      [first],
    );
    expect(uses?.sum).toBe(10);
  });

  test("whose cards were used up, or used in another unit, says so by line", async () => {
    const purse = await aPurse(house, town.id, { name: { fr: "Cafétéria", en: "Cafeteria" } });
    const euros = await aFile("O-100;500", purse);
    await acceptOldCards(deputy, { id: euros });
    const swims = await aFile("O-101;5");
    await acceptOldCards(deputy, { id: swims });
    for (const number of ["O-100", "O-101"])
      await debitOldCard(desk, { id: (await read(number)).id, useId: useId(), units: 5 });
    for (const id of [euros, swims]) await revokeOldCardFile(mayor, { id, reason: "Erreur" });
    await expect(
      importOldCards(mayor, { counterId: pool.counterId, text: "O-100;9\nO-101;5" }),
    ).rejects.toMatchObject({
      fields: [
        { code: "oldcards.used_elsewhere", fr: expect.stringContaining("« Cafétéria »") },
        { code: "oldcards.used_before", fr: expect.stringContaining("5 a déjà servi") },
      ],
    });
  });

  test("and stopped takes back no stop of a desk: the card it stopped comes again by no file, for no counter", async () => {
    const rink = await aPurse(house, town.id, { unit: "unit", name: { fr: "Glisse", en: "Slide" } });
    const text = "Q-100;10\nQ-101;10\nQ-102;10";
    const id = await aFile(text);
    await acceptOldCards(deputy, { id });
    await suspendOldCard(desk, { id: (await read("Q-100")).id, reason: "Copiée" });
    // Its file serves: given twice, it is taken once, with the card that was stopped.
    expect(await importOldCards(mayor, { counterId: pool.counterId, text })).toEqual({ taken: 0, known: 3 });
    await revokeOldCardFile(mayor, { id, reason: "Un zéro de trop" });
    // Lost, once its file was stopped.
    await suspendOldCard(desk, { id: (await read("Q-101")).id, reason: "Perdue" });
    for (const { counterId } of [pool, rink])
      await expect(importOldCards(mayor, { counterId, text })).rejects.toMatchObject({
        fields: [1, 2].map((line) => ({
          code: "oldcards.stopped_before",
          fr: expect.stringContaining(`Ligne ${line}`),
        })),
      });
    await servingCards({ mayor, deputy }, { counterId: pool.counterId, text: "Q-102;9" });
    for (const number of ["Q-100", "Q-101"])
      expect(await read(number)).toMatchObject({ standing: "stopped" });
    expect(await read("Q-102")).toMatchObject({ standing: "serves", left: 9 });
    await expect(
      house.sqlAs(
        "owner",
        `insert into old_card (authority_id, id, counter_id, digest, units, imported_on)
          select authority_id, gen_random_uuid(), counter_id, digest, units, imported_on from old_card
          where file_id = $1 and recalled_on is not null and stopped_on is not null`,
        [id],
      ),
    ).rejects.toThrow(/stays stopped/);
  });

  test("for a counter that a pass keeps is refused: nothing of it could be moved to anybody", async () => {
    const kept = await aPurse(house, town.id, { unit: "unit", keptBy: "passes" });
    await expect(importOldCards(mayor, { counterId: kept.counterId, text: "K-100;1" })).rejects.toThrow(
      "counters.kept_elsewhere",
    );
  });

  test("of two counters at once, with the same numbers in two orders: one is taken, the other is told", async () => {
    const rink = await aPurse(house, town.id, { unit: "unit", name: { fr: "Glace", en: "Ice" } });
    const numbers = Array.from({ length: 200 }, (_, at) => `L-${1_000 + at};5`);
    const both = await Promise.allSettled([
      importOldCards(mayor, { counterId: pool.counterId, text: numbers.join("\n") }),
      importOldCards(mayor, { counterId: rink.counterId, text: numbers.toReversed().join("\n") }),
    ]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    const refused = both.find((one) => one.status === "rejected");
    expect(refused?.reason).toMatchObject({ code: "oldcards.file_not_valid" });
  });

  test("of another authority is of no administrator here", async () => {
    const id = await aFile("M-100;5");
    const ifs = await aTown(house, { slug: "bayeux" });
    const there = await anAgent(house, ifs.id, ["authority_administrator"]);
    await expect(acceptOldCards(there, { id })).rejects.toThrow("oldcards.unknown_file");
    await expect(revokeOldCardFile(there, { id, reason: "x" })).rejects.toThrow("oldcards.unknown_file");
    expect(await listOldCardFiles(there)).toEqual([]);
  });
});

describe("a form that is sent again", () => {
  test("for somebody else is refused: nothing was moved to them, and no account was opened for them", async () => {
    const { card } = await aCard(6);
    const [paule, other] = [await somebody(), await somebody()];
    const moving = { id: card.id, useId: useId(), personId: paule.personId };
    expect(await convertOldCard(desk, moving)).toMatchObject({ moved: 6, again: false });
    expect(await convertOldCard(desk, moving)).toMatchObject({ moved: 6, again: true });
    const elsewhere = { ...moving, personId: other.personId };
    await expect(convertOldCard(desk, elsewhere)).rejects.toThrow("oldcards.use_differs");
    expect(await listAccounts(other, other.personId)).toEqual([]);
    // Even with an account of their own.
    const theirs = (await aCard(1)).card;
    await convertOldCard(desk, { id: theirs.id, useId: useId(), personId: other.personId });
    await expect(convertOldCard(desk, elsewhere)).rejects.toThrow("oldcards.use_differs");
  });

  test("for two cards at once is one use: the other desk is answered a conflict", async () => {
    const [one, other] = [(await aCard(5)).card, (await aCard(5)).card];
    const shared = useId();
    const both = await Promise.allSettled(
      [one, other].map(({ id }) => debitOldCard(desk, { id, useId: shared, units: 1 })),
    );
    expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    const refused = both.find((each) => each.status === "rejected");
    expect(refused?.reason).toMatchObject({ code: "oldcards.use_differs" });
  });

  test("of a card that gives nothing opens no account", async () => {
    const { card } = await aCard(5);
    await suspendOldCard(desk, { id: card.id, reason: "Copiée" });
    const paule = await somebody();
    const moving = { id: card.id, useId: useId(), personId: paule.personId };
    await expect(convertOldCard(desk, moving)).rejects.toThrow("oldcards.stopped");
    expect(await listAccounts(paule, paule.personId)).toEqual([]);
  });
});
