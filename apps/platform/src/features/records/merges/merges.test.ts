import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { contributions } from "../../../app.ts";
import { takeOut } from "../../../composition/take-out.ts";
import { getJob } from "../../../kernel/module-jobs.ts";
import { anAgent, anAgentAddedBy } from "../../../testing/builders.ts";
import {
  openSession,
  openSignInLink,
  requestSignInLinks,
  resolveSession,
} from "../../access/access/index.ts";
import { definePeopleJobs } from "../../compliance/people/index.ts";
import {
  createDeclaration,
  findAlike,
  findKept,
  listElements,
  toElementFacts,
  validateElement,
} from "../../identity/identity/index.ts";
import { readPersonJournal } from "../../trust/audit/index.ts";
import { confirmErasure, requestErasure } from "../rights/index.ts";
import {
  cancelPersonMerge,
  confirmMerge,
  listMergeWork,
  mergePersons,
  openMerge,
  setMergeAside,
} from "./index.ts";
import { type MergingTown, mergingTown, unchosen } from "./testing/merging-town.ts";

let house: MergingTown["house"];
let town: MergingTown["town"];
let system: MergingTown["system"];
let camille: MergingTown["camille"];
let nadia: MergingTown["nadia"];
let twice: MergingTown["twice"];
let shown: MergingTown["shown"];
let statusOf: MergingTown["statusOf"];
let merged: MergingTown["merged"];

beforeAll(async () => {
  ({ house, town, system, camille, nadia, twice, shown, statusOf, merged } = await mergingTown());
});
afterAll(() => house?.close());
beforeEach(() => house.clock.set("2026-11-24T08:00:00Z"));

describe("two people said to be one", () => {
  test("become one record: the other's number leads there, their values complete it, conflicts are chosen; nothing of theirs moves", async () => {
    const both = await twice({
      one: { email: "solange@example.org", name_of_use: "Leroy" },
      other: { name_of_use: "Le Roy", phone_number: "+33231000011" },
    });
    const { id, one, other } = both;
    const view = await openMerge(camille, id);
    expect(view.conflicts.map(({ name }) => name)).toEqual(["name_of_use"]);
    await expect(mergePersons(camille, { id, keptId: one.personId, ...unchosen })).rejects.toMatchObject({
      code: "merges.choice_missing",
      fields: [{ field: "name_of_use" }],
    });
    const rows = () => house.sqlAs("owner", "select e::text from element e order by 1");
    const before = await rows();
    await merged(both, { name_of_use: other.personId });
    expect(await rows()).toEqual(before);

    expect(await shown(one.personId, "name_of_use")).toBe("Le Roy");
    expect(await shown(one.personId, "phone_number")).toBe("+33231000011");
    expect(await shown(one.personId, "email")).toBe("solange@example.org");
    // She reads it herself, and so does the desk.
    expect(await shown(one.personId, "name_of_use", one)).toBe("Le Roy");
    expect(await shown(one.personId, "name_of_use", camille)).toBe("Le Roy");
    expect(await system.transaction((tx) => findKept(tx, system, other.personId))).toBe(one.personId);
    expect(await statusOf(other.personId)).toBe("merged");
    const facts = await system.transaction(async (tx) =>
      toElementFacts(await listElements(tx, system, other.personId)),
    );
    const alike = await system.transaction((tx) => findAlike(tx, system, facts));
    expect(alike.map(({ personId }) => personId)).toContain(one.personId);
    expect(alike.map(({ personId }) => personId)).not.toContain(other.personId);
    for (const who of [one.personId, other.personId]) {
      const { entries } = await readPersonJournal(system, who);
      expect(entries.map(({ action }) => action)).toContain("merges.merged");
    }
    // One act is told once to whoever now reads the lines of both, wherever a page ends.
    const also = [other.personId];
    const whole = await readPersonJournal(system, one.personId, { also });
    expect(whole.entries.filter(({ action }) => action === "merges.merged")).toHaveLength(1);
    const told: string[] = [];
    let from: number | undefined;
    do {
      const page = { also, limit: 1, ...(from === undefined ? {} : { before: from }) };
      const read = await readPersonJournal(system, one.personId, page);
      told.push(...read.entries.map(({ action }) => action));
      from = read.next;
    } while (from !== undefined);
    expect(told).toEqual(whole.entries.map(({ action }) => action));
    // What she changes later counts over what was chosen then.
    await system.transaction(async (tx) => {
      await createDeclaration(tx, system, {
        personId: one.personId,
        name: "name_of_use",
        value: "Roy",
        saidBy: one.personId,
      });
      await validateElement(tx, system, {
        personId: one.personId,
        name: "name_of_use",
        method: "original_seen",
      });
    });
    expect(await shown(one.personId, "name_of_use")).toBe("Roy");
    await cancelPersonMerge(camille, { id, reason: "Deux sœurs" });
    expect(await shown(other.personId, "name_of_use")).toBe("Le Roy");
    expect(await shown(one.personId, "phone_number")).toBeUndefined();
    expect(await statusOf(other.personId)).toBe("enrolled");
  });

  test("keep one account: the other opens nothing, both addresses are told, and it opens again once undone", async () => {
    const both = await twice({ emails: ["solange@example.org", "so@example.net"] });
    const { id, one, other } = both;
    const anybody = house.as({ kind: "anonymous" }, town.id);
    const token = await system.transaction((tx) =>
      openSession(tx, system, { kind: "person", subjectId: other.personId, method: "passkey" }),
    );
    let sent = "";
    const links = async (email: string) => {
      const found: string[] = [];
      await requestSignInLinks(anybody, { email, door: "person" }, async (_tx, _system, all) => {
        sent = all[0]?.token ?? sent;
        found.push(...all.map(({ subjectId }) => subjectId));
      });
      return found;
    };
    expect(await links("so@example.net")).toEqual([other.personId]);
    await house.drain();
    const mails = house.mails.length;
    await merged(both);
    await house.drain();
    expect(
      house.mails
        .slice(mails)
        .map(({ to }) => to)
        .toSorted(),
    ).toEqual(["so@example.net", "solange@example.org"]);
    expect(await resolveSession(anybody, token)).toBeUndefined();
    await expect(openSignInLink(anybody, sent)).rejects.toMatchObject({ code: "access.account_closed" });
    expect(await links("so@example.net")).toEqual([]);
    expect(await links("solange@example.org")).toEqual([one.personId]);
    expect(await cancelPersonMerge(nadia, { id, reason: "Homonymes" })).toBe("asked");
    expect(await cancelPersonMerge(nadia, { id, reason: "Homonymes" })).toBe("asked");
    expect(await resolveSession(anybody, token)).toBeUndefined();
    const lentOnce = await anAgent(house, town.id, ["validator"], "BENALI Nadia");
    expect(await cancelPersonMerge(lentOnce, { id, reason: "Homonymes" })).toBe("asked");
    const madeUp = await anAgentAddedBy(house, nadia, ["validator"], "Inès Roche");
    expect(await cancelPersonMerge(madeUp, { id, reason: "Homonymes" })).toBe("asked");
    expect(await cancelPersonMerge(camille, { id, reason: "" })).toBe("undone");
    expect(await resolveSession(anybody, token)).toMatchObject({ actor: { personId: other.personId } });
    expect(await links("so@example.net")).toEqual([other.personId]);
  });

  test("two agents are needed when two accounts become one, when nobody would be told, and of a namesake", async () => {
    const { id, one, other } = await twice({ emails: ["a1@example.org", "a2@example.org"] });
    expect(await mergePersons(camille, { id, keptId: one.personId, ...unchosen })).toBe("asked");
    expect(await statusOf(other.personId)).toBe("enrolled");
    await expect(confirmMerge(camille, { id })).rejects.toMatchObject({ code: "merges.colleague_needed" });
    const madeUp = await anAgentAddedBy(house, camille, ["validator"], "Inès Roche");
    await expect(confirmMerge(madeUp, { id })).rejects.toMatchObject({ code: "merges.colleague_needed" });
    await setMergeAside(nadia, { id });
    await expect(confirmMerge(nadia, { id })).rejects.toMatchObject({ code: "merges.done_otherwise" });
    expect(await mergePersons(camille, { id, keptId: other.personId, ...unchosen })).toBe("asked");
    await expect(mergePersons(nadia, { id, keptId: one.personId, ...unchosen })).rejects.toMatchObject({
      code: "merges.done_otherwise",
    });
    const namesake = await anAgent(
      house,
      town.id,
      ["validator"],
      `Léa ${String(await shown(one.personId, "family_name"))}`,
    );
    await expect(confirmMerge(namesake, { id })).rejects.toMatchObject({ code: "merges.colleague_needed" });
    await confirmMerge(nadia, { id });
    await confirmMerge(nadia, { id });
    expect(await statusOf(one.personId)).toBe("merged");
    const work = await listMergeWork(camille);
    expect(work.inForce.map(({ merge }) => merge.id)).toContain(id);
    // Nobody signs in to either: nobody would be told.
    const silent = await twice();
    expect(await mergePersons(camille, { id: silent.id, keptId: silent.one.personId, ...unchosen })).toBe(
      "asked",
    );
  });

  test("a value that changed since a colleague was asked is looked at again", async () => {
    const { id, one, other } = await twice({ other: { phone_number: "+33231000012" } });
    await mergePersons(camille, { id, keptId: one.personId, ...unchosen });
    await system.transaction(async (tx) => {
      await createDeclaration(tx, system, {
        personId: other.personId,
        name: "phone_number",
        value: "+33231000099",
        saidBy: other.personId,
      });
      await validateElement(tx, system, {
        personId: other.personId,
        name: "phone_number",
        method: "code_sent",
      });
    });
    await expect(confirmMerge(nadia, { id })).rejects.toMatchObject({ code: "merges.done_otherwise" });
  });

  test("asked to be erased, the person goes whole, whichever number things are under", async () => {
    const both = await twice({ emails: ["e1@example.org"], other: { phone_number: "+33231000013" } });
    await merged(both);
    const { one, other } = both;
    const taken = await one.transaction((tx) => takeOut(contributions)(tx, one, one.personId));
    expect(JSON.stringify(taken)).toContain("33231000013");
    const session = { actor: one.actor, method: "email_link", createdAt: house.clock.now() } as const;
    const { id } = await requestErasure(one, {
      id: one.newId(),
      personId: one.personId,
      text: "Adieu",
      session,
    });
    await confirmErasure(camille, { id });
    house.clock.advance(11 * 86_400_000);
    await getJob(definePeopleJobs(contributions), "people.erase_asked").run(system, {});
    for (const { personId } of [one, other]) expect(await statusOf(personId)).toBe("erased");
    const left = await house.sqlAs(
      "owner",
      "select 1 from element where person_id = any($1) union all select 1 from person_key where person_id = any($1) union all select 1 from person_merge where kept_id = any($1)",
      [[one.personId, other.personId]],
    );
    expect(left).toEqual([]);
  });
});
