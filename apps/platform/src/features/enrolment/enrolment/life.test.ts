import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { Context } from "../../../kernel/context.ts";
import type { AuthorityId, FileId } from "../../../kernel/ids.ts";
import { anAgent, aTown } from "../../../testing/builders.ts";
import { type TestRuntime, testRuntime } from "../../../testing/test-runtime.ts";
import {
  assignFile,
  closeFile,
  closePastAppeal,
  expireDrafts,
  type FileAct,
  type FileState,
  fileActs,
  fileStates,
  openFile,
  requestDocument,
  resumeFile,
  submitElementDecisions,
  submitEnrolment,
  submitRequestReply,
  transitions,
  withdrawFile,
} from "./index.ts";
import { aCompleteDraft, aSentFile, type Newcomer, originalsSeen, readBy } from "./testing/a-file.ts";

let house: TestRuntime;
let caen: AuthorityId;
let agent: Context;

beforeAll(async () => {
  house = await testRuntime();
  caen = (await aTown(house, { slug: "caen" })).id;
  agent = await anAgent(house, caen, ["validator"]);
});
afterEach(() => house.clock.set("2026-11-24T08:00:00Z"));
afterAll(() => house.close());

/**
 * Every step taken by the tests below: the last test fails for a state or a transition that none of them
 * visits.
 */
const visited = new Set<string>();

async function stateOf(fileId: FileId): Promise<FileState> {
  const system = house.system(caen);
  return (await readBy(system, fileId)).state;
}

async function walk(act: FileAct, fileId: FileId, work: () => Promise<unknown>): Promise<void> {
  const from = await stateOf(fileId);
  await work();
  const to = await stateOf(fileId);
  expect([act, to]).toEqual([act, transitions[act].to]);
  visited.add(`${from} ${act}`);
}

const take = async ({ fileId }: Newcomer) =>
  walk("take", fileId, async () => {
    const self = agent.actor.kind === "staff" ? agent.actor.staffId : null;
    return assignFile(agent, { ...(await readBy(agent, fileId)), to: self });
  });
const ask = ({ fileId }: Newcomer) =>
  walk("ask", fileId, async () =>
    requestDocument(agent, {
      ...(await readBy(agent, fileId)),
      element: "address",
      kind: "proof_of_address",
      reason: "Le justificatif a plus d’un an",
    }),
  );

async function answer(person: Newcomer): Promise<void> {
  const view = await openFile(agent, { fileId: person.fileId, purpose: "review" });
  const open = view.requests.filter(({ state }) => state === "open");
  await walk("answer", person.fileId, async () => {
    for (const { id } of open)
      await submitRequestReply(person, {
        fileId: person.fileId,
        requestId: id,
        reply: "Je l’apporte demain.",
      });
  });
}

describe("the life of a file", () => {
  test("sent, taken, decided, closed", async () => {
    const person = await aCompleteDraft(house, caen);
    const { fileId } = person;
    await walk("submit", fileId, () => submitEnrolment(person, { fileId }));
    await take(person);
    await walk("decide", fileId, async () =>
      submitElementDecisions(agent, {
        ...(await readBy(agent, fileId)),
        decisions: await originalsSeen(agent, person.personId),
      }),
    );
    await walk("close", fileId, async () => closeFile(agent, await readBy(agent, fileId)));
  });

  test("waits for the person, who answers; or goes on without", async () => {
    const person = await aSentFile(house, caen);
    await take(person);
    await ask(person);
    await answer(person);
    await ask(person);
    await walk("resume", person.fileId, async () => resumeFile(agent, await readBy(agent, person.fileId)));
  });

  test.each([
    ["draft", async () => aCompleteDraft(house, caen)],
    ["submitted", async () => aSentFile(house, caen)],
    [
      "in_review",
      async () => {
        const person = await aSentFile(house, caen);
        await take(person);
        return person;
      },
    ],
    [
      "awaiting_person",
      async () => {
        const person = await aSentFile(house, caen);
        await take(person);
        await ask(person);
        return person;
      },
    ],
  ] as const)("is withdrawn by the person: %s", async (_, begin) => {
    const person = await begin();
    await walk("withdraw", person.fileId, () => withdrawFile(person, { fileId: person.fileId }));
    await withdrawFile(person, { fileId: person.fileId });
  });

  test("is abandoned thirty days after the last answer, and closed two months after the decision", async () => {
    const draft = await aCompleteDraft(house, caen);
    const decided = await aSentFile(house, caen);
    await submitElementDecisions(agent, {
      ...(await readBy(agent, decided.fileId)),
      decisions: await originalsSeen(agent, decided.personId),
    });
    house.clock.set("2026-12-24T08:00:00Z");
    expect(await expireDrafts(house.system(caen))).toBe(0);
    house.clock.set("2026-12-25T08:00:00Z");
    await walk("expire", draft.fileId, () => expireDrafts(house.system(caen)));
    expect(await expireDrafts(house.system(caen))).toBe(0);
    house.clock.set("2027-01-24T08:00:00Z");
    expect(await closePastAppeal(house.system(caen))).toBe(0);
    house.clock.set("2027-01-25T08:00:00Z");
    await walk("close", decided.fileId, () => closePastAppeal(house.system(caen)));
  });

  test("every state and every transition was visited above", () => {
    const all = fileActs.flatMap((act) => transitions[act].from.map((from) => `${from} ${act}`));
    expect(all.filter((step) => !visited.has(step))).toEqual([]);
    const seen = new Set(
      [...visited].flatMap((step) => {
        const [from = "", act = ""] = step.split(" ");
        return [from, transitions[act as FileAct].to];
      }),
    );
    expect(fileStates.filter((state) => !seen.has(state))).toEqual([]);
  });
});

describe("the night's work", () => {
  test("one file that cannot be closed keeps none of the others, and is said at the end", async () => {
    const files = [await aSentFile(house, caen), await aSentFile(house, caen)];
    for (const { fileId, personId } of files) {
      const decisions = await originalsSeen(agent, personId);
      await submitElementDecisions(agent, { ...(await readBy(agent, fileId)), decisions });
    }
    const [broken, sound] = files;
    // The person's key is damaged: nothing can be journalled nor told about them.
    await house.sqlAs(
      "owner",
      "update person_key set wrapped_key = overlay(wrapped_key placing '\\x00'::bytea from 20) where person_id = $1",
      [broken?.personId],
    );
    house.clock.set("2027-02-25T08:00:00Z");
    await expect(closePastAppeal(house.system(caen))).rejects.toThrow("1 rows failed");
    const states = await house.sqlAs<{ id: string; state: string }>(
      "owner",
      "select id, state from enrolment_file where id = any($1)",
      [files.map(({ fileId }) => fileId)],
    );
    expect(new Map(states.map(({ id, state }) => [id, state]))).toEqual(
      new Map([
        [broken?.fileId, "decided"],
        [sound?.fileId, "closed"],
      ]),
    );
  });
});

describe("the database holds the same machine", () => {
  test("every pair of states is tried, and only those of the table pass", async () => {
    const { fileId } = await aSentFile(house, caen);
    const allowed = new Set(
      fileActs.flatMap((act) => transitions[act].from.map((from) => `${from} ${transitions[act].to}`)),
    );
    const passed = new Set<string>();
    for (const from of fileStates) {
      for (const to of fileStates.filter((state) => state !== from)) {
        if (await passes(fileId, from, to)) passed.add(`${from} ${to}`);
      }
    }
    expect([...passed].toSorted()).toEqual([...allowed].toSorted());
  });

  test.each([
    [
      "a receipt number changes",
      "update enrolment_file set receipt_number = 'CAEN-2026-999999-AA', version = version + 1 where id = $file",
      /receipt does not change/,
    ],
    [
      "the count is skipped",
      "update enrolment_file set version = version + 2 where id = $file",
      /keeps its count/,
    ],
    [
      "the file changes hands",
      "update enrolment_file set person_id = gen_random_uuid(), version = version + 1 where id = $file",
      /permission denied/,
    ],
    [
      "a step is rewritten",
      "update enrolment_step set sealed = '' where file_id = $file",
      /permission denied/,
    ],
    ["a step is removed", "delete from enrolment_step where file_id = $file", /permission denied/],
  ])("refused: %s", async (_, statement, refusal) => {
    // Of this file alone: which row of the table comes first is PostgreSQL's affair.
    const { fileId } = await aSentFile(house, caen);
    const attempt = house.sqlAs(
      "application",
      `do $$ begin
      perform set_config('ardeco.authority', '${caen}', true), set_config('ardeco.actor_kind', 'system', true);
      ${statement.replace("$file", `'${fileId}'`)}; end $$`,
    );
    await expect(attempt).rejects.toThrow(refusal);
  });
});

/**
 * Tried by the owner, past grants and policies, as the system would: what is left is the guard. Rolled back.
 */
async function passes(fileId: FileId, from: FileState, to: FileState): Promise<boolean> {
  const days = (state: FileState) => `
    waiting_since = ${state === "awaiting_person" ? "'2026-11-24'" : "null"},
    ended_on = ${["closed", "withdrawn", "expired"].includes(state) ? "'2026-11-24'" : "null"},
    decided_on = ${["decided", "closed"].includes(state) ? "'2026-11-24'" : "null"}`;
  const attempt = house.sqlAs(
    "owner",
    `do $$ begin
    perform set_config('ardeco.actor_kind', 'system', true);
    alter table enrolment_file disable trigger enrolment_file_guard;
    update enrolment_file set state = '${from}', ${days(from)} where id = '${fileId}';
    alter table enrolment_file enable trigger enrolment_file_guard;
    update enrolment_file set state = '${to}', ${days(to)}, version = version + 1 where id = '${fileId}';
    raise exception 'it passes'; end $$`,
  );
  const message = await attempt.then(
    () => "",
    (error: Error) => error.message,
  );
  if (!/it passes|does not go/.test(message)) throw new Error(message);
  return message.includes("it passes");
}
