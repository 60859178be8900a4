import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Context } from "../../../kernel/context.ts";
import type { DocumentId, PersonId } from "../../../kernel/ids.ts";
import { aPerson, aTown } from "../../../testing/builders.ts";
import { type TestRuntime, testRuntime } from "../../../testing/test-runtime.ts";
import { createDeclaration } from "../../identity/identity/index.ts";
import { readPersonJournal } from "../../trust/audit/index.ts";
import { listDocuments, removeDocument, submitDocument } from "../evidence/index.ts";
import { aJpeg, aPdf } from "../evidence/testing/sample-files.ts";
import { type CheckShown, checksContribution, checksJobs, formatCheck, listChecks } from "./index.ts";
import { bareSignature, otherSignature, withAnnex } from "./testing/rewritten-codes.ts";
import { aBillCode, aSealedPage, billWith } from "./testing/sealed-documents.ts";

let house: TestRuntime;
let caen: Awaited<ReturnType<typeof aTown>>;
let doubtful: TestRuntime;

beforeAll(async () => {
  house = await testRuntime([checksJobs]);
  caen = await aTown(house, { slug: "caen" });
  doubtful = await testRuntime([checksJobs], { acceptTestSeals: false });
});
afterAll(() => Promise.all([house.close(), doubtful.close()]));

type Person = Context & { readonly personId: PersonId };

const address = {
  street_address: "12 rue Saint-Jean",
  postal_code: "14000",
  locality: "Caen",
  country: "FR",
};
const said = { given_name: "Jeanne", family_name: "Martin", address };

const jeanne = (more: Readonly<Record<string, unknown>> = {}): Promise<Person> =>
  aPerson(house, caen.id, { declared: { ...said, ...more } });

/** Deposits and lets the platform look. */
async function deposit(person: Person, content: Buffer, where = house): Promise<DocumentId> {
  const { personId } = person;
  const id = await submitDocument(person, {
    personId,
    kind: "proof_of_address",
    fileName: "f.png",
    content,
  });
  await where.drain();
  return id;
}

async function seen(person: Person, id: DocumentId): Promise<CheckShown | undefined> {
  return person.transaction(async () => {
    const documents = await listDocuments(person, person.personId);
    return (await listChecks(person, person.personId, documents)).get(id);
  });
}

const sentences = (check: CheckShown | undefined): string =>
  check ? [formatCheck(check).title, ...formatCheck(check).lines].map(({ fr }) => fr).join(" ") : "";

describe("a document that bears a seal", () => {
  test("is said genuine, in the person's name and at their address, and told in their journal", async () => {
    const person = await jeanne();
    const { personId } = person;
    const id = await submitDocument(person, {
      personId,
      kind: "proof_of_address",
      fileName: "f.png",
      content: await aSealedPage(),
    });
    expect(await seen(person, id)).toEqual({ outcome: "waiting" });
    await house.drain();
    const check = await seen(person, id);
    expect(check).toMatchObject({
      outcome: "verified",
      replayed: false,
      seal: { type: "01", certificate: "FR00/0001", datedOn: "2026-11-02", test: true },
      compared: [
        { part: "names", outcome: "same" },
        { part: "address", outcome: "same" },
        { part: "birthdate", outcome: "absent" },
      ],
    });
    expect(sentences(check)).toMatch(
      /Document authentique.* 2 novembre 2026.*au nom indiqué.*adresse indiquée/,
    );
    const journal = await readPersonJournal(person, personId);
    const told = journal.entries.map(({ action, data }) => [action, data.purpose ?? data.outcome]);
    expect(told.filter(([, fact]) => fact === "check" || fact === "verified")).toEqual(
      expect.arrayContaining([
        ["evidence.document_opened", "check"],
        ["checks.document_checked", "verified"],
      ]),
    );
    // Once, though every job of a test runs twice.
    expect(told.filter(([, fact]) => fact === "check")).toHaveLength(1);
  });

  test("in another name, at another place, says so and blames nobody", async () => {
    const person = await jeanne();
    const other = aBillCode({ fields: billWith({ "10": "M/DURAND/PAUL", "22": "3 RUE NEUVE" }) });
    const check = await seen(person, await deposit(person, await aSealedPage(other)));
    expect(sentences(check)).toMatch(/autre nom.*La rue ou le numéro.*Un agent regardera/);
    expect(JSON.stringify(check)).not.toMatch(/DURAND|NEUVE/);
  });

  test("with a line of which nobody knows where it ends, is not said to be at their address, and says why", async () => {
    const person = await jeanne();
    const unknown = aBillCode({ fields: [...billWith({}), ["8E", "HAMEAU DU BOURG"]] });
    const check = await seen(person, await deposit(person, await aSealedPage(unknown)));
    expect(check).toMatchObject({
      outcome: "verified",
      compared: [
        { part: "names", outcome: "same" },
        { part: "address", outcome: "different", why: "uncertain" },
        { part: "birthdate", outcome: "absent" },
      ],
    });
    expect(sentences(check)).toMatch(/ne peut pas être lue avec certitude.*Un agent regardera/);
  });

  test("altered after it was sealed, is not believed, and nothing of it is read", async () => {
    const person = await jeanne();
    const altered = aBillCode({ fields: billWith({ "10": "M/DURAND/PAUL" }) }).replace(
      "M/DURAND/PAUL",
      "ME/MARTIN/JEA",
    );
    const check = await seen(person, await deposit(person, await aSealedPage(altered)));
    expect(check).toMatchObject({ outcome: "refused", reason: "signature-invalid", compared: [] });
    expect(sentences(check)).toContain("ne correspond pas au document");
  });

  test("is compared anew once an answer has changed; until then nothing is said of it", async () => {
    const person = await jeanne();
    const { personId } = person;
    const id = await deposit(person, await aSealedPage());
    const moved = { ...address, street_address: "1 rue Neuve" };
    await person.transaction((tx) =>
      createDeclaration(tx, person, { personId, name: "address", value: moved }),
    );
    const stale = await seen(person, id);
    expect(stale).toMatchObject({ compared: [{ part: "names" }, { part: "birthdate" }] });
    const system = house.system(caen.id);
    await system.transaction((tx) =>
      system.ports.jobs.send(tx, "checks.document", {
        authorityId: caen.id,
        requestId: "r",
        documentId: id,
      }),
    );
    await house.drain();
    expect(await seen(person, id)).toMatchObject({
      compared: [{ outcome: "same" }, { part: "address", outcome: "different", why: "street" }, {}],
    });
  });
});

test("without a seal, or unreadable, an agent will look", async () => {
  const person = await jeanne();
  expect(await seen(person, await deposit(person, aJpeg(10)))).toMatchObject({ outcome: "none" });
  const unreadable = await seen(person, await deposit(person, aPdf()));
  expect(sentences(unreadable)).toContain("Un agent regardera");
});

test("the published test key proves nothing unless the installation says so", async () => {
  const town = await aTown(doubtful, { slug: "caen" });
  const person = await aPerson(doubtful, town.id, { declared: said });
  const check = await seen(person, await deposit(person, await aSealedPage(), doubtful));
  expect(check).toMatchObject({ outcome: "refused", reason: "test-authority", compared: [] });
});

describe("the same code, presented by somebody else", () => {
  test("under the same name is a replay, told on both sides", async () => {
    const page = await aSealedPage(aBillCode({ on: "2026-11-03" }));
    const [one, other] = [await jeanne(), await jeanne({ birthdate: "1950-01-01" })];
    const first = await deposit(one, page);
    expect(await seen(one, first)).toMatchObject({ replayed: false });
    const second = await deposit(other, page);
    expect(await seen(one, first)).toMatchObject({ replayed: true });
    expect(await seen(other, second)).toMatchObject({ replayed: true });
  });

  test.each([
    ["an annex, which nobody signed", "2026-10-11", withAnnex],
    ["the other signature that its curve allows", "2026-10-12", otherSignature],
    ["its signature in bytes", "2026-10-13", bareSignature],
  ])("is the same with %s", async (_how, on, changed) => {
    const code = aBillCode({ on });
    const [one, other] = [await jeanne(), await jeanne({ birthdate: "1950-01-01" })];
    await deposit(one, await aSealedPage(code));
    const second = await deposit(other, await aSealedPage(changed(code)));
    expect(changed(code)).not.toBe(code);
    expect(await seen(other, second)).toMatchObject({ outcome: "verified", replayed: true });
  });

  test("under another name (a child's file) is none: the names tell", async () => {
    const page = await aSealedPage(aBillCode({ on: "2026-11-04" }));
    const [mother, child] = [await jeanne(), await jeanne({ given_name: "Zoé" })];
    const first = await deposit(mother, page);
    const second = await deposit(child, page);
    expect(await seen(mother, first)).toMatchObject({ replayed: false });
    expect(await seen(child, second)).toMatchObject({
      replayed: false,
      compared: [{ outcome: "different" }, {}, {}],
    });
  });
});

describe("what is kept", () => {
  test("holds no value in clear, is taken out, and goes with the document or the person", async () => {
    const person = await jeanne();
    const { personId } = person;
    const [first, second] = [
      await deposit(person, await aSealedPage(aBillCode({ on: "2026-11-05" }))),
      await deposit(person, await aSealedPage(aBillCode({ on: "2026-11-06" }))),
    ];
    const rows = () =>
      house.sqlAs<{ text: string }>(
        "owner",
        "select d::text as text from document_check d where person_id = $1",
        [personId],
      );
    expect(await rows()).toHaveLength(2);
    expect(JSON.stringify(await rows())).not.toMatch(/MARTIN|CERTIFICAT|4d415254494e/i);
    const taken = await person.transaction((tx) => checksContribution.exportPerson(tx, person, personId));
    expect(taken).toMatchObject({
      verifications: [{ resultat: expect.stringContaining("Document authentique") }, {}],
    });
    await removeDocument(person, first);
    await house.drain();
    expect(await rows()).toHaveLength(1);
    expect(await seen(person, second)).toMatchObject({ outcome: "verified" });
    const system = house.system(caen.id);
    await system.transaction((tx) => checksContribution.erasePerson(tx, system, personId));
    expect(await rows()).toEqual([]);
  });

  test("is purged six months later", async () => {
    const person = await jeanne();
    const id = await deposit(person, await aSealedPage(aBillCode({ on: "2026-11-07" })));
    const today = house.clock.now().toISOString();
    house.clock.set("2027-05-25T08:00:00Z");
    const system = house.system(caen.id);
    expect(await system.transaction((tx) => checksContribution.purge(tx, system))).toBeGreaterThan(0);
    house.clock.set(today);
    expect((await seen(person, id))?.outcome).not.toBe("verified");
  });

  test("is out of a stranger's reach", async () => {
    const person = await jeanne();
    const id = await deposit(person, await aSealedPage(aBillCode({ on: "2026-11-08" })));
    const stranger = await jeanne();
    const documents = await listDocuments(person, person.personId);
    const found = await listChecks(stranger, person.personId, documents).catch(() => new Map());
    expect(found.get(id)?.outcome).not.toBe("verified");
  });
});
