import { aCard, hasFont } from "@ardeco/mrz-reader/testing";
import { type Clamd, EICAR, startClamd } from "@ardeco/testing";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { openDecoding } from "../../../infra/decoding/open-decoding.ts";
import type { Context } from "../../../kernel/context.ts";
import type { Decoding } from "../../../kernel/decoding.ts";
import type { DocumentId, PersonId } from "../../../kernel/ids.ts";
import { anAgent, aPerson, aTown } from "../../../testing/builders.ts";
import { sharedDecoding, type TestRuntime, testRuntime } from "../../../testing/test-runtime.ts";
import { listDocuments, submitDocument } from "../evidence/index.ts";
import { aPdf } from "../evidence/testing/sample-files.ts";
import { checkDocument } from "./check-document.ts";
import { type CheckShown, checksJobs, formatCheck, listChecks, requireHarmless } from "./index.ts";
import { compareZone } from "./rules/zone.ts";
import { hasPdfSignature } from "./rules.ts";

let clamd: Clamd;
let house: TestRuntime;
let caen: Awaited<ReturnType<typeof aTown>>;

beforeAll(async () => {
  clamd = await startClamd();
  house = await testRuntime([checksJobs], { clamdAddress: clamd.address });
  caen = await aTown(house, { slug: "caen" });
});
afterAll(async () => {
  await house.close();
  await clamd.close();
});

type Person = Context & { readonly personId: PersonId };
const maelys = { given_name: "Maëlys", family_name: "Martin", birthdate: "1990-07-13" };

async function hands(
  person: Person,
  kind: "identity_card" | "proof_of_address",
  content: Buffer,
): Promise<DocumentId> {
  const id = await submitDocument(person, { personId: person.personId, kind, fileName: "f", content });
  await house.drain();
  return id;
}

const seen = (person: Person, id: DocumentId): Promise<CheckShown | undefined> =>
  person.transaction(async () => {
    const documents = await listDocuments(person, person.personId);
    return (await listChecks(person, person.personId, documents)).get(id);
  });

const told = (check: CheckShown | undefined): string =>
  check ? [formatCheck(check).title, ...formatCheck(check).lines].map(({ fr }) => fr).join(" ") : "";

describe("a document whose decoder ends in the middle", () => {
  test("is said unreadable, for an agent to look at; at the stop of the platform, its job is run again", async () => {
    const liar = new URL("../../../infra/decoding/testing/liar.ts", import.meta.url);
    const failing = openDecoding({ program: liar });
    let asked: Promise<unknown> = Promise.resolve();
    const orders = ["die", "keep silent"];
    const decoding: Decoding = {
      clean: sharedDecoding.clean,
      look: (_content, options) => {
        const look = failing.look(Buffer.from(orders.shift() ?? "die"), options);
        asked = look.catch(() => undefined);
        return look;
      },
    };
    const town = await testRuntime([checksJobs], { decoding });
    const { id } = await aTown(town, { slug: "caen" });
    const person = await aPerson(town, id, { declared: maelys });
    const { personId } = person;
    const file = { personId, kind: "proof_of_address", fileName: "f" } as const;
    const unread = await submitDocument(person, { ...file, content: aPdf() });
    await town.drain();
    const check = await seen(person, unread);
    expect(check).toMatchObject({ outcome: "unreadable", reason: "damaged", compared: [] });
    expect(told(check)).toMatch(/La machine n’a pas pu lire ce document.*Un agent regardera/);
    const later = await submitDocument(person, { ...file, content: aPdf({ pages: 2 }) });
    const system = town.system(id);
    const stopped = expect(checkDocument(system, later)).rejects.toThrow("closed");
    await vi.waitFor(() => expect(orders).toEqual([]));
    await failing.close();
    await stopped;
    await asked;
    expect(await seen(person, later)).toEqual({ outcome: "waiting" });
    await town.close();
  });
});

describe("an antivirus", () => {
  test("finds a malicious file: nothing else of it is read, and nobody opens it", async () => {
    const person = await aPerson(house, caen.id, { declared: maelys });
    const { personId } = person;
    const documentId = await hands(person, "proof_of_address", aPdf({ objects: [`(${EICAR})`] }));
    const check = await seen(person, documentId);
    expect(check).toMatchObject({ outcome: "infected", compared: [] });
    expect(told(check)).toContain("Envoyez une autre copie");
    const agent = await anAgent(house, caen.id, ["validator"]);
    const opening = requireHarmless(agent, { documentId, personId });
    await expect(opening).rejects.toMatchObject({ code: "checks.infected" });
  });

  test("that does not answer makes the document wait: what was not looked at is not said clean", async () => {
    const silent = await startClamd({ answer: "" });
    const other = await testRuntime([checksJobs], { clamdAddress: silent.address });
    const town = await aTown(other, { slug: "caen" });
    const person = await aPerson(other, town.id, { declared: maelys });
    const { personId } = person;
    const file = { personId, kind: "proof_of_address", fileName: "f.pdf", content: aPdf() } as const;
    const id = await submitDocument(person, file);
    expect(await other.drain()).toMatchObject({ done: 0 });
    expect(await seen(person, id)).toEqual({ outcome: "waiting", held: "a_moment" });
    other.clock.advance(16 * 60_000);
    const late = await seen(person, id);
    expect(late).toEqual({ outcome: "waiting", held: "late" });
    expect(told(late)).toMatch(/n’a pas encore pu être vérifié\..*vous n’avez rien à faire/);
    await other.close();
    await silent.close();
  });
});

describe("a machine-readable zone", () => {
  const zone = {
    format: "TD1",
    familyName: "MARTIN",
    givenNames: "MAELYS GAELLE MARIE",
    birthDate: "900713",
    cut: false,
  };
  const said = {
    names: { given: "Maëlys", middle: "Gaëlle, Marie", family: "Martin" },
    birthdate: "1990-07-13",
  };

  test("is compared, letter for letter", () => {
    expect(compareZone(zone, said).map(({ outcome }) => outcome)).toEqual(["same", "same"]);
    const other = compareZone({ ...zone, birthDate: "900714", givenNames: "MAEL" }, said);
    expect(other.map(({ outcome }) => outcome)).toEqual(["different", "different"]);
    expect(compareZone({ ...zone, cut: true }, said)[0]).toMatchObject({ why: "cut" });
    expect(compareZone({ ...zone, birthDate: "" }, said)[1]).toMatchObject({ outcome: "absent" });
  });

  test.runIf(hasFont)("is read on a picture, and said to prove nothing", async () => {
    const person = await aPerson(house, caen.id, { declared: { ...maelys, middle_name: "Gaëlle Marie" } });
    const card = await aCard([
      "IDFRAX4RTBPFW46<<<<<<<<<<<<<<<",
      "9007138F3002119FRA<<<<<<<<<<<6",
      "MARTIN<<MAELYS<GAELLE<MARIE<<<",
    ]);
    const check = await seen(person, await hands(person, "identity_card", card));
    expect(check).toMatchObject({
      outcome: "readable",
      compared: [
        { part: "names", outcome: "same" },
        { part: "birthdate", outcome: "same" },
      ],
    });
    expect(told(check)).toMatch(/ne prouve pas que la pièce est authentique.*Un agent regardera/);
  });
});

test("a signature in a PDF is told as there, never as verified", async () => {
  const signed = aPdf({
    objects: ["<< /Type /Sig /SubFilter /adbe.pkcs7.detached /ByteRange [0 10 20 30] >>"],
  });
  expect(hasPdfSignature("application/pdf", signed)).toBe(true);
  expect(hasPdfSignature("application/pdf", aPdf())).toBe(false);
  expect(hasPdfSignature("image/png", signed)).toBe(false);
  const person = await aPerson(house, caen.id, { declared: maelys });
  const check = await seen(person, await hands(person, "proof_of_address", signed));
  expect(told(check)).toContain("une signature électronique, que nous ne vérifions pas");
});
