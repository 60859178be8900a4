import type { ElementName } from "@ardeco/contracts";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { aDesk, type Desk } from "../../../../../../frames/desk/testing/a-desk.ts";
import { getJob } from "../../../../../../kernel/module-jobs.ts";
import { anAgent, aPerson } from "../../../../../../testing/builders.ts";
import { duplicatesJobs, verdicts } from "../../../../../identity/duplicates/index.ts";
import { identityContribution, setPersonStatus } from "../../../../../identity/identity/index.ts";
import { readPersonJournal } from "../../../../../trust/audit/index.ts";

let desk: Desk;
beforeAll(async () => {
  desk = await aDesk([duplicatesJobs]);
});
afterAll(() => desk?.house.close());
beforeEach(() => desk.house.sqlAs("owner", "delete from possible_duplicate", []));

const LIST = "/caen/agents/doublons";
const plain = (body: string) => body.replace(/<[^>]*>/g, " ").replace(/[\s\u00a0\u202f]+/g, " ");

async function enrolled(validated: Partial<Record<ElementName, unknown>>) {
  const person = await aPerson(desk.house, desk.caen.id, { validated });
  const system = desk.house.system(desk.caen.id);
  await system.transaction((tx) => setPersonStatus(tx, system, person.personId, "enrolled"));
  return person;
}

let families = 0;
/** Somebody, and the same written otherwise, under a name of their own. */
async function twice() {
  const family_name =
    ["Vauquelin", "Quesnel", "Hébert-Lainé", "Pottier", "Onfray", "Mauger", "Delaunoy"][families++] ?? "Né";
  const known = { given_name: "Solange", family_name, birthdate: "1961-03-08" };
  const one = await enrolled(known);
  const other = await enrolled({ ...known, given_name: "Solanje", birthdate: "1961-08-03" });
  return { one, other, family_name };
}

/** The job, as on Sunday night, to its end. */
async function sunday(): Promise<void> {
  const system = desk.house.system(desk.caen.id);
  await getJob(duplicatesJobs, "duplicates.look").run(system, {});
  await desk.house.drain();
}

const pairs = () =>
  desk.house.sqlAs<{ id: string; verdict: string | null }>(
    "owner",
    "select id, verdict from possible_duplicate",
    [],
  );

describe("two records of one person", () => {
  test("are found in the night, shown with why, compared side by side, and answered once", async () => {
    const { one, other, family_name } = await twice();
    await sunday();
    const agent = await desk.at(["validator"]);
    const list = plain((await agent.open(LIST)).body);
    expect(list).toContain(`Solange ${family_name}`);
    expect(list).toContain("même nom, prénoms proches, dates de naissance différentes mais proches");
    const [pair] = await pairs();
    const page = plain((await agent.open(`${LIST}/${pair?.id}`)).body);
    expect(page).toContain("Date de naissance (différent)");
    expect(page).toContain("8 mars 1961");
    const done = await agent.submit({ reponse: "same" }, { action: `${LIST}/${pair?.id}` });
    expect(plain(done.body)).toContain("Votre réponse est gardée.");
    const again = await agent.post(`${LIST}/${pair?.id}`, { reponse: "same" });
    expect(again.url).toBe(`${LIST}/${pair?.id}/reunion?fait=dit`);
    const waits = await desk.house.sqlAs("owner", "select id, state from person_merge");
    expect(waits).toEqual([{ id: pair?.id, state: "waiting" }]);
    await sunday();
    expect(await pairs()).toEqual([{ id: pair?.id, verdict: "same" }]);
    expect(plain((await agent.open(LIST)).body)).toContain("Aucun doublon à comparer");
    for (const person of [one, other]) {
      const { entries } = await readPersonJournal(person, person.personId);
      expect(entries.map(({ action }) => action)).toContain("duplicates.record_compared");
      expect(JSON.stringify(entries)).not.toContain((person === one ? other : one).personId);
    }
  });

  test("born on two days, they are never very likely one, however much else agrees, and it is said", async () => {
    const couple = [
      ["Quidbeuf", ["1950-02-03", "1950-02-03"]],
      ["Zwilling", ["1950-02-03", "1950-03-02"]],
    ] as const;
    for (const [family_name, days] of couple) {
      const known = { email: `${family_name}@example.org`.toLowerCase(), gender: "female" };
      const place_of_birth = {
        locality: family_name === "Zwilling" ? "Sarreguemines" : "Bayeux",
        country: "FR",
      };
      for (const birthdate of days)
        await enrolled({ given_name: "Odette", family_name, birthdate, place_of_birth, ...known });
    }
    await sunday();
    const list = plain((await (await desk.at(["validator"])).open(LIST)).body);
    expect(list).toMatch(/Quidbeuf et Odette Quidbeuf \([^)]*\) Très probable/);
    expect(list).toMatch(
      /Zwilling et Odette Zwilling \([^)]*\) Probable [^.]*dates de naissance différentes mais proches/,
    );
  });

  test("another answer after the first is a conflict; the same again changes nothing", async () => {
    await twice();
    await sunday();
    const [pair] = await pairs();
    const agent = await desk.at(["validator"]);
    await agent.open(`${LIST}/${pair?.id}`);
    const answer = (reponse: string) => agent.submit({ reponse }, { action: `${LIST}/${pair?.id}` });
    expect((await answer("different")).status).toBe(200);
    for (const verdict of verdicts) {
      const { status } = await agent.post(`${LIST}/${pair?.id}`, { reponse: verdict });
      expect([verdict, status]).toEqual([verdict, verdict === "different" ? 200 : 409]);
    }
  });

  test("twins, and somebody erased, are in no pair", async () => {
    const { one } = await twice();
    const zoe = { given_name: "Zoé", family_name: "Ygouf", birthdate: "2014-09-02" };
    const twins = [await enrolled(zoe), await enrolled({ ...zoe, given_name: "Anatole" })];
    const system = desk.house.system(desk.caen.id);
    await system.transaction((tx) => identityContribution.erasePerson(tx, system, one.personId));
    await sunday();
    const people = await desk.house.sqlAs<{ one_id: string; other_id: string }>(
      "owner",
      "select one_id, other_id from possible_duplicate",
      [],
    );
    const paired = new Set(people.flatMap(({ one_id, other_id }) => [one_id, other_id]));
    expect([one, ...twins].filter(({ personId }) => paired.has(personId))).toEqual([]);
  });
});

describe("what a person or another agent may not", () => {
  test.each(["reception", "service_manager", "authority_administrator", "auditor"] as const)(
    "%s neither reads the list nor a pair",
    async (role) => {
      await twice();
      await sunday();
      const [pair] = await pairs();
      const agent = await desk.at([role]);
      expect((await agent.open(LIST)).status).toBe(403);
      expect((await agent.open(`${LIST}/${pair?.id}`)).status).toBe(403);
    },
  );

  test("past the pages, in SQL: a person and another town's validator see no pair, and a validator adds none", async () => {
    const { one } = await twice();
    await sunday();
    const stranger = await anAgent(desk.house, desk.honfleur.id, ["validator"]);
    const own = await anAgent(desk.house, desk.caen.id, ["validator"]);
    for (const context of [one, stranger]) {
      const { rows } = await context.transaction((tx) => sql`select id from possible_duplicate`.execute(tx));
      expect(rows).toEqual([]);
    }
    const forged = own.transaction((tx) =>
      sql`insert into possible_duplicate (authority_id, id, one_id, other_id, likelihood, found_on)
        select authority_id, gen_random_uuid(), one_id, other_id, 99, found_on from possible_duplicate limit 1`.execute(
        tx,
      ),
    );
    await expect(forged).rejects.toThrow(/row-level security/);
  });
});
