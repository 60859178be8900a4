import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { moduleJobs } from "../../../app.ts";
import type { Context } from "../../../kernel/context.ts";
import { type AuthorityId, type PersonId, parseId } from "../../../kernel/ids.ts";
import { anAgent, aPerson, aTown } from "../../../testing/builders.ts";
import { dumpEverything } from "../../../testing/dump.ts";
import { type TestRuntime, testRuntime } from "../../../testing/test-runtime.ts";
import { addAgent, findAccount } from "../../access/access/index.ts";
import { listPersonMessages } from "../../messaging/notifications/index.ts";
import { readAuthorityJournal, readPersonJournal } from "../../trust/audit/index.ts";
import {
  cancelErasure,
  listPersonRequests,
  listRights,
  readRequest,
  recordErasureRequest,
  recordRightRequest,
  requestErasure,
  submitRightAnswer,
  submitRightRequest,
} from "./index.ts";
import { asking } from "./testing/asking.ts";

let house: TestRuntime;
let caen: AuthorityId;
let officer: Context;

beforeAll(async () => {
  house = await testRuntime(moduleJobs);
  caen = (await aTown(house, { slug: "caen", name: "Ville de Caen" })).id;
  officer = await anAgent(house, caen, ["data_protection_officer"], "Denis Roussel");
});
afterAll(() => house.close());

const { asks, childOf, fresh, here, messagesTo, night, represents, somebody, wantsErasure, wasNotMe } =
  asking(() => ({
    house,
    town: caen,
  }));

describe("a right asked for", () => {
  test("has a number, a month, an acknowledgement and a line; sent twice, it is one", async () => {
    const aicha = await somebody();
    const asked = { id: fresh(), personId: aicha.personId, right: "access", text: "Tout." } as const;
    const first = await submitRightRequest(aicha, asked);
    expect(await submitRightRequest(aicha, asked)).toEqual(first);
    expect(first).toMatchObject({ state: "waiting", receivedOn: "2026-11-24", dueOn: "2026-12-24" });
    expect(first.number).toMatch(/^DRO-2026-\d{6}-/);
    expect(await messagesTo(aicha)).toHaveLength(1);
    const { entries } = await readPersonJournal(aicha, aicha.personId);
    expect(entries.filter(({ action }) => action === "rights.asked")).toHaveLength(1);
  });

  test("is answered by the officer, told, and over", async () => {
    const aicha = await somebody();
    const { id } = await asks(aicha, "rectification");
    const { open } = await listRights(officer);
    expect(open.requests.find((one) => one.id === id)).toMatchObject({ name: "Aïcha Numbat" });
    const answer = { id, version: 1, outcome: "answered", text: "C’est corrigé." } as const;
    await submitRightAnswer(officer, answer);
    await expect(submitRightAnswer(officer, answer)).rejects.toMatchObject({ code: "rights.over" });
    const [read] = await listPersonRequests(aicha, aicha.personId);
    expect(read).toMatchObject({
      state: "answered",
      steps: [{}, { by: "Denis Roussel", text: "C’est corrigé." }],
    });
    expect((await messagesTo(aicha)).join()).toContain("la réponse");
  });

  test("is refused with its reason, and the way to the CNIL; never without", async () => {
    const aicha = await somebody();
    const { id } = await asks(aicha, "objection");
    const refusal = { id, version: 1, outcome: "refused", text: " " } as const;
    await expect(submitRightAnswer(officer, refusal)).rejects.toMatchObject({
      code: "rights.reason_missing",
    });
    await submitRightAnswer(officer, { ...refusal, text: "L’état civil l’impose (Code civil, art. 40)." });
    await house.drain();
    const [, told] = await listPersonMessages(aicha, aicha.personId);
    const [newest] = await listPersonMessages(aicha, aicha.personId);
    expect(`${newest?.text}${told?.text}`).toContain("CNIL");
    expect(`${newest?.text}${told?.text}`).not.toContain("état civil");
  });

  test("without an e-mail address, the answer itself is in the letter", async () => {
    const person = await aPerson(house, caen, {
      validated: { given_name: "Odile", birthdate: "1940-01-01" },
    });
    const agent = await anAgent(house, caen, ["reception"]);
    const { id } = await recordRightRequest(agent, {
      id: fresh(),
      personId: person.personId,
      askedBy: person.personId,
      right: "access",
      channel: "desk",
      text: "Ma fiche.",
    });
    await submitRightAnswer(officer, {
      id,
      version: 1,
      outcome: "refused",
      text: "Le quokka n’est pas à vous.",
    });
    await house.drain();
    const letters = await listPersonMessages(person, person.personId);
    expect(letters.map(({ text }) => text).join()).toContain("Le quokka n’est pas à vous.");
  });

  test("takes two more months once, with a reason, and never once late", async () => {
    const aicha = await somebody();
    const { id } = await asks(aicha, "access");
    const more = { id, outcome: "extended", text: "Les archives sont à l’étranger." } as const;
    await submitRightAnswer(officer, { ...more, version: 1 });
    await expect(submitRightAnswer(officer, { ...more, version: 2 })).rejects.toMatchObject({
      code: "rights.extended_once",
    });
    const [read] = await listPersonRequests(aicha, aicha.personId);
    expect(read).toMatchObject({ state: "waiting", dueOn: "2027-02-24" });
  });

  test("two who answer at once: the second is told", async () => {
    const aicha = await somebody();
    const { id } = await asks(aicha, "access");
    const answers = ["Un.", "Deux."].map((text) =>
      submitRightAnswer(officer, { id, version: 1, outcome: "answered", text }).then(
        () => "done",
        (error: { code: string }) => error.code,
      ),
    );
    const outcomes = await Promise.all(answers);
    expect(outcomes.filter((one) => one === "done")).toHaveLength(1);
  });

  test("its words are sealed: nothing readable lies in a row or a job", async () => {
    const aicha = await somebody();
    await asks(aicha, "access", "Le mot ornithorynque-sous-scellés");
    const rows = await dumpEverything(house);
    expect(rows.filter(({ text }) => text.includes("ornithorynque-sous-scellés"))).toEqual([]);
  });
});

describe("attacks", () => {
  test("another person reads nothing of it, undoes nothing, asks nothing in their name", async () => {
    const [aicha, eve] = [await somebody(), await somebody()];
    const { id } = await wantsErasure(aicha);
    await expect(readRequest(eve, { id })).rejects.toMatchObject({
      code: "rights.unknown",
    });
    await expect(cancelErasure(eve, { id })).rejects.toMatchObject({ code: "rights.unknown" });
    await expect(
      submitRightRequest(eve, { id: fresh(), personId: aicha.personId, right: "access", text: "?" }),
    ).rejects.toMatchObject({ code: "households.cannot_act_for" });
    await expect(wantsErasure(eve, aicha.personId)).rejects.toMatchObject({ code: "rights.not_for_them" });
  });

  test("in SQL, who asked changes neither whose, nor the day, nor answers themselves", async () => {
    const aicha = await somebody();
    const { id } = await asks(aicha, "access");
    const run = (text: string) =>
      aicha.transaction(async (tx) => {
        const { sql } = await import("kysely");
        await sql.raw(text).execute(tx.withTables<Record<string, never>>());
      });
    await expect(
      run(`update rights_request set acts_on = '2026-01-01' where id = '${id}'`),
    ).rejects.toThrow();
    await run(`update rights_request set state = 'answered', answered_on = '2026-11-24' where id = '${id}'`);
    const [read] = await listPersonRequests(aicha, aicha.personId);
    expect(read?.state).toBe("waiting");
  });

  test("in SQL, who may undo an erasure writes no answer, no other day and no other words", async () => {
    const aicha = await somebody();
    const { id } = await wantsErasure(aicha);
    for (const change of [
      "state = 'answered', answered_on = '2026-11-24'",
      "due_on = '2030-01-01'",
      "sealed = '\\x00'",
    ])
      await expect(
        aicha.transaction(async (tx) => {
          const { sql } = await import("kysely");
          const text = `update rights_request set ${change} where id = '${id}'`;
          await sql.raw(text).execute(tx.withTables<Record<string, never>>());
        }),
      ).rejects.toThrow("row-level security");
    await cancelErasure(aicha, { id });
  });

  test("a browser left open, a draft, a code: no erasure", async () => {
    const aicha = await somebody();
    const text = "";
    const late = { ...here(aicha), createdAt: new Date(house.clock.now().getTime() - 3_600_000) };
    for (const session of [
      late,
      { ...here(aicha), method: "draft" },
      { ...here(aicha), method: "resume_code" },
    ] as const)
      await expect(
        requestErasure(aicha, { id: fresh(), personId: aicha.personId, text, session }),
      ).rejects.toMatchObject({ code: "access.recent_sign_in_required" });
  });

  test("an agent alone erases nobody: reception never, a validator for who may ask and with an original", async () => {
    const aicha = await somebody();
    const noted = {
      id: fresh(),
      personId: aicha.personId,
      by: aicha.personId,
      proof: "passport",
      text: "",
    } as const;
    const reception = await anAgent(house, caen, ["reception"]);
    await expect(recordErasureRequest(reception, noted)).rejects.toMatchObject({
      code: "access.capability_missing",
    });
    const validator = await anAgent(house, caen, ["validator"]);
    const stranger = await somebody();
    await expect(recordErasureRequest(validator, { ...noted, by: stranger.personId })).rejects.toMatchObject({
      code: "rights.not_for_them",
    });
    expect(await recordErasureRequest(validator, noted)).toMatchObject({
      state: "scheduled",
      proof: "passport",
    });
    expect((await messagesTo(aicha)).join()).toContain("vous avez jusqu’au");
  });

  test("no agent notes the erasure of their own account, of a namesake, nor lent by another authority", async () => {
    const aicha = await somebody();
    const noted = { personId: aicha.personId, by: aicha.personId, proof: "passport", text: "" } as const;
    const notes = (agent: Context) => recordErasureRequest(agent, { ...noted, id: fresh() });
    const ours = await anAgent(house, caen, ["validator"]);
    if (ours.actor.kind !== "staff") throw new Error("no agent");
    const lent = house.as({ ...ours.actor, delegationId: parseId<"delegation">(randomUUID()) }, caen);
    const namesake = await anAgent(house, caen, ["validator"], "Léa NUMBAT");
    const oneself = house.as({ ...ours.actor, staffId: await agentAt(await addressOf(aicha)) }, caen);
    for (const agent of [lent, namesake, oneself])
      await expect(notes(agent)).rejects.toMatchObject({ code: "rights.colleague_needed" });
    expect(await notes(ours)).toMatchObject({ state: "scheduled" });
  });

  test("who undid what a thief did undoes their erasure too", async () => {
    const aicha = await somebody();
    const since = house.clock.now();
    await wantsErasure(aicha);
    await wasNotMe(aicha, since);
    const [read] = await listPersonRequests(aicha, aicha.personId);
    expect(read?.state).toBe("undone");
  });
});

test("a thief in a single parent's account asks the child's erasure: what undoes the thief undoes it", async () => {
  const parent = await somebody();
  const child = await childOf(parent, "2018-03-03");
  const before = await wantsErasure(await somebody());
  const since = house.clock.now();
  await wantsErasure(parent, child);
  await wasNotMe(parent, since);
  const [read] = await listPersonRequests(parent, child);
  expect(read?.state).toBe("undone");
  const [other] = await listPersonRequests(officer, before.personId);
  expect(other?.state).toBe("scheduled");
});

describe("an erasure", () => {
  test("waits ten days, is told, and is undone by a button", async () => {
    const aicha = await somebody();
    const { id, actsOn } = await wantsErasure(aicha);
    expect(actsOn).toBe("2026-12-04");
    await expect(wantsErasure(aicha)).rejects.toMatchObject({ code: "rights.already_scheduled" });
    await cancelErasure(aicha, { id });
    await cancelErasure(aicha, { id });
    expect((await messagesTo(aicha)).filter((subject) => subject.includes("annulée"))).toHaveLength(1);
    await wantsErasure(aicha);
  });

  test("of a child is told to the other parent, who undoes it", async () => {
    const [one, other] = [await somebody(), await somebody()];
    const child = await childOf(one, "2018-03-03");
    await represents(other.personId, child, "parental_authority");
    const { id } = await wantsErasure(one, child);
    expect((await messagesTo(other)).join()).toContain("Effacement demandé");
    await cancelErasure(other, { id });
    const [read] = await listPersonRequests(one, child);
    expect(read?.state).toBe("undone");
  });

  test("from fifteen on is the young person's own; a mandate is not enough; nobody is left without anybody", async () => {
    const parent = await somebody();
    const teenager = await childOf(parent, "2010-03-03");
    await expect(wantsErasure(parent, teenager)).rejects.toMatchObject({ code: "rights.not_for_them" });
    const helper = await somebody();
    await represents(helper.personId, parent.personId, "mandate");
    await expect(wantsErasure(helper, parent.personId)).rejects.toMatchObject({
      code: "rights.not_for_them",
    });
    await childOf(parent, "2020-03-03");
    await expect(wantsErasure(parent)).rejects.toMatchObject({ code: "rights.last_representative" });
  });

  test("may be refused before its day, with the law that says so", async () => {
    const aicha = await somebody();
    const { id } = await wantsErasure(aicha);
    const done = { id, version: 1, text: "Code du patrimoine, art. L212-2." } as const;
    await expect(submitRightAnswer(officer, { ...done, outcome: "answered" })).rejects.toMatchObject({
      code: "rights.over",
    });
    await submitRightAnswer(officer, { ...done, outcome: "refused" });
    const [read] = await listPersonRequests(aicha, aicha.personId);
    expect(read?.state).toBe("refused");
  });
});

// Last of the file: the clock moves on.
describe("as days pass", () => {
  test("the officer is reminded a week before, then once late: twice, whatever the nights", async () => {
    const aicha = await somebody();
    const { id } = await asks(aicha, "access");
    const sent = async () =>
      (
        await house.sqlAs<{ reminded: number }>(
          "owner",
          "select reminded from rights_request where id = $1",
          [id],
        )
      )[0]?.reminded;
    await night("rights.remind");
    expect(await sent()).toBe(0);
    house.clock.set("2026-12-18T08:00:00Z");
    await night("rights.remind");
    await night("rights.remind");
    expect(await sent()).toBe(1);
    house.clock.set("2026-12-26T08:00:00Z");
    await night("rights.remind");
    expect(await sent()).toBe(2);
    const more = { id, version: 3, outcome: "extended", text: "Trop tard." } as const;
    await expect(submitRightAnswer(officer, more)).rejects.toMatchObject({ code: "rights.extended_once" });
  });

  test("the erasure is done on its day by itself, once, and the address is told last", async () => {
    const aicha = await somebody();
    const { number } = await wantsErasure(aicha);
    house.clock.advance(9 * 86_400_000);
    await night("people.erase_asked");
    expect(await keysOf(aicha.personId)).toBe(1);
    house.clock.advance(86_400_000);
    await night("people.erase_asked");
    await night("people.erase_asked");
    expect(await keysOf(aicha.personId)).toBe(0);
    const auditor = await anAgent(house, caen, ["auditor"]);
    const { entries } = await auditor.transaction((tx) => readAuthorityJournal(tx, auditor, { limit: 500 }));
    const told = entries.filter(
      ({ action, data }) => action === "people.erased_on_request" && data.number === number,
    );
    expect(told).toHaveLength(1);
    const rows = (await dumpEverything(house)).filter((row) => row.text.includes(aicha.personId));
    const kept = new Set(rows.map((row) => row.table));
    for (const table of ["person_key", "account", "element", "rights_request", "session", "message"])
      expect(kept).not.toContain(`public.${table}`);
  });

  test("five years after its answer, the request goes", async () => {
    const aicha = await somebody();
    const { id } = await asks(aicha, "access");
    await submitRightAnswer(officer, { id, version: 1, outcome: "answered", text: "Voilà." });
    house.clock.advance(5 * 366 * 86_400_000);
    await night("people.purge");
    expect(await listPersonRequests(aicha, aicha.personId)).toEqual([]);
  });
});

async function addressOf({ personId }: { readonly personId: PersonId }): Promise<string> {
  const system = house.system(caen);
  const account = await system.transaction((tx) => findAccount(tx, system, personId));
  return account?.email ?? "";
}

async function agentAt(email: string) {
  const id = parseId<"staff">(randomUUID());
  await addAgent(house.system(caen), {
    id,
    displayName: "Inès Corbel",
    email,
    roles: [{ role: "validator" }],
  });
  return id;
}

async function keysOf(personId: PersonId): Promise<number> {
  const rows = await house.sqlAs("owner", "select 1 from person_key where person_id = $1", [personId]);
  return rows.length;
}
