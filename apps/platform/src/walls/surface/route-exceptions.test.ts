import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { grantDelegation, openDelegatedSession, resolveSession } from "../../features/access/access/index.ts";
import {
  findLiveFile,
  getFileTracking,
  saveAnswers,
  sendToDesk,
  startEnrolment,
  startRelativeFile,
  submitEnrolment,
} from "../../features/enrolment/enrolment/index.ts";
import { everything, readBy } from "../../features/enrolment/enrolment/testing/a-file.ts";
import { findOrganisation, updateMode } from "../../features/enrolment/organisation/index.ts";
import { notificationsJobs } from "../../features/messaging/notifications/index.ts";
import { readPersonJournal } from "../../features/trust/audit/index.ts";
import type { Context } from "../../kernel/context.ts";
import { parseId } from "../../kernel/ids.ts";
import { anAgent, aTown } from "../../testing/builders.ts";
import { type TestRuntime, testRuntime } from "../../testing/test-runtime.ts";
import { aTownIn, code, decides, newId, sees, theSameFile } from "../testing/a-town-in-mode.ts";

let house: TestRuntime;
beforeAll(async () => {
  house = await testRuntime([notificationsJobs]);
});
afterAll(() => house.close());

const refused = "access.capability_missing";
const reason = "La personne part demain à l’hôpital ; la cantine est fermée.";

test("an exception is justified in words, then the town hall decides; the person and the journal read why", async () => {
  const town = await aTownIn(house, "internal_delegated");
  const file = await theSameFile(house, town, "cantine");
  expect(await decides(town.validator, file)).toBe(refused);
  const send = async (why: { reason?: string }) =>
    sendToDesk(town.validator, {
      ...(await readBy(town.validator, file.fileId)),
      deskId: town.desks.town,
      ...why,
    });
  for (const why of [{}, { reason: "" }, { reason: "  \u00a0 " }])
    expect(await code(send(why))).toBe("enrolment.outside_route");
  await send({ reason });
  expect(await readBy(town.validator, file.fileId)).toMatchObject({
    byException: true,
    mode: "internal_delegated",
  });
  expect(await decides(town.validator, file)).toBe("open");

  const { person } = file;
  const { steps } = await getFileTracking(person, file.fileId);
  const told = steps.map(({ sentence }) => sentence.fr).join("\n");
  expect(told).toContain(`Par exception, le dossier est transmis au guichet « Mairie ». Motif : ${reason}`);
  const journal = await readPersonJournal(person, file.personId);
  expect(JSON.stringify(journal)).toContain("enrolment.sent_by_exception");
});

test("back on its route, a file is the service's again", async () => {
  const town = await aTownIn(house, "internal_delegated");
  const file = await theSameFile(house, town, "cantine");
  const send = async (deskId: typeof town.desks.town, why = {}) =>
    sendToDesk(town.validator, { ...(await readBy(town.validator, file.fileId)), deskId, ...why });
  await send(town.desks.town, { reason });
  await send(town.desks.canteen);
  expect(await decides(town.validator, file)).toBe(refused);
  expect(await decides(town.canteen, file)).toBe("open");
});

test("a file without a service waits at the town hall, which sends it on without deciding", async () => {
  const town = await aTownIn(house, "optimised");
  const file = await theSameFile(house, town);
  expect((await readBy(town.validator, file.fileId)).deskId).toBe(town.desks.town);
  expect(await decides(town.validator, file)).toBe(refused);
  await sendToDesk(town.validator, {
    ...(await readBy(town.validator, file.fileId)),
    deskId: town.desks.canteen,
  });
  expect(await decides(town.canteen, file)).toBe("open");
});

test("past the use cases, the database refuses a decision and an exception that are not theirs", async () => {
  const town = await aTownIn(house, "internal_delegated");
  const file = await theSameFile(house, town, "cantine");
  const decide = (agent: Context) =>
    agent.transaction((tx) =>
      tx
        .withTables<{
          enrolment_decision: Record<"authority_id" | "file_id" | "element", string> & { sealed: Buffer };
        }>()
        .insertInto("enrolment_decision")
        .values({
          authority_id: town.id,
          file_id: file.fileId,
          element: "given_name",
          sealed: Buffer.from("x"),
        })
        .execute(),
    );
  await expect(decide(town.validator)).rejects.toThrow(/row-level security/);
  await decide(town.canteen);
  const excuse = file.person.transaction((tx) =>
    tx
      .withTables<{ enrolment_file: { id: string; by_exception: boolean; version: number } }>()
      .updateTable("enrolment_file")
      .set((row) => ({ by_exception: true, version: row("version", "+", 1) }))
      .where("id", "=", file.fileId)
      .execute(),
  );
  await expect(excuse).rejects.toThrow(/an agent grants an exception/);
});

test("a mode changed since moves no file sent; a draft begun before the web closed is finished", async () => {
  const town = await aTownIn(house, "internal_delegated");
  const sent = await theSameFile(house, town, "cantine");
  const personId = newId();
  const { fileId } = await startEnrolment(town.anonymous, { newPersonId: personId });
  const administrator = await anAgent(house, town.id, ["authority_administrator"]);
  await updateMode(administrator, { from: "internal_delegated", to: "internal_town_hall" });

  expect(await decides(town.validator, sent)).toBe(refused);
  expect(await decides(town.canteen, sent)).toBe("open");
  const person = house.as({ kind: "person", personId }, town.id);
  expect(await startRelativeFile(person, { personId })).toBe(fileId);
  await saveAnswers(person, { fileId, elements: everything, answers: { channel: "letter" } });
  await submitEnrolment(person, { fileId });
  expect(await readBy(town.validator, fileId)).toMatchObject({
    mode: "internal_town_hall",
    deskId: town.desks.town,
  });
  const child = startRelativeFile(person, {
    personId: newId(),
    representation: { kind: "parental_authority" },
  });
  expect(await code(child)).toBe("enrolment.door_closed");
});

test("an administrator changes the mode, from the one read; nobody else does", async () => {
  const town = await aTownIn(house, "internal_delegated");
  const change = { from: "internal_delegated", to: "optimised" } as const;
  for (const agent of [town.validator, town.canteen, house.as({ kind: "anonymous" }, town.id)])
    expect(await code(updateMode(agent, change))).toBe(refused);
  const administrator = await anAgent(house, town.id, ["authority_administrator"]);
  expect(await code(updateMode(administrator, { ...change, from: "internal_web" }))).toBe(
    "request.changed_meanwhile",
  );
  await updateMode(administrator, change);
  const now = await findOrganisation(administrator);
  expect(now).toMatchObject({ mode: "optimised", former: "internal_delegated" });
  const elsewhere = await aTownIn(house, "internal_town_hall");
  const meddle = administrator.transaction((tx) =>
    tx
      .withTables<{ organisation: { authority_id: string; mode: string } }>()
      .updateTable("organisation")
      .set({ mode: "optimised" })
      .where("authority_id", "=", elsewhere.id)
      .executeTakeFirst(),
  );
  expect((await meddle).numUpdatedRows).toBe(0n);
});

test("an agent of another authority sees and decides nothing without a delegation, nor after its end", async () => {
  const town = await aTownIn(house, "pooled_technical");
  const group = await aTown(house, { slug: `epci-${randomUUID().slice(0, 8)}`, kind: "epci" });
  const file = await theSameFile(house, town, "cantine");
  const farida = await anAgent(house, group.id, ["validator"], "Farida Mansouri");
  expect(await sees(farida, file.fileId)).toBe(false);
  expect(await code(readBy(farida, file.fileId))).toBe("enrolment.unknown_file");
  if (farida.actor.kind !== "staff") throw new Error("an agent");
  const administrator = await anAgent(house, town.id, ["authority_administrator"]);
  const delegationId = parseId<"delegation">(randomUUID());
  const enter = () => openDelegatedSession(farida, { authorityId: town.id, delegationId });
  expect(await code(enter())).toBe("access.delegation_not_valid");
  await grantDelegation(administrator, {
    id: delegationId,
    fromAuthorityId: group.id,
    staffId: farida.actor.staffId,
    role: "validator",
    reason: "Soutien mutualisé",
    startsOn: "2026-11-24",
    endsOn: "2026-11-30",
  });
  const there = house.as({ kind: "anonymous" }, town.id);
  const token = await enter();
  const session = await resolveSession(there, token);
  if (session?.actor.kind !== "staff") throw new Error("a session");
  const lent = house.as(session.actor, town.id);
  expect(await sees(lent, file.fileId)).toBe(true);
  expect(await decides(lent, file)).toBe("open");
  house.clock.set("2026-12-01T08:00:00Z");
  expect(await resolveSession(there, token)).toBeUndefined();
  expect(await code(enter())).toBe("access.delegation_not_valid");
  house.clock.set("2026-11-24T08:00:00Z");
  expect(await findLiveFile(farida, file.personId)).toBeUndefined();
});
