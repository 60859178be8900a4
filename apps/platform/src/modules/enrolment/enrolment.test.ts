import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { asId } from "../../kernel/ids.ts";
import { anAgent, aPerson, aTown } from "../../testing/builders.ts";
import { type TestRuntime, testRuntime } from "../../testing/test-runtime.ts";
import { findAccount, redeemResumeCode, resolveSession } from "../access/index.ts";
import { readPersonJournal } from "../audit/index.ts";
import { depositDocument } from "../evidence/index.ts";
import { aJpeg } from "../evidence/testing/sample-files.ts";
import { findPerson, listElements, readValidated } from "../identity/index.ts";
import { listMessagesOf, notificationsJobs } from "../notifications/index.ts";
import {
  askForDocument,
  attachDocument,
  decideElements,
  enrolmentContribution,
  findFileByNumber,
  issueResumeCode,
  listAnswers,
  listQueue,
  measureDelays,
  openFile,
  readReceipt,
  saveAnswers,
  startAtDesk,
  startEnrolment,
  startFor,
  submitEnrolment,
  trackFile,
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

const morning = "2026-11-24T08:00:00Z";

describe("declare", () => {
  test("somebody unknown begins without an e-mail, and goes on elsewhere with a code", async () => {
    const started = await startEnrolment(house.as({ kind: "anonymous" }, caen.id), {
      newPersonId: asId<"person">(randomUUID()),
    });
    const here = await resolveSession(house.system(caen.id), started.session);
    expect(here).toMatchObject({ actor: { kind: "person", personId: started.personId }, method: "draft" });
    const person = house.as({ kind: "person", personId: started.personId }, caen.id);
    const said = { fileId: started.fileId, elements: { given_name: "Jeanne" }, answers: { canteen: true } };
    await saveAnswers(person, said);
    await saveAnswers(person, said);
    const elsewhere = await redeemResumeCode(house.as({ kind: "anonymous" }, caen.id), started.resumeCode);
    expect(elsewhere.personId).toBe(started.personId);
    const { elements, answers } = await person.transaction((tx) => listAnswers(tx, person, started.fileId));
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
    const { elements } = await person.transaction((tx) => listAnswers(tx, person, person.fileId));
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
    expect(one.sentences.appeal.fr).toContain("deux mois");
    await house.drain();
    const mails = house.mails.filter(({ to }) => to === "marie@example.org");
    expect(mails.map(({ subject }) => subject)).toEqual([`Votre demande ${one.number} est bien reçue`]);
    expect(mails[0]?.text).toContain("mercredi 9 décembre 2026");
    const agent = await anAgent(house, caen.id, ["reception"]);
    const found = await agent.transaction((tx) =>
      findFileByNumber(tx, agent, ` ${one.number.toLowerCase()} `),
    );
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
    const child = asId<"person">(randomUUID());
    const begin = () => startFor(parent, { personId: child, representation: { kind: "parental_authority" } });
    const fileId = await begin();
    expect(await begin()).toBe(fileId);
    await saveAnswers(parent, {
      fileId,
      elements: { ...everything, given_name: "Léo", birthdate: "2019-03-02" },
    });
    const receipt = await submitEnrolment(parent, { fileId });
    const messages = await parent.transaction((tx) => listMessagesOf(tx, parent, parent.personId));
    expect(messages.map(({ subject }) => subject)).toContain(
      `Votre demande ${receipt.number} est bien reçue`,
    );
  });

  test("nobody opens a file for a stranger", async () => {
    const stranger = await aSentFile(house, caen.id);
    const person = await aNewcomer(house, caen.id);
    for (const representation of [{}, { representation: { kind: "parental_authority" } as const }]) {
      await expect(
        startFor(person, { personId: stranger.personId, ...representation }),
      ).rejects.toMatchObject({
        code: "households.cannot_act_for",
      });
    }
  });

  test("an enrolled person whose address changes opens another file, one at a time", async () => {
    const person = await aSentFile(house, caen.id);
    expect(await startFor(person, { personId: person.personId })).toBe(person.fileId);
    const agent = await anAgent(house, caen.id, ["validator"]);
    await decideElements(agent, {
      ...(await readBy(agent, person.fileId)),
      decisions: await originalsSeen(agent, person.personId),
    });
    const next = await startFor(person, { personId: person.personId });
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
    const personId = asId<"person">(randomUUID());
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
    await decideElements(agent, {
      ...(await readBy(agent, fileId)),
      decisions: await originalsSeen(agent, personId),
    });
    const letters = await agent.transaction((tx) => listMessagesOf(tx, agent, personId));
    expect(letters.map(({ channel, state }) => [channel, state])).toEqual([
      ["letter", "waiting"],
      ["letter", "waiting"],
    ]);
    expect((await agent.transaction((tx) => findPerson(tx, agent, personId)))?.status).toBe("enrolled");
  });

  test("begun at the desk, finished at home without retyping", async () => {
    const agent = await anAgent(house, caen.id, ["reception"]);
    const personId = asId<"person">(randomUUID());
    const fileId = await startAtDesk(agent, { personId });
    await saveAnswers(agent, { fileId, elements: everything });
    const code = await issueResumeCode(agent, { fileId });
    const home = await redeemResumeCode(house.as({ kind: "anonymous" }, caen.id), code);
    const person = house.as({ kind: "person", personId: home.personId }, caen.id);
    await saveAnswers(person, { fileId, elements: { email: "paul@example.org" } });
    expect((await submitEnrolment(person, { fileId })).number).toMatch(/^CAEN/);
    expect((await person.transaction((tx) => findAccount(tx, person, personId)))?.email).toBe(
      "paul@example.org",
    );
  });
});

describe("validate", () => {
  test("a family that came in the night is first in the morning, and decided that day", async () => {
    house.clock.set("2026-11-23T22:40:00Z");
    const person = await aSentFile(house, caen.id, { family_name: "Nuit" });
    house.clock.set(morning);
    const agent = await anAgent(house, caen.id, ["validator"]);
    const { items } = await agent.transaction((tx) => listQueue(tx, agent));
    expect(items[0]).toMatchObject({ displayName: "Jeanne Nuit", night: true, overdue: false });
    const decided = await decideElements(agent, {
      ...(await readBy(agent, person.fileId)),
      decisions: await originalsSeen(agent, person.personId),
    });
    expect(decided).toMatchObject({ state: "decided", decidedOn: "2026-11-24" });
    const known = await person.transaction((tx) => readValidated(tx, person, person.personId));
    expect(known).toEqual({ ...everything, family_name: "Nuit" });
    const delays = await agent.transaction((tx) =>
      measureDelays(tx, agent, { from: "2026-11-24", to: "2026-11-24" }),
    );
    expect(delays).toMatchObject({ medianDays: 0, longestDays: 1 });
  });

  test("one by one: validated on a document, corrected, refused, accepted as an exception; then the person is told", async () => {
    const person = await aSentFile(house, caen.id);
    const { fileId, personId } = person;
    const documentId = await depositDocument(person, {
      personId,
      kind: "identity_card",
      fileName: "cni.jpg",
      content: aJpeg(10),
    });
    await attachDocument(person, {
      fileId,
      documentId,
      elements: ["given_name", "family_name", "birthdate"],
    });
    const agent = await anAgent(house, caen.id, ["validator"]);
    const view = await agent.transaction((tx) => openFile(tx, agent, { fileId, purpose: "review" }));
    expect(view.documents).toMatchObject([
      { id: documentId, elements: ["given_name", "family_name", "birthdate"] },
    ]);
    const declared = (name: string) => {
      const id = view.elements.find((one) => one.name === name)?.declared?.id;
      if (!id) throw new Error(`${name} is not declared`);
      return id;
    };
    const seen = { seen: "document", documentId } as const;
    const first = await decideElements(agent, {
      fileId,
      version: view.file.version,
      decisions: [
        { element: "given_name", elementId: declared("given_name"), outcome: "validated", evidence: seen },
        {
          element: "family_name",
          elementId: declared("family_name"),
          outcome: "corrected",
          value: "Martin-Roy",
          reason: "Nom entier sur la carte",
          evidence: seen,
        },
      ],
    });
    expect(first.state).toBe("in_review");
    const last = await decideElements(agent, {
      fileId,
      version: first.version,
      decisions: [
        {
          element: "birthdate",
          elementId: declared("birthdate"),
          outcome: "exception",
          reason: "Carte effacée, la personne est connue de l’état civil",
        },
        {
          element: "address",
          elementId: declared("address"),
          outcome: "refused",
          reason: "Facture illisible",
        },
      ],
    });
    expect(last.state).toBe("decided");
    const known = await person.transaction((tx) => readValidated(tx, person, personId));
    expect(known).toEqual({ given_name: "Jeanne", family_name: "Martin-Roy", birthdate: "1990-05-04" });
    const tracking = await person.transaction((tx) => trackFile(tx, person, fileId));
    expect(tracking.state.fr).toBe("Décision rendue");
    expect(tracking.appeal?.fr).toContain("tribunal administratif");
    expect(tracking.steps.map(({ sentence }) => sentence.fr)).toContain(
      "Date de naissance : accepté par exception, sans le justificatif habituel. Motif : Carte effacée, la personne est connue de l’état civil.",
    );
    const journal = await person.transaction((tx) => readPersonJournal(tx, person, personId));
    const actions = journal.entries.map(({ action }) => action);
    expect(actions).toEqual(expect.arrayContaining(["enrolment.exception_granted", "enrolment.file_read"]));
    expect(
      actions
        .filter((action) => action.startsWith("enrolment."))
        .filter((action) => !enrolmentContribution.journal[action]),
    ).toEqual([]);
    const letters = await person.transaction((tx) => listMessagesOf(tx, person, personId));
    const told = letters.find(({ subject }) => subject.startsWith("Réponse"))?.text;
    expect(told).toContain(" : Facture illisible");
    expect(told).toContain("Éléments validés :");
  });

  test("a document is asked, the delay stops, the person sends it, the days are given back", async () => {
    const person = await aSentFile(house, caen.id);
    const { fileId, personId } = person;
    const agent = await anAgent(house, caen.id, ["validator"]);
    await askForDocument(agent, {
      ...(await readBy(agent, fileId)),
      element: "address",
      kind: "proof_of_address",
      reason: "La facture date de deux ans",
    });
    house.clock.set("2026-11-27T08:00:00Z");
    const waiting = await person.transaction((tx) => trackFile(tx, person, fileId));
    expect(waiting.next.fr).toContain("Envoyez le document demandé");
    const [request] = waiting.requests;
    if (!request) throw new Error("nothing is asked");
    const documentId = await depositDocument(person, {
      personId,
      kind: "proof_of_address",
      fileName: "facture.jpg",
      content: aJpeg(20),
    });
    await attachDocument(person, { fileId, documentId, elements: ["address"], requestId: request.id });
    const receipt = await person.transaction((tx) => readReceipt(tx, person, fileId));
    expect(receipt.decisionBefore).toBe("2026-12-12");
    expect((await readBy(agent, fileId)).state).toBe("in_review");
    const again = attachDocument(person, {
      fileId,
      documentId,
      elements: ["address"],
      requestId: request.id,
    });
    await expect(again).rejects.toMatchObject({ code: "enrolment.unknown_request" });
    house.clock.set(morning);
  });

  test("bad decisions are refused with their reason, and change nothing", async () => {
    const person = await aSentFile(house, caen.id);
    const other = await aSentFile(house, caen.id);
    const strange = await depositDocument(other, {
      personId: other.personId,
      kind: "identity_card",
      fileName: "cni.jpg",
      content: aJpeg(30),
    });
    const agent = await anAgent(house, caen.id, ["validator"]);
    const [given] = await originalsSeen(agent, person.personId, ["given_name"]);
    const file = await readBy(agent, person.fileId);
    if (!given) throw new Error("nothing to decide");
    const of = { element: given.element, elementId: given.elementId };
    const decide = (decision: Parameters<typeof decideElements>[1]["decisions"][number]) =>
      decideElements(agent, { ...file, decisions: [decision] });
    await expect(decide({ ...of, outcome: "exception", reason: "  " })).rejects.toMatchObject({
      code: "enrolment.reason_missing",
    });
    await expect(
      decide({ ...of, outcome: "validated", evidence: { seen: "original", kind: "tax_notice" } }),
    ).rejects.toMatchObject({ code: "enrolment.evidence_not_enough" });
    await expect(
      decide({ ...of, outcome: "validated", evidence: { seen: "document", documentId: strange } }),
    ).rejects.toMatchObject({ code: "enrolment.unknown_document" });
    expect(await readBy(agent, person.fileId)).toEqual(file);
  });
});

describe("erasure and take-out", () => {
  test("a person takes out the whole file, notes included, and an erased one leaves none", async () => {
    const person = await aSentFile(house, caen.id);
    const { personId } = person;
    const exported = await person.transaction((tx) =>
      enrolmentContribution.exportPerson(tx, person, personId),
    );
    expect(exported).toMatchObject({ dossiers: [{ etat: "Reçue", reponses: { channel: "letter" } }] });
    const system = house.system(caen.id);
    await system.transaction((tx) => enrolmentContribution.erasePerson(tx, system, personId));
    const left = await house.sqlAs("owner", "select 1 from enrolment_file where person_id = $1", [personId]);
    expect(left).toEqual([]);
  });

  test("nothing of a file stands in clear in the database", async () => {
    await aPerson(house, caen.id);
    const rows = await house.sqlAs<{ dump: string }>(
      "owner",
      `select f::text as dump from enrolment_file f union all select s::text from enrolment_step s
       union all select d::text from enrolment_decision d union all select r::text from enrolment_request r`,
    );
    const dump = rows.map((row) => row.dump).join();
    for (const canary of ["illisible", "Camille", "identity_card", "letter", "Martin"]) {
      expect(dump).not.toContain(canary);
      expect(dump).not.toContain(Buffer.from(canary).toString("hex"));
    }
  });
});
