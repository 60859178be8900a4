import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { contributions, moduleJobs } from "../../app.ts";
import { buildJournalFormatter } from "../../composition/journal-words.ts";
import { takeOut } from "../../composition/take-out.ts";
import {
  getFileTracking,
  listAnswers,
  listTrackedFiles,
  saveAnswers,
  startAtDesk,
  startRelativeFile,
  submitEnrolment,
} from "../../features/enrolment/enrolment/index.ts";
import {
  listDocuments,
  openDocument,
  removeDocument,
  submitDocument,
} from "../../features/enrolment/evidence/index.ts";
import { addRepresentation } from "../../features/identity/households/index.ts";
import { type Families, families } from "../../features/identity/households/testing/families.ts";
import {
  createDeclaration,
  listElementHistory,
  listElements,
  validateElement,
  withdrawDeclaration,
} from "../../features/identity/identity/index.ts";
import { listPersonMessages } from "../../features/messaging/notifications/index.ts";
import { lifeContribution, submitMove } from "../../features/records/life/index.ts";
import { readPersonJournal } from "../../features/trust/audit/index.ts";
import type { Context } from "../../kernel/context.ts";
import { type TestRuntime, testRuntime } from "../../testing/test-runtime.ts";
import {
  askProof,
  decideFile,
  draftOf,
  hidden,
  known,
  LEAK,
  sentBy,
  type TwoParents,
  twoParents,
} from "../testing/two-parents.ts";

let house: TestRuntime;
let town: Families;
beforeAll(async () => {
  house = await testRuntime(moduleJobs);
  town = await families(house);
});
afterAll(() => house?.close());

/** Everything that the use cases give somebody of Léo: pages, journal, take-out. */
async function everythingReadBy(who: Context, { leo }: TwoParents): Promise<string> {
  return who.transaction(async (tx) => {
    const files = await listTrackedFiles(who, leo);
    const tracked = [];
    for (const { file } of files) tracked.push(await getFileTracking(who, file.id));
    const { entries } = await readPersonJournal(who, leo);
    return JSON.stringify([
      await listElements(tx, who, leo),
      await listElementHistory(who, leo),
      tracked,
      entries.map(buildJournalFormatter(contributions)),
      await takeOut(contributions)(tx, who, leo),
    ]);
  });
}

describe("where a child lives, as one parent says", () => {
  test.each(["validated", "corrected", "refused"] as const)(
    "is not read by the other parent, in any use case, once %s",
    async (outcome) => {
      const family = await twoParents(town);
      const { jeanne, julien, agent, leo } = family;
      const fileId = await sentBy(jeanne, leo);
      expect(await everythingReadBy(julien, family), "declared").not.toMatch(LEAK);
      await askProof(agent, fileId);
      expect(await everythingReadBy(julien, family), "asked").not.toMatch(LEAK);
      await decideFile(agent, fileId, outcome);
      expect(await everythingReadBy(julien, family)).not.toMatch(LEAK);
      expect(await everythingReadBy(jeanne, family)).toMatch(LEAK);
      expect(await everythingReadBy(agent, family)).toMatch(LEAK);
      expect(
        await everythingReadBy(house.as({ kind: "person", personId: leo }, family.authorityId), family),
      ).toMatch(LEAK);
    },
  );

  test("stays theirs when an agent checks it, corrects it, and validates it again", async () => {
    const { jeanne, julien, agent, leo } = await twoParents(town);
    await decideFile(agent, await sentBy(jeanne, leo), "corrected");
    const shown = await known(jeanne, leo, "address", "validated");
    expect(shown?.value).toMatchObject({ street_address: "12 bis rue Saint-Jean" });
    expect(shown?.provenance.declaredBy).toBe(jeanne.personId);
    const withheld = await known(julien, leo, "address", "validated");
    expect(withheld).toMatchObject({ withheld: true, value: undefined, state: "validated" });
    expect(withheld?.provenance).not.toHaveProperty("declaredBy");
  });

  test("nor are the means of the household that one parent told of: the family quotient is theirs alone", async () => {
    const family = await twoParents(town);
    const { jeanne, julien, agent, leo } = family;
    const quotient = { personId: leo, name: "family_quotient" } as const;
    await jeanne.transaction((tx) => createDeclaration(tx, jeanne, { ...quotient, value: 7421 }));
    await agent.transaction((tx) =>
      validateElement(tx, agent, {
        ...quotient,
        method: "original_seen",
        evidence: { kind: "caf_statement" },
      }),
    );
    expect(await everythingReadBy(julien, family)).not.toMatch(/7\s?421/);
    expect(await everythingReadBy(jeanne, family)).toMatch(/7421/);
    const guess = julien.transaction((tx) => createDeclaration(tx, julien, { ...quotient, value: 7421 }));
    await expect(guess).rejects.toMatchObject({ code: "identity.declared_by_another" });
  });

  test("nor is a move written for the child at the desk, before an agent has checked it", async () => {
    const family = await twoParents(town);
    const { jeanne, julien, agent, leo } = family;
    const move = { personId: leo, address: hidden, since: "2026-11-20", companions: [] };
    await submitMove(agent, move);
    for (const parent of [jeanne, julien]) expect(await everythingReadBy(parent, family)).not.toMatch(LEAK);
    const own = house.as({ kind: "person", personId: leo }, family.authorityId);
    expect(
      JSON.stringify(await own.transaction((tx) => lifeContribution.exportPerson(tx, own, leo))),
    ).toMatch(LEAK);
  });

  test("what does not locate a child is shared: the school, the name", async () => {
    const { jeanne, julien, leo } = await twoParents(town);
    const school = { name: "École Henri-Brunet" };
    await jeanne.transaction((tx) =>
      createDeclaration(tx, jeanne, { personId: leo, name: "school", value: school }),
    );
    expect((await known(julien, leo, "school", "declared"))?.value).toEqual(school);
  });

  test("typed by an agent for the parent at the desk, is that parent’s; for nobody named, is neither’s", async () => {
    const { jeanne, julien, agent, leo } = await twoParents(town);
    const link = { representativeId: jeanne.personId, kind: "parental_authority" } as const;
    const forJeanne = await startAtDesk(agent, { personId: leo, representedBy: link });
    await saveAnswers(agent, { fileId: forJeanne, elements: { address: hidden } });
    expect((await known(jeanne, leo, "address", "declared"))?.value).toMatchObject(hidden);
    expect((await known(julien, leo, "address", "declared"))?.value).toBeUndefined();
    const other = await twoParents(town);
    const forNobody = await startAtDesk(agent, { personId: other.leo });
    await saveAnswers(agent, { fileId: forNobody, elements: { address: hidden } });
    for (const parent of [other.jeanne, other.julien])
      expect((await known(parent, other.leo, "address", "declared"))?.withheld).toBe(true);
    const again = { personId: other.leo, name: "address", value: hidden } as const;
    const said = { ...again, saidBy: other.jeanne.personId };
    await agent.transaction((tx) => createDeclaration(tx, agent, said));
    expect((await known(other.jeanne, other.leo, "address", "declared"))?.value).toMatchObject(hidden);
    expect((await known(other.julien, other.leo, "address", "declared"))?.withheld).toBe(true);
  });

  test("said by the person, is read by those they mandate", async () => {
    const { agent, jeanne, julien, someone, validate } = await twoParents(town);
    const madeleine = await someone("Madeleine");
    const { personId } = madeleine;
    const fileId = await startAtDesk(agent, { personId });
    await saveAnswers(agent, { fileId, elements: { address: hidden } });
    const address = await known(madeleine, personId, "address", "declared");
    expect(address?.provenance.declaredBy).toBe(personId);
    expect(await known(jeanne, personId, "address", "declared")).toBeUndefined();
    for (const { personId: representativeId } of [jeanne, julien]) {
      const edge = {
        representativeId,
        representedId: personId,
        kind: "mandate",
        until: "2027-06-30",
      } as const;
      const id = await madeleine.transaction((tx) => addRepresentation(tx, madeleine, edge));
      if (representativeId === jeanne.personId) await validate(id, "mandate");
    }
    expect((await known(jeanne, personId, "address", "declared"))?.value).toMatchObject(hidden);
    // Named by her too; no agent has validated that mandate.
    expect(await known(julien, personId, "address", "declared")).toBeUndefined();
  });
});

describe("who may not read it does not write it", () => {
  test("the other parent neither replaces it, nor takes it away, nor learns it by guessing", async () => {
    const { jeanne, julien, agent, leo } = await twoParents(town);
    const about = { personId: leo, name: "address" } as const;
    const guess = (value: unknown) =>
      julien.transaction((tx) => createDeclaration(tx, julien, { ...about, value }));
    const refused = { code: "identity.declared_by_another" };
    const fileId = await sentBy(jeanne, leo);
    for (const value of [hidden, { ...hidden, street_address: "5 quai Vendeuvre" }])
      await expect(guess(value)).rejects.toMatchObject(refused);
    await expect(julien.transaction((tx) => withdrawDeclaration(tx, julien, about))).rejects.toMatchObject(
      refused,
    );
    await decideFile(agent, fileId, "validated");
    await expect(guess(hidden)).rejects.toMatchObject(refused);
    const own = await startRelativeFile(julien, { personId: leo });
    await expect(saveAnswers(julien, { fileId: own, elements: { address: hidden } })).rejects.toMatchObject(
      refused,
    );
    expect((await known(jeanne, leo, "address", "validated"))?.value).toMatchObject(hidden);
  });

  test("a draft is its author’s: the other parent neither reads, fills in nor sends it", async () => {
    const family = await twoParents(town);
    const { jeanne, julien, leo } = family;
    const fileId = await draftOf(jeanne, leo);
    const refused = { code: "enrolment.draft_of_another" };
    expect(await startRelativeFile(julien, { personId: leo })).toBe(fileId);
    await expect(listAnswers(julien, fileId)).rejects.toMatchObject(refused);
    const school = { name: "École" };
    await expect(saveAnswers(julien, { fileId, elements: { school } })).rejects.toMatchObject(refused);
    await expect(submitEnrolment(julien, { fileId })).rejects.toMatchObject(refused);
    expect(await listTrackedFiles(julien, leo)).toEqual([]);
    expect(await everythingReadBy(julien, family)).not.toMatch(LEAK);
    await submitEnrolment(jeanne, { fileId });
    await expect(listAnswers(julien, fileId)).rejects.toMatchObject(refused);
  });
});

describe("around the address", () => {
  test("a proof of address opens, and names its file, to who deposited it", async () => {
    const family = await twoParents(town);
    const { jeanne, julien, agent, leo } = family;
    const file = {
      kind: "proof_of_address",
      fileName: "bail-12-rue-Saint-Jean.png",
      content: onePixel,
    } as const;
    const documentId = await submitDocument(jeanne, { personId: leo, ...file });
    const unknown = { code: "evidence.unknown_document" };
    await expect(openDocument(julien, { documentId, purpose: "own" })).rejects.toMatchObject(unknown);
    await expect(removeDocument(julien, documentId)).rejects.toMatchObject(unknown);
    const listed = await listDocuments(julien, leo);
    expect(listed).toMatchObject([{ id: documentId, kind: "proof_of_address" }]);
    expect(await everythingReadBy(julien, family)).not.toMatch(LEAK);
    for (const who of [jeanne, agent]) {
      const purpose = who === agent ? "decide" : "own";
      expect((await openDocument(who, { documentId, purpose })).fileName).toMatch(LEAK);
    }
  });

  test("a message to the parent who follows the file does not quote what an agent wrote of the other’s", async () => {
    const { jeanne, julien, agent, leo } = await twoParents(town);
    const quay = { ...hidden, street_address: "5 quai Vendeuvre" };
    const messages = async () => {
      const sent = await listPersonMessages(julien, julien.personId);
      return sent.map(({ text }) => text);
    };
    await decideFile(agent, await sentBy(julien, leo, quay), "refused");
    expect((await messages()).filter((text) => LEAK.test(text))).toHaveLength(1);
    const fileId = await sentBy(julien, leo, quay);
    const said = { personId: leo, name: "address", value: hidden, saidBy: jeanne.personId } as const;
    await agent.transaction((tx) => createDeclaration(tx, agent, said));
    await askProof(agent, fileId);
    await decideFile(agent, fileId, "refused");
    const told = await messages();
    expect(told.filter((text) => LEAK.test(text))).toHaveLength(1);
    expect(told.filter((text) => text.includes("vous en donne le motif au guichet"))).toHaveLength(2);
  });
});

const onePixel = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);
