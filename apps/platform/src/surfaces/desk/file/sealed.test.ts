import { afterAll, beforeAll, expect, test } from "vitest";
import { checksJobs } from "../../../modules/checks/index.ts";
import { aSealedPage } from "../../../modules/checks/testing/sealed-documents.ts";
import { attachDocument } from "../../../modules/enrolment/index.ts";
import { aSentFile, type Newcomer } from "../../../modules/enrolment/testing/a-file.ts";
import { depositDocument } from "../../../modules/evidence/index.ts";
import { aDesk, type Desk } from "../testing/a-desk.ts";

let desk: Desk;

beforeAll(async () => {
  desk = await aDesk([checksJobs]);
});
afterAll(() => desk.house.close());

async function hands(whose: Newcomer, content: Buffer): Promise<string> {
  const { personId, fileId } = whose;
  const file = { personId, kind: "proof_of_address", fileName: "facture.png", content } as const;
  const documentId = await depositDocument(whose, file);
  await attachDocument(whose, { fileId, documentId, elements: ["address"] });
  return documentId;
}

test("a sealed bill tells the agent what it confirms, beside the value and the picture, and that it came twice", async () => {
  const { house, caen } = desk;
  const [file, twin] = [await aSentFile(house, caen.id), await aSentFile(house, caen.id)];
  const content = await aSealedPage();
  const documentId = await hands(file, content);
  const agent = await desk.at(["validator", "reception"], "Nadia Haddad");
  const page = `/caen/agents/dossiers/${file.fileId}?piece=${documentId}`;
  expect((await agent.open(page)).body).toContain("Vérification en cours");
  await house.drain();
  const { body } = await agent.open(page);
  expect(body).toMatch(/Le cachet électronique de la pièce \(justificatif de domicile\) dit la même chose\./);
  expect(body).toMatch(/Document authentique.*2 novembre 2026.*Il est au nom indiqué/);
  expect(body).not.toContain("pour une autre personne du même nom");
  await hands(twin, content);
  await house.drain();
  expect((await agent.open(page)).body).toContain("pour une autre personne du même nom");
});
