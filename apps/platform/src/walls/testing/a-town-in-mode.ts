import { randomUUID } from "node:crypto";
import { createAuthority } from "../../features/authorities/authorities/index.ts";
import {
  findLiveFile,
  listQueue,
  saveAnswers,
  startAtDesk,
  startEnrolment,
  submitElementDecisions,
  submitEnrolment,
} from "../../features/enrolment/enrolment/index.ts";
import { everything, originalsSeen, readBy } from "../../features/enrolment/enrolment/testing/a-file.ts";
import { type ModeName, updateMode } from "../../features/enrolment/organisation/index.ts";
import type { Context } from "../../kernel/context.ts";
import { type FileId, type PersonId, parseId } from "../../kernel/ids.ts";
import { anAgent } from "../../testing/builders.ts";
import type { TestRuntime } from "../../testing/test-runtime.ts";

/** A town whose canteen has its own desk, in one of the five modes. */
export async function aTownIn(house: TestRuntime, mode: ModeName) {
  const id = parseId<"authority">(randomUUID());
  const desks = {
    town: parseId<"desk">(randomUUID()),
    canteen: parseId<"desk">(randomUUID()),
  };
  const slug = `ville-${id.slice(0, 8)}`;
  await createAuthority(house.system(id), {
    authority: {
      id,
      slug,
      name: slug,
      kind: "commune",
      officialCode: "14333",
      colour: "#1f5fa6",
      contact: {},
    },
    within: [],
    desks: [
      { id: desks.town, name: "Mairie", contact: {}, isDefault: true },
      { id: desks.canteen, name: "Cantine", contact: {}, isDefault: false, serviceSlug: "cantine" },
    ],
  });
  const administrator = await anAgent(house, id, ["authority_administrator"]);
  await updateMode(administrator, { from: "internal_web", to: mode });
  return {
    id,
    desks,
    anonymous: house.as({ kind: "anonymous" }, id),
    validator: await anAgent(house, id, ["validator"]),
    canteen: await anAgent(house, id, [
      { role: "service_validator", deskId: desks.canteen },
      { role: "reception", deskId: desks.canteen },
    ]),
  };
}
export type Town = Awaited<ReturnType<typeof aTownIn>>;

export const newId = () => parseId<"person">(randomUUID());
export const code = (one: Promise<unknown>) =>
  one.then(
    () => "open",
    (error: { code?: string }) => error.code,
  );

/** The same answers by every door; whoever may not use the web is served at the counter. */
export async function theSameFile(house: TestRuntime, town: Town, startedFor?: string) {
  const personId = newId();
  const person = house.as({ kind: "person", personId }, town.id);
  const door = await code(
    startEnrolment(town.anonymous, { newPersonId: personId, ...(startedFor ? { startedFor } : {}) }),
  );
  const author = door === "open" ? person : town.validator;
  if (door !== "open") await startAtDesk(town.validator, { personId });
  const live = await findLiveFile(author, personId);
  const fileId = live?.id ?? parseId<"file">("");
  await saveAnswers(author, { fileId, elements: everything, answers: { channel: "letter" } });
  await submitEnrolment(author, { fileId });
  return { personId, fileId, person, door };
}

export async function sees(agent: Context, fileId: string): Promise<boolean> {
  const { items } = await listQueue(agent);
  return items.some(({ file }) => file.id === fileId);
}

export async function decides(agent: Context, file: { fileId: FileId; personId: PersonId }) {
  return code(
    (async () =>
      submitElementDecisions(agent, {
        ...(await readBy(agent, file.fileId)),
        decisions: await originalsSeen(agent, file.personId, ["given_name"]),
      }))(),
  );
}
