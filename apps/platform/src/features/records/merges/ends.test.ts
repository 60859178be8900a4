import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { contributions } from "../../../app.ts";
import { getJob } from "../../../kernel/module-jobs.ts";
import { anAgent, anAgentAddedBy } from "../../../testing/builders.ts";
import { inSql, staffIdOf } from "../../../testing/in-sql.ts";
import { openSession, resolveSession } from "../../access/access/index.ts";
import { definePeopleJobs } from "../../compliance/people/index.ts";
import { readPersonJournal } from "../../trust/audit/index.ts";
import { cancelDeath, confirmDeath, findDeath, recordDeath } from "../life/index.ts";
import { type MergingTown, mergingTown, type Someone, type Twice } from "./testing/merging-town.ts";

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

const jobs = definePeopleJobs(contributions);
// Each a request of its own: said twice in one, a message is sent once.
const week = () => getJob(jobs, "people.erase_inactive").run(house.system(town.id), {});
const night = () => getJob(jobs, "people.erase_deceased").run(house.system(town.id), {});
const days = (count: number) => house.clock.advance(count * 86_400_000);

async function actionsOf({ personId }: Someone): Promise<readonly string[]> {
  const { entries } = await readPersonJournal(system, personId);
  return entries.map(({ action }) => action);
}

describe("somebody who keeps another, of whom nothing is seen for years", () => {
  /** Told twice, then the day of the erasure. */
  async function unseenForYears() {
    days(735);
    await week();
    days(60);
    await week();
    days(31);
    await week();
  }

  test("goes alone: the other is as before, opens their account, is told at their own address, and has years of their own", async () => {
    const both = await twice({
      emails: ["gone@example.org", "other@example.net"],
      other: { phone_number: "+33231000061" },
    });
    const { one, other } = both;
    await merged(both);
    await unseenForYears();
    expect([await statusOf(one.personId), await statusOf(other.personId)]).toEqual(["erased", "enrolled"]);
    expect(await shown(other.personId, "phone_number")).toBe("+33231000061");
    expect((await actionsOf(other))[0]).toBe("merges.undone");
    await house.drain();
    expect(house.mails.filter(({ to }) => to === "other@example.net").at(-1)?.subject).toContain("séparées");
    const session = await system.transaction((tx) =>
      openSession(tx, system, { kind: "person", subjectId: other.personId, method: "email_link" }),
    );
    const anybody = house.as({ kind: "anonymous" }, town.id);
    expect(await resolveSession(anybody, session)).toMatchObject({ actor: { personId: other.personId } });
  });

  test("and the other, unseen too, is told twice before anything of theirs goes", async () => {
    const both = await twice({ emails: ["first@example.org", "second@example.net"] });
    await merged(both);
    await unseenForYears();
    const { other } = both;
    await week();
    await house.drain();
    const notices = () =>
      house.mails.filter(({ to, subject }) => to === "second@example.net" && !/fiches/.test(subject)).length;
    expect([await statusOf(other.personId), notices()]).toEqual(["enrolled", 1]);
    days(60);
    await week();
    await house.drain();
    expect([await statusOf(other.personId), notices()]).toEqual(["enrolled", 2]);
    days(31);
    await week();
    expect(await statusOf(other.personId)).toBe("erased");
  });

  test("stays when they came in by the other number since, before the two were one", async () => {
    const both = await twice({ emails: ["old@example.org", "newer@example.net"] });
    const { one, other } = both;
    days(600);
    const token = await system.transaction((tx) =>
      openSession(tx, system, { kind: "person", subjectId: other.personId, method: "email_link" }),
    );
    await resolveSession(house.as({ kind: "anonymous" }, town.id), token);
    await merged(both);
    days(135);
    await week();
    await house.drain();
    const told = house.mails.filter(({ to, subject }) => to === "old@example.org" && !/fiches/.test(subject));
    expect(told).toEqual([]);
    expect(await statusOf(one.personId)).toBe("enrolled");
  });
});

describe("the death of somebody who keeps another", () => {
  const dies = ({ one }: Twice) => recordDeath(camille, { personId: one.personId, diedOn: "2026-11-20" });
  const waits = async ({ one }: Twice) => (await findDeath(nadia, one.personId))?.needsColleague;

  test("erases nobody years later, until an agent who did not record it has confirmed it for both; the other is told at once", async () => {
    const both = await twice({ emails: ["dead@example.org", "alive@example.net"] });
    const { one, other } = both;
    await merged(both);
    await house.drain();
    const mails = house.mails.length;
    await dies(both);
    await house.drain();
    const told = house.mails.slice(mails).filter(({ to }) => to === "alive@example.net");
    expect(told.map(({ subject }) => subject)).toEqual([
      expect.stringContaining("Un décès a été enregistré"),
    ]);
    expect(await waits(both)).toBe(true);
    days(740);
    await night();
    expect([await statusOf(one.personId), await statusOf(other.personId)]).toEqual(["deceased", "merged"]);
    const family = String(await shown(one.personId, "family_name"));
    const lentOnce = await anAgent(house, town.id, ["validator"], "LEFÈVRE Camille");
    const namesake = await anAgent(house, town.id, ["validator"], `Léa ${family}`);
    for (const who of [camille, lentOnce, namesake])
      await expect(confirmDeath(who, { personId: one.personId })).rejects.toMatchObject({
        code: "life.another_agent",
      });
    const madeUp = await anAgentAddedBy(house, camille, ["validator"], "Inès Roche");
    await expect(confirmDeath(madeUp, { personId: one.personId })).rejects.toMatchObject({
      code: "life.another_agent",
    });
    for (const who of [camille, lentOnce, madeUp]) {
      const text = `update death set confirmed_by = '${staffIdOf(who)}', confirmed_on = current_date where person_id = '${one.personId}'`;
      await expect(inSql(system, text)).rejects.toThrow("these count for one");
    }
    const reception = await anAgent(house, town.id, ["reception"]);
    for (const who of [reception, one, other])
      await expect(confirmDeath(who, { personId: one.personId })).rejects.toMatchObject({
        code: "access.capability_missing",
      });
    await confirmDeath(nadia, { personId: one.personId });
    await confirmDeath(nadia, { personId: one.personId });
    expect(await waits(both)).toBe(false);
    expect((await actionsOf(other)).filter((action) => action === "life.death_confirmed")).toHaveLength(1);
    await night();
    expect([await statusOf(one.personId), await statusOf(other.personId)]).toEqual(["erased", "erased"]);
  });

  test("recorded of one of two who were not one, is reversed however late, since nothing was erased; then they are separate", async () => {
    const both = await twice();
    const { one, other } = both;
    await merged(both);
    await dies(both);
    days(800);
    await night();
    await cancelDeath(nadia, { personId: one.personId, reason: "Deux cousines" });
    expect([await statusOf(one.personId), await statusOf(other.personId)]).toEqual(["enrolled", "merged"]);
  });

  test("of somebody who keeps nobody asks for no second agent", async () => {
    const { one } = await twice();
    await recordDeath(camille, { personId: one.personId, diedOn: "2026-11-20" });
    await confirmDeath(nadia, { personId: one.personId });
    expect(await actionsOf(one)).not.toContain("life.death_confirmed");
    days(740);
    await night();
    expect(await statusOf(one.personId)).toBe("erased");
  });
});
