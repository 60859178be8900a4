import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Context } from "../../../kernel/context.ts";
import { type PersonId, parseId } from "../../../kernel/ids.ts";
import { anAgent, aTown } from "../../../testing/builders.ts";
import { type TestRuntime, testRuntime } from "../../../testing/test-runtime.ts";
import {
  findAccount,
  openResumeCode,
  resolveSession,
  updateAccountEmail,
} from "../../access/access/index.ts";
import { addRepresentation, validateRepresentation } from "../../identity/households/index.ts";
import { createUpstreamLink } from "../../identity/upstream/index.ts";
import { notificationsJobs } from "../../messaging/notifications/index.ts";
import {
  issueResumeCode,
  saveAnswers,
  startAtDesk,
  startRelativeFile,
  submitElementDecisions,
  submitEnrolment,
  withdrawFile,
} from "./index.ts";
import { aCompleteDraft, everything, type Newcomer, originalsSeen, readBy } from "./testing/a-file.ts";

// A code copied by hand is worth the draft it was given for, and nothing more, whoever kept a copy of it.

let house: TestRuntime;
let caen: Awaited<ReturnType<typeof aTown>>;
let reception: Context;
let door: Context;
beforeAll(async () => {
  house = await testRuntime([notificationsJobs]);
  caen = await aTown(house, { slug: "caen" });
  reception = await anAgent(house, caen.id, ["reception"], "Paul Girard");
  door = house.as({ kind: "anonymous" }, caen.id);
});
afterAll(() => house?.close());

const MINUTE = 60_000;
const notValid = { code: "access.code_not_valid" };
const forNewcomers = { code: "enrolment.code_for_newcomers" };
const open = (token: string) => resolveSession(door, token);

/**
 * A newcomer's draft, a code that the reception printed and kept a copy of, and the session that it opens.
 */
async function aCopiedCode() {
  const person = await aCompleteDraft(house, caen.id);
  const code = await issueResumeCode(reception, { fileId: person.fileId });
  const { session } = await openResumeCode(door, code);
  expect(await open(session)).toMatchObject({ method: "resume_code" });
  return { person, code, session };
}

async function decideAll(person: Newcomer): Promise<void> {
  const validator = await anAgent(house, caen.id, ["validator"], "Camille Lefèvre");
  const decisions = await originalsSeen(validator, person.personId);
  await submitElementDecisions(validator, { ...(await readBy(validator, person.fileId)), decisions });
}

describe("a code kept by somebody else", () => {
  test("opens nothing once the draft is sent; what it had opened lasts an hour, to read the receipt", async () => {
    const { person, code, session } = await aCopiedCode();
    await submitEnrolment(person, { fileId: person.fileId });
    await expect(openResumeCode(door, code)).rejects.toMatchObject(notValid);
    expect(await open(session)).toBeDefined();
    house.clock.advance(61 * MINUTE);
    expect(await open(session)).toBeUndefined();
  });

  test("is nobody as soon as the file is decided: the account of an enrolled person is never its", async () => {
    const { person, session } = await aCopiedCode();
    await submitEnrolment(person, { fileId: person.fileId });
    await decideAll(person);
    expect(await open(session)).toBeUndefined();
  });

  test("ends with the draft that is withdrawn, and with nothing of another one", async () => {
    const { person, code, session } = await aCopiedCode();
    const other = await aCopiedCode();
    await withdrawFile(person, { fileId: person.fileId });
    await expect(openResumeCode(door, code)).rejects.toMatchObject(notValid);
    expect(await open(session)).toBeUndefined();
    expect(await open(other.session)).toBeDefined();
    await openResumeCode(door, other.code);
  });

  test("ends when somebody proves to read an address of the account", async () => {
    const { person, code, session } = await aCopiedCode();
    const system = house.system(caen.id);
    await system.transaction((tx) => updateAccountEmail(tx, system, person.personId, "elle@example.org"));
    await expect(openResumeCode(door, code)).rejects.toMatchObject(notValid);
    expect(await open(session)).toBeUndefined();
  });
});

/** Whom a mandate lets act for somebody. */
async function aRelativeOf(representedId: PersonId): Promise<Context> {
  const relative = await aCompleteDraft(house, caen.id);
  const system = house.system(caen.id);
  await system.transaction(async (tx) => {
    const id = await addRepresentation(tx, system, {
      kind: "mandate",
      representativeId: relative.personId,
      representedId,
      until: "2027-12-31",
    });
    await validateRepresentation(system, { id, evidence: { kind: "mandate" } });
  });
  return relative;
}

/** Begun with FranceConnect, which opens the account, and not finished. */
async function aVouchedDraft(): Promise<Newcomer> {
  const person = await aCompleteDraft(house, caen.id);
  const issuer = "https://etat.example/api/v2";
  const subject = randomUUID();
  const identity = { kind: "franceconnect", issuer, subject, amr: [], claims: {} } as const;
  const whose = { kind: "person", id: person.personId } as const;
  await person.transaction((tx) => createUpstreamLink(tx, person, { identity, subject: whose }));
  return person;
}

const addressOf = async (personId: PersonId) => {
  const system = house.system(caen.id);
  return (await system.transaction((tx) => findAccount(tx, system, personId)))?.email;
};

async function sendWithAddress(who: Context, personId: PersonId, email: string): Promise<void> {
  const fileId =
    who.actor.kind === "staff"
      ? await startAtDesk(who, { personId })
      : await startRelativeFile(who, { personId });
  const elements = { ...everything, email };
  await saveAnswers(who, { fileId, elements, answers: { channel: "email" } });
  await submitEnrolment(who, { fileId });
}

describe("whoever acts for a newcomer", () => {
  test("gets no code that is the person: a relative writes to themselves", async () => {
    const person = await aCompleteDraft(house, caen.id);
    const relative = await aRelativeOf(person.personId);
    const fileId = await startRelativeFile(relative, { personId: person.personId });
    expect(fileId).toBe(person.fileId);
    await expect(issueResumeCode(relative, { fileId })).rejects.toMatchObject(forNewcomers);
  });

  test("gives the account no address of theirs, in the draft that the person began", async () => {
    const person = await aCompleteDraft(house, caen.id);
    const relative = await aRelativeOf(person.personId);
    await expect(sendWithAddress(relative, person.personId, "proche@vol.example")).rejects.toMatchObject({
      code: "enrolment.draft_of_another",
    });
    await expect(submitEnrolment(relative, { fileId: person.fileId })).rejects.toThrow();
    expect(await addressOf(person.personId)).toBeUndefined();
  });
});

describe("a draft that FranceConnect vouches for", () => {
  test("gives an agent no code, and no address of theirs to the account", async () => {
    const person = await aVouchedDraft();
    await expect(issueResumeCode(reception, { fileId: person.fileId })).rejects.toMatchObject(forNewcomers);
    await sendWithAddress(reception, person.personId, "agent@vol.example");
    expect(await addressOf(person.personId)).toBeUndefined();
  });

  test("takes the address that the person gives themselves", async () => {
    const person = await aVouchedDraft();
    await sendWithAddress(person, person.personId, "elle@example.org");
    expect(await addressOf(person.personId)).toBe("elle@example.org");
  });
});

test("a newcomer at the desk without an address gets the one they say there, and a code to finish at home", async () => {
  const personId = parseId<"person">(randomUUID());
  const fileId = await startAtDesk(reception, { personId, isNew: true });
  await openResumeCode(door, await issueResumeCode(reception, { fileId }));
  await sendWithAddress(reception, personId, "moussa@example.org");
  expect(await addressOf(personId)).toBe("moussa@example.org");
});
