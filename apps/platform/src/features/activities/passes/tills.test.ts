import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { parseId } from "../../../kernel/ids.ts";
import { anAgent, aTown } from "../../../testing/builders.ts";
import { rewriteRows } from "../../../testing/rewrite-rows.ts";
import { type TestRuntime, testRuntime } from "../../../testing/test-runtime.ts";
import { aGuardian } from "../../identity/households/testing/a-guardian.ts";
import { listPersonMessages, notificationsJobs } from "../../messaging/notifications/index.ts";
import { readAuthorityJournal, readPersonJournal } from "../../trust/audit/index.ts";
import { passesContribution } from "./contribution.ts";
import {
  buildStatementCells,
  cancelUse,
  closeStatement,
  confirmOfferUse,
  readHowShown,
  readOwnStatement,
  readOwnStatements,
  readPass,
  readStatement,
  readTransfer,
  writeTransfer,
} from "./index.ts";
import {
  aPaperOf,
  aPartner,
  aPhoneOf,
  aYouthPass,
  IBAN,
  type Member,
  scan,
  uses,
  type YouthPass,
} from "./testing/a-youth-pass.ts";

// What a till can do with a number and a date of birth, who did it there, and who pays it.

let house: TestRuntime;
let pass: YouthPass;
let karim: Member;
const RIGHT = "9/5/2004";

beforeAll(async () => {
  house = await testRuntime([notificationsJobs]);
  pass = await aYouthPass(house, (await aTown(house, { slug: "caen" })).id);
});
afterAll(() => house?.close());
beforeEach(async () => {
  house.clock.set("2026-11-24T08:00:05Z");
  karim = await pass.member();
});

describe("a number that is typed", () => {
  test("opens nothing until tomorrow after five wrong dates, at whichever partners: the right one neither, and one same answer", async () => {
    const { number, code } = await aPaperOf(karim);
    const gym = await aPartner(pass, "Salle du Grimpeur", [pass.climb, pass.seats]);
    const wrong = [];
    for (const { agent } of [pass.cinema, pass.bookshop])
      for (const day of ["1", "2"])
        wrong.push(await readPass(agent, { code: number, born: `${day}/1/2004` }));
    // A date that is none guesses nothing.
    await readPass(gym.agent, { code: number, born: "mai 2004" });
    await readPass(gym.agent, { code: number, born: "" });
    wrong.push(await readPass(gym.agent, { code: number, born: "3/1/2004" }));
    const right = await readPass(gym.agent, { code: number, born: RIGHT });
    expect(new Set([...wrong, right].map((one) => JSON.stringify(one))).size).toBe(1);
    expect(right.accepted).toBe(false);
    // What they hold still opens.
    expect((await scan(gym.agent, code)).who).toBe("Karim B.");
    house.clock.set("2026-11-25T08:00:05Z");
    expect((await scan(gym.agent, number, RIGHT)).who).toBe("Karim B.");
  });

  test("at five partners at once: five dates are tried, and no sixth", async () => {
    const { number } = await aPaperOf(karim);
    const dates = ["1/1/2004", "2/1/2004", "3/1/2004", "4/1/2004", "5/1/2004"];
    await Promise.all(
      dates.map((born, at) =>
        readPass((at % 2 === 0 ? pass.cinema : pass.bookshop).agent, { code: number, born }),
      ),
    );
    expect((await readPass(pass.cinema.agent, { code: number, born: RIGHT })).accepted).toBe(false);
  });

  test("of twenty-one wrong dates on twenty-one numbers in a day, the last is not even looked at; the authority reads how many there were", async () => {
    const gym = await aPartner(pass, "Salle des Suites", [pass.seats]);
    const numbers: string[] = [];
    for (let made = 0; made < 21; made += 1) numbers.push((await aPaperOf(await pass.young())).number);
    const { number, code } = await aPaperOf(karim);
    const stopped = { code: "passes.too_many_dates", status: 429 };
    for (const [at, one] of numbers.entries()) {
      // A quarter of an hour by ten: never more than that bound lets.
      house.clock.set(new Date(Date.parse("2026-11-24T08:00:05Z") + at * 120_000).toISOString());
      const tried = readPass(gym.agent, { code: one, born: "1/1/2004" });
      if (at < 20) expect((await tried).accepted).toBe(false);
      else await expect(tried).rejects.toMatchObject(stopped);
    }
    await expect(readPass(gym.agent, { code: number, born: RIGHT })).rejects.toMatchObject(stopped);
    // What is signed still opens, and elsewhere a number does too.
    expect((await scan(gym.agent, code)).who).toBe("Karim B.");
    expect((await scan(pass.cinema.agent, number, RIGHT)).who).toBe("Karim B.");
    expect((await readHowShown(pass.mayor)).get(gym.id)).toEqual({ uses: 0, copyable: 0, wrong: 20 });
    const system = house.system(pass.town);
    const purge = () => system.transaction(async (tx) => passesContribution.purge?.(tx, system));
    house.clock.set("2026-11-25T08:00:05Z");
    await purge();
    expect((await scan(gym.agent, number, RIGHT)).who).toBe("Karim B.");
    expect((await readHowShown(pass.mayor)).get(gym.id)?.wrong).toBe(20);
    house.clock.set("2027-02-23T08:00:05Z");
    await purge();
    expect(await house.sqlAs("owner", "select from pass_partner_miss")).toEqual([]);
  });

  test("marks the use, and the person hears of it at once; the code of a phone marks none", async () => {
    const { number } = await aPaperOf(karim);
    const gym = await aPartner(pass, "Salle du Phare", [pass.seats]);
    const { ticket } = await scan(gym.agent, number, RIGHT);
    const typed = await confirmOfferUse(gym.agent, { ticket, offerId: pass.seats });
    const shown = await uses(gym.agent, await (await aPhoneOf(house, karim))(), pass.seats);
    expect([typed.use.shown, shown.use.shown]).toEqual(["number", "live"]);
    // Nothing was ever used there: the phone is told too.
    const messages = await told();
    expect(messages).toHaveLength(2);
    const message = messages.find(({ text }) => text.includes("Aucun code n’a été scanné."));
    expect(message?.text).toMatch(/«\sPlace de cinéma\s» a été utilisé chez «\sSalle du Phare\s», 5,00\s€/);
    expect((await readHowShown(pass.mayor)).get(gym.id)).toEqual({ uses: 2, copyable: 1, wrong: 0 });
    const read = await closedAt(gym);
    expect(buildStatementCells(read).map((row) => row[4])).toEqual([
      "Présenté",
      "numéro tapé",
      "téléphone ou carte",
      "1 sur papier ou au numéro",
      "",
    ]);
    // How it was shown is in the seal.
    for (const shownAs of ["live", "paper"]) {
      await rewriteUse(typed.use.id, shownAs);
      expect((await readOwnStatement(gym.agent, read.statement.id)).statement.isWhole).toBe(false);
    }
  });
});

describe("a paper, whose text never changes", () => {
  test("scanned once and replayed at night: each use is told to the person, and counted as what is copied", async () => {
    const { code } = await aPaperOf(karim);
    const gym = await aPartner(pass, "Salle du Môle", [pass.seats]);
    // The text of the first scan, kept.
    const [first, replayed] = [
      await uses(gym.agent, code, pass.seats),
      await uses(gym.agent, code, pass.seats),
    ];
    expect([first.use.shown, replayed.use.shown]).toEqual(["paper", "paper"]);
    const messages = await told();
    expect(messages).toHaveLength(2);
    for (const { text } of messages) expect(text).toContain("Une carte imprimée a été scannée.");
    expect((await readHowShown(pass.mayor)).get(gym.id)).toEqual({ uses: 2, copyable: 2, wrong: 0 });
    const read = await closedAt(gym);
    expect(buildStatementCells(read).map((row) => row[4])).toContain("2 sur papier ou au numéro");
    // A use that would not say how is refused, by whoever writes in the database.
    await expect(
      house.sqlAs("owner", `update pass_use set shown = 'live' where id = '${first.use.id}'`),
    ).rejects.toThrow("a use is cancelled on its day");
  });

  test("of before papers were told apart keeps the seal that it had", async () => {
    const { code } = await aPaperOf(karim);
    const gym = await aPartner(pass, "Salle du Quai", [pass.seats]);
    const { use } = await uses(gym.agent, code, pass.seats);
    await rewriteUse(use.id, "code");
    const read = await closedAt(gym);
    expect(buildStatementCells(read).map((row) => row[4])).toContain("code montré");
    expect((await readOwnStatement(gym.agent, read.statement.id)).statement.isWhole).toBe(true);
  });
});

test("a use of who is under guardianship is told to the guardian, with a link to that pass", async () => {
  const paul = await aGuardian(house, pass.town, { of: karim.personId });
  const { code } = await aPaperOf(karim);
  await uses(pass.cinema.agent, code, pass.seats);
  expect(await told()).toEqual([]);
  const [use] = (await paul.readMail()).filter(({ subject }) => subject.includes("atout"));
  expect(use?.subject).toMatch(/^Karim – /);
  expect(use?.text).toContain(`/espace/pass?pour=${karim.personId}`);
});

const told = async () =>
  (await listPersonMessages(karim, karim.personId)).filter(({ subject }) => subject.includes("atout"));

async function closedAt({ id: partnerId, agent }: Awaited<ReturnType<typeof aPartner>>) {
  house.clock.set("2026-11-25T08:00:00Z");
  const id = parseId<"passStatement">(randomUUID());
  await closeStatement(pass.mayor, { id, partnerId, untilOn: "2026-11-24" });
  return readOwnStatement(agent, id);
}

const rewriteUse = (useId: string, shown: string) =>
  rewriteRows(
    house,
    "pass_use",
    `update pass_use set shown = '${shown}' where id = '${useId}'`,
    "pass_use_guard",
  );

test("who scanned, confirmed and took back is named to the authority, and to nobody else", async () => {
  const { code } = await aPaperOf(karim);
  const { use } = await uses(pass.cinema.agent, code, pass.seats);
  await cancelUse(pass.cinema.agent, { id: use.id, reason: "mistake" });
  const auditor = await anAgent(house, pass.town, ["auditor"]);
  const { entries } = await auditor.transaction((tx) => readAuthorityJournal(tx, auditor, { limit: 20 }));
  const byTill = entries.filter(({ actor }) => actor.label === "Caisse : Cinéma Le Lanternier");
  expect(byTill.map(({ action }) => action)).toEqual(
    expect.arrayContaining(["passes.read_at_till", "passes.used_at_till", "passes.use_cancelled"]),
  );
  const own = await readPersonJournal(karim, karim.personId);
  expect(own.entries.map(({ action }) => action)).toContain("passes.used");
  expect(JSON.stringify(own)).not.toContain("Caisse :");
  expect(JSON.stringify(await readOwnStatements(pass.cinema.agent))).not.toContain("Caisse :");
});

describe("a transfer", () => {
  const payer = { name: "Ville de Caen", iban: "FR14 2004 1010 0505 0001 3M02 606" };

  async function aStatement(at: YouthPass["cinema"]) {
    const { code } = await aPaperOf(await pass.member());
    await uses(at.agent, code, pass.seats);
    house.clock.set("2026-11-25T08:00:00Z");
    const id = parseId<"passStatement">(randomUUID());
    await closeStatement(pass.mayor, { id, partnerId: at.id, untilOn: "2026-11-24" });
    return id;
  }

  test("is written by neither who agreed the partner, nor who signs in for it under another name", async () => {
    const gym = await aPartner(pass, "Salle du Môle", [pass.seats]);
    const id = await aStatement(gym);
    const asked = { id, payer, payOn: "2026-11-26" };
    const refused = { code: "passes.colleague_needed" };
    await expect(writeTransfer(pass.mayor, asked)).rejects.toMatchObject(refused);
    const namesake = await anAgent(house, pass.town, ["authority_administrator"], "Caisse : Salle du Môle");
    await expect(writeTransfer(namesake, asked)).rejects.toMatchObject(refused);
    const colleague = await anAgent(house, pass.town, ["authority_administrator"], "Yves Marie");
    await expect(
      writeTransfer(colleague, { ...asked, payer: { ...payer, iban: IBAN } }),
    ).rejects.toMatchObject({ fields: [{ field: "iban", fr: expect.stringContaining("partenaire") }] });
    expect(await writeTransfer(colleague, asked)).toContain("5.00");
  });

  test("is one for ever: taken again it is the same, from another account or on another day it is refused, by anybody", async () => {
    const gym = await aPartner(pass, "Salle du Large", [pass.seats]);
    const id = await aStatement(gym);
    const [one, other] = [
      await anAgent(house, pass.town, ["authority_administrator"], "Yves Marie"),
      await anAgent(house, pass.town, ["authority_administrator"], "Rose Aubert"),
    ];
    const asked = { id, payer, payOn: "2026-11-26" };
    const both = await Promise.allSettled([
      writeTransfer(one, asked),
      writeTransfer(other, { ...asked, payOn: "2026-11-27" }),
    ]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    const known = await readTransfer(one, id);
    if (!known) throw new Error("prepared a moment ago");
    expect(await writeTransfer(other, { id, payer: known.payer, payOn: known.payOn })).toContain("5.00");
    const elsewhere = { ...known.payer, iban: "DE89 3704 0044 0532 0130 00" };
    await expect(writeTransfer(one, { id, payer: elsewhere, payOn: known.payOn })).rejects.toMatchObject({
      code: "passes.transfer_known",
    });
    const rows = buildStatementCells(await readStatement(one, id), known);
    expect(rows.at(-1)?.[0]).toMatch(/Virement préparé pour le .* à ne pas payer une seconde fois/);
  });
});

test("statements are read by pages of twenty-four, the newest first", async () => {
  const gym = await aPartner(pass, "Salle des Pages", [pass.climb]);
  const who = await pass.member();
  const { code } = await aPaperOf(who);
  await uses(gym.agent, code, pass.climb);
  house.clock.set("2026-11-25T08:00:00Z");
  await closeStatement(pass.mayor, {
    id: parseId<"passStatement">(randomUUID()),
    partnerId: gym.id,
    untilOn: "2026-11-24",
  });
  await rewriteRows(
    house,
    "pass_statement",
    `insert into pass_statement select authority_id, gen_random_uuid(), partner_id, number + n, until_on, closed_on, uses, total_cents, content_hash
     from pass_statement, generate_series(1, 25) n where partner_id = '${gym.id}'`,
  );
  const first = await readOwnStatements(gym.agent);
  expect([first.statements.length, first.statements[0]?.number, first.olderThan]).toEqual([24, 26, 3]);
  const older = await readOwnStatements(gym.agent, { before: 3 });
  expect([older.statements.map(({ number }) => number), older.olderThan]).toEqual([[2, 1], null]);
});
