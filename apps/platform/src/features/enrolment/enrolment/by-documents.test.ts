import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { DocumentId } from "../../../kernel/ids.ts";
import { anAgent, aPerson, aTown } from "../../../testing/builders.ts";
import { type TestRuntime, testRuntime } from "../../../testing/test-runtime.ts";
import { listElements, setPersonStatus } from "../../identity/identity/index.ts";
import { listPersonMessages, notificationsJobs } from "../../messaging/notifications/index.ts";
import { readPersonJournal } from "../../trust/audit/index.ts";
import { checksJobs, updateDocumentPolicy } from "../checks/index.ts";
import { aBillCode, aSealedPage, billWith } from "../checks/testing/sealed-documents.ts";
import { submitDocument } from "../evidence/index.ts";
import {
  addFileDocument,
  computeFileOutcome,
  enrolmentJobs,
  findLiveFile,
  getFileTracking,
  listQueue,
  listTrackedFiles,
  openFile,
  saveAnswers,
  startVouched,
  submitChange,
  submitElementDecisions,
  submitEnrolment,
} from "./index.ts";
import { aCompleteDraft, address, originalsSeen, readBy } from "./testing/a-file.ts";

let house: TestRuntime;
let caen: Awaited<ReturnType<typeof aTown>>;

beforeAll(async () => {
  house = await testRuntime([checksJobs, enrolmentJobs, notificationsJobs]);
  caen = await aTown(house, { slug: "caen", name: "Ville de Caen" });
});
afterAll(() => house.close());

type Known = Awaited<ReturnType<typeof aPerson>>;
const identity = { given_name: "Jeanne", family_name: "Martin", birthdate: "1990-05-04" };

/** Somebody whom an agent enrolled already, at their former address. */
async function aResident(where = house, authorityId = caen.id): Promise<Known> {
  const resident = await aPerson(where, authorityId, {
    validated: { ...identity, address: { ...address, street_address: "8 rue Basse" } },
  });
  const system = where.system(authorityId);
  await system.transaction((tx) => setPersonStatus(tx, system, resident.personId, "enrolled"));
  return resident;
}

/** They say where they live now, with a page; the platform looks at it. */
async function moves(
  person: Known,
  content: Buffer,
  {
    where = house,
    to = address,
    kind = "proof_of_address",
  }: { where?: TestRuntime; to?: typeof address; kind?: "proof_of_address" | "tax_notice" } = {},
) {
  const { personId } = person;
  const documentId = await submitDocument(person, { personId, kind, fileName: "f.png", content });
  await submitChange(person, {
    personId,
    elements: { address: to },
    documents: [{ documentId, elements: ["address"] }],
  });
  await where.drain();
  return person.transaction(async (tx) => {
    const [file] = await listTrackedFiles(person, personId);
    const [pair] = await listElements(tx, person, personId, ["address"]);
    return { file: file?.file, address: pair, documentId };
  });
}

describe("a sealed bill, in the name that the town knows, at the address declared", () => {
  test("validates the address at once, says how, tells the person, and no agent had to look", async () => {
    const person = await aResident();
    const { file, address: pair, documentId } = await moves(person, await aSealedPage());
    expect(file).toMatchObject({ state: "decided" });
    expect(pair?.declared).toBeUndefined();
    expect(pair?.validated).toMatchObject({
      value: address,
      assurance: "authority_checked",
      provenance: {
        method: "sealed_document",
        by: { kind: "system", label: "Ardeco" },
        evidence: { kind: "proof_of_address", documentId, issuedOn: "2026-11-02" },
      },
    });
    const id = file?.id;
    if (!id) throw new Error("no file");
    const tracking = await getFileTracking(person, id);
    expect(tracking.steps.map(({ sentence }) => sentence.fr)).toContain(
      "Adresse du domicile : information validée sans attendre un agent, par le cachet électronique du document (justificatif de domicile).",
    );
    expect(tracking.next.fr).toBe("Tout est accepté. Vous n’avez rien à faire.");
    const journal = await readPersonJournal(person, person.personId);
    const lines = journal.entries.filter(({ action }) => action === "enrolment.decided_by_document");
    expect(lines).toMatchObject([{ actor: { kind: "system" } }]);
    const letters = await listPersonMessages(person, person.personId);
    expect(letters.map(({ subject }) => subject).join()).toContain("Réponse à votre demande");
    const system = house.system(caen.id);
    const outcome = await system.transaction((tx) => computeFileOutcome(tx, system, id));
    expect(outcome).toEqual({ validated: 1, unaided: 1, refused: 0 });
  });

  test("until it is checked, the person reads that the seal may decide, and an agent otherwise", async () => {
    const person = await aResident();
    const { personId } = person;
    const content = await aSealedPage();
    const deposit = { personId, kind: "proof_of_address", fileName: "f.png", content } as const;
    const documentId = await submitDocument(person, deposit);
    const { fileId: id } = await submitChange(person, {
      personId,
      elements: { address },
      documents: [{ documentId, elements: ["address"] }],
    });
    const tracking = await getFileTracking(person, id);
    expect(tracking.file.state).toBe("submitted");
    expect(tracking.next.fr).toContain("par le cachet électronique de vos documents s’ils en ont un");
    await house.drain();
  });

  test("waits for the names of a newcomer, then is concluded with them", async () => {
    const person = await aCompleteDraft(house, caen.id);
    const { personId, fileId } = person;
    const content = await aSealedPage(aBillCode({ on: "2026-11-10" }));
    const deposit = { personId, kind: "proof_of_address", fileName: "f.png", content } as const;
    const documentId = await submitDocument(person, deposit);
    await addFileDocument(person, { fileId, documentId, elements: ["address"] });
    await submitEnrolment(person, { fileId });
    await house.drain();
    const agent = await anAgent(house, caen.id, ["validator"]);
    expect(await readBy(agent, fileId)).toMatchObject({ state: "submitted" });
    const decisions = await originalsSeen(agent, personId, ["given_name", "family_name", "birthdate"]);
    const decided = await submitElementDecisions(agent, { ...(await readBy(agent, fileId)), decisions });
    expect(decided.state).toBe("decided");
    const view = await openFile(agent, { fileId, purpose: "review" });
    expect(view.decisions).toContainEqual(
      expect.objectContaining({ element: "address", by: "Ardeco", sealed: true }),
    );
  });

  test("enrols whom FranceConnect vouches for, unless the town knows somebody much like them", async () => {
    const deauville = await aTown(house, { slug: "deauville", officialCode: "14220" });
    const there = { ...address, postal_code: "14600", locality: "Honfleur" };
    const enrol = async (subject: string, on: string) => {
      const anonymous = house.as({ kind: "anonymous" }, deauville.id);
      const { personId, fileId } = await startVouched(anonymous, {
        newPersonId: anonymous.newId(),
        identity: { kind: "franceconnect", issuer: "https://e.example", subject, amr: [], claims: identity },
      });
      const newcomer = house.as({ kind: "person", personId }, deauville.id);
      await saveAnswers(newcomer, {
        fileId,
        elements: { address: there },
        answers: { channel: "letter" },
      });
      const content = await aSealedPage(
        aBillCode({ on, fields: billWith({ "24": "14600", "25": "HONFLEUR" }) }),
      );
      const deposit = { personId, kind: "proof_of_address", fileName: "f.png", content } as const;
      const documentId = await submitDocument(newcomer, deposit);
      await addFileDocument(newcomer, { fileId, documentId, elements: ["address"] });
      await submitEnrolment(newcomer, { fileId });
      await house.drain();
      const [file] = await listTrackedFiles(newcomer, personId);
      const [pair] = await newcomer.transaction((tx) => listElements(tx, newcomer, personId, ["address"]));
      return { state: file?.file.state, method: pair?.validated?.provenance.method };
    };
    expect(await enrol("a", "2026-11-12")).toEqual({ state: "decided", method: "sealed_document" });
    expect(await enrol("b", "2026-11-13")).toEqual({ state: "submitted", method: "sealed_document" });
  });

  test("sent after the file, is enough too", async () => {
    const person = await aResident();
    const { personId } = person;
    await submitChange(person, { personId, elements: { address } });
    const content = await aSealedPage(aBillCode({ on: "2026-11-11" }));
    const deposit = { personId, kind: "proof_of_address", fileName: "f.png", content } as const;
    const documentId = await submitDocument(person, deposit);
    await house.drain();
    const live = await findLiveFile(person, personId);
    if (!live) throw new Error("no live file");
    await addFileDocument(person, { fileId: live.id, documentId, elements: ["address"] });
    await house.drain();
    const [file] = await listTrackedFiles(person, personId);
    expect(file?.file.state).toBe("decided");
  });

  test("is the tax notice of the year as well", async () => {
    const notice = aBillCode({
      type: "28",
      version: 4,
      fields: [
        ["43", "2"],
        ["44", "2278012345678"],
        ["45", "2025"],
        ["46", "MARTIN JEANNE"],
        ["4A", "31072026"],
        ["4Y", "12 RUE ST JEAN/14000/CAEN"],
      ],
    });
    const { file } = await moves(await aResident(), await aSealedPage(notice), { kind: "tax_notice" });
    expect(file?.state).toBe("decided");
  });
});

describe("nothing is accepted by a machine", () => {
  const code = (changed: Readonly<Record<string, string>>, on = "2026-11-12") =>
    aBillCode({ fields: billWith(changed), on });

  test.each([
    ["altered", () => code({ "22": "8 RUE VIEILLE" }).replace("8 RUE VIEILLE", "12 RUE ST JEA")],
    ["older than three months", () => code({}, "2026-08-23")],
    ["of tomorrow", () => code({}, "2026-11-30")],
    ["in somebody else's name", () => code({ "10": "M/MARTIN/JEAN" })],
    ["in the name of her husband and hers by half", () => code({ "10": "M ET MME MARTIN" })],
    ["at another number", () => code({ "22": "14 RUE ST JEAN" })],
    ["without a commune", () => code({ "25": "" })],
    ["of a type left to agents", () => aBillCode({ type: "02", on: "2026-11-12" })],
    [
      "made young by a new signature",
      () => aBillCode({ emittedOn: new Date("2025-01-01T00:00:00Z"), on: "2026-11-12" }),
    ],
  ])("from a bill %s", async (_, write) => {
    const { file, address: pair } = await moves(await aResident(), await aSealedPage(write()));
    expect(file?.state).toBe("submitted");
    expect(pair?.declared?.value).toEqual(address);
    expect(pair?.validated?.provenance.method).toBe("original_seen");
  });

  test("from a bill that served somebody else of that name", async () => {
    const page = await aSealedPage(aBillCode({ on: "2026-11-13" }));
    const first = await moves(await aResident(), page);
    expect(first.file?.state).toBe("decided");
    const { file, address: pair } = await moves(await aResident(), page);
    expect(file?.state).toBe("submitted");
    expect(pair?.declared).toBeDefined();
  });

  const altered = () =>
    aSealedPage(code({ "22": "8 RUE VIEILLE" }).replace("8 RUE VIEILLE", "12 RUE ST JEA"));

  test.each(["before", "after"])(
    "while a forged copy sent %s the genuine one is in the file",
    async (when) => {
      const person = await aResident();
      const { personId } = person;
      const genuine = await aSealedPage(code({}, when === "before" ? "2026-11-06" : "2026-11-07"));
      const both = [await altered(), genuine];
      const documents: { documentId: DocumentId; elements: ["address"] }[] = [];
      for (const content of when === "before" ? both : both.toReversed()) {
        const deposit = { personId, kind: "proof_of_address", fileName: "f.png", content } as const;
        documents.push({ documentId: await submitDocument(person, deposit), elements: ["address"] });
      }
      await submitChange(person, { personId, elements: { address }, documents });
      await house.drain();
      const live = await findLiveFile(person, personId);
      if (live?.state !== "submitted") throw new Error("the file is no longer before an agent");
      const agent = await anAgent(house, caen.id, ["validator"]);
      const queue = await listQueue(agent);
      const item = queue.items.find(({ file }) => file.id === live.id);
      expect(item).toMatchObject({ doubts: ["altered"] });
    },
  );

  test("and an agent who believes a document against its check writes why; the journal keeps it", async () => {
    const person = await aResident();
    const { file, address: pair, documentId } = await moves(person, await altered());
    const elementId = pair?.declared?.id;
    if (!file || !elementId) throw new Error("nothing to decide");
    const agent = await anAgent(house, caen.id, ["validator"]);
    const decide = async (reason?: string) => {
      const evidence = { seen: "document", documentId } as const;
      const of = { element: "address", elementId, outcome: "validated", evidence } as const;
      const decisions = [reason === undefined ? of : { ...of, reason }];
      return submitElementDecisions(agent, { ...(await readBy(agent, file.id)), decisions });
    };
    for (const silent of [undefined, "", "  "])
      await expect(decide(silent)).rejects.toMatchObject({ code: "enrolment.check_says_otherwise" });
    await decide("Le fournisseur a confirmé au téléphone.");
    const journal = await readPersonJournal(person, person.personId);
    const told = journal.entries.filter(({ action }) => action === "enrolment.element_decided");
    expect(told.map(({ data }) => data)).toMatchObject([
      { outcome: "validated", reason: "Le fournisseur a confirmé au téléphone." },
    ]);
  });

  test("from the key that everybody has, where documents count", async () => {
    const real = await testRuntime([checksJobs, enrolmentJobs, notificationsJobs], {
      acceptTestSeals: false,
    });
    const town = await aTown(real, { slug: "caen", name: "Ville de Caen" });
    const person = await aResident(real, town.id);
    const { file } = await moves(person, await aSealedPage(), { where: real });
    expect(file?.state).toBe("submitted");
    await real.close();
  });

  test("of what an agent refused: sent again with a bill, however it is written, it waits for an agent", async () => {
    const person = await aResident();
    const { personId } = person;
    const other = aBillCode({ fields: billWith({ "10": "M/MARTIN/JEAN" }), on: "2026-11-09" });
    const sent = await moves(person, await aSealedPage(other));
    const agent = await anAgent(house, caen.id, ["validator"]);
    const elementId = sent.address?.declared?.id;
    if (!sent.file || !elementId) throw new Error("nothing to decide");
    const refused = {
      element: "address",
      elementId,
      outcome: "refused",
      reason: "Il n’y vit plus.",
    } as const;
    await submitElementDecisions(agent, { ...(await readBy(agent, sent.file.id)), decisions: [refused] });
    const bill = await aSealedPage(aBillCode({ on: "2026-11-14" }));
    const elsewhere = { ...address, street_address: "3 rue Basse" };
    await submitChange(person, { personId, elements: { address: elsewhere } });
    const to = { ...address, street_address: "12, rue St Jean" };
    const again = await moves(person, bill, { to });
    expect(again.address?.declared?.value).toEqual(to);
    const live = await findLiveFile(person, personId);
    expect(live?.state).toBe("submitted");
  });

  test("of a type that the authority leaves to agents, or holds to a younger age", async () => {
    const strict = await aTown(house, { slug: "honfleur", name: "Ville de Honfleur" });
    const mayor = await anAgent(house, strict.id, ["authority_administrator"]);
    const bill = () => aSealedPage(aBillCode({ on: "2026-10-15" }));
    await updateDocumentPolicy(mayor, [{ type: "01", maxAgeMonths: 1 }]);
    const tooOld = await moves(await aResident(house, strict.id), await bill());
    expect(tooOld.file?.state).toBe("submitted");
    await updateDocumentPolicy(mayor, [{ type: "01", maxAgeMonths: 0 }]);
    const never = await moves(await aResident(house, strict.id), await aSealedPage());
    expect(never.file?.state).toBe("submitted");
    await updateDocumentPolicy(mayor, [{ type: "01", maxAgeMonths: 2 }]);
    const young = await aSealedPage(aBillCode({ on: "2026-10-16" }));
    expect((await moves(await aResident(house, strict.id), young)).file?.state).toBe("decided");
    const wrong = [[{ type: "07", maxAgeMonths: 3 }], [{ type: "01", maxAgeMonths: 24 }]];
    for (const chosen of wrong)
      await expect(updateDocumentPolicy(mayor, chosen)).rejects.toMatchObject({ code: "request.not_found" });
    const agent = await anAgent(house, strict.id, ["validator"]);
    await expect(updateDocumentPolicy(agent, [{ type: "01", maxAgeMonths: 12 }])).rejects.toMatchObject({
      code: "access.capability_missing",
    });
  });

  test("of names or birth dates, whatever the document", async () => {
    const person = await aResident();
    const { personId } = person;
    const card = aBillCode({
      type: "07",
      on: "2026-11-12",
      fields: [
        ["60", "JEANNE"],
        ["62", "MARTIN"],
        ["69", "04051990"],
      ],
    });
    const content = await aSealedPage(card);
    const deposit = { personId, kind: "identity_card", fileName: "f.png", content } as const;
    const documentId = await submitDocument(person, deposit);
    await submitChange(person, {
      personId,
      elements: { name_of_use: "Martin" },
      documents: [{ documentId, elements: ["name_of_use"] }],
    });
    await house.drain();
    const live = await findLiveFile(person, personId);
    expect(live?.state).toBe("submitted");
  });
});
