import { randomUUID } from "node:crypto";
import { type Clamd, EICAR, startClamd } from "@ardeco/testing";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  type Arrived,
  aDesk,
  aPdfOf,
  type Desk,
  readSeen,
} from "../../../../../../frames/desk/testing/a-desk.ts";
import { type DocumentId, parseId } from "../../../../../../kernel/ids.ts";
import { listElements } from "../../../../../identity/identity/index.ts";
import { readPersonJournal } from "../../../../../trust/audit/index.ts";
import { checksContribution, checksJobs, openBeforeLook } from "../../../../checks/index.ts";
import { submitDocument } from "../../../../evidence/index.ts";
import { submitElementDecisions } from "../../../index.ts";

// The antivirus that was configured does not answer: nobody opens what it has not looked at, nothing is
// decided on it.

const LATE = 16 * 60_000;

let clamd: Clamd;
let isDown: boolean;
let desk: Desk;
let file: Arrived;
let card: DocumentId;
beforeEach(async () => {
  isDown = true;
  clamd = await startClamd({ answer: () => (isDown ? "" : undefined) });
  desk = await aDesk([checksJobs], { clamdAddress: clamd.address });
  file = await desk.arrives();
  await desk.house.drain();
  card = file.documents.identity_card ?? parseId<"document">(randomUUID());
});
afterEach(async () => {
  await desk.house.close();
  await clamd.close();
});

const page = () => `/caen/agents/dossiers/${file.fileId}`;
const save = (id: DocumentId = card) => `${page()}/pieces/${id}/telecharger?piece=${id}`;
const late = () => desk.house.clock.advance(LATE);
const validator = async () => {
  const agent = await desk.at(["validator", "reception"], "Nadia Haddad");
  await agent.open(`${page()}?piece=${card}`);
  return agent;
};
const journal = async () => {
  const { entries } = await readPersonJournal(file, file.personId);
  return entries;
};
describe("until it has answered", () => {
  test("the page says in words that the document is being checked, and shows nothing of it; its address answers the same", async () => {
    const agent = await validator();
    expect(agent.shown.body).toMatch(/Vérification en cours\..*personne ne peut ouvrir ce document/s);
    expect(agent.shown.body).not.toContain(`/agents/documents/${card}`);
    const { status, body } = await agent.open(`/caen/agents/documents/${card}`);
    expect([status, body]).toEqual([
      409,
      expect.stringMatching(/en cours de vérification.*prévenez l’exploitant/s),
    ]);
  });

  test("nothing is decided on it, by hand or at once: a stable code, a sentence by the field, what was typed is kept", async () => {
    const agent = await validator();
    const action = `${page()}/elements/family_name/corriger`;
    const typed = {
      corriger_family_name_value: "Martin-Roy",
      corriger_family_name_evidence: `document:${card}`,
      corriger_family_name_reason: "Nom de la carte",
    };
    const refused = await agent.submit(typed, { action });
    expect(refused.status).toBe(422);
    expect(refused.body).toMatch(/rien ne se décide sur lui avant que l’antivirus ait répondu/);
    for (const text of ["Martin-Roy", "Nom de la carte"]) expect(refused.body).toContain(text);
    expect((await agent.submit(readSeen(agent.shown.body), { action: `${page()}/decisions` })).status).toBe(
      422,
    );
    const pairs = await file.transaction((tx) => listElements(tx, file, file.personId, ["family_name"]));
    const [name] = pairs;
    expect(name?.validated).toBeUndefined();
    const evidence = { seen: "document", documentId: card } as const;
    const elementId = name?.declared?.id ?? parseId<"element">(randomUUID());
    const decisions = [{ element: "family_name", elementId, outcome: "validated", evidence }] as const;
    const { context } = agent;
    const decided = submitElementDecisions(context, {
      fileId: file.fileId,
      version: await versionNow(),
      decisions,
    });
    await expect(decided).rejects.toMatchObject({ code: "enrolment.document_not_looked_at", status: 422 });
    // The original in hand, nobody waits.
    const original = { seen: "original", kind: "identity_card" } as const;
    await submitElementDecisions(context, {
      fileId: file.fileId,
      version: await versionNow(),
      decisions: [{ element: "family_name", elementId, outcome: "validated", evidence: original }],
    });
  });

  test("opened once somebody waits for it and it answers, though its look had been given up; infected, never", async () => {
    const agent = await validator();
    late();
    await desk.house.sqlAs("owner", "delete from pgboss.job where name like 'checks.%'");
    isDown = false;
    expect((await agent.open(`/caen/agents/documents/${card}`)).status).toBe(409);
    await desk.house.drain();
    expect((await agent.open(`/caen/agents/documents/${card}`)).status).toBe(200);
    expect((await agent.open(`${page()}?piece=${card}`)).body).toContain(`/agents/documents/${card}`);
    const infected = await submitDocument(file, {
      personId: file.personId,
      kind: "proof_of_address",
      fileName: "x.pdf",
      content: aPdfOf(EICAR),
    });
    await desk.house.drain();
    const { status, body } = await agent.open(`/caen/agents/documents/${infected}`);
    expect([status, body]).toEqual([409, expect.stringContaining("programme dangereux")]);
    late();
    await expect(
      openBeforeLook(agent.context, { documentId: infected, reason: "Urgent" }),
    ).rejects.toMatchObject({
      code: "checks.infected",
    });
  });
});

test("what was found infected proves nothing, with an antivirus or once there is none", async () => {
  isDown = false;
  const agent = await validator();
  const infected = await submitDocument(file, {
    personId: file.personId,
    kind: "identity_card",
    fileName: "x.pdf",
    content: aPdfOf(EICAR),
  });
  await desk.house.drain();
  const [name] = await file.transaction((tx) => listElements(tx, file, file.personId, ["family_name"]));
  const { context } = agent;
  const { antivirus } = context.ports;
  const without = {
    ...context,
    ports: { ...context.ports, antivirus: { ...antivirus, isConfigured: false } },
  };
  const evidence = { seen: "document", documentId: infected } as const;
  const elementId = name?.declared?.id ?? parseId<"element">(randomUUID());
  const reason = "Lu sur la copie";
  const decisions = [{ element: "family_name", elementId, outcome: "validated", evidence, reason }] as const;
  for (const by of [context, without]) {
    const decided = submitElementDecisions(by, {
      fileId: file.fileId,
      version: await versionNow(),
      decisions,
    });
    await expect(decided).rejects.toMatchObject({ code: "checks.infected" });
  }
});

describe("down for long", () => {
  test("a validator who says why saves the file: never shown, said in its name, and in the person's journal", async () => {
    late();
    const agent = await validator();
    expect(agent.shown.body).toMatch(/Ce document n’a pas encore pu être vérifié\..*Voyez l’original/s);
    const saved = await agent.submit({ avant_verification: "Rentrée demain." }, { action: save() });
    expect(saved.status).toBe(200);
    expect(saved.headers).toMatchObject({
      "content-type": "application/octet-stream",
      "content-disposition": "attachment; filename*=UTF-8''NON%20VERIFIE%20-%20identity_card.pdf",
      "x-content-type-options": "nosniff",
      "content-security-policy": "default-src 'none'; sandbox",
    });
    expect(saved.body).toContain("%PDF");
    expect((await journal()).map(({ action }) => action)).toContain("checks.opened_before_look");
    expect((await agent.open(`/caen/agents/documents/${card}`)).status).toBe(409);
    await agent.open(`${page()}?piece=${card}`);
    expect((await agent.submit(readSeen(agent.shown.body), { action: `${page()}/decisions` })).status).toBe(
      422,
    );
  });

  test("not without a reason, which is asked beside the field; not in the first quarter of an hour; not by reception, nor of another town", async () => {
    const early = await validator();
    expect(early.shown.body).not.toContain("avant_verification");
    expect((await early.post(save(), { avant_verification: "Vite." })).status).toBe(409);
    late();
    const agent = await validator();
    const refused = await agent.submit({ avant_verification: "  " }, { action: save() });
    expect(refused.status).toBe(422);
    expect(refused.body).toContain("Écrivez pourquoi ce document ne peut pas attendre");
    const reception = await desk.at(["reception"], "Paul Girard");
    const { body } = await reception.open(`${page()}?piece=${card}`);
    expect(body).not.toContain("avant_verification");
    expect((await reception.post(save(), { avant_verification: "Vite." })).status).toBe(403);
    const stranger = await desk.at(["validator"], "Inès Roche", desk.honfleur.id);
    const there = openBeforeLook(stranger.context, { documentId: card, reason: "Vite." });
    await expect(there).rejects.toMatchObject({ code: "evidence.unknown_document" });
    expect((await journal()).map(({ action }) => action)).not.toContain("checks.opened_before_look");
  });

  test("twenty documents a day, and no more", async () => {
    const { personId } = file;
    const ids: DocumentId[] = [];
    for (let made = 0; made < 21; made += 1) {
      const deposit = { personId, kind: "proof_of_address", fileName: "f.pdf" } as const;
      ids.push(await submitDocument(file, { ...deposit, content: aPdfOf(`before look ${made}`) }));
    }
    late();
    const { context } = await validator();
    const take = (documentId: DocumentId | undefined) =>
      openBeforeLook(context, { documentId: documentId ?? card, reason: "Panne" });
    for (const id of ids.slice(0, 20)) await take(id);
    await expect(take(ids[20])).rejects.toMatchObject({ code: "checks.too_many_before_look" });
    desk.house.clock.advance(86_400_001);
    await take(ids[20]);
  });

  test("two validators who take turns on the same document reset nothing of each other's count, in SQL neither; a day later it is forgotten", async () => {
    late();
    const [nadia, hugo] = [await validator(), await desk.at(["validator", "reception"], "Hugo Marin")];
    const take = ({ context }: typeof nadia) =>
      openBeforeLook(context, { documentId: card, reason: "Panne" });
    for (let turn = 0; turn < 20; turn += 1) for (const agent of [nadia, hugo]) await take(agent);
    const refused = { code: "checks.too_many_before_look" };
    for (const agent of [nadia, hugo]) await expect(take(agent)).rejects.toMatchObject(refused);
    const { actor } = nadia.context;
    const [me, other] = [actor, hugo.context.actor].map((one) => (one.kind === "staff" ? one.staffId : ""));
    const settings = `set ardeco.authority = '${desk.caen.id}'; set ardeco.actor_kind = 'staff'; set ardeco.roles = 'validator'; set ardeco.actor_id = '${me}';`;
    const inSql = (sql: string) => desk.house.sqlAs("application", `${settings} ${sql}`);
    await inSql("delete from saving_before_look");
    for (const sql of [
      "update saving_before_look set at = '2020-01-01'",
      "truncate saving_before_look",
      `insert into saving_before_look select authority_id, gen_random_uuid(), '${other}', at from saving_before_look`,
    ])
      await expect(inSql(sql)).rejects.toThrow(/denied|row-level security/);
    await expect(take(nadia)).rejects.toMatchObject(refused);
    desk.house.clock.advance(86_400_001);
    const system = desk.house.system(desk.caen.id);
    await system.transaction((tx) => checksContribution.purge(tx, system));
    expect(await desk.house.sqlAs("owner", "select 1 from saving_before_look")).toEqual([]);
    await take(nadia);
  });

  test("once it has answered, the document opens like the others, and is saved unchecked no more", async () => {
    late();
    const agent = await validator();
    isDown = false;
    await agent.open(`/caen/agents/documents/${card}`);
    await desk.house.drain();
    await expect(openBeforeLook(agent.context, { documentId: card, reason: "Vite." })).rejects.toMatchObject({
      code: "checks.looked_at",
    });
  });
});

async function versionNow(): Promise<number> {
  const [row] = await desk.house.sqlAs<{ version: number }>(
    "owner",
    "select version from enrolment_file where id = $1",
    [file.fileId],
  );
  return row?.version ?? 0;
}
