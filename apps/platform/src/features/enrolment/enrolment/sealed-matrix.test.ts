import { aPdf, recompressed } from "@ardeco/two-d-doc/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { anAgent, aPerson, aTown } from "../../../testing/builders.ts";
import { type TestRuntime, testRuntime } from "../../../testing/test-runtime.ts";
import { listElements, setPersonStatus } from "../../identity/identity/index.ts";
import { notificationsJobs } from "../../messaging/notifications/index.ts";
import { checksJobs } from "../checks/index.ts";
import { otherSignature, withAnnex } from "../checks/testing/rewritten-codes.ts";
import { aBillCode, aSealedPage, billWith } from "../checks/testing/sealed-documents.ts";
import { deletePastDocuments, submitDocument } from "../evidence/index.ts";
import {
  computeFileOutcome,
  enrolmentJobs,
  findLiveFile,
  listTrackedFiles,
  submitChange,
  submitElementDecisions,
} from "./index.ts";
import { address, originalsSeen, readBy } from "./testing/a-file.ts";

/**
 * Who shows what, and whether a machine may believe it. A yes too many is the only error that counts; each no
 * goes to an agent.
 */

let house: TestRuntime;
let caen: Awaited<ReturnType<typeof aTown>>;

beforeAll(async () => {
  house = await testRuntime([checksJobs, enrolmentJobs, notificationsJobs]);
  caen = await aTown(house, { slug: "caen", name: "Ville de Caen" });
});
afterAll(() => house.close());

type Known = Awaited<ReturnType<typeof aPerson>>;
type Said = Readonly<Record<string, unknown>>;

/** Somebody whom an agent enrolled already, at their former address: Jeanne Martin unless told otherwise. */
async function aResident(said: Said = {}): Promise<Known> {
  const identity = { given_name: "Jeanne", family_name: "Martin", birthdate: "1990-05-04" };
  const before = { ...address, street_address: "8 rue Basse" };
  const resident = await aPerson(house, caen.id, { validated: { ...identity, address: before, ...said } });
  const system = house.system(caen.id);
  await system.transaction((tx) => setPersonStatus(tx, system, resident.personId, "enrolled"));
  return resident;
}

interface Told {
  readonly to?: typeof address;
  readonly kind?: "proof_of_address" | "tax_notice";
}

/**
 * They say where they live now, with a document; the platform looks. What became of the address, and by what.
 */
async function moves(person: Known, content: Buffer, { to = address, kind = "proof_of_address" }: Told = {}) {
  const { personId } = person;
  const documentId = await submitDocument(person, { personId, kind, fileName: "f", content });
  const documents = [{ documentId, elements: ["address"] }] as const;
  await submitChange(person, { personId, elements: { address: to }, documents });
  await house.drain();
  return { documentId, ...(await outcomeOf(person)) };
}

async function outcomeOf(person: Known) {
  const { personId } = person;
  const system = house.system(caen.id);
  return system.transaction(async (tx) => {
    const [file] = await listTrackedFiles(system, personId);
    const [pair] = await listElements(tx, system, personId, ["address"]);
    if (!file) throw new Error("no file");
    const method = pair?.validated?.provenance.method;
    const accepted = pair?.declared === undefined && method === "sealed_document";
    return { accepted, state: file.file.state, counted: await computeFileOutcome(tx, system, file.file.id) };
  });
}

const unaided = { validated: 1, unaided: 1, refused: 0 };
const nothing = { validated: 0, unaided: 0, refused: 0 };

let day = 0;
/** A bill of its own day in November, so that none is the same as another. */
function aBill(changed: Readonly<Record<string, string>> = {}): string {
  day = (day % 24) + 1;
  return aBillCode({ fields: billWith(changed), on: `2026-11-${String(day).padStart(2, "0")}` });
}

const inName = (name: string) => aBill({ "10": name });

describe("is believed", { timeout: 240_000 }, () => {
  test.each<[string, Said, () => Promise<Buffer>]>([
    ["a screenshot of the bill, compressed twice", {}, async () => recompressed(await aSealedPage(aBill()))],
    ["the bill as PDF", {}, () => aPdf({ codes: { 0: aBill() } })],
    ["a bill in the name used", { name_of_use: "Durand" }, () => aSealedPage(inName("MME/DURAND/JEANNE"))],
    ["one in the birth name", { name_of_use: "Durand" }, () => aSealedPage(inName("MME/MARTIN/JEANNE"))],
    ["one in both", { name_of_use: "Durand" }, () => aSealedPage(inName("MME MARTIN DURAND JEANNE"))],
    ["one that puts the family name last", {}, () => aSealedPage(inName("MME JEANNE MARTIN"))],
    [
      "one of a couple, which names both",
      {},
      () => aSealedPage(inName("M DURAND PAUL ET MME MARTIN JEANNE")),
    ],
    [
      "one without accents, its particle joined",
      { given_name: "Zoé", family_name: "de L’Île" },
      () => aSealedPage(inName("MME/DE LILE/ZOE")),
    ],
    ["one of three months to the day", {}, () => aSealedPage(aBillCode({ on: "2026-08-24" }))],
  ])("%s", async (_what, said, show) => {
    const { accepted, state, counted } = await moves(await aResident(said), await show());
    expect({ accepted, state, counted }).toEqual({ accepted: true, state: "decided", counted: unaided });
  });
});

describe("waits for an agent", { timeout: 240_000 }, () => {
  const twin = { given_name: "Julie" };
  const son = { given_name: "Jean-Pierre" };

  test.each<[string, Said, () => Promise<Buffer>]>([
    [
      "a bill altered, then photographed and compressed",
      {},
      async () =>
        recompressed(await aSealedPage(inName("MME/MARTIN/JULIE").replace("MARTIN/JULIE", "MARTIN/JEANN"))),
    ],
    ["that of a twin, of the same family and birth date", twin, () => aSealedPage(aBill())],
    ["that of a father whose name begins his son's", son, () => aSealedPage(inName("M/MARTIN/JEAN"))],
    ["one in a name used that nobody validated", {}, () => aSealedPage(inName("MME/DURAND/JEANNE"))],
    ["one that takes the given name for the family's", {}, () => aSealedPage(inName("MME/JEANNE/PAULE"))],
    ["one with an initial", {}, () => aSealedPage(inName("MME/MARTIN/J"))],
    [
      "one whose name fills its line, and may be cut",
      {},
      () => aSealedPage(inName("MME/MARTIN/JEANNE".padEnd(38))),
    ],
    [
      "one with a field unknown here, in which a line of the address may hide",
      {},
      () =>
        aSealedPage(aBillCode({ fields: [...billWith({}), ["8E", "HAMEAU DU BOURG"]], on: "2026-10-15" })),
    ],
    ["one at the former address", {}, () => aSealedPage(aBill({ "22": "8 RUE BASSE" }))],
    ["one of three months and a day", {}, () => aSealedPage(aBillCode({ on: "2026-08-23" }))],
    ["a homonym's, in the next town of that postal code", {}, () => aSealedPage(aBill({ "25": "EPRON" }))],
    [
      "a page on which somebody else's code stands first",
      {},
      async () => aPdf({ pages: 2, codes: { 0: inName("M/DURAND/PAUL"), 1: aBill() } }),
    ],
  ])("%s", async (_what, said, show) => {
    const { accepted, state, counted } = await moves(await aResident(said), await show());
    expect({ accepted, state, counted }).toEqual({ accepted: false, state: "submitted", counted: nothing });
  });

  test("a bill that matched, once another address was written over the one it matched", async () => {
    const person = await aResident();
    const { personId } = person;
    const content = await aSealedPage(aBill());
    const file = { personId, kind: "proof_of_address", fileName: "f", content } as const;
    const documentId = await submitDocument(person, file);
    await house.drain();
    const elsewhere = { ...address, street_address: "3 rue Neuve" };
    const documents = [{ documentId, elements: ["address"] }] as const;
    await submitChange(person, { personId, elements: { address: elsewhere }, documents });
    await house.drain();
    expect(await outcomeOf(person)).toMatchObject({ accepted: false, state: "submitted" });
  });
});

describe("the same bill again", { timeout: 240_000 }, () => {
  test("by a father and his son of one name: whoever comes second waits, however it was rewritten", async () => {
    const bill = aBill();
    expect(await moves(await aResident(), await aSealedPage(bill))).toMatchObject({ accepted: true });
    for (const rewritten of [bill, withAnnex(bill), otherSignature(bill)]) {
      const second = await moves(await aResident({ birthdate: "2001-01-01" }), await aSealedPage(rewritten));
      expect(second).toMatchObject({ accepted: false, state: "submitted", counted: nothing });
    }
  });

  test("by the same person, decides nothing twice and counts once", async () => {
    const person = await aResident();
    const page = await aSealedPage(aBill());
    const first = await moves(person, page);
    expect(first).toMatchObject({ accepted: true, counted: unaided });
    const { personId } = person;
    await submitDocument(person, { personId, kind: "proof_of_address", fileName: "g", content: page });
    await house.drain();
    expect(await outcomeOf(person)).toMatchObject({ accepted: true, state: "decided", counted: unaided });
  });

  test("once the document is gone: the proof stayed, without a value of it, and still knows the replay", async () => {
    const notice = aBillCode({
      type: "28",
      version: 4,
      on: "2026-11-20",
      fields: [
        ["43", "2"],
        ["44", "2278012345678"],
        ["45", "2025"],
        ["46", "MARTIN JEANNE"],
        ["4A", "31072026"],
        ["4Y", "12 RUE ST JEAN/14000/CAEN"],
      ],
    });
    const person = await aResident();
    const page = await aSealedPage(notice);
    const { accepted, documentId } = await moves(person, page, { kind: "tax_notice" });
    expect(accepted).toBe(true);
    const today = house.clock.now().toISOString();
    house.clock.set("2027-03-10T08:00:00Z");
    const system = house.system(caen.id);
    while ((await system.transaction((tx) => deletePastDocuments(tx, system))) > 0);
    await house.drain();
    const left = await house.sqlAs<{ documents: number; checks: number; text: string }>(
      "owner",
      `select (select count(*) from document where id = $1) as documents, count(*) as checks, string_agg(c::text, '') as text
       from document_check c where document_id = $1 and relied_on is not null`,
      [documentId],
    );
    expect(left).toMatchObject([{ documents: 0, checks: 1 }]);
    expect(left[0]?.text).not.toMatch(/MARTIN|4d415254494e|ST JEAN/i);
    const replayed = await moves(await aResident(), page, { kind: "tax_notice" });
    house.clock.set(today);
    expect(replayed).toMatchObject({ accepted: false, state: "submitted" });
  });
});

test("what an agent validated where the machine would not counts as theirs", async () => {
  const person = await aResident();
  const { accepted } = await moves(person, await aSealedPage(inName("MME/MARTIN/J")));
  expect(accepted).toBe(false);
  const agent = await anAgent(house, caen.id, ["validator"]);
  await validateAddress(agent, person);
  expect(await outcomeOf(person)).toMatchObject({
    accepted: false,
    state: "decided",
    counted: { validated: 1, unaided: 0, refused: 0 },
  });
});

async function validateAddress(agent: Awaited<ReturnType<typeof anAgent>>, person: Known): Promise<void> {
  const live = await findLiveFile(person, person.personId);
  if (!live) throw new Error("nothing to decide");
  const decisions = await originalsSeen(agent, person.personId, ["address"]);
  await submitElementDecisions(agent, { ...(await readBy(agent, live.id)), decisions });
}
