import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { PersonId } from "../../../kernel/ids.ts";
import { anAgent, anAgentAddedBy, aTown } from "../../../testing/builders.ts";
import { testRuntime } from "../../../testing/test-runtime.ts";
import { createAccount, findAccount } from "../../access/access/index.ts";
import { notificationsJobs } from "../../messaging/notifications/index.ts";
import { endAtMajority } from "./coming-of-age.ts";
import { addRepresentation } from "./create-representation.ts";
import { applyAccountHandover } from "./handover/apply-account-handover.ts";
import { recordYoungAdult } from "./handover/record-young-adult.ts";
import { families } from "./testing/families.ts";

test("a file that does not open keeps no other open, and is said at the end", async () => {
  const house = await testRuntime();
  const town = await families(house);
  const anne = await town.someone("Anne");
  const [broken, sound] = [await town.aChildOf(anne, "2008-11-25"), await town.aChildOf(anne, "2008-11-25")];
  await house.sqlAs(
    "owner",
    "update representation set detail_sealed = overlay(detail_sealed placing '\\x00'::bytea from 12) where represented_id = $1",
    [broken.personId],
  );
  house.clock.set("2026-11-25T01:00:00Z");
  await expect(endAtMajority(house.system(town.authorityId))).rejects.toThrow("1 rows failed");
  const live = await house.sqlAs<{ represented_id: string }>(
    "owner",
    "select represented_id from representation where state <> 'ended' and represented_id = any($1)",
    [[broken.personId, sound.personId]],
  );
  expect(live.map((row) => row.represented_id)).toEqual([broken.personId]);
  await house.close();
});

describe("an agent at the reception puts no address of theirs on the account", () => {
  let house: Awaited<ReturnType<typeof testRuntime>>;
  let town: Awaited<ReturnType<typeof families>>;
  beforeAll(async () => {
    house = await testRuntime([notificationsJobs]);
    town = await families(house);
  });
  afterAll(() => house?.close());

  async function anAdult(email?: string) {
    const owner = await town.someone("Paul", "1990-05-06");
    const system = house.system(town.authorityId);
    const opened = { personId: owner.personId, ...(email ? { email } : {}) };
    await system.transaction((tx) => createAccount(tx, system, opened));
    return owner;
  }
  const refusedFor = (personId: PersonId) =>
    expect(applyAccountHandover(town.agent, { personId, email: "agent@vol.example" })).rejects.toMatchObject({
      code: "households.account_is_theirs",
    });

  test("of an adult to whom they first tie a parent, decided or not", async () => {
    const reception = await anAgent(house, town.authorityId, ["reception"], "Paul Girard");
    const parent = await town.someone("Anne");
    const [one, other] = [await anAdult("paul@adulte.example"), await anAdult("lea@adulte.example")];
    await reception.transaction((tx) =>
      addRepresentation(tx, reception, {
        representativeId: parent.personId,
        representedId: one.personId,
        kind: "parental_authority",
      }),
    );
    await refusedFor(one.personId);
    await town.alsoParent(parent, other.personId);
    await refusedFor(other.personId);
  });

  test("of an adult without an address, whom somebody has a mandate for", async () => {
    const [owner, daughter] = [await anAdult(), await town.someone("Anne")];
    const id = await town.agent.transaction((tx) =>
      addRepresentation(tx, town.agent, {
        representativeId: daughter.personId,
        representedId: owner.personId,
        kind: "mandate",
        until: "2027-01-01",
      }),
    );
    await town.validate(id, "mandate");
    await refusedFor(owner.personId);
  });

  test("of a young adult to whom it was handed over already, even without an address", async () => {
    const { personId } = await town.aChildOf(await town.someone("Anne"), "2008-11-25");
    house.clock.set("2026-11-25T08:00:00Z");
    await recordYoungAdult(await anAgent(house, town.authorityId, ["reception"], "Paul Girard"), {
      personId,
    });
    await applyAccountHandover(town.agent, { personId });
    await applyAccountHandover(town.agent, { personId });
    await refusedFor(personId);
  });

  test("alone: without a colleague's eyes, twice with their own, or with those of an hour ago", async () => {
    house.clock.set("2026-11-24T08:00:00Z");
    const { personId } = await town.aChildOf(await town.someone("Anne"), "2008-11-25");
    house.clock.set("2026-11-25T08:00:00Z");
    const over = () => applyAccountHandover(town.agent, { personId, email: "agent@vol.example" });
    const refused = { code: "households.colleague_needed" };
    await expect(over()).rejects.toMatchObject(refused);
    await recordYoungAdult(town.agent, { personId });
    await expect(over()).rejects.toMatchObject(refused);
    house.clock.advance(61 * 60_000);
    const reception = await anAgent(house, town.authorityId, ["reception"], "Paul Girard");
    await recordYoungAdult(reception, { personId });
    await expect(applyAccountHandover(reception, { personId })).rejects.toMatchObject({
      code: "access.capability_missing",
    });
    house.clock.advance(61 * 60_000);
    await expect(over()).rejects.toMatchObject(refused);
    await recordYoungAdult(reception, { personId });
    // What a colleague saw stays theirs: seeing it again makes nobody their own second
    await recordYoungAdult(town.agent, { personId });
    await over();
    const system = house.system(town.authorityId);
    const account = await system.transaction((tx) => findAccount(tx, system, personId));
    expect(account?.email).toBe("agent@vol.example");
  });

  test("with the eyes of a colleague whom they have just made up, or who made them up", async () => {
    house.clock.set("2026-11-24T08:00:00Z");
    const { personId } = await town.aChildOf(await town.someone("Anne"), "2008-11-25");
    house.clock.set("2026-11-25T08:00:00Z");
    const reception = await anAgent(house, town.authorityId, ["reception"], "Paul Girard");
    await recordYoungAdult(reception, { personId });
    const madeUp = await anAgentAddedBy(house, reception, ["validator"], "Inès Roche");
    await expect(
      applyAccountHandover(madeUp, { personId, email: "agent@vol.example" }),
    ).rejects.toMatchObject({
      code: "households.colleague_needed",
    });
  });

  test("with the eyes of a colleague who is themselves, lent by another authority under another id", async () => {
    house.clock.set("2026-11-24T08:00:00Z");
    const { personId } = await town.aChildOf(await town.someone("Anne"), "2008-11-25");
    house.clock.set("2026-11-25T08:00:00Z");
    await recordYoungAdult(await anAgent(house, town.authorityId, ["reception"], "Paul Le Goff"), {
      personId,
    });
    const again = await anAgent(house, town.authorityId, ["validator"], "LE GOFF Paul");
    await expect(applyAccountHandover(again, { personId, email: "agent@vol.example" })).rejects.toMatchObject(
      {
        code: "households.colleague_needed",
      },
    );
    const colleague = await anAgent(house, town.authorityId, ["validator"], "Paule Le Goff");
    await applyAccountHandover(colleague, { personId, email: "lea@jeune.example" });
  });

  test("of another town, or who is not there yet", async () => {
    const { personId } = await town.aChildOf(await town.someone("Anne"), "2008-11-25");
    const child = await town.aChildOf(await town.someone("Anne"), "2012-11-25");
    const elsewhere = await aTown(house, { slug: "falaise" });
    const abroad = await anAgent(house, elsewhere.id, ["validator"]);
    await expect(recordYoungAdult(abroad, { personId })).rejects.toThrow();
    await expect(applyAccountHandover(abroad, { personId })).rejects.toThrow();
    await expect(recordYoungAdult(town.agent, child)).rejects.toMatchObject({
      code: "households.still_a_minor",
    });
  });
});
