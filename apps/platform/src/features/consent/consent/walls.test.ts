import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { anAgent } from "../../../testing/builders.ts";
import {
  asks,
  type ConsentStory,
  consentStory,
  type PublishedService,
  type Someone,
  says,
  within,
} from "../../../testing/consents.ts";
import { computeSectorSubject, openForSector } from "../../trust/keys/index.ts";
import {
  findGrantAtOnce,
  findSectorGrant,
  type Grant,
  getWithdrawalExplanation,
  listGrants,
  withdrawGrant,
} from "./index.ts";
import { createGrantRow, findGrantRow, setGrantSubject, updateGrant } from "./store.ts";

let story: ConsentStory;
let leo: Someone;
let intruder: Someone;
let library: PublishedService;
let pool: PublishedService;
let toLibrary: Grant;
let toPool: Grant;

beforeAll(async () => {
  story = await consentStory();
  [leo, intruder] = [await story.leo(), await story.leo()];
  library = await story.a("Médiathèque", [asks("email", { required: true })]);
  pool = await story.a("Piscine", [asks("email", { required: true })], story.caenLaMer);
  toLibrary = await says({ granted: ["email"] }, leo, library);
  toPool = await says({ granted: ["email"] }, leo, pool);
});
afterAll(() => story?.house.close());

const as = (who: Someone, whose: Someone) => Object.assign(who.as(who.actor), { personId: whose.personId });
const rowsSeen = (scope: Record<string, string>) =>
  story.house.sqlAs<{ id: string }>(
    "application",
    `with scope as materialized (select ${Object.entries(scope)
      .map(([name, value]) => `set_config('ardeco.${name}', '${value}', true)`)
      .join(
        ", ",
      )}) select g.id from scope left join lateral (select id from service_grant) g on true where g.id is not null`,
  );

describe("person to person", () => {
  test("nobody reads, gives or withdraws for a stranger", async () => {
    const forLeo = as(intruder, leo);
    await expect(story.releaseOf(forLeo, library)).rejects.toThrow("households.cannot_act_for");
    await expect(story.proposalOf(forLeo, library)).rejects.toThrow("households.cannot_act_for");
    await expect(says({ granted: ["email"] }, forLeo, library)).rejects.toThrow();
    await expect(within(intruder, (tx) => listGrants(tx, intruder, leo.personId))).rejects.toThrow(
      "households.cannot_act_for",
    );
    await expect(
      withdrawGrant(intruder, { personId: leo.personId, grantId: toLibrary.id }),
    ).rejects.toThrow();
  });

  test("a grant named under one's own account is still somebody else's", async () => {
    const named = { personId: intruder.personId, grantId: toLibrary.id };
    await expect(withdrawGrant(intruder, named)).rejects.toThrow("consent.unknown_grant");
    await expect(getWithdrawalExplanation(intruder, named)).rejects.toThrow("consent.unknown_grant");
  });

  test("even past the use cases, a person or an agent lists no grant: the database shows one named subject", async () => {
    const person = { authority: story.caen, actor_kind: "person", actor_id: intruder.personId };
    expect(await rowsSeen(person)).toEqual([]);
    expect(await rowsSeen({ ...person, actor_kind: "staff", roles: "validator,reception" })).toEqual([]);
    const subject = toLibrary.subject.toString("hex");
    expect(await rowsSeen({ ...person, sector_subject: subject })).toEqual([{ id: toLibrary.id }]);
    expect(await rowsSeen({})).toEqual([]);
  });
});

describe("authority to authority", () => {
  test("a provider sees the grants of its own services, none of the holder's others", async () => {
    const provider = story.house.system(story.caenLaMer);
    const find = ({ sector, id: grantId }: Grant) =>
      within(provider, (tx) => findSectorGrant(tx, provider, { sector, grantId }));
    expect(await find(toPool)).toMatchObject({ id: toPool.id });
    expect(await find(toPool)).not.toHaveProperty("personId");
    expect(await find(toLibrary)).toBeUndefined();
    const atOnce = ({ sector, id: grantId }: Grant) => findGrantAtOnce(provider, { sector, grantId });
    expect(await atOnce(toPool)).toEqual(await find(toPool));
    expect(await atOnce(toLibrary)).toBeUndefined();
    const seen = await rowsSeen({ authority: story.caenLaMer, actor_kind: "system" });
    expect(seen).toEqual([{ id: toPool.id }]);
  });

  test("a provider neither gives nor changes a grant for the holder's people", async () => {
    const provider = story.house.system(story.caenLaMer);
    const { sector, subject, id } = toPool;
    const row = await within(provider, (tx) => findGrantRow(tx, sector, id));
    if (!row) throw new Error("either side reads");
    await expect(
      within(provider, (tx) =>
        updateGrant(tx, row, { sealed: row.sealed, state: "withdrawn", withdrawn_on: row.given_on }),
      ),
    ).resolves.toBe(false);
    await expect(
      within(provider, (tx) =>
        createGrantRow(tx, { ...row, id: leo.newId<string>(), subject: Buffer.alloc(32, 1) }),
      ),
    ).rejects.toThrow("row-level security");
    expect(subject).toHaveLength(32);
  });

  test("an agent of the provider reads nothing of a person of the holder", async () => {
    const agent = await anAgent(story.house, story.caenLaMer, ["validator", "service_manager"]);
    await expect(within(agent, (tx) => listGrants(tx, agent, leo.personId))).resolves.toEqual([]);
    await expect(
      within(agent, async (tx) => {
        await setGrantSubject(tx, toLibrary.subject);
        return findGrantRow(tx, toLibrary.sector, toLibrary.id);
      }),
    ).resolves.toBeUndefined();
  });
});

describe("service to service", () => {
  test("two services know one person by unlike names, and one's seals do not open under the other's key", async () => {
    expect(toLibrary.pairwiseSubject).not.toBe(toPool.pairwiseSubject);
    expect(toLibrary.subject.equals(toPool.subject)).toBe(false);
    const system = story.house.system(story.caen);
    const row = await within(system, (tx) => findGrantRow(tx, toLibrary.sector, toLibrary.id));
    if (!row) throw new Error("the grant is there");
    expect(() => openForSector(system, toPool.sector, `grant:${row.id}`, row.sealed)).toThrow(
      "keys.cannot_open",
    );
    expect(() => openForSector(system, toLibrary.sector, `grant:${toPool.id}`, row.sealed)).toThrow(
      "keys.cannot_open",
    );
    expect(row.subject.equals(computeSectorSubject(system, toLibrary.sector, leo.personId))).toBe(true);
  });

  test("an application is no reader: neither of the person nor of its grants", async () => {
    const client = story.house.as(
      { kind: "client", clientId: leo.newId(), serviceId: library.id, offeredBy: null },
      story.caen,
    );
    await expect(story.releaseOf(Object.assign(client, { personId: leo.personId }), library)).rejects.toThrow(
      "access.capability_missing",
    );
    expect(await rowsSeen({ authority: story.caen, actor_kind: "client" })).toEqual([]);
  });
});

test("what was withdrawn never comes back, whoever tries", async () => {
  const grant = await says({ granted: ["email"] }, intruder, library);
  await withdrawGrant(intruder, { personId: intruder.personId, grantId: grant.id });
  const system = story.house.system(story.caen);
  await within(system, async (tx) => {
    const row = await findGrantRow(tx, grant.sector, grant.id);
    if (!row) throw new Error("the grant is kept as a proof");
    expect(await updateGrant(tx, row, { sealed: row.sealed, state: "live", withdrawn_on: null })).toBe(false);
  });
  await expect(
    story.house.sqlAs("application", "update service_grant set subject = '\\x00'"),
  ).rejects.toThrow("permission denied");
});
