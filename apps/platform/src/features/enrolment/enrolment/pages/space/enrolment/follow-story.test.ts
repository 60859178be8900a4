import { afterAll, beforeAll, expect, test } from "vitest";
import type { Context } from "../../../../../../kernel/context.ts";
import { parseId } from "../../../../../../kernel/ids.ts";
import { anAgent } from "../../../../../../testing/builders.ts";
import type { Browser } from "../../../../../../testing/test-browser.ts";
import { aJpeg, emptyZip } from "../../../../evidence/testing/sample-files.ts";
import {
  assignFile,
  getFile,
  listAttached,
  requestDocument,
  submitElementDecisions,
} from "../../../index.ts";
import { originalsSeen } from "../../../testing/a-file.ts";
import { anEnrolmentHouse, type EnrolmentHouse } from "./testing/an-enrolment-house.ts";
import { alone } from "./testing/stories.ts";
import { answerAll, begin } from "./testing/walk.ts";

let world: EnrolmentHouse;
let agent: Context;
beforeAll(async () => {
  world = await anEnrolmentHouse();
  agent = await anAgent(world.house, world.caen, ["validator"]);
});
afterAll(() => world.house.close());

async function aSentRequest(): Promise<{ browser: Browser; page: string; file: string }> {
  const browser = world.server.visitor();
  const { file } = await begin(browser);
  await answerAll(browser, alone);
  await browser.submit({}, { action: browser.shown.url });
  return { browser, file, page: `/caen/espace/demandes/${file}` };
}

/** An agent takes the file and asks for a proof of address. */
async function ask(file: string): Promise<void> {
  const fileId = parseId<"file">(file);
  const version = async () => (await getFile(agent, fileId)).version;
  const self = agent.actor.kind === "staff" ? agent.actor.staffId : null;
  await assignFile(agent, { fileId, version: await version(), to: self });
  await requestDocument(agent, {
    fileId,
    version: await version(),
    element: "address",
    kind: "proof_of_address",
    reason: "L’adresse a changé",
  });
}

test("the person reads where the request stands, sends what is asked, and sees it received", async () => {
  const { browser, page, file } = await aSentRequest();
  expect((await browser.open(page)).body).toContain("Il vous reste à montrer");
  await ask(file);
  const asked = await browser.open(page);
  for (const said of ["Justificatif de domicile", "L’adresse a changé", "En attente de votre part"])
    expect(asked.body).toContain(said);
  const id = /name="file_([0-9a-f-]{36})"/.exec(asked.body)?.[1] ?? "";
  const send = (content: Buffer) =>
    browser.submit(
      { request: id, [`reply_${id}`]: [] },
      {
        action: page,
        files: [{ field: `file_${id}`, name: "facture.jpg", content }],
      },
    );
  const refused = await send(emptyZip);
  expect(refused.status).toBe(422);
  expect(refused.body).toContain("Ce fichier n’est pas un PDF ni une photo");
  const received = await send(aJpeg(31));
  expect(received.url).toBe(`${page}?recu=oui`);
  expect(received.body).toContain("Bien reçu, merci");
  expect(received.body).toContain("Vous serez prévenu de la suite");
  expect(received.body).toContain("En cours d’examen");
  expect(received.body).toContain("Document ajouté au dossier\u00a0: Justificatif de domicile");
});

test("a document promised when the request was sent is added afterwards, with nothing asked", async () => {
  const { browser, page, file } = await aSentRequest();
  const shown = await browser.open(page);
  expect(shown.body).toContain("Ajouter un document");
  const add = (content: Buffer) =>
    browser.submit(
      { autre: "oui", autre_type: "proof_of_address" },
      { action: page, files: [{ field: "autre_fichier", name: "facture.jpg", content }] },
    );
  await browser.open(page);
  expect((await add(emptyZip)).status).toBe(422);
  await browser.open(page);
  expect((await add(aJpeg(33))).status).toBe(200);
  const attached = await listAttached(agent, parseId<"file">(file));
  expect(attached.size).toBe(1);
});

test("words are an answer too", async () => {
  const { browser, page, file } = await aSentRequest();
  await ask(file);
  const asked = await browser.open(page);
  const id = /name="reply_([0-9a-f-]{36})"/.exec(asked.body)?.[1] ?? "";
  const empty = await browser.post(page, { request: id, [`reply_${id}`]: "" });
  expect(empty.status).toBe(422);
  expect(empty.body).toContain("Écrivez quelques mots");
  const told = await browser.post(page, { request: id, [`reply_${id}`]: "Je l’apporte jeudi." });
  expect(told.body).toContain("En cours d’examen");
  expect((await browser.post(page, { request: id, [`reply_${id}`]: "Encore." })).url).toBe(
    `${page}?recu=oui`,
  );
  expect((await browser.open(page)).body).not.toContain("Bien reçu");
});

test("what was refused may be corrected, or proven by another document", async () => {
  const { browser, page, file } = await aSentRequest();
  const { personId, version } = await getFile(agent, parseId<"file">(file));
  const seen = await originalsSeen(agent, personId);
  const decisions = seen.map(({ element, elementId }) => ({
    element,
    elementId,
    outcome: "refused" as const,
    reason: "Photo illisible",
  }));
  await submitElementDecisions(agent, { fileId: parseId<"file">(file), version, decisions });
  const { body } = await browser.open(page);
  expect(body).toContain("Corriger ou envoyer un autre document\u00a0: Adresse");
  expect(body).toContain('href="/caen/espace/informations/address"');
  await world.house.drain();
  expect(world.house.mails.at(-1)?.text).toContain(
    `Corriger ou envoyer un autre document\u00a0: http://localhost:3000${page}`,
  );
});

test("a request is withdrawn after a second question, once", async () => {
  const { browser, page } = await aSentRequest();
  await browser.open(`${page}/retrait`);
  expect(browser.shown.body).toContain("Personne n’examinera plus cette demande");
  expect((await browser.submit()).body).toContain("Retirée");
  expect((await browser.post(`${page}/retrait`)).body).toContain("Retirée");
});
