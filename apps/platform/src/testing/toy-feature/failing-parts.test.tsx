import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buildSlotPatience } from "../../composition/frame-features.ts";
import { deskPersonSlot } from "../../frames/desk/slots.ts";
import { defineFeature } from "../../frames/feature/define-feature.ts";
import { FillOverrun, type SlotPatience } from "../../frames/feature/load-slot.ts";
import { openLog } from "../../infra/log/log.ts";
import { buildEmptyContribution } from "../../kernel/contributions.ts";
import { anAgent, aPerson } from "../builders.ts";
import type { Browser } from "../test-browser.ts";
import { aToyLibrary, type ToyLibrary } from "./a-toy-library.ts";
import { lendToy } from "./lend-toy.ts";

// Parts that fail, each in its way, on one page: the others are all there.

const SILENT = "Cette partie ne répond pas, rechargez la page.";
const failures = new Map<string, unknown>();
const lines: string[] = [];
/** What ends the time of the fill under way: nobody waits for a true one. */
let elapse: () => void = () => {};
let lateRead: "not begun" | "aborted" = "not begun";

const inProduction = buildSlotPatience(
  2_000,
  openLog({ level: "info", destination: { write: (line: string) => void lines.push(line) } }),
);
const patience: SlotPatience = {
  budgetMs: 2_000,
  startTimer: (_milliseconds, end) => {
    elapse = end;
    return () => {};
  },
  onFailure: (error, fill) => {
    failures.set(fill, error);
    inProduction.onFailure(error, fill);
  },
};

const part = { permission: () => true, show: () => ({ id: "jamais", content: "jamais" }) };

/** A statement that PostgreSQL refuses, on behalf of somebody: its transaction is lost. */
const refusedFill = deskPersonSlot.fill({
  ...part,
  name: "broken.refused",
  title: { fr: "Un panneau refusé", en: "A refused panel" },
  order: 1,
  load: (context) =>
    context.transaction(async (tx) => {
      await sql`select 'Léa Martin'::integer`.execute(tx);
      return new Map();
    }),
});

/** Answers to the signal only. */
const slowFill = deskPersonSlot.fill({
  ...part,
  name: "broken.slow",
  title: { fr: "Un panneau lent", en: "A slow panel" },
  order: 2,
  load: (_context, _input, signal) =>
    new Promise<ReadonlyMap<string, string>>((_resolve, reject) => {
      signal.addEventListener("abort", () => {
        lateRead = "aborted";
        reject(new Error("stopped, too late to matter"));
      });
      elapse();
    }),
});

const UndrawablePanel = (): never => {
  throw new RangeError("no such day");
};
const undrawableFill = deskPersonSlot.fill({
  ...part,
  name: "broken.undrawable",
  title: { fr: "Un panneau mal dessiné", en: "A panel badly drawn" },
  order: 3,
  load: async (_context, { subjects }) => new Map(subjects.map((subject) => [subject, "lu"])),
  show: () => ({ id: "dessin", content: <UndrawablePanel /> }),
});

const brokenFeature = defineFeature({
  name: "broken",
  context: "toys",
  contribution: buildEmptyContribution("broken"),
  fills: [refusedFill, slowFill, undrawableFill],
});

let library: ToyLibrary;
let desk: Browser;
let page: string;
beforeAll(async () => {
  library = await aToyLibrary([brokenFeature], patience);
  const { house, town, server } = library;
  const { personId } = await aPerson(house, town.id, {
    validated: { given_name: "Léa", family_name: "Martin" },
  });
  const agent = await anAgent(house, town.id, ["reception", "validator"]);
  await lendToy(agent, { personId, toy: "Ours brun" });
  desk = await server.signedIn(agent);
  page = `/caen/agents/personnes/${personId}?motif=help_at_desk`;
});
afterAll(() => library?.house.close());

test("a part refused by the database, a slow one and one that cannot be drawn leave a notice, and the page", async () => {
  const { status, body } = await desk.open(page);
  expect(status).toBe(200);
  expect(body.split(SILENT)).toHaveLength(4);
  for (const title of ["Un panneau refusé", "Un panneau lent", "Un panneau mal dessiné"])
    expect(body).toContain(title);
  expect(body).not.toContain("jamais");
  for (const other of ["<li>Ours brun</li>", 'id="services"', 'id="messages"', 'id="journal"'])
    expect(body).toContain(other);
});

test("in the other language too", async () => {
  expect((await desk.open(`${page}&lang=en`)).body).toContain("This part does not answer, reload the page.");
});

test("the slow part was told to stop; each failure is known by its name", () => {
  expect(lateRead).toBe("aborted");
  expect(failures.get("broken.slow")).toBeInstanceOf(FillOverrun);
  expect(failures.get("broken.refused")).toMatchObject({ code: "22P02" });
  expect(failures.get("broken.undrawable")).toBeInstanceOf(RangeError);
  expect([...failures.keys()].toSorted()).toEqual(["broken.refused", "broken.slow", "broken.undrawable"]);
});

test("the log names the part and says nothing of the person", () => {
  const refused = lines.filter((line) => line.includes("broken.refused"));
  expect(refused.length).toBeGreaterThan(0);
  expect(refused[0]).toContain("22P02");
  expect(lines.join("")).not.toContain("Martin");
});

test("the look is in the journal all the same: it did not go with the part that failed", async () => {
  const countEntries = async () => {
    const found = "select count(*)::int from journal_entry";
    return (await library.house.sqlAs<{ count: number }>("owner", found))[0]?.count ?? 0;
  };
  const before = await countEntries();
  await desk.open(`${page}&lang=fr`);
  expect(failures.get("broken.refused")).toMatchObject({ code: "22P02" });
  expect(await countEntries()).toBeGreaterThan(before);
});
