import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Context } from "../../../kernel/context.ts";
import { type AuthorityId, parseId, type ServiceId } from "../../../kernel/ids.ts";
import { anAgent, anAgentAddedBy, aPerson, aTown } from "../../../testing/builders.ts";
import { inSql, staffIdOf } from "../../../testing/in-sql.ts";
import { aDefinition, aPublishedService } from "../../../testing/services.ts";
import { type TestRuntime, testRuntime } from "../../../testing/test-runtime.ts";
import { readAuthorityJournal } from "../../trust/audit/index.ts";
import {
  approveVersion,
  closeService,
  draftService,
  draftVersion,
  findPublishedService,
  getServiceVersion,
  listPublishedServices,
  listServicesForManagement,
  listVersions,
  publishVersion,
  rejectVersion,
  saveDraft,
  submitVersion,
  type VersionSeen,
} from "./index.ts";

let house: TestRuntime;
let caen: AuthorityId;
let honfleur: AuthorityId;
let manager: Context;
let officer: Context;

beforeAll(async () => {
  house = await testRuntime();
  caen = (await aTown(house, { slug: "caen" })).id;
  honfleur = (await aTown(house, { slug: "honfleur", officialCode: "14333" })).id;
  manager = await anAgent(house, caen, ["service_manager"], "Maud Pichon");
  officer = await anAgent(house, caen, ["data_protection_officer"], "Élie Roussel");
});
afterAll(() => house.close());

const newId = () => parseId<"service">(randomUUID());
const at = (seen: VersionSeen, revision: number) => ({ ...seen, revision });

async function aDraft(by: Context = manager, definition: Record<string, unknown> = aDefinition()) {
  const id = newId();
  return draftService(by, { id, slug: `service-${id.slice(0, 8)}`, definition });
}

const versionsOf = (context: Context, id: ServiceId) => listVersions(context, id);
const findIt = (context: Context, serviceId: ServiceId) =>
  context.transaction((tx) => findPublishedService(tx, { serviceId }, { peopleOf: caen }));

describe("a service is written by one, approved by another, offered to all", () => {
  test("from draft to published, each step in the journal under its author's name", async () => {
    const draft = await aDraft();
    await saveDraft(manager, { ...draft, definition: aDefinition({ audience: "child" }) });
    expect(await findIt(manager, draft.serviceId)).toBeUndefined();
    await submitVersion(manager, at(draft, 2));
    await approveVersion(officer, at(draft, 3));
    expect(await findIt(manager, draft.serviceId)).toBeUndefined();
    await publishVersion(manager, at(draft, 4));

    const neighbour = await aPerson(house, honfleur);
    expect(await findIt(neighbour, draft.serviceId)).toMatchObject({
      providerId: caen,
      status: "published",
      version: 1,
      definition: { audience: "child" },
    });
    const dpo = officer;
    const journal = await dpo.transaction((tx) => readAuthorityJournal(tx, dpo));
    const told = journal.entries
      .filter(({ data }) => data.serviceId === draft.serviceId)
      .map(({ action, actor }) => `${action} ${actor.label}`);
    expect(told.reverse()).toEqual([
      "catalogue.version_drafted Maud Pichon",
      "catalogue.version_saved Maud Pichon",
      "catalogue.version_submitted Maud Pichon",
      "catalogue.version_approved Élie Roussel",
      "catalogue.version_published Maud Pichon",
    ]);
  });

  test("a version sent back says why, and is approved again after its correction", async () => {
    const draft = await aDraft();
    await submitVersion(manager, draft);
    await expect(rejectVersion(officer, { ...at(draft, 2), reason: "  " })).rejects.toThrow(
      "catalogue.reason_needed",
    );
    await approveVersion(officer, at(draft, 2));
    await rejectVersion(officer, { ...at(draft, 3), reason: "Un an suffit." });
    const [back] = await versionsOf(manager, draft.serviceId);
    expect(back).toMatchObject({ state: "draft", revision: 4 });
    expect(back?.approvedBy).toBeUndefined();
    await expect(publishVersion(manager, at(draft, 4))).rejects.toThrow("catalogue.wrong_state");
  });

  test("the next version replaces the first, which a grant given under it still reads", async () => {
    const { id } = await aPublishedService(house, caen);
    const next = await draftVersion(manager, { serviceId: id });
    await expect(draftVersion(manager, { serviceId: id })).rejects.toThrow("catalogue.version_in_progress");
    const longer = aDefinition({ title: { fr: "Médiathèques", en: "Libraries" } });
    await saveDraft(manager, { ...next, definition: longer });
    await submitVersion(manager, at(next, 2));
    await approveVersion(officer, at(next, 3));
    expect((await findIt(manager, id))?.version).toBe(1);
    await publishVersion(manager, at(next, 4));
    expect((await findIt(manager, id))?.version).toBe(2);
    const before = await manager.transaction((tx) => getServiceVersion(tx, id, 1));
    expect(before.definition.title.fr).toBe("Médiathèque");
  });

  test("a retired service is no longer offered, its versions stay readable, and it may come back", async () => {
    const { id } = await aPublishedService(house, caen);
    const person = await aPerson(house, caen);
    await closeService(manager, id);
    expect(await findIt(person, id)).toBeUndefined();
    const offered = await person.transaction((tx) => listPublishedServices(tx, [caen], { peopleOf: caen }));
    expect(offered.map((one) => one.id)).not.toContain(id);
    expect(await person.transaction((tx) => getServiceVersion(tx, id, 1))).toMatchObject({
      status: "retired",
    });
    await expect(closeService(manager, id)).rejects.toThrow("catalogue.wrong_state");
    const next = await draftVersion(manager, { serviceId: id });
    await submitVersion(manager, next);
    await approveVersion(officer, at(next, 2));
    await publishVersion(manager, at(next, 3));
    expect((await findIt(person, id))?.version).toBe(2);
  });
});

describe("what cannot be offered", () => {
  const [first, ...others] = aDefinition().requests;
  test.each([
    ["half a definition", { title: { fr: "Piscine" } }, "service.malformed", ""],
    [
      "an element without a purpose",
      aDefinition({ requests: first ? [{ ...first, purpose: { fr: " ", en: " " } }, ...others] : [] }),
      "catalogue.purpose_blank",
      "/requests/0/purpose",
    ],
    [
      "an element on legitimate interests",
      aDefinition({ requests: first ? [{ ...first, legalBasis: "legitimate_interests" }] : [] }),
      "catalogue.basis_refused",
      "/requests/0/legalBasis",
    ],
    [
      "a rule on a datum nobody declared",
      aDefinition({ eligibility: 'religion == "none"' }),
      "rule.unknown_variable",
      "/eligibility",
    ],
    [
      "a rule that compares a number with a word",
      aDefinition({ eligibility: 'family_quotient < "600"' }),
      "rule.type",
      "/eligibility",
    ],
    ["a rule that gives a number", aDefinition({ eligibility: "1 + 1" }), "rule.not_boolean", "/eligibility"],
  ])("%s is saved, and not submitted", async (_, definition, code, field) => {
    const draft = await aDraft(manager, definition);
    await expect(submitVersion(manager, draft)).rejects.toMatchObject({
      code: "catalogue.not_publishable",
      fields: expect.arrayContaining([
        expect.objectContaining({ code, field: expect.stringContaining(field) }),
      ]),
    });
  });
});

describe("who may not", () => {
  test("who wrote any of it does not approve it, even as an administrator", async () => {
    const both = await anAgent(house, caen, ["service_manager", "authority_administrator"]);
    const own = await aDraft(both);
    await submitVersion(both, own);
    await expect(approveVersion(both, at(own, 2))).rejects.toThrow("catalogue.own_work");

    const theirs = await aDraft();
    await saveDraft(both, { ...theirs, definition: aDefinition({ audience: "self" }) });
    await submitVersion(manager, at(theirs, 2));
    await expect(approveVersion(both, at(theirs, 3))).rejects.toThrow("catalogue.own_work");
  });

  test("who wrote it, under another id, nor a colleague whom they have just made up, does not approve it", async () => {
    const writer = await anAgent(house, caen, ["service_manager"], "Maud Pichon");
    const approves = async (by: Context) =>
      approveVersion(by, at(own, 2)).then(
        () => "done",
        ({ code }: { code: string }) => code,
      );
    const own = await aDraft(writer);
    await submitVersion(writer, own);
    const again = await anAgent(house, caen, ["authority_administrator"], "PICHON, Maud");
    const madeUp = await anAgentAddedBy(house, writer, ["authority_administrator"], "Inès Roche");
    expect([await approves(again), await approves(madeUp)]).toEqual([
      "catalogue.own_work",
      "catalogue.own_work",
    ]);
    for (const by of [again, madeUp]) {
      const text = `update service_version set state = 'approved', approved_by = '${staffIdOf(by)}', revision = revision + 1 where service_id = '${own.serviceId}'`;
      await expect(inSql(by, text)).rejects.toThrow("these count for one");
    }
    house.clock.advance(7 * 86_400_000);
    expect(await approves(madeUp)).toBe("done");
  });

  test("a reception agent neither writes, approves nor publishes", async () => {
    const reception = await anAgent(house, caen, ["reception"]);
    const draft = await aDraft();
    await submitVersion(manager, draft);
    await expect(aDraft(reception)).rejects.toThrow("access.capability_missing");
    await expect(approveVersion(reception, at(draft, 2))).rejects.toThrow("access.capability_missing");
    await approveVersion(officer, at(draft, 2));
    await expect(publishVersion(reception, at(draft, 3))).rejects.toThrow("access.capability_missing");
    await expect(publishVersion(officer, at(draft, 3))).rejects.toThrow("access.capability_missing");
  });

  test("the manager of one service does not touch another, nor open a new one", async () => {
    const { id } = await aPublishedService(house, caen);
    const bounded = await anAgent(house, caen, [{ role: "service_manager", serviceId: id }]);
    const draft = await aDraft();
    await expect(saveDraft(bounded, { ...draft, definition: aDefinition() })).rejects.toThrow(
      "access.capability_missing",
    );
    await expect(aDraft(bounded)).rejects.toThrow("access.capability_missing");
    await expect(versionsOf(bounded, draft.serviceId)).rejects.toThrow("catalogue.unknown_service");
    const seen = await listServicesForManagement(bounded);
    expect(seen.map((one) => one.id)).toEqual([id]);
    expect((await draftVersion(bounded, { serviceId: id })).version).toBe(2);
  });

  test("another authority's manager neither reads nor edits a draft", async () => {
    const draft = await aDraft();
    const stranger = await anAgent(house, honfleur, ["service_manager", "authority_administrator"]);
    await expect(versionsOf(stranger, draft.serviceId)).rejects.toThrow("catalogue.unknown_service");
    await expect(saveDraft(stranger, { ...draft, definition: aDefinition() })).rejects.toThrow(
      "catalogue.unknown_service",
    );
    await expect(submitVersion(stranger, draft)).rejects.toThrow("catalogue.unknown_service");
    await expect(stranger.transaction((tx) => getServiceVersion(tx, draft.serviceId, 1))).rejects.toThrow(
      "catalogue.unknown_version",
    );
  });

  test("the system signs nothing", async () => {
    await expect(aDraft(house.system(caen))).rejects.toThrow("catalogue.agent_needed");
  });

  test("the second of two managers is told that the first changed it", async () => {
    const draft = await aDraft();
    const colleague = await anAgent(house, caen, ["service_manager"]);
    const results = await Promise.allSettled(
      [manager, colleague].map((by) => saveDraft(by, { ...draft, definition: aDefinition() })),
    );
    const refused = results.filter((result) => result.status === "rejected");
    expect(refused.map(({ reason }) => reason.code)).toEqual(["request.changed_meanwhile"]);
  });

  test("an address is given once", async () => {
    const slug = "cantine";
    await draftService(manager, { id: newId(), slug, definition: {} });
    await expect(draftService(manager, { id: newId(), slug, definition: {} })).rejects.toThrow(
      "catalogue.slug_taken",
    );
    await expect(draftService(manager, { id: newId(), slug: "../caen", definition: {} })).rejects.toThrow(
      "catalogue.slug_not_valid",
    );
  });
});
