import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Context, Tx } from "../../../kernel/context.ts";
import { type AuthorityId, type DeskId, type FileId, parseId } from "../../../kernel/ids.ts";
import { anAgent, aPerson, aTown } from "../../../testing/builders.ts";
import { type TestRuntime, testRuntime } from "../../../testing/test-runtime.ts";
import { createDeclaration } from "../../identity/identity/index.ts";
import { listPersonMessages, notificationsJobs } from "../../messaging/notifications/index.ts";
import {
  addNote,
  assignFile,
  countQueue,
  getFileTracking,
  listQueue,
  openFile,
  requestDocument,
  saveAnswers,
  sendToDesk,
  submitElementDecisions,
  submitEnrolment,
  withdrawFile,
} from "./index.ts";
import {
  createRequestRow,
  listDecisionRows,
  listFileDocumentRows,
  listRequestRows,
  listStepRows,
  setDecisionRow,
} from "./store/details.ts";
import { findFileRow, updateFile } from "./store/files.ts";
import { aSentFile, type Newcomer, originalsSeen, readBy } from "./testing/a-file.ts";

let house: TestRuntime;
let caen: Awaited<ReturnType<typeof aTown>>;
let honfleur: Awaited<ReturnType<typeof aTown>>;
const library = parseId<"desk">("11111111-1111-4111-8111-111111111111");

beforeAll(async () => {
  house = await testRuntime([notificationsJobs]);
  caen = await aTown(house, { slug: "caen" });
  honfleur = await aTown(house, { slug: "honfleur", officialCode: "14333" });
  await addDesk(library, "Bibliothèque");
});
afterAll(() => house.close());

async function addDesk(id: DeskId, name: string): Promise<void> {
  await house.sqlAs("owner", "insert into desk (authority_id, id, name) values ($1, $2, $3)", [
    caen.id,
    id,
    name,
  ]);
}

const everyDetail: readonly ((tx: Tx, of: AuthorityId, file: FileId) => Promise<readonly unknown[]>)[] = [
  listStepRows,
  listDecisionRows,
  listRequestRows,
  listFileDocumentRows,
];

const unknown = { code: "enrolment.unknown_file", status: 404 };

function reads(context: Context, { fileId }: Newcomer) {
  return openFile(context, { fileId, purpose: "check" });
}

describe("who reaches a file", () => {
  test("another person neither reads, writes, sends nor withdraws it", async () => {
    const file = await aSentFile(house, caen.id);
    const { fileId } = file;
    const intruder = await aPerson(house, caen.id);
    await expect(getFileTracking(intruder, fileId)).rejects.toMatchObject(unknown);
    await expect(saveAnswers(intruder, { fileId, answers: {} })).rejects.toMatchObject(unknown);
    await expect(submitEnrolment(intruder, { fileId })).rejects.toMatchObject(unknown);
    await expect(withdrawFile(intruder, { fileId })).rejects.toMatchObject(unknown);
  });

  test("the person does not read the desk's screen, decide, or note", async () => {
    const person = await aSentFile(house, caen.id);
    await expect(reads(person, person)).rejects.toMatchObject({ code: "access.capability_missing" });
    const act = { fileId: person.fileId, version: 1 };
    await expect(submitElementDecisions(person, { ...act, decisions: [] })).rejects.toMatchObject({
      status: 403,
    });
    await expect(addNote(person, { ...act, note: "vu" })).rejects.toMatchObject({ status: 403 });
  });

  test("another authority's validator sees none of them, even with the id", async () => {
    const file = await aSentFile(house, caen.id);
    const neighbour = await anAgent(house, honfleur.id, ["validator"]);
    await expect(reads(neighbour, file)).rejects.toMatchObject(unknown);
    expect((await listQueue(neighbour)).items).toEqual([]);
  });

  test.each([
    "service_manager",
    "authority_administrator",
    "auditor",
    "operator",
    "data_protection_officer",
  ] as const)("the role %s opens no file", async (role) => {
    const file = await aSentFile(house, caen.id);
    const agent = await anAgent(house, caen.id, [role]);
    await expect(reads(agent, file)).rejects.toMatchObject({ code: "access.capability_missing" });
    // Past the use case, row-level security says the same.
    await expect(readBy(agent, file.fileId)).rejects.toMatchObject(unknown);
  });

  test("reception reads and enrols, and does not decide nor ask", async () => {
    const file = await aSentFile(house, caen.id);
    const agent = await anAgent(house, caen.id, ["reception"]);
    expect((await reads(agent, file)).file.id).toBe(file.fileId);
    const read = await readBy(agent, file.fileId);
    await expect(submitElementDecisions(agent, { ...read, decisions: [] })).rejects.toMatchObject({
      status: 403,
    });
    const asked = { element: "address", kind: "proof_of_address", reason: "Il manque" } as const;
    await expect(requestDocument(agent, { ...read, ...asked })).rejects.toMatchObject({ status: 403 });
  });
});

describe("past the use cases, the database still refuses", () => {
  test("the person decides nothing, and asks themselves nothing", async () => {
    const person = await aSentFile(house, caen.id);
    const { id: file_id, authority_id } = await rowOf(person);
    const sealed = Buffer.from("x");
    await expect(
      person.transaction((tx) => setDecisionRow(tx, { authority_id, file_id, element: "address", sealed })),
    ).rejects.toThrow(/row-level security/);
    const request = { authority_id, file_id, id: file_id, state: "open", sealed } as const;
    await expect(person.transaction((tx) => createRequestRow(tx, request))).rejects.toThrow(
      /row-level security/,
    );
  });

  test.each(["in_review", "decided", "expired"] as const)(
    "the person does not bring it to %s",
    async (state) => {
      const person = await aSentFile(house, caen.id);
      const row = await rowOf(person);
      const moving = person.transaction((tx) => updateFile(tx, row, { state, decided_on: "2026-11-24" }));
      await expect(moving).rejects.toThrow(/a person sends|does not go/);
    },
  );

  test("another desk's validator sees no step, decision, request or document of the file", async () => {
    const file = await aSentFile(house, caen.id);
    const librarian = await anAgent(house, caen.id, [{ role: "service_validator", deskId: library }]);
    for (const list of everyDetail) {
      expect(await librarian.transaction((tx) => list(tx, caen.id, file.fileId))).toEqual([]);
    }
  });
});

describe("a service's validator", () => {
  test("reaches the files of its desk once sent there, decides, and loses them when they leave", async () => {
    const file = await aSentFile(house, caen.id);
    const town = await anAgent(house, caen.id, ["validator"]);
    const librarian = await anAgent(house, caen.id, [{ role: "service_validator", deskId: library }]);
    await expect(reads(librarian, file)).rejects.toMatchObject(unknown);
    expect((await listQueue(librarian)).items).toEqual([]);

    await sendToDesk(town, { ...(await readBy(town, file.fileId)), deskId: library });
    expect((await reads(librarian, file)).file.deskId).toBe(library);
    expect((await countQueue(librarian)).arrivals).toBe(1);
    const some = await originalsSeen(librarian, file.personId, ["given_name"]);
    await submitElementDecisions(librarian, { ...(await readBy(librarian, file.fileId)), decisions: some });

    await sendToDesk(librarian, { ...(await readBy(librarian, file.fileId)), deskId: caen.deskId });
    await expect(reads(librarian, file)).rejects.toMatchObject(unknown);
    expect((await readBy(town, file.fileId)).assignedTo).toBeUndefined();
  });

  test("without a desk reaches none, and is given none", async () => {
    const file = await aSentFile(house, caen.id);
    const loose = await anAgent(house, caen.id, ["service_validator"]);
    await expect(reads(loose, file)).rejects.toMatchObject(unknown);
    const town = await anAgent(house, caen.id, ["validator"]);
    const to = loose.actor.kind === "staff" ? loose.actor.staffId : null;
    await expect(assignFile(town, { ...(await readBy(town, file.fileId)), to })).rejects.toMatchObject({
      code: "enrolment.agent_not_at_desk",
    });
  });

  test("writes to the person by the address they gave, as the town hall would", async () => {
    const file = await aSentFile(house, caen.id, { email: "lecteur@example.org" });
    const town = await anAgent(house, caen.id, ["validator"]);
    const librarian = await anAgent(house, caen.id, [{ role: "service_validator", deskId: library }]);
    await sendToDesk(town, { ...(await readBy(town, file.fileId)), deskId: library });
    const decided = await submitElementDecisions(librarian, {
      ...(await readBy(librarian, file.fileId)),
      decisions: await originalsSeen(librarian, file.personId),
    });
    expect(decided.state).toBe("decided");
    const messages = await listPersonMessages(file, file.personId);
    expect(messages.map(({ channel }) => channel)).toEqual(["email", "email"]);
  });
});

test("lent by another authority, a validator reaches every desk, and a service's validator none", async () => {
  const file = await aSentFile(house, caen.id);
  const lent = (role: "validator" | "service_validator") =>
    house.as(
      {
        kind: "staff",
        staffId: parseId<"staff">("33333333-3333-4333-8333-333333333333"),
        label: "Agent de l’agglomération",
        roles: [{ role }],
        delegationId: parseId<"delegation">("44444444-4444-4444-8444-444444444444"),
      },
      caen.id,
    );
  expect((await reads(lent("validator"), file)).file.id).toBe(file.fileId);
  await expect(reads(lent("service_validator"), file)).rejects.toMatchObject(unknown);
});

test("two agents on one file do not overwrite each other, whichever comes first", async () => {
  const file = await aSentFile(house, caen.id);
  const agents = [
    await anAgent(house, caen.id, ["validator"], "Ana"),
    await anAgent(house, caen.id, ["validator"], "Boris"),
  ];
  const read = await readBy(house.system(caen.id), file.fileId);
  const [given] = await originalsSeen(house.system(caen.id), file.personId, ["given_name"]);
  if (!given) throw new Error("nothing to decide");
  const results = await Promise.allSettled(
    agents.map((agent, turn) =>
      submitElementDecisions(agent, {
        ...read,
        decisions: [
          turn === 0
            ? given
            : { element: given.element, elementId: given.elementId, outcome: "refused", reason: "Illisible" },
        ],
      }),
    ),
  );
  const [won, ...others] = results.toSorted((one, other) => one.status.localeCompare(other.status));
  expect([won?.status, others.map(({ status }) => status)]).toEqual(["fulfilled", ["rejected"]]);
  expect(results.find(({ status }) => status === "rejected")).toMatchObject({
    reason: { code: "request.changed_meanwhile", status: 409 },
  });
  const system = house.system(caen.id);
  const view = await openFile(system, { fileId: file.fileId, purpose: "check" });
  expect(view.decisions).toHaveLength(1);
});

test("a value changed after it was read is not decided unseen", async () => {
  const file = await aSentFile(house, caen.id);
  const agent = await anAgent(house, caen.id, ["validator"]);
  const decisions = await originalsSeen(agent, file.personId, ["given_name"]);
  const read = await readBy(agent, file.fileId);
  await file.transaction((tx) =>
    createDeclaration(tx, file, { personId: file.personId, name: "given_name", value: "Voleuse" }),
  );
  await expect(submitElementDecisions(agent, { ...read, decisions })).rejects.toMatchObject({
    code: "request.changed_meanwhile",
  });
});

async function rowOf({ fileId }: Newcomer) {
  const system = house.system(caen.id);
  const row = await system.transaction((tx) => findFileRow(tx, caen.id, fileId));
  if (!row) throw new Error("no such file");
  return row;
}
