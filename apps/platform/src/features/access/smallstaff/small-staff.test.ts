import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { moduleJobs } from "../../../app.ts";
import { registry } from "../../../composition/features.ts";
import type { Context } from "../../../kernel/context.ts";
import { parseId } from "../../../kernel/ids.ts";
import { anAgent, aTownNotOpenYet } from "../../../testing/builders.ts";
import { aDefinition, aPublishedService } from "../../../testing/services.ts";
import { aTariffDraft } from "../../../testing/tariffs.ts";
import { type TestRuntime, testRuntime } from "../../../testing/test-runtime.ts";
import {
  approveVersion,
  draftService,
  submitVersion,
  type VersionSeen,
} from "../../catalogue/catalogue/index.ts";
import { publishTariff } from "../../catalogue/tariffs/index.ts";
import { readAuthorityJournal } from "../../trust/audit/index.ts";
import { grantDelegation, updateAgentRoles } from "../access/index.ts";
import {
  type AloneApprovalId,
  aloneKinds,
  declineAloneApproval,
  endMode,
  findMode,
  neverAloneKinds,
  startMode,
  submitAloneApproval,
} from "./index.ts";

// A commune whose only agent writes, approves and publishes: what stands in for the second one, and what never
// does.

let house: TestRuntime;
let town: Awaited<ReturnType<typeof aTownNotOpenYet>>;
let alone: Context;
let officer: Context;
let towns = 0;

beforeAll(async () => {
  house = await testRuntime(moduleJobs);
});
afterAll(() => house?.close());
beforeEach(async () => {
  towns += 1;
  house.clock.set("2026-11-24T08:00:00Z");
  town = await aTownNotOpenYet(house, { slug: `hameau-${towns}`, name: "Hameau" });
  const roles = ["authority_administrator", "service_manager", "validator"] as const;
  alone = await anAgent(house, town.id, roles, "Jeanne Seule");
  officer = await anAgent(house, town.id, ["data_protection_officer"], "Denis Roussel");
  house.clock.set("2026-12-07T08:00:00Z");
});

const versions = registry.approvals.find(({ kind }) => kind === "catalogue.version");
const delay = { form: "delay", days: 3, reason: "La secrétaire de mairie est seule." } as const;
const read = async (context: Context) => (await versions?.listWaiting(context)) ?? [];

/** A version handed over by the only agent; how it is approved. */
async function submitted(by = alone): Promise<VersionSeen> {
  const id = parseId<"service">(randomUUID());
  const draft = await draftService(by, { id, slug: `s-${id.slice(0, 8)}`, definition: aDefinition() });
  await submitVersion(by, draft);
  return { ...draft, revision: draft.revision + 1 };
}
async function announce({ serviceId, version }: VersionSeen, by = alone): Promise<AloneApprovalId> {
  if (!versions) throw new TypeError("a kind is expected");
  await submitAloneApproval(by, { kind: versions, id: `${serviceId}.${version}` });
  const [waits] = (await read(by)).filter(({ id }) => id === `${serviceId}.${version}`);
  if (waits?.alone?.state !== "announced") throw new TypeError("an announcement is expected");
  return parseId<"aloneApproval">(waits.alone.id);
}
const actions = async () => {
  const { entries } = await officer.transaction((tx) => readAuthorityJournal(tx, officer, { limit: 50 }));
  return entries
    .map(({ action }) => action)
    .filter((action) => action.startsWith("smallstaff."))
    .toReversed();
};

describe("an authority of one agent", () => {
  test("declares the mode with its reason, announces, waits, approves alone; each is journalled and everybody is told", async () => {
    const version = await submitted();
    await expect(approveVersion(alone, version)).rejects.toThrow("catalogue.own_work");
    await startMode(alone, delay);
    expect((await read(alone))[0]?.alone).toEqual({ state: "offered" });
    await announce(version);
    await announce(version);
    await house.drain();
    const told = house.mails.filter(({ subject }) => subject.includes("sans second agent"));
    expect(told).toHaveLength(2);
    await expect(approveVersion(alone, version)).rejects.toThrow("catalogue.own_work");
    house.clock.set("2026-12-10T08:00:00Z");
    await approveVersion(alone, version);
    expect(await actions()).toEqual([
      "smallstaff.declared",
      "smallstaff.announced",
      "smallstaff.approved_alone",
    ]);
  });

  test("the day before is too early; a colleague who refuses stops it for good, for this content", async () => {
    await startMode(alone, delay);
    const version = await submitted();
    const id = await announce(version);
    house.clock.set("2026-12-09T22:00:00Z");
    await expect(approveVersion(alone, version)).rejects.toThrow("catalogue.own_work");
    expect((await read(officer))[0]?.alone).toMatchObject({ state: "announced", from: "2026-12-10" });
    await declineAloneApproval(officer, { id });
    await declineAloneApproval(officer, { id });
    house.clock.set("2026-12-20T08:00:00Z");
    await expect(approveVersion(alone, version)).rejects.toThrow("catalogue.own_work");
    await expect(announce(version)).rejects.toThrow("smallstaff.over");
    await approveVersion(officer, version);
  });

  test("a mode that was ended meanwhile serves nothing that was announced in it, nor does the next one", async () => {
    await startMode(alone, delay);
    const version = await submitted();
    await announce(version);
    house.clock.set("2026-12-10T08:00:00Z");
    await endMode(alone);
    await endMode(alone);
    await expect(approveVersion(alone, version)).rejects.toThrow("catalogue.own_work");
    await startMode(alone, delay);
    await expect(approveVersion(alone, version)).rejects.toThrow("catalogue.own_work");
  });

  test("a third agent ends it in fact: the mode no longer counts, and is not declared", async () => {
    await startMode(alone, delay);
    const version = await submitted();
    await announce(version);
    for (const name of ["Yves Marie", "Nadia Benali"]) await anAgent(house, town.id, ["reception"], name);
    house.clock.set("2026-12-10T08:00:00Z");
    await expect(approveVersion(alone, version)).rejects.toThrow("catalogue.own_work");
    expect(await findMode(alone)).toBeUndefined();
    await expect(startMode(alone, delay)).rejects.toThrow("smallstaff.too_many_agents");
  });

  test("colleagues whose roles are taken back for a moment bring back neither the mode nor what was announced", async () => {
    const grant = { role: "reception" } as const;
    const colleagues = await Promise.all(
      ["Yves Marie", "Nadia Benali"].map((name) => anAgent(house, town.id, [grant.role], name)),
    );
    const setHeld = async (held: boolean) => {
      for (const { actor } of colleagues)
        if (actor.kind === "staff") await updateAgentRoles(alone, { staffId: actor.staffId, grant, held });
    };
    await setHeld(false);
    await startMode(alone, delay);
    const version = await submitted();
    await announce(version);
    await setHeld(true);
    house.clock.set("2026-12-10T08:00:00Z");
    await setHeld(false);
    await expect(approveVersion(alone, version)).rejects.toThrow("catalogue.own_work");
    await startMode(alone, delay);
    await expect(approveVersion(alone, version)).rejects.toThrow("catalogue.own_work");
    await expect(announce(version)).rejects.toThrow("smallstaff.over");
  });

  test("another authority, and an agent without the role, declare, announce, refuse and read nothing", async () => {
    await startMode(alone, delay);
    const version = await submitted();
    const id = await announce(version);
    const other = await aTownNotOpenYet(house, { slug: `voisin-${towns}` });
    const hostile = await anAgent(house, other.id, ["authority_administrator"], "Jeanne Seule");
    await expect(declineAloneApproval(hostile, { id })).rejects.toThrow("smallstaff.over");
    expect(await findMode(hostile)).toBeUndefined();
    const reception = await anAgent(house, town.id, ["reception"], "Inès Roy");
    for (const refused of [
      startMode(reception, delay),
      endMode(reception),
      declineAloneApproval(reception, { id }),
      announce(version, reception),
    ])
      await expect(refused).rejects.toThrow("access.capability_missing");
    await expect(announce(version, officer)).rejects.toThrow("smallstaff.not_waiting");
  });

  test("past the use cases, the database asks for the mode, the day and the person", async () => {
    await startMode(alone, delay);
    const version = await submitted();
    const id = await announce(version);
    const run = (by: Context, statement: string) =>
      by.transaction((tx) => sql.raw(statement.replaceAll("$id", `'${id}'`)).execute(tx));
    const use = "update alone_approval set used_on = ardeco_today() where id = $id";
    await expect(run(alone, use)).rejects.toThrow("waits until the day");
    await expect(
      run(alone, "update alone_approval set due_on = ardeco_today() where id = $id"),
    ).rejects.toThrow("permission denied");
    await expect(
      run(
        officer,
        "update alone_approval set refused_by = announced_by, refused_on = ardeco_today() where id = $id",
      ),
    ).rejects.toThrow("in person");
    const approve = `update service_version set state = 'approved', approved_by = ardeco_actor(), revision = revision + 1
      where service_id = '${version.serviceId}'`;
    await expect(run(alone, approve)).rejects.toThrow("two agents are asked");
    house.clock.set("2026-12-10T08:00:00Z");
    await expect(run(officer, use)).rejects.toThrow("waits until the day");
    await expect(
      house.sqlAs("owner", "update small_staff_mode set days = 1 where authority_id = $1", [town.id]),
    ).rejects.toThrow("small_staff_mode_days_check");
  });

  test("a tariff that one agent wrote is published alone after the delay, in the database too", async () => {
    const service = await aPublishedService(house, town.id);
    house.clock.set("2026-12-17T08:00:00Z");
    await startMode(alone, delay);
    const id = await aTariffDraft(alone, service.id);
    const kind = registry.approvals.find((one) => one.kind === "tariffs.version");
    if (!kind) throw new TypeError("a kind is expected");
    await submitAloneApproval(alone, { kind, id });
    await expect(publishTariff(alone, { id, revision: 1 })).rejects.toThrow("tariffs.own_work");
    house.clock.set("2026-12-20T08:00:00Z");
    await publishTariff(alone, { id, revision: 1 });
  });

  test("what is not approved alone says why; each kind that a feature declares is one or the other", async () => {
    const kinds = registry.approvals.map(({ kind }) => kind).toSorted();
    expect([...Object.keys(aloneKinds), ...Object.keys(neverAloneKinds)].toSorted()).toEqual(kinds);
    await startMode(alone, delay);
    for (const kind of registry.approvals)
      if (Object.hasOwn(neverAloneKinds, kind.kind))
        await expect(submitAloneApproval(alone, { kind, id: randomUUID() }), kind.kind).rejects.toThrow(
          "smallstaff.never_alone",
        );
  });

  test("a delay of two days, no reason, a second mode are refused beside their field", async () => {
    await expect(startMode(alone, { ...delay, days: 2 })).rejects.toMatchObject({
      fields: [{ field: "days" }],
    });
    await expect(startMode(alone, { ...delay, reason: "seule" })).rejects.toMatchObject({
      fields: [{ field: "reason" }],
    });
    await startMode(alone, delay);
    await expect(startMode(alone, delay)).rejects.toThrow("smallstaff.declared_already");
  });

  test("an agent of a paired commune, lent by a delegation, answers; its use is journalled", async () => {
    const paired = await aTownNotOpenYet(house, { slug: `jumelle-${towns}` });
    const neighbour = await anAgent(house, paired.id, ["authority_administrator"], "Paul Voisin");
    if (neighbour.actor.kind !== "staff") throw new TypeError("an agent");
    const delegationId = parseId<"delegation">(randomUUID());
    const pairing = { form: "paired", delegationId, reason: "Convention avec la commune voisine." } as const;
    await expect(startMode(alone, pairing)).rejects.toMatchObject({ fields: [{ field: "delegation" }] });
    await grantDelegation(alone, {
      ...{ id: delegationId, fromAuthorityId: paired.id, staffId: neighbour.actor.staffId },
      ...{
        role: "authority_administrator",
        reason: "Approuver",
        startsOn: "2026-12-07",
        endsOn: "2027-06-30",
      },
    });
    await startMode(alone, pairing);
    const version = await submitted();
    await expect(announce(version)).rejects.toThrow("smallstaff.mode_off");
    const lent = house.as(
      { ...neighbour.actor, roles: [{ role: "authority_administrator" }], delegationId },
      town.id,
    );
    await approveVersion(lent, version);
    expect(await actions()).toEqual(["smallstaff.declared", "smallstaff.approved_by_paired"]);
  });
});
