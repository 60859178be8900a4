import type { ElementName } from "@ardeco/contracts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { anAgent, aPerson, aTown } from "../../../testing/builders.ts";
import { type TestRuntime, testRuntime } from "../../../testing/test-runtime.ts";
import { readValidated } from "../../identity/identity/index.ts";
import { listPersonMessages, notificationsJobs } from "../../messaging/notifications/index.ts";
import { readPersonJournal } from "../../trust/audit/index.ts";
import { submitDocument } from "../evidence/index.ts";
import { aJpeg } from "../evidence/testing/sample-files.ts";
import {
  addFileDocument,
  computeDelays,
  enrolmentContribution,
  getFileTracking,
  listQueue,
  openFile,
  readReceipt,
  requestDocument,
  saveAnswers,
  startRelativeFile,
  submitElementDecisions,
  submitEnrolment,
} from "./index.ts";
import { aSentFile, everything, originalsSeen, readBy } from "./testing/a-file.ts";

let house: TestRuntime;
let caen: Awaited<ReturnType<typeof aTown>>;

beforeAll(async () => {
  house = await testRuntime([notificationsJobs]);
  caen = await aTown(house, { slug: "caen", name: "Ville de Caen" });
});
afterAll(() => house.close());

const morning = "2026-11-24T08:00:00Z";

describe("validate", () => {
  test("a family that came in the night is first in the morning, and decided that day", async () => {
    house.clock.set("2026-11-23T22:40:00Z");
    const person = await aSentFile(house, caen.id, { family_name: "Nuit" });
    house.clock.set(morning);
    const agent = await anAgent(house, caen.id, ["validator"]);
    const { items } = await listQueue(agent);
    expect(items[0]).toMatchObject({ displayName: "Jeanne Nuit", night: true, overdue: false });
    const decided = await submitElementDecisions(agent, {
      ...(await readBy(agent, person.fileId)),
      decisions: await originalsSeen(agent, person.personId),
    });
    expect(decided).toMatchObject({ state: "decided", decidedOn: "2026-11-24" });
    const known = await person.transaction((tx) => readValidated(tx, person, person.personId));
    expect(known).toEqual({ ...everything, family_name: "Nuit" });
    const delays = await agent.transaction((tx) =>
      computeDelays(tx, agent, { from: "2026-11-24", to: "2026-11-24" }),
    );
    expect(delays).toMatchObject({ decided: 1, medianDays: 1, longestDays: 1 });
  });

  test("one by one: validated, corrected, refused, accepted as an exception", async () => {
    const { person, last } = await aFileDecidedInEveryWay();
    expect(last.state).toBe("decided");
    const known = await person.transaction((tx) => readValidated(tx, person, person.personId));
    expect(known).toEqual({ given_name: "Jeanne", family_name: "Martin-Roy", birthdate: "1990-05-04" });
  });

  test("the person reads why and how to appeal: tracking page, letter, journal", async () => {
    const { person } = await aFileDecidedInEveryWay();
    const { personId } = person;
    const tracking = await getFileTracking(person, person.fileId);
    expect(tracking.state.fr).toBe("Décision rendue");
    expect(tracking.appeal?.fr).toContain("tribunal administratif");
    expect(tracking.steps.map(({ sentence }) => sentence.fr)).toContain(
      "Date de naissance : information acceptée par exception, sans le justificatif habituel. Motif : Carte effacée.",
    );
    const letters = await listPersonMessages(person, personId);
    const told = letters.find(({ subject }) => subject.startsWith("Réponse"))?.text;
    expect(told).toContain("\u00a0: Facture illisible");
    expect(told).toContain("Nous avons vérifié et validé\u00a0:");
    const journal = await readPersonJournal(person, personId);
    const actions = journal.entries.map(({ action }) => action);
    expect(actions).toEqual(expect.arrayContaining(["enrolment.exception_granted", "enrolment.file_read"]));
    const untold = actions.filter(
      (action) => action.startsWith("enrolment.") && !enrolmentContribution.journal[action],
    );
    expect(untold).toEqual([]);
  });

  test("a document is asked, the delay stops, the person sends it, the days are given back", async () => {
    const person = await aSentFile(house, caen.id);
    const { fileId, personId } = person;
    const agent = await anAgent(house, caen.id, ["validator"]);
    await requestDocument(agent, {
      ...(await readBy(agent, fileId)),
      element: "address",
      kind: "proof_of_address",
      reason: "La facture date de deux ans",
    });
    house.clock.set("2026-11-27T08:00:00Z");
    const waiting = await getFileTracking(person, fileId);
    expect(waiting.next.fr).toContain("Envoyez le document demandé");
    const [request] = waiting.requests;
    if (!request) throw new Error("nothing is asked");
    const documentId = await submitDocument(person, {
      personId,
      kind: "proof_of_address",
      fileName: "facture.jpg",
      content: aJpeg(20),
    });
    await addFileDocument(person, { fileId, documentId, elements: ["address"], requestId: request.id });
    const receipt = await readReceipt(person, fileId);
    expect(receipt.decisionBefore).toBe("2026-12-12");
    expect((await readBy(agent, fileId)).state).toBe("in_review");
    const again = addFileDocument(person, {
      fileId,
      documentId,
      elements: ["address"],
      requestId: request.id,
    });
    await expect(again).rejects.toMatchObject({ code: "enrolment.unknown_request" });
    house.clock.set(morning);
  });

  test("a file in which nothing is left to decide is concluded by an agent all the same", async () => {
    const person = await aSentFile(house, caen.id);
    const { personId } = person;
    const agent = await anAgent(house, caen.id, ["validator"]);
    const decisions = await originalsSeen(agent, personId);
    await submitElementDecisions(agent, { ...(await readBy(agent, person.fileId)), decisions });
    const fileId = await startRelativeFile(person, { personId });
    await saveAnswers(person, { fileId, elements: { phone_number: "02 31 00 00 00" } });
    await submitEnrolment(person, { fileId });
    const concluded = await submitElementDecisions(agent, {
      ...(await readBy(agent, fileId)),
      decisions: [],
    });
    expect(concluded.state).toBe("decided");
  });

  test("bad decisions are refused with their reason, and change nothing", async () => {
    const person = await aSentFile(house, caen.id);
    const other = await aSentFile(house, caen.id);
    const strange = await submitDocument(other, {
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
    const decide = (decision: Parameters<typeof submitElementDecisions>[1]["decisions"][number]) =>
      submitElementDecisions(agent, { ...file, decisions: [decision] });
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

/** Given name and birth name on the card deposited, birth date by exception, address refused. */
async function aFileDecidedInEveryWay() {
  const person = await aSentFile(house, caen.id);
  const { fileId, personId } = person;
  const content = aJpeg(10);
  const documentId = await submitDocument(person, {
    personId,
    kind: "identity_card",
    fileName: "cni.jpg",
    content,
  });
  await addFileDocument(person, { fileId, documentId, elements: ["given_name", "family_name"] });
  const agent = await anAgent(house, caen.id, ["validator"]);
  const view = await openFile(agent, { fileId, purpose: "review" });
  expect(view.documents).toMatchObject([{ id: documentId, elements: ["given_name", "family_name"] }]);
  const of = (element: ElementName) => {
    const elementId = view.elements.find(({ name }) => name === element)?.declared?.id;
    if (!elementId) throw new Error(`${element} is not declared`);
    return { element, elementId };
  };
  const onCard = { evidence: { seen: "document", documentId } } as const;
  const corrected = { outcome: "corrected", value: "Martin-Roy", reason: "Nom entier sur la carte" } as const;
  const first = await submitElementDecisions(agent, {
    fileId,
    version: view.file.version,
    decisions: [
      { ...of("given_name"), ...onCard, outcome: "validated" },
      { ...of("family_name"), ...onCard, ...corrected },
    ],
  });
  expect(first.state).toBe("in_review");
  const last = await submitElementDecisions(agent, {
    fileId,
    version: first.version,
    decisions: [
      { ...of("birthdate"), outcome: "exception", reason: "Carte effacée" },
      { ...of("address"), outcome: "refused", reason: "Facture illisible" },
    ],
  });
  return { person, last };
}
