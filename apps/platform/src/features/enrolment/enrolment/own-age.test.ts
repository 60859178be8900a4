import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type FileId, type PersonId, parseId } from "../../../kernel/ids.ts";
import { anAgent, aTown } from "../../../testing/builders.ts";
import { type TestRuntime, testRuntime } from "../../../testing/test-runtime.ts";
import { listRepresented, mayDecideAlone } from "../../identity/households/index.ts";
import { listElements } from "../../identity/identity/index.ts";
import { submitDocument } from "../evidence/index.ts";
import { aPdf } from "../evidence/testing/sample-files.ts";
import {
  approveLinkOfFile,
  cancelChange,
  saveAnswers,
  startEnrolment,
  startRelativeFile,
  submitEnrolment,
} from "./index.ts";
import { listMissingFields } from "./rules.ts";
import { address } from "./testing/a-file.ts";

let house: TestRuntime;
let town: Awaited<ReturnType<typeof aTown>>;

beforeAll(async () => {
  house = await testRuntime();
  town = await aTown(house, { slug: "caen" });
});
afterAll(() => house?.close());

const elements = (birthdate: string) => ({ given_name: "Lou", family_name: "Morel", birthdate, address });

async function newcomer(birthdate: string) {
  const personId = parseId<"person">(randomUUID());
  const { fileId } = await startEnrolment(house.as({ kind: "anonymous" }, town.id), {
    newPersonId: personId,
  });
  const person = house.as({ kind: "person", personId }, town.id);
  await saveAnswers(person, { fileId, elements: elements(birthdate), answers: { channel: "letter" } });
  return Object.assign(person, { personId, fileId });
}

/** A parent begins the file of a child who lives with them, or with the other parent. */
async function childOf(
  parent: Awaited<ReturnType<typeof newcomer>>,
  more: { readonly livesElsewhere?: boolean } = {},
): Promise<{ personId: PersonId; fileId: FileId }> {
  const personId = parseId<"person">(randomUUID());
  const fileId = await startRelativeFile(parent, {
    personId,
    representation: { kind: "parental_authority" },
  });
  const { address: home, ...child } = elements("2018-05-02");
  const said = more.livesElsewhere ? child : { ...child, address: home };
  await saveAnswers(parent, { fileId, elements: said, answers: more });
  return { personId, fileId };
}

describe("an account of one’s own", () => {
  test("is refused the day before fifteen, and given on the birthday", async () => {
    const young = await newcomer("2011-11-25");
    await expect(submitEnrolment(young, { fileId: young.fileId })).rejects.toMatchObject({
      code: "enrolment.parent_needed",
      fields: [{ field: "birthdate" }],
    });
    house.clock.set("2026-11-25T08:00:00Z");
    await expect(submitEnrolment(young, { fileId: young.fileId })).resolves.toHaveProperty("number");
    house.clock.set("2026-11-24T08:00:00Z");
  });

  test("a parent sends the file of a child of eight", async () => {
    const parent = await newcomer("1990-05-04");
    const { fileId } = await childOf(parent);
    await expect(submitEnrolment(parent, { fileId })).resolves.toHaveProperty("number");
  });

  test("begins at fifteen, by civil date, and never before", () => {
    const day = fc.date({ min: new Date("1950-01-01"), max: new Date("2010-12-28"), noInvalidDate: true });
    fc.assert(
      fc.property(day, (born) => {
        const birthdate = born.toISOString().slice(0, 10);
        const at = (years: number) => `${Number(birthdate.slice(0, 4)) + years}${birthdate.slice(4)}`;
        expect(mayDecideAlone(birthdate, at(15))).toBe(true);
        expect(mayDecideAlone(birthdate, at(14))).toBe(false);
      }),
    );
    expect(mayDecideAlone("2012-02-29", "2027-02-28")).toBe(false);
    expect(mayDecideAlone("2012-02-29", "2027-03-01")).toBe(true);
  });
});

describe("a child who lives with the other parent", () => {
  test("is enrolled without an address; where is not asked of who does not live there", async () => {
    const parent = await newcomer("1990-05-04");
    const { fileId } = await childOf(parent, { livesElsewhere: true });
    await expect(submitEnrolment(parent, { fileId })).resolves.toHaveProperty("number");
  });

  test("nobody leaves out their own address by saying so", () => {
    const known = new Set(["given_name", "family_name", "birthdate", "email"] as const);
    const answers = { livesElsewhere: true };
    expect(listMissingFields({ known, answers, reachedThroughAnother: false })).toEqual(["address"]);
    expect(listMissingFields({ known, answers, reachedThroughAnother: true })).toEqual([]);
  });
});

describe("a link proven by the record book of the file", () => {
  test("by its pages, of that kind, of that person; by nobody else’s", async () => {
    const parent = await newcomer("1990-05-04");
    const { personId, fileId } = await childOf(parent);
    const scan = async (whose: PersonId, comment: string) =>
      submitDocument(parent, {
        personId: whose,
        kind: "family_record_book",
        fileName: "livret.pdf",
        content: aPdf({ objects: [`% ${comment}\n`] }),
      });
    const [own, another] = [await scan(personId, "enfant"), await scan(parent.personId, "parent")];
    await submitEnrolment(parent, { fileId });
    const agent = await anAgent(house, town.id, ["validator"], "Camille Lefèvre");
    const [edge] = await listRepresented(parent, parent.personId);
    if (!edge) throw new TypeError("the parent acts for the child");
    const refused = { code: "enrolment.document_not_in_file" };
    const proof = { fileId, id: edge.id, kind: "family_record_book" } as const;
    await expect(approveLinkOfFile(agent, { ...proof, documentId: another })).rejects.toMatchObject(refused);
    await expect(
      approveLinkOfFile(agent, { ...proof, kind: "birth_certificate", documentId: own }),
    ).rejects.toMatchObject(refused);
    const reception = await anAgent(house, town.id, ["reception"]);
    await expect(approveLinkOfFile(reception, { ...proof, documentId: own })).rejects.toMatchObject({
      code: "access.capability_missing",
    });
    await approveLinkOfFile(agent, { ...proof, documentId: own });
    const [now] = await listRepresented(parent, parent.personId);
    expect(now).toMatchObject({
      state: "validated",
      decided: { evidence: { kind: "family_record_book", documentId: own } },
    });
  });
});

describe("the only birth date of somebody represented", () => {
  const born = (who: PersonId) => {
    const system = house.system(town.id);
    return system.transaction(async (tx) => {
      const [birth] = await listElements(tx, system, who, ["birthdate"]);
      return birth?.declared?.value;
    });
  };

  test("is replaced and never emptied, by the parent or in the child’s account, by either way", async () => {
    const parent = await newcomer("1990-05-04");
    const child = await childOf(parent);
    const inside = house.as({ kind: "person", personId: child.personId }, town.id);
    for (const who of [parent, inside]) {
      await expect(cancelChange(who, { personId: child.personId, name: "birthdate" })).rejects.toMatchObject({
        code: "enrolment.birthdate_needed",
        fields: [{ field: "birthdate" }],
      });
      await expect(
        saveAnswers(who, { fileId: child.fileId, elements: { birthdate: "" } }),
      ).rejects.toMatchObject({ code: "enrolment.birthdate_needed" });
    }
    expect(await born(child.personId)).toBe("2018-05-02");
    await saveAnswers(parent, { fileId: child.fileId, elements: { birthdate: "2018-06-02" } });
    expect(await born(child.personId)).toBe("2018-06-02");
  });

  test("of somebody whom nobody represents is theirs to take back", async () => {
    const alone = await newcomer("1990-05-04");
    await cancelChange(alone, { personId: alone.personId, name: "birthdate" });
    expect(await born(alone.personId)).toBeUndefined();
  });
});
