import { randomUUID } from "node:crypto";
import { Client } from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Context } from "../../kernel/context.ts";
import { asId, type PersonId, type ServiceId } from "../../kernel/ids.ts";
import { anAgent, aPerson, aTown } from "../../testing/builders.ts";
import { type TestRuntime, testRuntime } from "../../testing/test-runtime.ts";
import { createAccount, findAccount, openSession, resolveSession } from "../access/index.ts";
import { readPersonJournal } from "../audit/index.ts";
import { declareElement, listElements } from "../identity/index.ts";
import {
  canActFor,
  createHousehold,
  createRepresentedPerson,
  declareRepresentation,
  endRepresentation,
  householdsJobs,
  listHouseholds,
  listRepresentatives,
  putHouseholdMember,
  refuseRepresentation,
  removeHouseholdMember,
  requireActFor,
  takeOverAccount,
  validateRepresentation,
} from "./index.ts";
import type { Act, RepresentationId } from "./representation.ts";

type Someone = Context & { readonly personId: PersonId };

let house: TestRuntime;
let caen: Awaited<ReturnType<typeof aTown>>;
let agent: Context;
let anne: Someone;
let bruno: Someone;

beforeAll(async () => {
  house = await testRuntime([householdsJobs]);
  caen = await aTown(house, { slug: "caen" });
  agent = await anAgent(house, caen.id, ["reception", "validator"]);
});
afterAll(() => house?.close());
beforeEach(async () => {
  house.clock.set("2026-11-24T08:00:00Z");
  anne = await aPerson(house, caen.id, { declared: { given_name: "Anne" } });
  bruno = await aPerson(house, caen.id, { declared: { given_name: "Bruno" } });
});

const may = (who: Someone, forPersonId: PersonId, more: { act?: Act; serviceId?: ServiceId } = {}) =>
  who.transaction((tx) => canActFor(tx, who, { personId: who.personId, forPersonId, ...more }));

async function aChildOf(parent: Someone, birthdate = "2018-03-02") {
  return parent.transaction(async (tx) => {
    const child = await createRepresentedPerson(tx, parent, {
      representativeId: parent.personId,
      kind: "parental_authority",
    });
    await declareElement(tx, parent, { personId: child.personId, name: "birthdate", value: birthdate });
    return child;
  });
}

const validate = (
  id: RepresentationId,
  kind: "family_record_book" | "court_decision" | "mandate",
  until?: string,
) =>
  agent.transaction((tx) =>
    validateRepresentation(tx, agent, { id, evidence: { kind }, ...(until ? { until } : {}) }),
  );

/** An agent sets up the link of a second parent, whom nobody let declare it alone. */
async function alsoParent(parent: Someone, child: PersonId): Promise<RepresentationId> {
  const id = await agent.transaction((tx) =>
    declareRepresentation(tx, agent, {
      representativeId: parent.personId,
      representedId: child,
      kind: "parental_authority",
    }),
  );
  await validate(id, "family_record_book");
  return id;
}

async function journalOf(personId: PersonId): Promise<string[]> {
  const { entries } = await agent.transaction((tx) => readPersonJournal(tx, agent, personId));
  return entries.map((entry) => entry.action);
}

describe("a parent and a child", () => {
  it("a parent fills in and signs for the child they declare, before any agent has seen it", async () => {
    const child = await aChildOf(anne);
    expect(await may(anne, child.personId)).toBe(true);
    expect(await may(bruno, child.personId)).toBe(false);
    await validate(child.representationId, "family_record_book");
    expect(await may(anne, child.personId)).toBe(true);
    expect(await journalOf(child.personId)).toContain("households.representation_validated");
    expect(await journalOf(anne.personId)).toContain("households.representation_validated");
  });

  it("an act that needs both parents is never one's alone", async () => {
    const child = await aChildOf(anne);
    expect(await may(anne, child.personId, { act: "unusual" })).toBe(false);
  });

  it("without a birth date the child is prepared, not signed for", async () => {
    const { personId } = await anne.transaction((tx) =>
      createRepresentedPerson(tx, anne, { representativeId: anne.personId, kind: "parental_authority" }),
    );
    expect(await may(anne, personId, { act: "prepare" })).toBe(true);
    expect(await may(anne, personId)).toBe(false);
  });

  it("a refused link never counts again, and is not declared again by oneself", async () => {
    const child = await aChildOf(anne);
    await agent.transaction((tx) =>
      refuseRepresentation(tx, agent, { id: child.representationId, reason: "Livret au nom d’un tiers" }),
    );
    expect(await may(anne, child.personId)).toBe(false);
    const again = anne.transaction((tx) =>
      declareRepresentation(tx, anne, {
        representativeId: anne.personId,
        representedId: child.personId,
        kind: "parental_authority",
      }),
    );
    await expect(again).rejects.toMatchObject({ code: "households.cannot_declare" });
  });

  it("evidence of another kind does not validate, nor does somebody without the role", async () => {
    const child = await aChildOf(anne);
    await expect(validate(child.representationId, "mandate")).rejects.toMatchObject({
      code: "households.evidence_not_enough",
    });
    const counter = await anAgent(house, caen.id, ["reception"]);
    for (const somebody of [counter, anne]) {
      const attempt = somebody.transaction((tx) =>
        validateRepresentation(tx, somebody, {
          id: child.representationId,
          evidence: { kind: "family_record_book" },
        }),
      );
      await expect(attempt).rejects.toMatchObject({ code: "access.capability_missing" });
    }
  });

  it("two agents deciding at once: one decides, the other is told", async () => {
    const child = await aChildOf(anne);
    const both = await Promise.allSettled([
      validate(child.representationId, "family_record_book"),
      agent.transaction((tx) => refuseRepresentation(tx, agent, { id: child.representationId, reason: "x" })),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });
});

describe("separated parents", () => {
  it("both see the child and act alone for it; neither sees the other", async () => {
    const child = await aChildOf(anne);
    await alsoParent(bruno, child.personId);
    const seenBy = (who: Someone, whom: PersonId) => who.transaction((tx) => listElements(tx, who, whom));
    for (const parent of [anne, bruno]) {
      expect(await may(parent, child.personId)).toBe(true);
      expect(await seenBy(parent, child.personId)).toHaveLength(1);
    }
    expect(await seenBy(anne, bruno.personId)).toEqual([]);
    expect(await seenBy(bruno, anne.personId)).toEqual([]);
    expect(await may(anne, bruno.personId)).toBe(false);
  });

  it("the child lives in both households, each parent seeing their own and the child's share in the other", async () => {
    const child = await aChildOf(anne);
    await alsoParent(bruno, child.personId);
    const camille = await aPerson(house, caen.id);
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
      putHouseholdMember(tx, agent, {
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
      putHouseholdMember(tx, anne, { householdId: seen[0]?.id ?? ofBruno.id, ...half, sharePercent: 60 }),
    );
    await expect(tooMuch).rejects.toMatchObject({ code: "households.shares_exceed_whole" });
    const theirs = anne.transaction((tx) =>
      removeHouseholdMember(tx, anne, { householdId: ofBruno.id, personId: child.personId }),
    );
    await expect(theirs).rejects.toMatchObject({ code: "households.unknown_household" });
  });

  it("a court takes one parent's authority away; the other keeps it", async () => {
    const child = await aChildOf(anne);
    const ofBruno = await alsoParent(bruno, child.personId);
    const alone = bruno.transaction((tx) => endRepresentation(tx, bruno, { id: ofBruno }));
    await expect(alone).rejects.toMatchObject({ code: "households.end_needs_an_agent" });
    await agent.transaction((tx) =>
      endRepresentation(tx, agent, { id: child.representationId, cause: "court_decision" }),
    );
    expect(await may(anne, child.personId)).toBe(false);
    expect(await anne.transaction((tx) => listElements(tx, anne, child.personId))).toEqual([]);
    expect(await may(bruno, child.personId)).toBe(true);
  });
});

describe("coming of age", () => {
  it("ends on the civil day in Paris, before the night's job has run", async () => {
    const child = await aChildOf(anne, "2008-11-25");
    await validate(child.representationId, "family_record_book");
    house.clock.set("2026-11-24T22:59:59Z");
    expect(await may(anne, child.personId)).toBe(true);
    house.clock.set("2026-11-24T23:00:00Z");
    expect(await may(anne, child.personId)).toBe(false);
  });

  it("the night's job closes the file to the parents, once, and leaves younger children alone", async () => {
    const elder = await aChildOf(anne, "2008-11-25");
    const younger = await aChildOf(anne, "2012-01-01");
    house.clock.set("2026-11-25T01:00:00Z");
    for (const _ of [1, 2]) {
      await house.system(caen.id).transaction((tx) =>
        house.runtime.ports.jobs.send(tx, "households.coming_of_age", {
          authorityId: caen.id,
          requestId: randomUUID(),
        }),
      );
      expect((await house.drain()).failed).toBe(0);
    }
    expect(await anne.transaction((tx) => listElements(tx, anne, elder.personId))).toEqual([]);
    expect(await may(anne, younger.personId)).toBe(true);
    const told = (await journalOf(elder.personId)).filter((action) =>
      action.endsWith("representation_ended"),
    );
    expect(told).toHaveLength(1);
  });

  it("the young adult takes over the account: own address, every session closed, nobody else left", async () => {
    const child = await aChildOf(anne, "2008-11-25");
    const system = house.system(caen.id);
    const token = await system.transaction(async (tx) => {
      await createAccount(tx, system, { personId: child.personId, email: "anne@famille.example" });
      return openSession(tx, system, { kind: "person", subjectId: child.personId, method: "email_link" });
    });
    const over = () => takeOverAccount(agent, { personId: child.personId, email: "lea@jeune.example" });
    await expect(over()).rejects.toMatchObject({ code: "households.still_a_minor" });
    await expect(takeOverAccount(anne, { personId: child.personId })).rejects.toMatchObject({
      code: "access.capability_missing",
    });
    house.clock.set("2026-11-25T08:00:00Z");
    await over();
    expect(await may(anne, child.personId)).toBe(false);
    expect(await resolveSession(system, token)).toBeUndefined();
    const account = await system.transaction((tx) => findAccount(tx, system, child.personId));
    expect(account?.email).toBe("lea@jeune.example");
  });
});

describe("guardians and mandates", () => {
  const mandateFor = (who: Someone, representedId: PersonId, by: Context, scope?: readonly ServiceId[]) =>
    by.transaction((tx) =>
      declareRepresentation(tx, by, {
        representativeId: who.personId,
        representedId,
        kind: "mandate",
        until: "2026-12-31",
        ...(scope ? { scope } : {}),
      }),
    );

  it("a daughter acts for her mother within the mandate's services, until its last day", async () => {
    const service = asId<"service">(randomUUID());
    const mother = bruno;
    const id = await mandateFor(anne, mother.personId, mother, [service]);
    expect(await may(anne, mother.personId, { act: "prepare" })).toBe(false);
    await validate(id, "mandate");
    expect(await may(anne, mother.personId, { serviceId: service })).toBe(true);
    expect(await may(anne, mother.personId, { serviceId: asId(randomUUID()) })).toBe(false);
    expect(await may(anne, mother.personId)).toBe(false);
    house.clock.set("2026-12-31T22:59:59Z");
    expect(await may(anne, mother.personId, { serviceId: service })).toBe(true);
    house.clock.set("2026-12-31T23:00:00Z");
    expect(await may(anne, mother.personId, { serviceId: service })).toBe(false);
    expect(await anne.transaction((tx) => listElements(tx, anne, mother.personId))).toEqual([]);
  });

  it("the mother takes it back at any time; the daughter gives it back too", async () => {
    for (const party of [anne, bruno]) {
      const id = await mandateFor(anne, bruno.personId, bruno);
      await validate(id, "mandate");
      await party.transaction((tx) => endRepresentation(tx, party, { id }));
      expect(await may(anne, bruno.personId)).toBe(false);
      expect(await bruno.transaction((tx) => listRepresentatives(tx, bruno, bruno.personId))).toEqual([]);
    }
  });

  it("a mandate without an end, past, or too long is refused", async () => {
    for (const until of [undefined, "2026-11-23", "2030-01-01"]) {
      const attempt = bruno.transaction((tx) =>
        declareRepresentation(tx, bruno, {
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
        declareRepresentation(tx, agent, {
          representativeId: who.personId,
          representedId: elder.personId,
          kind: "guardianship",
          measure,
        }),
      );
      await validate(id, "court_decision", "2031-01-01");
    };
    const elder = await aPerson(house, caen.id, { declared: { birthdate: "1940-01-01" } });
    await measured("curatelle", anne);
    await measured("tutelle", bruno);
    expect(await may(anne, elder.personId, { act: "prepare" })).toBe(true);
    expect(await may(anne, elder.personId)).toBe(false);
    expect(await may(bruno, elder.personId)).toBe(true);
  });

  it("edges do not chain: who acts for a mother does not act for her child", async () => {
    const child = await aChildOf(bruno);
    await validate(await mandateFor(anne, bruno.personId, bruno), "mandate");
    expect(await may(anne, bruno.personId)).toBe(true);
    expect(await may(anne, child.personId, { act: "prepare" })).toBe(false);
    const require = anne.transaction((tx) => requireActFor(tx, anne, { forPersonId: child.personId }));
    await expect(require).rejects.toMatchObject({ code: "households.cannot_act_for" });
  });
});

describe("a hostile person", () => {
  let app: Client;
  beforeAll(async () => {
    app = new Client({ connectionString: house.appUrl });
    await app.connect();
  });
  afterAll(() => app?.end());

  /** One statement as the application role, with that person's settings, rolled back. */
  async function sqlAs(personId: PersonId, sql: string, values: unknown[] = []) {
    await app.query("begin");
    try {
      await app.query(
        "select set_config('ardeco.authority', $1, true), set_config('ardeco.actor_kind', 'person', true), set_config('ardeco.actor_id', $2, true)",
        [caen.id, personId],
      );
      return await app.query(sql, values);
    } finally {
      await app.query("rollback");
    }
  }
  const insertEdge = `insert into representation (authority_id, id, representative_id, represented_id, kind, state, until, detail_sealed)
    values ($1, gen_random_uuid(), $2, $3, $4, $5, $6, '')`;

  it.each(["parental_authority", "guardianship", "mandate"] as const)(
    "does not declare %s over an existing stranger, by the use case or by SQL",
    async (kind) => {
      const until = kind === "mandate" ? "2026-12-31" : null;
      const attempt = anne.transaction((tx) =>
        declareRepresentation(tx, anne, {
          representativeId: anne.personId,
          representedId: bruno.personId,
          kind,
          ...(until ? { until } : {}),
        }),
      );
      await expect(attempt).rejects.toMatchObject({ code: "households.cannot_declare" });
      for (const state of ["declared", "validated"]) {
        await expect(
          sqlAs(anne.personId, insertEdge, [caen.id, anne.personId, bruno.personId, kind, state, until]),
        ).rejects.toThrow("row-level security");
      }
    },
  );

  it("does not validate its own link, prolong a mandate, revive an ended one, or turn it on somebody else", async () => {
    const child = await aChildOf(anne);
    const self = await sqlAs(anne.personId, "update representation set state = 'ended' where id = $1", [
      child.representationId,
    ]);
    expect(self.rowCount).toBe(1);
    for (const sql of [
      "update representation set state = 'validated' where id = $1",
      "update representation set until = '2099-01-01' where id = $1",
    ]) {
      await expect(sqlAs(anne.personId, sql, [child.representationId])).rejects.toThrow(
        /row-level security|shows_no_date/,
      );
    }
    await expect(
      sqlAs(anne.personId, "update representation set represented_id = $2 where id = $1", [
        child.representationId,
        bruno.personId,
      ]),
    ).rejects.toThrow("permission denied");
  });

  it("does not name itself creator of a person, nor declare again what a court ended", async () => {
    const child = await aChildOf(anne);
    await expect(
      sqlAs(anne.personId, "update person set created_by = $1 where id = $2", [
        anne.personId,
        child.personId,
      ]),
    ).rejects.toThrow("permission denied");
    await agent.transaction((tx) =>
      endRepresentation(tx, agent, { id: child.representationId, cause: "court_decision" }),
    );
    await expect(
      sqlAs(anne.personId, insertEdge, [
        caen.id,
        anne.personId,
        child.personId,
        "parental_authority",
        "declared",
        null,
      ]),
    ).rejects.toThrow("row-level security");
  });

  it("does not enter a stranger's household to see who lives there", async () => {
    const householdId = await bruno.transaction((tx) =>
      createHousehold(tx, bruno, {
        members: [{ personId: bruno.personId, role: "adult", sharePercent: 100 }],
      }),
    );
    await expect(
      sqlAs(anne.personId, "insert into household_member values ($1, $2, $3, 'adult', 100)", [
        caen.id,
        householdId,
        anne.personId,
      ]),
    ).rejects.toThrow("row-level security");
    expect((await sqlAs(anne.personId, "select * from household_member")).rows).toEqual([]);
  });

  it("sees no link of others, and none from another authority", async () => {
    await aChildOf(bruno);
    expect((await sqlAs(anne.personId, "select * from representation")).rows).toEqual([]);
    const lisieux = await aTown(house, { slug: `ville-${randomUUID().slice(0, 8)}` });
    const elsewhere = house.as({ kind: "person", personId: bruno.personId }, lisieux.id);
    expect(await elsewhere.transaction((tx) => listRepresentatives(tx, elsewhere, bruno.personId))).toEqual(
      [],
    );
  });
});
