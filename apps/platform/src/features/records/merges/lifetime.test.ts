import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { contributions } from "../../../app.ts";
import { takeOut } from "../../../composition/take-out.ts";
import type { Context } from "../../../kernel/context.ts";
import { parseId } from "../../../kernel/ids.ts";
import { getJob } from "../../../kernel/module-jobs.ts";
import { anAgent } from "../../../testing/builders.ts";
import { waitingOnLocks } from "../../../testing/waiting-on-locks.ts";
import { definePeopleJobs, eraseRestoredPerson } from "../../compliance/people/index.ts";
import { acceptConsent } from "../../consent/consent/index.ts";
import { addRepresentation, validateRepresentation } from "../../identity/households/index.ts";
import { requireNotFolded, waitEveryMerge } from "../../identity/identity/index.ts";
import { listLetters } from "../../messaging/notifications/index.ts";
import { cancelDeath, recordDeath } from "../life/index.ts";
import {
  cancelErasure,
  confirmErasure,
  listMergedNames,
  listPersonRequests,
  recordErasureRequest,
  recordRightRequest,
  requestErasure,
  submitRightRequest,
} from "../rights/index.ts";
import { cancelPersonMerge, confirmMerge, mergePersons } from "./index.ts";
import { type MergingTown, mergingTown, type Someone } from "./testing/merging-town.ts";

let house: MergingTown["house"];
let town: MergingTown["town"];
let system: MergingTown["system"];
let camille: MergingTown["camille"];
let nadia: MergingTown["nadia"];
let twice: MergingTown["twice"];
let saidSame: MergingTown["saidSame"];
let enrolled: MergingTown["enrolled"];
let shown: MergingTown["shown"];
let statusOf: MergingTown["statusOf"];
let merged: MergingTown["merged"];

beforeAll(async () => {
  ({ house, town, system, camille, nadia, twice, saidSame, enrolled, shown, statusOf, merged } =
    await mergingTown());
});
afterAll(() => house?.close());
beforeEach(() => house.clock.set("2026-11-24T08:00:00Z"));

const night = () => getJob(definePeopleJobs(contributions), "people.erase_asked").run(system, {});

function wants(one: Someone) {
  const session = { actor: one.actor, method: "email_link", createdAt: house.clock.now() } as const;
  return requestErasure(one, { id: one.newId(), personId: one.personId, text: "Adieu", session });
}

describe("the erasure of somebody who keeps another", () => {
  test("restored to a day when two were one, who was separated since and never erased stays, and opens", async () => {
    const both = await twice({ other: { phone_number: "+33231000031" } });
    await merged(both);
    const { one, other } = both;
    // As after a restoration: the merge is in force again, and the kept one's key is that of somebody erased
    // since.
    await house.sqlAs(
      "owner",
      "insert into erased_leaf (leaf, generation) select leaf, generation from person_key where person_id = $1",
      [one.personId],
    );
    await eraseRestoredPerson(system, contributions, { authorityId: town.id, personId: one.personId });
    expect(await statusOf(one.personId)).toBe("erased");
    expect(await shown(other.personId, "phone_number")).toBe("+33231000031");
    const keys = await house.sqlAs("owner", "select 1 from person_key where person_id = any($1)", [
      [one.personId, other.personId],
    ]);
    expect(keys).toHaveLength(1);
  });

  test("asked online, waits for an agent; the folded one is told at their own address, and the page says who else goes", async () => {
    const both = await twice({ emails: ["gains@example.org", "victim@example.net"] });
    await merged(both);
    await house.drain();
    const { one, other } = both;
    const mails = house.mails.length;
    const { id } = await wants(one);
    await house.drain();
    const told = house.mails.slice(mails);
    expect(told.map(({ to }) => to).toSorted()).toEqual(["gains@example.org", "victim@example.net"]);
    expect(told.find(({ to }) => to === "victim@example.net")?.subject).toContain("serait effacée");
    house.clock.advance(11 * 86_400_000);
    await night();
    expect(await statusOf(other.personId)).toBe("merged");
    expect(await statusOf(one.personId)).toBe("enrolled");
    const going = await listMergedNames(nadia, one.personId);
    expect(going.join()).toContain("Vauquelin");
    const [asked] = await listPersonRequests(nadia, one.personId);
    expect(asked?.colleague).toBe("needed");
    const family = String(await shown(one.personId, "family_name"));
    const namesake = await anAgent(house, town.id, ["validator"], `Léa ${family}`);
    await expect(confirmErasure(namesake, { id })).rejects.toMatchObject({ code: "rights.colleague_needed" });
    await confirmErasure(nadia, { id });
    await night();
    expect([await statusOf(one.personId), await statusOf(other.personId)]).toEqual(["erased", "erased"]);
  });

  test("noted at the desk, waits for another agent too, even where a message tells; who has no address is written to", async () => {
    const both = await twice({ emails: ["reads@example.org"] });
    await merged(both);
    const { one } = both;
    const asked = await recordErasureRequest(camille, {
      id: parseId<"rights_request">(one.newId()),
      personId: one.personId,
      by: one.personId,
      proof: "passport",
      text: "",
    });
    expect(asked.colleague).toBe("needed");
    await house.drain();
    const letters = await listLetters(camille);
    const theirs = letters.filter(({ personId }) => personId === both.other.personId);
    // Of the merge, and of the erasure: the same day, in any order.
    const subjects = theirs.map(({ subject }) => subject);
    expect(subjects).toContainEqual(expect.stringMatching(/deux fiches/));
    expect(subjects).toContainEqual(expect.stringMatching(/serait effacée/));
    await expect(confirmErasure(camille, { id: asked.id })).rejects.toMatchObject({
      code: "rights.another_agent",
    });
  });
});

describe("a merge is undone", () => {
  test("by nobody who has a part in it, nor while an erasure waits, nor once the kept one is dead", async () => {
    const email = camille.actor.kind === "staff" ? `${camille.actor.staffId}@agents.example` : "";
    const nobody = await anAgent(house, town.id, ["validator"], "Paul Girard");
    const both = await twice({ emails: [email] });
    const { id, one } = both;
    if ((await mergePersons(nadia, { id, keptId: one.personId, choices: {} })) === "asked")
      await confirmMerge(nobody, { id });
    const undo = (agent: Context) => cancelPersonMerge(agent, { id, reason: "Deux sœurs" });
    await expect(undo(camille)).rejects.toMatchObject({ code: "merges.other_agent_undoes" });
    const family = String(await shown(one.personId, "family_name"));
    const namesake = await anAgent(house, town.id, ["validator"], `Léa ${family}`);
    await expect(undo(namesake)).rejects.toMatchObject({ code: "merges.other_agent_undoes" });
    const asked = await wants(one);
    await expect(undo(nadia)).rejects.toMatchObject({ code: "merges.erasure_first" });
    await cancelErasure(one, { id: asked.id });
    await recordDeath(nadia, { personId: one.personId, diedOn: "2026-11-20" });
    await expect(undo(nadia)).rejects.toMatchObject({ code: "merges.kept_is_dead" });
    await cancelDeath(nadia, { personId: one.personId, reason: "Erreur" });
    expect(await undo(nadia)).toBe("undone");
  });
});

describe("a number that leads elsewhere", () => {
  test("a guardian named since reads and takes out what is under the kept number, and what the other says for it, not the rest of it", async () => {
    const both = await twice({
      one: { phone_number: "+33231000041" },
      other: { phone_number: "+33231000042", name_of_use: "Autrefois", email: "ailleurs@example.org" },
    });
    await merged(both, { phone_number: both.one.personId });
    const guardian = await enrolled({ given_name: "Odile", birthdate: "1970-01-02", family_name: "Tutrice" });
    await camille.transaction(async (tx) => {
      const edge = { representativeId: guardian.personId, representedId: both.one.personId } as const;
      const id = await addRepresentation(tx, camille, { ...edge, kind: "guardianship" });
      await validateRepresentation(camille, { id, evidence: { kind: "court_decision" } });
    });
    // Merged into another: nothing of theirs speaks.
    const nobodysDouble = await twice({});
    await merged(nobodysDouble);
    const relativeOfNobody = await enrolled({
      given_name: "Paul",
      birthdate: "1970-01-02",
      family_name: "Autre",
    });
    const taken = await guardian.transaction((tx) => takeOut(contributions)(tx, guardian, both.one.personId));
    expect(JSON.stringify(taken)).toContain("33231000041");
    expect(JSON.stringify(taken)).toContain("Autrefois");
    expect(await shown(both.one.personId, "name_of_use", guardian)).toBe("Autrefois");
    // Where they are reached, said under the other number, is theirs to tell; what speaks for nobody is not
    // read at all.
    expect(await shown(both.one.personId, "email", guardian)).toBeUndefined();
    expect(JSON.stringify(taken)).not.toContain("33231000042");
    expect(JSON.stringify(taken)).not.toContain("ailleurs@");
    const rows = (text: string) => guardian.transaction((tx) => sql.raw(text).execute(tx));
    const other = `where person_id = '${both.other.personId}'`;
    const { rows: elements } = await rows(`select distinct name from element ${other} order by name`);
    expect(elements).toEqual([{ name: "email" }, { name: "name_of_use" }]);
    for (const table of ["journal_entry", "message", "document", "person_key"])
      expect((await rows(`select 1 from ${table} ${other}`)).rows).toEqual([]);
    // What opens it is given for a number that one must know, and in no row: neither listed, nor counted, nor
    // followed by its tree.
    const lent = (by: Context, ids: readonly string[]) =>
      by.transaction((tx) =>
        sql<{ person_id: string }>`select person_id from ardeco_keys_that_speak(${ids}::uuid[])`.execute(tx),
      );
    const everybody = [both.one, both.other, guardian, relativeOfNobody, nobodysDouble.other].map(
      (one) => one.personId,
    );
    expect((await lent(guardian, everybody)).rows).toEqual([{ person_id: both.other.personId }]);
    for (const by of [relativeOfNobody, camille]) expect((await lent(by, everybody)).rows).toEqual([]);
    for (const text of [`update person_key set leaf = leaf ${other}`, `delete from person_key ${other}`])
      expect((await rows(text)).numAffectedRows).toBe(0n);
    // Somebody who represents nobody here reads nothing of it.
    expect(await shown(both.other.personId, "name_of_use", relativeOfNobody)).toBeUndefined();
    expect(taken).not.toHaveProperty("autres_inscriptions");
    const own = await both.one.transaction((tx) => takeOut(contributions)(tx, both.one, both.one.personId));
    expect(own).toHaveProperty("autres_inscriptions");
  });

  test("nothing new opens under a number that leads elsewhere, by any page, application or desk", async () => {
    const both = await twice({ emails: ["kept@example.org"] });
    await merged(both);
    const { one, other } = both;
    const refused = { code: "identity.leads_elsewhere" };
    const session = { actor: one.actor, method: "email_link", createdAt: house.clock.now() } as const;
    const request = () => ({
      id: parseId<"rights_request">(one.newId()),
      personId: other.personId,
      text: "",
    });
    await expect(requestErasure(one, { ...request(), session })).rejects.toMatchObject(refused);
    const noted = { ...request(), by: other.personId, proof: "passport" } as const;
    await expect(recordErasureRequest(camille, noted)).rejects.toMatchObject(refused);
    await expect(submitRightRequest(one, { ...request(), right: "access" })).rejects.toMatchObject(refused);
    const here = { ...request(), right: "access", askedBy: other.personId, channel: "desk" } as const;
    await expect(recordRightRequest(camille, here)).rejects.toMatchObject(refused);
    const form = { serviceId: parseId<"service">(one.newId()), version: 1, agreed: [], refused: [] };
    for (const who of [one, system])
      await expect(
        acceptConsent(who, { ...form, personId: other.personId, formKey: one.newId() } as never),
      ).rejects.toMatchObject(refused);
  });

  test("an erasure asked while two are merged waits for the merge, and then for an agent; merging waits for it", async () => {
    const both = await twice({ emails: ["first@example.org"] });
    const { one } = both;
    const [locked, end] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    // As an erasure that is being asked, in a transaction of its own.
    const asking = system.transaction(async (tx) => {
      await requireNotFolded(tx, system, one.personId);
      locked.resolve();
      await end.promise;
    });
    await locked.promise;
    let isMerged = false;
    const merging = merged(both).then(() => {
      isMerged = true;
    });
    await expect.poll(() => waitingOnLocks(house)).toBe(1);
    expect(isMerged).toBe(false);
    end.resolve();
    await asking;
    await merging;
    // And the other way round: what is asked during a merge finds it done.
    const third = await twice({ emails: ["second@example.org"] });
    await merged(third);
    const [holds, free] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const other = system.transaction(async (tx) => {
      await waitEveryMerge(tx, system);
      holds.resolve();
      await free.promise;
    });
    await holds.promise;
    const wanted = wants(third.one);
    await expect.poll(() => waitingOnLocks(house)).toBe(1);
    free.resolve();
    await other;
    expect((await wanted).colleague).toBe("needed");
  });

  test("is nobody's to declare dead, nor alive again, and is folded into nobody else whatever its status says", async () => {
    const both = await twice();
    await merged(both);
    const { one, other } = both;
    const dead = { personId: other.personId, diedOn: "2026-11-20" } as const;
    await expect(recordDeath(camille, dead)).rejects.toMatchObject({ code: "identity.leads_elsewhere" });
    expect(await statusOf(other.personId)).toBe("merged");
    const third = await enrolled({ given_name: "Solange", birthdate: "1961-03-08", family_name: "Tierce" });
    await house.sqlAs("owner", "update person set status = 'enrolled' where id = $1", [other.personId]);
    const id = await saidSame(other, third);
    const choices = { family_name: third.personId };
    for (const keptId of [third.personId, other.personId])
      await expect(mergePersons(camille, { id, keptId, choices })).rejects.toMatchObject({
        code: "merges.person_gone",
      });
    await expect(recordDeath(camille, dead)).rejects.toMatchObject({ code: "identity.leads_elsewhere" });
    // The kept one's death is recorded, and reversed.
    await recordDeath(camille, { personId: one.personId, diedOn: "2026-11-20" });
    await cancelDeath(camille, { personId: one.personId, reason: "Erreur" });
    expect(await statusOf(one.personId)).toBe("enrolled");
  });
});
