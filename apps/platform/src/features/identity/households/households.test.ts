import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Context } from "../../../kernel/context.ts";
import { type PersonId, parseId, type ServiceId } from "../../../kernel/ids.ts";
import { anAgent } from "../../../testing/builders.ts";
import { type TestRuntime, testRuntime } from "../../../testing/test-runtime.ts";
import {
  createAccount,
  createResumeCode,
  findAccount,
  openResumeCode,
  openSession,
  resolveSession,
} from "../../access/access/index.ts";
import { notificationsJobs } from "../../messaging/notifications/index.ts";
import { getPersonKey } from "../../trust/keys/index.ts";
import { listElements } from "../identity/index.ts";
import {
  addRepresentation,
  applyAccountHandover,
  createHousehold,
  declineRepresentation,
  endPastRepresentations,
  endRepresentation,
  householdsContribution,
  householdsJobs,
  listHouseholds,
  listRepresentatives,
  listRepresented,
  recordYoungAdult,
  removeHouseholdMember,
  requireRepresentative,
  setHouseholdMember,
  validateRepresentation,
} from "./index.ts";
import { type Families, families, type Someone } from "./testing/families.ts";

let house: TestRuntime;
let town: Families;
let agent: Context;
let anne: Someone;
let bruno: Someone;
beforeAll(async () => {
  house = await testRuntime([householdsJobs, notificationsJobs]);
  town = await families(house);
  agent = town.agent;
});
afterAll(() => house?.close());
beforeEach(async () => {
  house.clock.set("2026-11-24T08:00:00Z");
  anne = await town.someone("Anne");
  bruno = await town.someone("Bruno");
});

describe("a parent and a child", () => {
  it("a parent fills in and signs for the child they declare, before any agent has seen it", async () => {
    const child = await town.aChildOf(anne);
    expect(await town.may(anne, child.personId)).toBe(true);
    expect(await town.may(bruno, child.personId)).toBe(false);
    await town.validate(child.representationId, "family_record_book");
    expect(await town.may(anne, child.personId)).toBe(true);
    expect(await town.journalOf(child.personId)).toContain("households.representation_validated");
    expect(await town.journalOf(anne.personId)).toContain("households.representation_validated");
  });

  it("a detail sealed under the right key in another shape is refused, and not repeated", async () => {
    const { personId, representationId } = await town.aChildOf(anne);
    const system = house.system(town.authorityId);
    const key = await system.transaction((tx) => getPersonKey(tx, system, personId));
    const sealed = key.seal(`representation:${representationId}`, '{"declaredAt":"Anne"}');
    await house.sqlAs("owner", "update representation set detail_sealed = $1 where id = $2", [
      sealed,
      representationId,
    ]);
    await expect(listRepresented(anne, anne.personId)).rejects.toMatchObject({
      code: "keys.wrong_shape.representation",
      message: expect.not.stringContaining("Anne"),
    });
  });

  it("an act that needs both parents is never one's alone", async () => {
    const child = await town.aChildOf(anne);
    expect(await town.may(anne, child.personId, { act: "unusual" })).toBe(false);
  });

  it("a refused link never counts again, and is not declared again by oneself", async () => {
    const child = await town.aChildOf(anne);
    await agent.transaction((tx) =>
      declineRepresentation(tx, agent, { id: child.representationId, reason: "Livret au nom d’un tiers" }),
    );
    expect(await town.may(anne, child.personId)).toBe(false);
    const again = anne.transaction((tx) =>
      addRepresentation(tx, anne, {
        representativeId: anne.personId,
        representedId: child.personId,
        kind: "parental_authority",
      }),
    );
    await expect(again).rejects.toMatchObject({ code: "households.cannot_declare" });
  });

  it("evidence of another kind does not validate, nor does somebody without the role", async () => {
    const child = await town.aChildOf(anne);
    await expect(town.validate(child.representationId, "mandate")).rejects.toMatchObject({
      code: "households.evidence_not_enough",
    });
    const counter = await anAgent(house, town.authorityId, ["reception"]);
    for (const somebody of [counter, anne]) {
      const attempt = validateRepresentation(somebody, {
        id: child.representationId,
        evidence: { kind: "family_record_book" },
      });
      await expect(attempt).rejects.toMatchObject({ code: "access.capability_missing" });
    }
  });

  it("two agents deciding at once: one decides, the other is told", async () => {
    const child = await town.aChildOf(anne);
    const both = await Promise.allSettled([
      town.validate(child.representationId, "family_record_book"),
      agent.transaction((tx) =>
        declineRepresentation(tx, agent, { id: child.representationId, reason: "x" }),
      ),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });
});

describe("separated parents", () => {
  it("both see the child and act alone for it; neither sees the other", async () => {
    const child = await town.aChildOf(anne);
    await town.alsoParent(bruno, child.personId);
    const seenBy = (who: Someone, whom: PersonId) => who.transaction((tx) => listElements(tx, who, whom));
    for (const parent of [anne, bruno]) {
      expect(await town.may(parent, child.personId)).toBe(true);
      expect(await seenBy(parent, child.personId)).toHaveLength(1);
    }
    expect(await seenBy(anne, bruno.personId)).toEqual([]);
    expect(await seenBy(bruno, anne.personId)).toEqual([]);
    expect(await town.may(anne, bruno.personId)).toBe(false);
  });

  it("the child lives in both households, each parent seeing their own and the child's share in the other", async () => {
    const child = await town.aChildOf(anne);
    await town.alsoParent(bruno, child.personId);
    const camille = await town.someone("Camille");
    const half = { personId: child.personId, role: "child", sharePercent: 50 } as const;
    for (const parent of [anne, bruno]) {
      await parent.transaction((tx) =>
        createHousehold(tx, parent, {
          members: [{ personId: parent.personId, role: "adult", sharePercent: 100 }, half],
        }),
      );
    }
    const ofBruno = (await bruno.transaction((tx) => listHouseholds(tx, bruno, bruno.personId)))[0];
    if (!ofBruno) throw new Error("Bruno has a household");
    await agent.transaction((tx) =>
      setHouseholdMember(tx, agent, {
        householdId: ofBruno.id,
        personId: camille.personId,
        role: "adult",
        sharePercent: 100,
      }),
    );
    const seen = await anne.transaction((tx) => listHouseholds(tx, anne, child.personId));
    expect(seen).toHaveLength(2);
    expect(seen.flatMap(({ members }) => members).map(({ personId }) => personId)).not.toContain(
      bruno.personId,
    );
    expect(seen.flatMap(({ members }) => members).map(({ personId }) => personId)).not.toContain(
      camille.personId,
    );
    const tooMuch = anne.transaction((tx) =>
      setHouseholdMember(tx, anne, { householdId: seen[0]?.id ?? ofBruno.id, ...half, sharePercent: 60 }),
    );
    await expect(tooMuch).rejects.toMatchObject({ code: "households.shares_exceed_whole" });
    const theirs = anne.transaction((tx) =>
      removeHouseholdMember(tx, anne, { householdId: ofBruno.id, personId: child.personId }),
    );
    await expect(theirs).rejects.toMatchObject({ code: "households.unknown_household" });
  });

  it("a court takes one parent's authority away; the other keeps it", async () => {
    const judged = { cause: "court_decision", evidence: { kind: "court_decision" } } as const;
    const child = await town.aChildOf(anne);
    const ofBruno = await town.alsoParent(bruno, child.personId);
    const alone = endRepresentation(bruno, { id: ofBruno });
    await expect(alone).rejects.toMatchObject({ code: "households.end_needs_an_agent" });
    await endRepresentation(agent, { id: child.representationId, ...judged });
    expect(await town.may(anne, child.personId)).toBe(false);
    expect(await anne.transaction((tx) => listElements(tx, anne, child.personId))).toEqual([]);
    expect(await town.may(bruno, child.personId)).toBe(true);
  });
});

describe("coming of age", () => {
  it("ends on the civil day in Paris, before the night's job has run", async () => {
    const child = await town.aChildOf(anne, "2008-11-25");
    await town.validate(child.representationId, "family_record_book");
    house.clock.set("2026-11-24T22:59:59Z");
    expect(await town.may(anne, child.personId)).toBe(true);
    house.clock.set("2026-11-24T23:00:00Z");
    expect(await town.may(anne, child.personId)).toBe(false);
  });

  it("the night's job closes the file to the parents, once, and leaves younger children alone", async () => {
    const elder = await town.aChildOf(anne, "2008-11-25");
    const younger = await town.aChildOf(anne, "2012-01-01");
    house.clock.set("2026-11-25T01:00:00Z");
    for (const _ of [1, 2]) {
      await house.system(town.authorityId).transaction((tx) =>
        house.runtime.ports.jobs.send(tx, "households.coming_of_age", {
          authorityId: town.authorityId,
          requestId: randomUUID(),
        }),
      );
      expect((await house.drain()).failed).toBe(0);
    }
    expect(await anne.transaction((tx) => listElements(tx, anne, elder.personId))).toEqual([]);
    expect(await town.may(anne, younger.personId)).toBe(true);
    const told = (await town.journalOf(elder.personId)).filter((action) =>
      action.endsWith("representation_ended"),
    );
    expect(told).toHaveLength(1);
  });

  it("the young adult takes over the account: own address, every session closed, nobody else left", async () => {
    const child = await town.aChildOf(anne, "2008-11-25");
    const system = house.system(town.authorityId);
    const token = await system.transaction(async (tx) => {
      await createAccount(tx, system, { personId: child.personId, email: "anne@famille.example" });
      return openSession(tx, system, { kind: "person", subjectId: child.personId, method: "email_link" });
    });
    const code = await system.transaction((tx) =>
      createResumeCode(tx, system, { personId: child.personId, draftId: system.newId() }),
    );
    const over = () => applyAccountHandover(agent, { personId: child.personId, email: "lea@jeune.example" });
    await expect(over()).rejects.toMatchObject({ code: "households.still_a_minor" });
    await expect(applyAccountHandover(anne, { personId: child.personId })).rejects.toMatchObject({
      code: "access.capability_missing",
    });
    house.clock.set("2026-11-25T08:00:00Z");
    await recordYoungAdult(await anAgent(house, town.authorityId, ["reception"], "Paul Girard"), child);
    await over();
    expect(await town.may(anne, child.personId)).toBe(false);
    expect(await resolveSession(system, token)).toBeUndefined();
    await expect(openResumeCode(anne, code)).rejects.toMatchObject({ code: "access.code_not_valid" });
    const account = await system.transaction((tx) => findAccount(tx, system, child.personId));
    expect(account?.email).toBe("lea@jeune.example");
  });

  it("an agent gives nobody's own account to another address", async () => {
    const system = house.system(town.authorityId);
    const adult = await town.someone("Adèle", "1990-05-02");
    await system.transaction((tx) =>
      createAccount(tx, system, { personId: adult.personId, email: "adele@example.org" }),
    );
    const taken = applyAccountHandover(agent, { personId: adult.personId, email: "agent@ailleurs.example" });
    await expect(taken).rejects.toMatchObject({ code: "households.account_is_theirs" });
    const account = await system.transaction((tx) => findAccount(tx, system, adult.personId));
    expect(account?.email).toBe("adele@example.org");
  });
});

describe("guardians and mandates", () => {
  const mandateFor = (who: Someone, representedId: PersonId, by: Context, scope?: readonly ServiceId[]) =>
    by.transaction((tx) =>
      addRepresentation(tx, by, {
        representativeId: who.personId,
        representedId,
        kind: "mandate",
        until: "2026-12-31",
        ...(scope ? { scope } : {}),
      }),
    );

  it("a daughter acts for her mother within the mandate's services, until its last day", async () => {
    const service = parseId<"service">(randomUUID());
    const mother = bruno;
    const id = await mandateFor(anne, mother.personId, mother, [service]);
    expect(await town.may(anne, mother.personId, { act: "prepare" })).toBe(false);
    await town.validate(id, "mandate");
    expect(await town.may(anne, mother.personId, { serviceId: service })).toBe(true);
    expect(await town.may(anne, mother.personId, { serviceId: parseId(randomUUID()) })).toBe(false);
    expect(await town.may(anne, mother.personId)).toBe(false);
    house.clock.set("2026-12-31T22:59:59Z");
    expect(await town.may(anne, mother.personId, { serviceId: service })).toBe(true);
    house.clock.set("2026-12-31T23:00:00Z");
    expect(await town.may(anne, mother.personId, { serviceId: service })).toBe(false);
    expect(await anne.transaction((tx) => listElements(tx, anne, mother.personId))).toEqual([]);
  });

  it("the mother takes it back at any time; the daughter gives it back too", async () => {
    for (const party of [anne, bruno]) {
      const id = await mandateFor(anne, bruno.personId, bruno);
      await town.validate(id, "mandate");
      await endRepresentation(party, { id });
      expect(await town.may(anne, bruno.personId)).toBe(false);
      expect(await listRepresentatives(bruno, bruno.personId)).toEqual([]);
    }
  });

  it("a mandate without an end, past, or too long is refused", async () => {
    for (const until of [undefined, "2026-11-23", "2030-01-01"]) {
      const attempt = bruno.transaction((tx) =>
        addRepresentation(tx, bruno, {
          representativeId: anne.personId,
          representedId: bruno.personId,
          kind: "mandate",
          ...(until ? { until } : {}),
        }),
      );
      await expect(attempt).rejects.toMatchObject({ code: "households.mandate_dates" });
    }
  });

  it("a curator prepares and the person signs; a tutor signs", async () => {
    const measured = async (measure: "curatelle" | "tutelle", who: Someone) => {
      const id = await agent.transaction((tx) =>
        addRepresentation(tx, agent, {
          representativeId: who.personId,
          representedId: elder.personId,
          kind: "guardianship",
          measure,
        }),
      );
      await town.validate(id, "court_decision", "2031-01-01");
    };
    const elder = await town.someone("Odette", "1940-01-01");
    await measured("curatelle", anne);
    await measured("tutelle", bruno);
    expect(await town.may(anne, elder.personId, { act: "prepare" })).toBe(true);
    expect(await town.may(anne, elder.personId)).toBe(false);
    expect(await town.may(bruno, elder.personId)).toBe(true);
  });

  it("edges do not chain: who acts for a mother does not act for her child", async () => {
    const child = await town.aChildOf(bruno);
    await town.validate(await mandateFor(anne, bruno.personId, bruno), "mandate");
    expect(await town.may(anne, bruno.personId)).toBe(true);
    expect(await town.may(anne, child.personId, { act: "prepare" })).toBe(false);
    const require = anne.transaction((tx) =>
      requireRepresentative(tx, anne, { forPersonId: child.personId }),
    );
    await expect(require).rejects.toMatchObject({ code: "households.cannot_act_for" });
  });
});

describe("time and the person's rights", () => {
  const aMandate = async () => {
    const id = await bruno.transaction((tx) =>
      addRepresentation(tx, bruno, {
        representativeId: anne.personId,
        representedId: bruno.personId,
        kind: "mandate",
        until: "2026-12-31",
      }),
    );
    await town.validate(id, "mandate");
    return id;
  };

  it("a mandate ends in both journals the night after its last day, and leaves the database five years later", async () => {
    const id = await aMandate();
    const system = house.system(town.authorityId);
    house.clock.set("2027-01-01T01:00:00Z");
    expect(await endPastRepresentations(system)).toBeGreaterThan(0);
    expect(await endPastRepresentations(system)).toBe(0);
    for (const { personId } of [anne, bruno]) {
      expect((await town.journalOf(personId))[0]).toBe("households.representation_ended");
    }
    const purge = () => system.transaction((tx) => householdsContribution.purge(tx, system));
    await purge();
    const end = () => endRepresentation(agent, { id });
    await end();
    house.clock.set("2032-01-02T01:00:00Z");
    expect(await purge()).toBeGreaterThan(0);
    await expect(end()).rejects.toMatchObject({ code: "households.unknown_representation" });
  });

  it("a person takes away who acts for them, and erasure leaves no link", async () => {
    await aMandate();
    const system = house.system(town.authorityId);
    const taken = await bruno.transaction((tx) =>
      householdsContribution.exportPerson(tx, bruno, bruno.personId),
    );
    expect(taken).toMatchObject({ est_represente_par: [{ lien: "procuration", jusqu_au: "2026-12-31" }] });
    await system.transaction((tx) => householdsContribution.erasePerson(tx, system, bruno.personId));
    expect(await town.may(anne, bruno.personId)).toBe(false);
    expect(await listRepresented(anne, anne.personId)).toEqual([]);
  });
});
