import { EICAR, startClamd } from "@ardeco/testing";
import { expect, test } from "vitest";
import { aDesk } from "../../../../../../frames/desk/testing/a-desk.ts";
import { checksJobs } from "../../../../checks/index.ts";
import { submitDocument } from "../../../../evidence/index.ts";
import { aPdf } from "../../../../evidence/testing/sample-files.ts";
import { addFileDocument } from "../../../index.ts";
import { aSentFile } from "../../../testing/a-file.ts";

/** What an agent reads of a document that somebody has just sent, under an antivirus that answers so. */
async function readUnder(clamdAddress: string, content: Buffer) {
  const desk = await aDesk([checksJobs], { clamdAddress });
  const { house, caen } = desk;
  const person = await aSentFile(house, caen.id);
  const { personId, fileId } = person;
  const file = { personId, kind: "proof_of_address", fileName: "facture.pdf", content } as const;
  const documentId = await submitDocument(person, file);
  await addFileDocument(person, { fileId, documentId, elements: ["address"] });
  await house.drain();
  const agent = await desk.at(["validator", "reception"], "Nadia Haddad");
  const page = await agent.open(`/caen/agents/dossiers/${fileId}?piece=${documentId}`);
  const shown = await agent.open(`/caen/agents/documents/${documentId}`);
  await house.close();
  return { body: page.body, shown: shown.status };
}

const plain = aPdf();

test("a file that is clean is looked at, and said to have no seal", async () => {
  const clamd = await startClamd();
  expect((await readUnder(clamd.address, plain)).body).toContain("Pas de cachet électronique lisible.");
  await clamd.close();
});

test("an infected one is said dangerous, with what to do, and does not open", async () => {
  const clamd = await startClamd();
  const { body, shown } = await readUnder(clamd.address, aPdf({ objects: [`(${EICAR})`] }));
  expect(body).toMatch(
    /Ce fichier contient un programme dangereux\..*Personne ne l’ouvrira\. Demandez une autre copie à la personne/,
  );
  expect(shown).toBeGreaterThanOrEqual(400);
  expect(shown).toBeLessThan(500);
  await clamd.close();
});

test.each(["nobody answers there", "it says anything but a verdict"])(
  "while %s, the document is being checked: nobody reads that it is clean",
  async (how) => {
    const clamd = await startClamd(
      how.startsWith("nobody") ? {} : { answer: "INSTREAM size limit exceeded. ERROR" },
    );
    if (how.startsWith("nobody")) await clamd.close();
    const { body } = await readUnder(clamd.address, plain);
    expect(body).toContain("Vérification en cours");
    expect(body).not.toContain("Pas de cachet");
    if (!how.startsWith("nobody")) await clamd.close();
  },
);
