import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parseId } from "../../../kernel/ids.ts";
import { anAgent, aTown } from "../../../testing/builders.ts";
import { type TestRuntime, testRuntime } from "../../../testing/test-runtime.ts";
import { findAccount, openResumeCode, resolveSession } from "../../access/access/index.ts";
import { findPerson, listElements } from "../../identity/identity/index.ts";
import { listPersonMessages, notificationsJobs } from "../../messaging/notifications/index.ts";
import { readPersonJournal } from "../../trust/audit/index.ts";
import {
  findFileByNumber,
  getFileTracking,
  issueResumeCode,
  listAnswers,
  saveAnswers,
  startAtDesk,
  startEnrolment,
  startRelativeFile,
  submitElementDecisions,
  submitEnrolment,
} from "./index.ts";
import {
  aCompleteDraft,
  address,
  aNewcomer,
  aSentFile,
  everything,
  originalsSeen,
  readBy,
} from "./testing/a-file.ts";

let house: TestRuntime;
let caen: Awaited<ReturnType<typeof aTown>>;

beforeAll(async () => {
  house = await testRuntime([notificationsJobs]);
  caen = await aTown(house, { slug: "caen", name: "Ville de Caen" });
});
afterAll(() => house.close());

describe("declare", () => {
  test("somebody unknown begins without an e-mail, and goes on elsewhere with a code", async () => {
    const started = await startEnrolment(house.as({ kind: "anonymous" }, caen.id), {
      newPersonId: parseId<"person">(randomUUID()),
    });
    const here = await resolveSession(house.system(caen.id), started.session);
    expect(here).toMatchObject({ actor: { kind: "person", personId: started.personId }, method: "draft" });
    const person = house.as({ kind: "person", personId: started.personId }, caen.id);
    const said = { fileId: started.fileId, elements: { given_name: "Jeanne" }, answers: { canteen: true } };
    await saveAnswers(person, said);
    await saveAnswers(person, said);
    const elsewhere = await openResumeCode(house.as({ kind: "anonymous" }, caen.id), started.resumeCode);
    expect(elsewhere.personId).toBe(started.personId);
    const { elements, answers } = await listAnswers(person, started.fileId);
    expect(elements).toMatchObject([{ name: "given_name", declared: { value: "Jeanne" } }]);
    expect(answers).toEqual({ canteen: true });
  });

  test("an id known opens nothing to who begins with it", async () => {
    const known = await aNewcomer(house, caen.id);
    const again = startEnrolment(house.as({ kind: "anonymous" }, caen.id), { newPersonId: known.personId });
    await expect(again).rejects.toMatchObject({ code: "enrolment.already_started", status: 409 });
  });

  test("all wrong values come back together, and nothing of the page is half kept", async () => {
    const person = await aNewcomer(house, caen.id);
    const saving = saveAnswers(person, {
      fileId: person.fileId,
      elements: { given_name: "Jeanne", family_name: "M4rtin", birthdate: "2090-01-01" },
    });
    await expect(saving).rejects.toMatchObject({
      code: "identity.value_not_valid",
      fields: [{ field: "family_name" }, { field: "birthdate" }],
    });
    const { elements } = await listAnswers(person, person.fileId);
    expect(elements).toEqual([]);
  });

  test("an answer emptied is taken back", async () => {
    const person = await aCompleteDraft(house, caen.id, { email: "jeanne@example.org" });
    await saveAnswers(person, {
      fileId: person.fileId,
      elements: { email: "" },
      answers: { channel: null as never },
    });
    await expect(submitEnrolment(person, { fileId: person.fileId })).rejects.toMatchObject({
      code: "enrolment.incomplete",
      fields: [{ field: "channel", code: "enrolment.missing.channel" }],
    });
  });

  test("sending twice gives one receipt, that says all the law asks", async () => {
    const person = await aCompleteDraft(house, caen.id, { email: "marie@example.org" });
    const [one, other] = await Promise.all([
      submitEnrolment(person, { fileId: person.fileId }),
      submitEnrolment(person, { fileId: person.fileId }),
    ]);
    expect(other).toEqual(one);
    expect(one.number).toMatch(/^CAEN-2026-\d{6}-[A-Z0-9]{2}$/);
    expect(one).toMatchObject({
      submittedOn: "2026-11-24",
      decisionBefore: "2026-12-09",
      silenceOn: "2027-01-24",
      office: { name: "Accueil de la mairie" },
    });
    expect(one.sentences.silence.fr).toContain("dimanche 24 janvier 2027");
    expect(one.sentences.next.fr).toMatch(
      /Il vous reste à montrer au guichet « Accueil de la mairie » : carte nationale/,
    );
    expect(one.sentences.appeal.fr).toContain("deux mois");
    await house.drain();
    const mails = house.mails.filter(({ to }) => to === "marie@example.org");
    expect(mails.map(({ subject }) => subject)).toEqual([`Votre demande ${one.number} est bien reçue`]);
    expect(mails[0]?.text).toMatch(/demande d’inscription.*justificatif de domicile/s);
    expect(mails[0]?.text).toContain("mercredi 9 décembre 2026");
    const agent = await anAgent(house, caen.id, ["reception"]);
    const found = await findFileByNumber(agent, ` ${one.number.toLowerCase()} `);
    expect(found?.id).toBe(person.fileId);
  });

  test("many sent at once: no number is given twice", async () => {
    const people = await Promise.all(Array.from({ length: 6 }, () => aCompleteDraft(house, caen.id)));
    const receipts = await Promise.all(people.map((one) => submitEnrolment(one, { fileId: one.fileId })));
    expect(new Set(receipts.map(({ number }) => number)).size).toBe(6);
  });
});

describe("for somebody else", () => {
  test("a parent opens one file per child, and is the one written to", async () => {
    const parent = await aSentFile(house, caen.id);
    const child = parseId<"person">(randomUUID());
    const begin = () =>
      startRelativeFile(parent, { personId: child, representation: { kind: "parental_authority" } });
    const fileId = await begin();
    expect(await begin()).toBe(fileId);
    await saveAnswers(parent, {
      fileId,
      elements: { ...everything, given_name: "Léo", birthdate: "2019-03-02" },
    });
    const receipt = await submitEnrolment(parent, { fileId });
    const messages = await listPersonMessages(parent, parent.personId);
    expect(messages.map(({ subject }) => subject)).toContain(
      `La demande de Léo ${receipt.number} est bien reçue`,
    );
  });

  test("nobody opens a file for a stranger", async () => {
    const stranger = await aSentFile(house, caen.id);
    const person = await aNewcomer(house, caen.id);
    for (const representation of [{}, { representation: { kind: "parental_authority" } as const }]) {
      await expect(
        startRelativeFile(person, { personId: stranger.personId, ...representation }),
      ).rejects.toMatchObject({
        code: "households.cannot_act_for",
      });
    }
  });

  test("an enrolled person whose address changes opens another file, one at a time", async () => {
    const person = await aSentFile(house, caen.id);
    expect(await startRelativeFile(person, { personId: person.personId })).toBe(person.fileId);
    const agent = await anAgent(house, caen.id, ["validator"]);
    await submitElementDecisions(agent, {
      ...(await readBy(agent, person.fileId)),
      decisions: await originalsSeen(agent, person.personId),
    });
    const next = await startRelativeFile(person, { personId: person.personId });
    expect(next).not.toBe(person.fileId);
    await saveAnswers(person, {
      fileId: next,
      elements: { address: { ...address, locality: "Ifs", postal_code: "14123" } },
      answers: { channel: "letter" },
    });
    await submitEnrolment(person, { fileId: next });
  });

  test("the agent does all of it for who has no e-mail, phone or computer", async () => {
    const agent = await anAgent(house, caen.id, ["reception", "validator"], "Dominique Roy");
    const personId = parseId<"person">(randomUUID());
    const fileId = await startAtDesk(agent, { personId });
    expect(await startAtDesk(agent, { personId })).toBe(fileId);
    await saveAnswers(agent, { fileId, elements: everything, answers: { channel: "letter" } });
    const receipt = await submitEnrolment(agent, { fileId });
    expect(receipt.office.id).toBe(caen.deskId);
    const known = await agent.transaction((tx) => listElements(tx, agent, personId));
    expect(known[0]?.declared?.provenance).toMatchObject({
      method: "declared",
      by: { kind: "staff", label: "Dominique Roy" },
    });
    await submitElementDecisions(agent, {
      ...(await readBy(agent, fileId)),
      decisions: await originalsSeen(agent, personId),
    });
    const letters = await listPersonMessages(agent, personId);
    expect(letters.map(({ channel, state }) => [channel, state])).toEqual([
      ["letter", "waiting"],
      ["letter", "waiting"],
    ]);
    expect((await agent.transaction((tx) => findPerson(tx, agent, personId)))?.status).toBe("enrolled");
  });

  test("a daughter begins for her mother, and an agent finishes it with the mother at the desk", async () => {
    const daughter = await aSentFile(house, caen.id, { family_name: "Fille" });
    const mother = parseId<"person">(randomUUID());
    const fileId = await startRelativeFile(daughter, {
      personId: mother,
      representation: { kind: "mandate", until: "2027-11-24" },
    });
    await saveAnswers(daughter, {
      fileId,
      elements: { ...everything, given_name: "Odette", birthdate: "1941-02-03" },
    });
    const agent = await anAgent(house, caen.id, ["reception"], "Dominique Roy");
    const { elements } = await listAnswers(agent, fileId);
    expect(elements[0]?.declared).toMatchObject({ value: "Odette", provenance: { by: { kind: "person" } } });
    await saveAnswers(agent, { fileId, elements: { phone_number: "02 31 00 00 00" } });
    const receipt = await submitEnrolment(agent, { fileId });
    const tracked = await getFileTracking(daughter, fileId);
    expect(tracked.file.receiptNumber).toBe(receipt.number);
    expect(tracked.steps.at(-1)).toMatchObject({ by: "Dominique Roy" });
    const hers = house.as({ kind: "person", personId: mother }, caen.id);
    const journal = await readPersonJournal(hers, mother);
    expect(journal.entries).toContainEqual(
      expect.objectContaining({
        action: "enrolment.file_read",
        data: { file: fileId, purpose: "help_at_desk" },
      }),
    );
  });

  test("begun at the desk, finished at home without retyping", async () => {
    const agent = await anAgent(house, caen.id, ["reception"]);
    const personId = parseId<"person">(randomUUID());
    const fileId = await startAtDesk(agent, { personId });
    await saveAnswers(agent, { fileId, elements: everything });
    const code = await issueResumeCode(agent, { fileId });
    const home = await openResumeCode(house.as({ kind: "anonymous" }, caen.id), code);
    const person = house.as({ kind: "person", personId: home.personId }, caen.id);
    await saveAnswers(person, { fileId, elements: { email: "paul@example.org" } });
    expect((await submitEnrolment(person, { fileId })).number).toMatch(/^CAEN/);
    expect((await person.transaction((tx) => findAccount(tx, person, personId)))?.email).toBe(
      "paul@example.org",
    );
  });
});
