import { afterAll, beforeAll, expect, test } from "vitest";
import { aDesk, type Desk } from "../../../../../../frames/desk/testing/a-desk.ts";
import { checksJobs } from "../../../../checks/index.ts";
import { aBillCode, aSealedPage, billWith } from "../../../../checks/testing/sealed-documents.ts";
import { submitDocument } from "../../../../evidence/index.ts";
import { addFileDocument } from "../../../index.ts";
import { aSentFile, type Newcomer } from "../../../testing/a-file.ts";

let desk: Desk;

beforeAll(async () => {
  desk = await aDesk([checksJobs]);
});
afterAll(() => desk.house.close());

async function hands(whose: Newcomer, content: Buffer): Promise<string> {
  const { personId, fileId } = whose;
  const file = { personId, kind: "proof_of_address", fileName: "facture.png", content } as const;
  const documentId = await submitDocument(whose, file);
  await addFileDocument(whose, { fileId, documentId, elements: ["address"] });
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
}, 240_000);

const forged = () =>
  aBillCode({ fields: billWith({ "22": "8 RUE VIEILLE" }) }).replace("8 RUE VIEILLE", "12 RUE ST JEA");

test.each([
  ["altered", forged, /cachet électronique ne correspond pas au document/],
  ["of somebody else", () => aBillCode({ fields: billWith({ "10": "M/BENALI/KARIM" }) }), /à un autre nom/],
  [
    "at another address",
    () => aBillCode({ fields: billWith({ "22": "9 RUE BASSE" }) }),
    /adresse y est différente/,
  ],
  ["of twelve years ago", () => aBillCode({ on: "2014-10-02" }), /trop ancien/],
])(
  "a bill %s is to be looked at: never easy, never chosen, never one click",
  async (_, code, why) => {
    const { house, caen } = desk;
    const sent = await aSentFile(house, caen.id, { family_name: "Martin" });
    const documentId = await hands(sent, await aSealedPage(code()));
    await house.drain();
    const agent = await desk.at(["validator", "reception"], "Nadia Haddad");
    const listed = (await agent.open("/caen/agents")).body
      .split("</tr")
      .find((row) => row.includes(sent.fileId));
    expect(listed).toMatch(/À regarder/);
    expect(listed).toMatch(why);
    expect(listed).not.toContain("Facile");
    const page = `/caen/agents/dossiers/${sent.fileId}`;
    const { body } = await agent.open(`${page}?piece=${documentId}`);
    expect(body).toMatch(/À regarder avant de décider/);
    expect(body).toMatch(why);
    expect(body).not.toContain("dit la même chose");
    expect(body).not.toContain("Un agent regardera");
    expect(body).not.toMatch(new RegExp(`document:${documentId}"[^>]* selected`));
    const action = `${page}/elements/address/valider`;
    const chosen = { valider_address_evidence: `document:${documentId}` };
    const refused = await agent.submit(chosen, { action });
    expect(refused.status).toBe(422);
    expect(refused.body).toContain("Un contrôle dit autre chose de ce document");
    const reason = { valider_address_reason: "Le fournisseur a confirmé au guichet." };
    await agent.submit({ ...chosen, ...reason }, { action });
    expect((await agent.open(page)).body).toContain("Le fournisseur a confirmé au guichet.");
  },
  90_000,
);
