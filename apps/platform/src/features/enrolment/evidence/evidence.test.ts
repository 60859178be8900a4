import { Client } from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Context } from "../../../kernel/context.ts";
import type { DocumentId, PersonId } from "../../../kernel/ids.ts";
import type { Blobs } from "../../../kernel/ports.ts";
import { anAgent, aPerson, aTown } from "../../../testing/builders.ts";
import { type TestRuntime, testRuntime } from "../../../testing/test-runtime.ts";
import { createRepresentedPerson } from "../../identity/households/index.ts";
import { readPersonJournal } from "../../trust/audit/index.ts";
import {
  deleteLooseBlobs,
  deletePastDocuments,
  evidenceContribution,
  evidenceJobs,
  listDocuments,
  listSameContent,
  openDocument,
  recordOriginalSeen,
  removeDocument,
  startRetention,
  submitDocument,
} from "./index.ts";
import { computeDecidedPurge } from "./rules.ts";
import { aJpeg, aPdf, aPng } from "./testing/sample-files.ts";

type Someone = Context & { readonly personId: PersonId };
const HOUR = 3_600_000;

let house: TestRuntime;
let owner: Client;
let caen: Awaited<ReturnType<typeof aTown>>;
let agent: Context;
let system: Context;
let anne: Someone;
let bruno: Someone;

beforeAll(async () => {
  house = await testRuntime([evidenceJobs]);
  owner = new Client({ connectionString: house.ownerUrl });
  await owner.connect();
  caen = await aTown(house, { slug: "caen" });
  agent = await anAgent(house, caen.id, ["reception", "validator"], "Camille Lefèvre");
  system = house.system(caen.id);
});
afterAll(async () => {
  await owner?.end();
  await house?.close();
});
beforeEach(async () => {
  house.clock.set("2026-11-24T08:00:00Z");
  await owner.query("delete from document; delete from loose_blob");
  anne = await aPerson(house, caen.id);
  bruno = await aPerson(house, caen.id);
});

const deposit = (who: Context, personId: PersonId, content: Buffer = aJpeg(), fileName = "carte.jpg") =>
  submitDocument(who, { personId, kind: "identity_card", fileName, content });
const documentsOf = (personId: PersonId) => listDocuments(agent, personId);
const looseBlobs = async () =>
  (await owner.query<{ id: string }>("select id from loose_blob")).rows.map(({ id }) => id);
const purge = () => system.transaction((tx) => deletePastDocuments(tx, system));

/** The same context with other blobs, or another way to open its transactions. */
function bending(
  context: Context,
  change: { blobs?: Partial<Blobs>; transaction?: Context["transaction"] },
): Context {
  return {
    ...context,
    transaction: change.transaction ?? context.transaction,
    ports: { ...context.ports, blobs: { ...context.ports.blobs, ...change.blobs } },
  };
}

describe("a document", () => {
  it("is kept sealed, opened by its person and by an agent, each opening told in the person's journal", async () => {
    const photo = aJpeg();
    const id = await deposit(anne, anne.personId, photo, "../ma carte.exe");
    const opened = await openDocument(agent, { documentId: id, purpose: "decide" });
    expect(opened).toMatchObject({ mediaType: "image/jpeg", fileName: "ma carte.jpg" });
    expect((await openDocument(anne, { documentId: id, purpose: "own" })).content).toEqual(opened.content);
    expect((await house.runtime.ports.blobs.get(id)).includes(opened.content.subarray(0, 64))).toBe(false);
    const { entries } = await readPersonJournal(anne, anne.personId);
    expect(entries.map(({ action, actor }) => [action, actor.label])).toEqual([
      ["evidence.document_opened", undefined],
      ["evidence.document_opened", "Camille Lefèvre"],
      ["evidence.document_deposited", undefined],
    ]);
    expect(entries[1]?.data).toMatchObject({ purpose: "decide", kind: "identity_card" });
  });

  it("of somebody else is not listed, opened, removed or deposited", async () => {
    const id = await deposit(anne, anne.personId);
    expect(await listDocuments(bruno, anne.personId)).toEqual([]);
    for (const attempt of [
      () => openDocument(bruno, { documentId: id, purpose: "own" }),
      () => removeDocument(bruno, id),
      () => deposit(bruno, anne.personId, aPdf()),
    ]) {
      await expect(attempt()).rejects.toMatchObject({
        code: expect.stringMatching(/evidence.unknown_document|households.cannot_act_for/),
      });
    }
  });

  it("of a child is deposited by the parent who declared it", async () => {
    const child = await anne.transaction((tx) =>
      createRepresentedPerson(tx, anne, { representativeId: anne.personId, kind: "parental_authority" }),
    );
    const id = await deposit(anne, child.personId);
    expect((await openDocument(anne, { documentId: id, purpose: "own" })).mediaType).toBe("image/jpeg");
  });

  it("whose original was seen leaves who, what and when, and no content", async () => {
    const id = await recordOriginalSeen(agent, {
      personId: anne.personId,
      kind: "passport",
      note: "valable jusqu’en 2031",
    });
    expect(await documentsOf(anne.personId)).toMatchObject([
      { id, state: "seen", kind: "passport", by: "Camille Lefèvre", note: "valable jusqu’en 2031" },
    ]);
    await expect(openDocument(agent, { documentId: id, purpose: "decide" })).rejects.toMatchObject({
      code: "evidence.unknown_document",
    });
    const alone = recordOriginalSeen(anne, { personId: anne.personId, kind: "passport" });
    await expect(alone).rejects.toMatchObject({ code: "access.capability_missing" });
  });

  it.each([
    ["empty", Buffer.alloc(0), "evidence.empty"],
    ["over 10 MB", Buffer.alloc(10 * 2 ** 20 + 1), "evidence.too_large"],
    ["of no known type", Buffer.from("<svg/>"), "evidence.unknown_type"],
    ["a picture too large", aPng({ width: 100_000, height: 100_000 }), "evidence.too_many_pixels"],
  ])("%s is refused and leaves nothing behind", async (_, content, code) => {
    await expect(deposit(anne, anne.personId, content)).rejects.toMatchObject({ code });
    expect(await looseBlobs()).toEqual([]);
  });
});

describe("the same file twice", () => {
  it("from the same person is one document, one after the other or at once", async () => {
    const first = await deposit(anne, anne.personId);
    expect(await deposit(anne, anne.personId)).toBe(first);
    const ids = await Promise.all(Array.from({ length: 4 }, () => deposit(anne, anne.personId, aPdf())));
    expect(new Set(ids).size).toBe(1);
    expect(await documentsOf(anne.personId)).toHaveLength(2);
    house.clock.advance(2 * HOUR);
    await deleteLooseBlobs(system);
    expect((await openDocument(anne, { documentId: ids[0] as DocumentId, purpose: "own" })).mediaType).toBe(
      "application/pdf",
    );
  });

  it("from two people is shown to agents with the reason, and to nobody else", async () => {
    const hers = await deposit(anne, anne.personId);
    const his = await deposit(bruno, bruno.personId);
    expect(his).not.toBe(hers);
    expect(await agent.transaction((tx) => listSameContent(tx, agent, his))).toEqual([
      { documentId: hers, personId: anne.personId, reason: "same_file" },
    ]);
    await expect(bruno.transaction((tx) => listSameContent(tx, bruno, his))).rejects.toMatchObject({
      code: "access.capability_missing",
    });
  });
});

describe("never lost, never swapped", () => {
  it("a server that dies between the blob and the commit leaves no document, and the blob is swept", async () => {
    let opened = 0;
    const dying = bending(anne, {
      transaction: (work) => (++opened > 2 ? Promise.reject(new Error("killed")) : anne.transaction(work)),
    });
    await expect(deposit(dying, anne.personId)).rejects.toThrow("killed");
    expect(await documentsOf(anne.personId)).toEqual([]);
    const [loose = ""] = await looseBlobs();
    expect(await house.runtime.ports.blobs.get(loose)).toBeInstanceOf(Buffer);
    expect(await deleteLooseBlobs(system)).toBe(0);
    house.clock.advance(HOUR + 1);
    expect(await deleteLooseBlobs(system)).toBe(1);
    await expect(house.runtime.ports.blobs.get(loose)).rejects.toThrow("ENOENT");
    expect(await looseBlobs()).toEqual([]);
    expect(await deposit(anne, anne.personId)).toBeDefined();
  });

  it("a disk that fails leaves no document", async () => {
    const full = bending(anne, { blobs: { put: () => Promise.reject(new Error("ENOSPC")) } });
    await expect(deposit(full, anne.personId)).rejects.toThrow("ENOSPC");
    expect(await documentsOf(anne.personId)).toEqual([]);
  });

  it("an upload slower than the sweeper fails, instead of committing a document without content", async () => {
    const { put } = house.runtime.ports.blobs;
    const slow = bending(anne, {
      blobs: {
        put: async (key, content) => {
          await put(key, content);
          house.clock.advance(HOUR + 1);
          await deleteLooseBlobs(house.system(caen.id));
        },
      },
    });
    await expect(deposit(slow, anne.personId)).rejects.toMatchObject({ code: "evidence.interrupted" });
    expect(await documentsOf(anne.personId)).toEqual([]);
  });

  it("a blob moved to another document, of the same person or not, or altered, does not open", async () => {
    const [one, two, his] = [
      await deposit(anne, anne.personId),
      await deposit(anne, anne.personId, aPdf()),
      await deposit(bruno, bruno.personId, aJpeg(30)),
    ];
    const { blobs } = house.runtime.ports;
    const content = await blobs.get(one);
    for (const [key, moved] of [
      [two, content],
      [his, content],
      [one, Buffer.concat([content.subarray(0, -1), Buffer.of((content.at(-1) ?? 0) ^ 1)])],
    ] as const) {
      await blobs.put(key, moved);
      await expect(openDocument(agent, { documentId: key, purpose: "decide" })).rejects.toMatchObject({
        code: "keys.cannot_open",
      });
    }
  });

  it("the application can turn no row over to another person, nor to another content", async () => {
    const id = await deposit(anne, anne.personId);
    const app = new Client({ connectionString: house.appUrl });
    await app.connect();
    for (const column of ["person_id", "content_index", "detail_sealed", "state"]) {
      await expect(app.query(`update document set ${column} = null where id = $1`, [id])).rejects.toThrow(
        "permission denied",
      );
    }
    await app.end();
  });

  it("many uploads at once each keep their own content", async () => {
    const shades = [10, 60, 110, 160, 210];
    const ids = await Promise.all(shades.map((shade) => deposit(anne, anne.personId, aJpeg(shade))));
    const opened = await Promise.all(
      ids.map((documentId) => openDocument(anne, { documentId, purpose: "own" })),
    );
    const again = await Promise.all(
      ids.map((documentId) => openDocument(agent, { documentId, purpose: "help" })),
    );
    expect(opened.map(({ content }) => content)).toEqual(again.map(({ content }) => content));
    expect(new Set(opened.map(({ content }) => content.toString("hex"))).size).toBe(shades.length);
  });
});

describe("retention", () => {
  it("deletes a document 90 days after the decision, never beyond three months, and its blob soon after", async () => {
    expect(computeDecidedPurge("2026-11-24")).toBe("2027-02-22");
    expect(computeDecidedPurge("2027-02-01")).toBe("2027-05-01");
    expect(computeDecidedPurge("2027-02-01", 365)).toBe("2027-05-01");
    const id = await deposit(anne, anne.personId);
    await agent.transaction((tx) => startRetention(tx, agent, { documentIds: [id] }));
    house.clock.set("2027-02-21T22:00:00Z");
    expect(await purge()).toBe(0);
    house.clock.set("2027-02-22T01:30:00Z");
    expect(await purge()).toBe(1);
    expect(await purge()).toBe(0);
    expect(await documentsOf(anne.personId)).toEqual([]);
    house.clock.advance(HOUR + 1);
    expect(await deleteLooseBlobs(system)).toBe(1);
    await expect(house.runtime.ports.blobs.get(id)).rejects.toThrow("ENOENT");
  });

  it("deletes a document that nobody decided after 180 days", async () => {
    await deposit(anne, anne.personId);
    house.clock.set("2027-05-23T08:00:00Z");
    expect(await purge()).toBe(1);
  });

  it("a document removed is gone at once, its blob within the hour and a bit", async () => {
    const id = await deposit(anne, anne.personId);
    await removeDocument(anne, id);
    await expect(openDocument(anne, { documentId: id, purpose: "own" })).rejects.toMatchObject({
      code: "evidence.unknown_document",
    });
    house.clock.advance(HOUR + 1);
    await deleteLooseBlobs(system);
    await expect(house.runtime.ports.blobs.get(id)).rejects.toThrow("ENOENT");
  });

  it("the person takes away the list of documents, and erasure leaves none", async () => {
    const id = await deposit(anne, anne.personId);
    const taken = await system.transaction((tx) =>
      evidenceContribution.exportPerson(tx, system, anne.personId),
    );
    expect(taken).toMatchObject({
      justificatifs: [{ nature: "Carte nationale d’identité", fichier: "carte.jpg" }],
    });
    await system.transaction((tx) => evidenceContribution.erasePerson(tx, system, anne.personId));
    expect(await documentsOf(anne.personId)).toEqual([]);
    expect(await looseBlobs()).toEqual([id]);
  });
});
