import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { moduleJobs } from "../../../../app.ts";
import type { Context } from "../../../../kernel/context.ts";
import { type AuthorityId, type PersonId, parseId } from "../../../../kernel/ids.ts";
import { anAgent, anAgentAddedBy, aPerson, aTown } from "../../../../testing/builders.ts";
import { type TestRuntime, testRuntime } from "../../../../testing/test-runtime.ts";
import { waitingOnLocks } from "../../../../testing/waiting-on-locks.ts";
import { createAccount } from "../../../access/access/index.ts";
import { endRepresentation } from "../../../identity/households/index.ts";
import { readAuthorityJournal } from "../../../trust/audit/index.ts";
import {
  cancelErasure,
  confirmErasure,
  listPersonRequests,
  type RightsRequestId,
  recordErasureRequest,
} from "../index.ts";
import { asking } from "../testing/asking.ts";
import { cancelErasureInTransaction } from "./cancel-erasure.ts";

let house: TestRuntime;
let caen: AuthorityId;
let officer: Context;

beforeAll(async () => {
  house = await testRuntime(moduleJobs);
  caen = (await aTown(house, { slug: "caen", name: "Ville de Caen" })).id;
  officer = await anAgent(house, caen, ["data_protection_officer", "auditor"], "Denis Roussel");
});
afterAll(() => house.close());

const { childOf, fresh, messagesTo, night, represents, somebody, wantsErasure } = asking(() => ({
  house,
  town: caen,
}));

async function tenDaysLater() {
  house.clock.advance(10 * 86_400_000);
  await night("people.erase_asked");
}

const stateOf = async (personId: PersonId) => (await listPersonRequests(officer, personId))[0];

async function isThere(personId: PersonId): Promise<boolean> {
  const rows = await house.sqlAs("owner", "select 1 from person_key where person_id = $1", [personId]);
  return rows.length === 1;
}

const run = (as: Context, text: string) =>
  as.transaction((tx) => sql.raw(text).execute(tx.withTables<Record<string, never>>()));

describe("an erasure is judged again on its day", () => {
  test("parents who ask one after the other do not leave a child with nobody", async () => {
    const [one, other] = [await somebody(), await somebody()];
    const child = await childOf(one, "2018-03-03");
    await represents(other.personId, child, "parental_authority");
    await wantsErasure(one);
    await expect(wantsErasure(other)).rejects.toMatchObject({ code: "rights.last_representative" });
    await tenDaysLater();
    expect([await isThere(one.personId), await isThere(other.personId)]).toEqual([false, true]);
  });

  test("nor when both asked at the same instant: who is judged first is refused, in words, and the journal tells it", async () => {
    const [one, other] = [await somebody(), await somebody()];
    const child = await childOf(one, "2018-03-03");
    await wantsErasure(other);
    const { number } = await wantsErasureUnjudged(one, other, child);
    await tenDaysLater();
    expect([await isThere(one.personId), await isThere(other.personId)].toSorted()).toEqual([false, true]);
    const stays = (await isThere(one.personId)) ? one : other;
    expect(await stateOf(stays.personId)).toMatchObject({ state: "refused", answeredOn: "2026-12-14" });
    expect((await stateOf(stays.personId))?.steps.at(-1)?.text).toContain("Rien n’a été effacé");
    expect((await messagesTo(stays)).join()).toContain("refusée");
    const { entries } = await officer.transaction((tx) => readAuthorityJournal(tx, officer, { limit: 500 }));
    expect(number).toMatch(/^DRO-/);
    expect(entries.map(({ action }) => action)).toContain("rights.refused");
  });

  /**
   * As if two forms had passed their rules before either was written: the other parent is tied once both have
   * asked.
   */
  async function wantsErasureUnjudged(
    one: Awaited<ReturnType<typeof somebody>>,
    other: typeof one,
    child: PersonId,
  ) {
    const edge = await represents(other.personId, child, "parental_authority");
    await house.sqlAs(
      "owner",
      "update rights_request set state = 'undone', answered_on = received_on where person_id = $1",
      [other.personId],
    );
    const asked = await wantsErasure(one);
    await house.sqlAs(
      "owner",
      "update rights_request set state = 'scheduled', answered_on = null where person_id = $1",
      [other.personId],
    );
    expect(edge).toBeTruthy();
    return asked;
  }

  test("a parent whose authority ended meanwhile erases no child", async () => {
    const [one, other] = [await somebody(), await somebody()];
    const child = await childOf(other, "2018-03-03");
    const edge = await represents(one.personId, child, "parental_authority");
    await wantsErasure(one, child);
    const agent = await anAgent(house, caen, ["validator"]);
    await endRepresentation(agent, {
      id: edge,
      cause: "court_decision",
      evidence: { kind: "court_decision" },
    });
    await tenDaysLater();
    expect(await isThere(child)).toBe(true);
    expect(await stateOf(child)).toMatchObject({ state: "refused" });
    expect((await messagesTo(one)).join()).toContain("refusée");
  });

  test("somebody under guardianship does not decide alone, then nor since; a curator only assists", async () => {
    const [guardian, ward] = [await somebody(), await somebody()];
    await wantsErasure(ward);
    await represents(guardian.personId, ward.personId, "guardianship", "tutelle");
    await tenDaysLater();
    expect(await isThere(ward.personId)).toBe(true);
    expect(await stateOf(ward.personId)).toMatchObject({ state: "refused" });
    await expect(wantsErasure(ward)).rejects.toMatchObject({ code: "rights.not_for_them" });
    await expect(wantsErasure(guardian)).rejects.toMatchObject({ code: "rights.last_representative" });
    const assisted = await somebody();
    await represents(guardian.personId, assisted.personId, "guardianship", "curatelle");
    await wantsErasure(assisted);
    await wantsErasure(guardian, ward.personId);
    await tenDaysLater();
    expect([await isThere(ward.personId), await isThere(assisted.personId)]).toEqual([false, false]);
  });

  test("undone at the very moment when it is done: the undoing that came first wins", async () => {
    const aicha = await somebody();
    const { id } = await wantsErasure(aicha);
    house.clock.advance(10 * 86_400_000);
    const [undone, end] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const undoing = aicha.transaction(async (tx) => {
      await cancelErasureInTransaction(tx, aicha, id);
      undone.resolve();
      await end.promise;
    });
    await undone.promise;
    const doing = night("people.erase_asked");
    await expect.poll(() => waitingOnLocks(house)).toBe(1);
    end.resolve();
    await undoing;
    await doing;
    expect(await isThere(aicha.personId)).toBe(true);
    expect(await stateOf(aicha.personId)).toMatchObject({ state: "undone" });
  });
});

describe("of somebody whom no message reaches", () => {
  const offline = () =>
    aPerson(house, caen, {
      validated: { given_name: "Odile", family_name: "Bilby", birthdate: "1940-01-01" },
    });
  const note = (agent: Context, personId: PersonId, id = fresh()) =>
    recordErasureRequest(agent, { id, personId, by: personId, proof: "passport", text: "" });
  const validator = (name: string) => anAgent(house, caen, ["validator"], name);

  async function noted(): Promise<{ by: Context; personId: PersonId; id: RightsRequestId }> {
    const { personId } = await offline();
    const by = await validator("Anne Leroy");
    const { id, colleague } = await note(by, personId);
    expect(colleague).toBe("needed");
    return { by, personId, id };
  }

  test("one agent alone erases nobody: it waits for another, who confirms; then it is done", async () => {
    const { id, personId } = await noted();
    await tenDaysLater();
    expect(await isThere(personId)).toBe(true);
    const colleague = await validator("Bruno Petit");
    await confirmErasure(colleague, { id });
    await confirmErasure(colleague, { id });
    const asked = await stateOf(personId);
    expect(asked).toMatchObject({ colleague: "confirmed", state: "scheduled" });
    expect(asked?.steps.filter(({ what }) => what === "confirmed")).toMatchObject([{ by: "Bruno Petit" }]);
    await night("people.erase_asked");
    expect(await isThere(personId)).toBe(false);
  });

  test("an address that nobody proved to read tells nobody: another agent confirms", async () => {
    const { personId } = await offline();
    const system = house.system(caen);
    await system.transaction(async (tx) => {
      await createAccount(tx, system, { personId, email: "mal.tapee@exemple.fr" });
    });
    expect((await note(await validator("Anne Leroy"), personId)).colleague).toBe("needed");
  });

  test("not by the agent who noted it, under this id or another, nor a colleague made up, nor reception, nor one lent by another authority, nor a namesake", async () => {
    const { by, id, personId } = await noted();
    const other = await validator("Bruno Petit");
    if (other.actor.kind !== "staff") throw new Error("no agent");
    const lent = house.as({ ...other.actor, delegationId: parseId<"delegation">(randomUUID()) }, caen);
    const codeOf = (agent: Context) =>
      confirmErasure(agent, { id }).then(
        () => "done",
        (error: { code: string }) => error.code,
      );
    expect(await codeOf(by)).toBe("rights.another_agent");
    expect(await codeOf(await validator("LEROY Anne"))).toBe("rights.another_agent");
    expect(await codeOf(await anAgentAddedBy(house, by, ["validator"], "Inès Roche"))).toBe(
      "rights.another_agent",
    );
    expect(await codeOf(await anAgent(house, caen, ["reception"], "Paul Girard"))).toBe(
      "access.capability_missing",
    );
    expect(await codeOf(lent)).toBe("rights.colleague_needed");
    expect(await codeOf(await validator("Léa Bilby"))).toBe("rights.colleague_needed");
    await tenDaysLater();
    expect(await isThere(personId)).toBe(true);
    expect(await codeOf(other)).toBe("done");
  });

  test("in SQL, nobody confirms what they noted, in another's name, twice, or once it is over", async () => {
    const { by, id } = await noted();
    const [one, other] = [await validator("Bruno Petit"), await validator("Chloé Morel")];
    const named = (agent: Context) => (agent.actor.kind === "staff" ? agent.actor.staffId : "");
    const confirm = (as: Context, name: string) =>
      run(as, `update rights_request set confirmed_by = '${name}' where id = '${id}'`);
    const madeUp = await anAgentAddedBy(house, by, ["validator"], "Inès Roche");
    for (const one of [by, await validator("LEROY Anne"), madeUp])
      await expect(confirm(one, named(one))).rejects.toThrow("these count for one");
    await expect(confirm(by, named(one))).rejects.toThrow("in their own name");
    await confirm(one, named(one));
    await expect(confirm(other, named(other))).rejects.toThrow("in their own name");
    const text = `update rights_request set noted_by = '${named(one)}' where id = '${id}'`;
    await expect(run(by, text)).rejects.toThrow("permission denied");
    const web = await wantsErasure(await somebody());
    await expect(
      run(one, `update rights_request set confirmed_by = '${named(one)}' where id = '${web.id}'`),
    ).rejects.toThrow("another_agent_confirms");
  });

  test("who is told by message needs no colleague: they read it at once, and undo it", async () => {
    const aicha = await somebody();
    const agent = await validator("Anne Leroy");
    const asked = await note(agent, aicha.personId);
    expect(asked.colleague).toBeUndefined();
    await expect(confirmErasure(await validator("Bruno Petit"), { id: asked.id })).rejects.toMatchObject({
      code: "rights.over",
    });
  });
});

test("in SQL, whoever undoes changes neither the day, nor the words, nor says it twice: not even an agent who answers", async () => {
  const aicha = await somebody();
  const { id } = await wantsErasure(aicha);
  const validator = await anAgent(house, caen, ["validator"]);
  const reception = await anAgent(house, caen, ["reception"]);
  const undo = "state = 'undone', answered_on = '2026-11-24'";
  for (const who of [aicha, validator, reception, house.system(caen)])
    for (const change of ["due_on = '2030-01-01'", "sealed = '\\x00'", "reminded = 2"])
      await expect(
        run(who, `update rights_request set ${undo}, ${change} where id = '${id}'`),
      ).rejects.toThrow("undoing changes nothing else");
  await expect(
    run(aicha, `update rights_request set acts_on = '2030-01-01' where id = '${id}'`),
  ).rejects.toThrow("permission denied");
  await cancelErasure(aicha, { id });
  const text = `update rights_request set undone_words = '\\x00' where id = '${id}'`;
  await expect(run(validator, text)).rejects.toThrow("what was said of undoing is kept");
  expect((await stateOf(aicha.personId))?.steps.map(({ what }) => what)).toEqual(["asked", "undone"]);
});
