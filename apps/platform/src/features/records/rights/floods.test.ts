import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { moduleJobs } from "../../../app.ts";
import { type AuthorityId, parseId } from "../../../kernel/ids.ts";
import { anAgent, aTown } from "../../../testing/builders.ts";
import { type TestRuntime, testRuntime } from "../../../testing/test-runtime.ts";
import { cancelErasure, listRights, RIGHTS_A_PAGE, recordRightRequest, submitRightRequest } from "./index.ts";
import { asking, type Someone } from "./testing/asking.ts";

let house: TestRuntime;
let caen: AuthorityId;

beforeAll(async () => {
  house = await testRuntime(moduleJobs);
  caen = (await aTown(house, { slug: "caen", name: "Ville de Caen" })).id;
});
afterAll(() => house.close());

const { asks, childOf, fresh, somebody, wantsErasure } = asking(() => ({ house, town: caen }));

const codeOf = (asked: Promise<unknown>) =>
  asked.then(
    () => "done",
    (error: { code: string }) => error.code,
  );
const times = (count: number, work: () => Promise<unknown>) =>
  Promise.all(Array.from({ length: count }, () => codeOf(work())));

describe("a flood of requests by one person", () => {
  test("stops at ten that wait, even sent at the same instant, whoever they ask for; sent twice, it is still one", async () => {
    const aicha = await somebody();
    const child = await childOf(aicha, "2018-03-03");
    const first = { id: fresh(), personId: child, right: "access", text: "Tout." } as const;
    await submitRightRequest(aicha, first);
    const codes = await times(14, () => asks(aicha, "access"));
    expect(codes.filter((code) => code === "done")).toHaveLength(9);
    expect(codes.filter((code) => code === "rights.too_many")).toHaveLength(5);
    expect(await submitRightRequest(aicha, first)).toMatchObject({ id: first.id });
    expect(await codeOf(wantsErasure(aicha, child))).toBe("rights.too_many");
    expect(await codeOf(asks(await somebody(), "access"))).toBe("done");
  });

  test("is no way around: an erasure asked and undone counts for its day", async () => {
    const aicha = await somebody();
    const codes: string[] = [];
    for (let turn = 0; turn < 12; turn += 1) codes.push(await codeOf(askAndUndo(aicha)));
    expect(codes.filter((code) => code === "done")).toHaveLength(10);
    expect(new Set(codes.slice(10))).toEqual(new Set(["rights.too_many"]));
    house.clock.advance(86_400_000);
    expect(await codeOf(askAndUndo(aicha))).toBe("done");
  });

  const askAndUndo = async (person: Someone) => cancelErasure(person, await wantsErasure(person));

  test("online, does not close the desk to them; at the desk, it stops as well", async () => {
    const aicha = await somebody();
    await times(10, () => asks(aicha, "access"));
    const agent = await anAgent(house, caen, ["reception"]);
    const { personId } = aicha;
    const note = () =>
      recordRightRequest(agent, {
        id: fresh(),
        personId,
        askedBy: personId,
        right: "access",
        channel: "desk",
        text: "?",
      });
    const codes = await times(12, note);
    expect(codes.filter((code) => code === "done")).toHaveLength(10);
  });

  test("hides nobody: every request is on a page of the officer, the nearest day first", async () => {
    const town = (await aTown(house, { slug: "bayeux", officialCode: "14047" })).id;
    const officer = await anAgent(house, town, ["data_protection_officer"]);
    const there = asking(() => ({ house, town }));
    const all: string[] = [];
    for (let turn = 0; turn < 7; turn += 1) {
      const person = await there.somebody();
      for (let one = 0; one < 10; one += 1) all.push((await there.asks(person, "access", "?")).id);
    }
    const pageAt = (open: number) => listRights(officer, { open });
    const [first, second, beyond] = [await pageAt(1), await pageAt(2), await pageAt(99)];
    expect(first.open).toMatchObject({ page: 1, pages: 2 });
    expect(first.open.requests).toHaveLength(RIGHTS_A_PAGE);
    expect(beyond.open.page).toBe(2);
    const seen = [...first.open.requests, ...second.open.requests].map(({ id }) => String(id));
    expect(seen.toSorted()).toEqual(all.toSorted());
  });

  test("keeps no reminder from leaving: beyond five hundred, each is reminded of", async () => {
    const town = (await aTown(house, { slug: "vire", officialCode: "14762" })).id;
    const there = asking(() => ({ house, town }));
    const { id } = await there.asks(await there.somebody(), "access", "?");
    // Reminded of already, and due before it: only what is beyond them is still to be told.
    await house.sqlAs(
      "owner",
      `insert into rights_request (authority_id, id, person_id, asked_by, number, asked_right, state, received_on, due_on, reminded, sealed)
       select authority_id, ('00000000' || right(gen_random_uuid()::text, 28))::uuid, person_id, asked_by, 'DRO-' || n, asked_right, state,
         received_on, due_on - 1, 1, sealed
       from rights_request, generate_series(1, 520) n where authority_id = $1`,
      [town],
    );
    house.clock.advance(27 * 86_400_000);
    await there.night("rights.remind");
    const rows = await house.sqlAs("owner", "select reminded from rights_request where id = $1", [id]);
    expect(rows).toEqual([{ reminded: 1 }]);
  });
});

test("who asks at the desk is the person, or who acts for them: nobody else", async () => {
  const [parent, stranger] = [await somebody(), await somebody()];
  const personId = await childOf(parent, "2018-03-03");
  const agent = await anAgent(house, caen, ["reception"]);
  const note = (askedBy: Someone) =>
    recordRightRequest(agent, {
      id: parseId<"rights_request">(randomUUID()),
      personId,
      askedBy: askedBy.personId,
      right: "access",
      channel: "desk",
      text: "?",
    });
  await expect(note(stranger)).rejects.toMatchObject({ code: "households.cannot_act_for" });
  expect(await note(parent)).toMatchObject({ askedBy: parent.personId });
});
