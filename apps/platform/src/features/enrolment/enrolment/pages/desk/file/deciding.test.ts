import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  type Arrived,
  aDesk,
  aPdfOf,
  type Desk,
  readSeen,
} from "../../../../../../frames/desk/testing/a-desk.ts";
import { parseId } from "../../../../../../kernel/ids.ts";
import { openResumeCode } from "../../../../../access/access/index.ts";
import { listElements } from "../../../../../identity/identity/index.ts";
import { listPersonMessages } from "../../../../../messaging/notifications/index.ts";
import {
  getFileTracking,
  saveAnswers,
  startEnrolment,
  startRelativeFile,
  submitChange,
  submitEnrolment,
} from "../../../index.ts";

let desk: Desk;

beforeAll(async () => {
  desk = await aDesk();
});
afterAll(() => desk.house.close());

const path = ({ fileId }: Arrived) => `/caen/agents/dossiers/${fileId}`;
const act = (file: Arrived, element: string, name: string) => `${path(file)}/elements/${element}/${name}`;
const trackOf = (file: Arrived) => getFileTracking(file, file.fileId);
const knownOf = async (file: Arrived, element: string) =>
  (await file.transaction((tx) => listElements(tx, file, file.personId))).find(
    ({ name }) => name === element,
  );

async function reading(file: Arrived) {
  const agent = await desk.at(["validator", "reception"], "Nadia Haddad");
  await agent.open(path(file));
  return agent;
}

describe("one screen", () => {
  test("shows each declared value beside the document, and lets that page alone frame it", async () => {
    const file = await desk.arrives();
    const { shown } = await reading(file);
    expect(shown.body).toContain("Martin");
    expect(shown.body).toContain(`data="/caen/agents/documents/${file.documents.identity_card}#`);
    expect(shown.headers["content-security-policy"]).toContain("object-src 'self'");
  });

  test("says which documents are still to be brought, as the person’s own page does", async () => {
    const file = await desk.arrives();
    const whole = await reading(file);
    expect(whole.shown.body).not.toContain("À apporter par la personne");
    const { personId } = file;
    await submitChange(file, { personId, elements: { family_quotient: 742 } });
    const { body } = await whole.open(path(file));
    const [sentence = ""] = /montrer[^:]*: ([^;.]*\))\./.exec((await trackOf(file)).next.fr)?.slice(1) ?? [];
    expect(sentence).toContain("quotient familial");
    expect(body).toContain("À apporter par la personne");
    expect(body.replaceAll("\u00a0", " ")).toContain(sentence.replaceAll("\u00a0", " "));
  });

  test("counts what it lists: what is decided on evidence, and what is only confirmed; once over, what is said since is another file’s", async () => {
    const file = await desk.arrives({ email: "marc@example.org", phone_number: "+33600000031" });
    const agent = await reading(file);
    const listed = () => {
      const [toDecide = "", others = ""] = agent.shown.body.split(/<h3[^>]*>Sans justificatif/);
      const cardsOf = (part: string) => part.match(/<article class="ar-desk-element"/g)?.length ?? 0;
      const [, decide, confirm] =
        /À décider\s: (\d+)\. À confirmer, sans justificatif\s: (\d+)/.exec(agent.shown.body) ?? [];
      return { said: [decide, confirm].map(Number), cards: [cardsOf(toDecide), cardsOf(others)] };
    };
    const { said, cards } = listed();
    expect(said).toEqual(cards);
    expect(cards[1]).toBe(2);
    await agent.submit(
      { valider_given_name_evidence: `document:${file.documents.identity_card}` },
      { action: act(file, "given_name", "valider") },
    );
    expect(listed()).toEqual({ said: [(cards[0] ?? 0) - 1, 2], cards: [(cards[0] ?? 0) - 1, 2] });
    await agent.submit(readSeen(agent.shown.body), { action: `${path(file)}/decisions` });
    expect(agent.shown.body).toContain("Rien à décider");
    await submitChange(file, {
      personId: file.personId,
      elements: { family_name: "Dubois", email: "marc.dubois@example.org" },
    });
    await agent.open(path(file));
    expect(agent.shown.body).toContain("Rien à décider");
    expect(agent.shown.body).not.toMatch(/<article class="ar-desk-element"|<h3[^>]*>Sans justificatif/);
  });

  test("the whole family file is decided in one gesture, and the person is told", async () => {
    const file = await desk.arrives();
    const agent = await reading(file);
    const done = await agent.submit(readSeen(agent.shown.body), { action: `${path(file)}/decisions` });
    expect(done.body).toContain("Décision rendue");
    expect((await trackOf(file)).file.state).toBe("decided");
    expect((await knownOf(file, "address"))?.validated?.provenance).toMatchObject({
      method: "copy_inspected",
      by: { label: "Nadia Haddad" },
    });
    const letters = await listPersonMessages(file, file.personId);
    expect(letters.map(({ subject }) => subject).join()).toContain("Réponse à votre demande");
  });
});

test("a decision told on paper says that its letter waits, until somebody has printed it", async () => {
  const file = await desk.arrives();
  const agent = await reading(file);
  const decided = await agent.submit(readSeen(agent.shown.body), { action: `${path(file)}/decisions` });
  expect(decided.body).toContain("sa lettre est prête");
  const letters = await listPersonMessages(file, file.personId);
  for (const { id } of letters) await agent.post(`/caen/agents/lettres/${id}/remise`);
  const { body } = await agent.open(path(file));
  expect(body).toContain("La personne est prévenue.");
  expect(body).not.toContain("sa lettre est prête");
});

test("an unfinished enrolment leaves with a code on paper, which opens it at home; a sent one has none", async () => {
  const door = desk.house.as({ kind: "anonymous" }, desk.caen.id);
  const personId = parseId<"person">(randomUUID());
  const { fileId } = await startEnrolment(door, { newPersonId: personId });
  const agent = await desk.at(["reception"], "Paul Girard");
  await agent.open(`/caen/agents/dossiers/${fileId}`);
  const { body } = await agent.submit({}, { action: `/caen/agents/dossiers/${fileId}/code` });
  expect(body).toContain("/caen/reprise");
  const [code = ""] = /[0-9A-Z]{4}(-[0-9A-Z]{4}){3}/.exec(body) ?? [];
  expect(await openResumeCode(door, code)).toMatchObject({ personId });
  const sent = await desk.arrives();
  expect((await agent.post(`${path(sent)}/code`)).status).toBe(409);
});

describe("each element", () => {
  test("is validated on an original seen and not kept", async () => {
    const file = await desk.arrives();
    const agent = await reading(file);
    await agent.submit(
      { valider_birthdate_evidence: "original:passport" },
      { action: act(file, "birthdate", "valider") },
    );
    expect(agent.shown.body).toContain("C’est validé");
    expect((await knownOf(file, "birthdate"))?.validated?.provenance).toMatchObject({
      method: "original_seen",
      evidence: { kind: "passport" },
    });
  });

  test("is corrected with a reason; without one, what was typed stays beside the error", async () => {
    const file = await desk.arrives();
    const agent = await reading(file);
    const action = act(file, "family_name", "corriger");
    const typed = {
      corriger_family_name_value: "Martine",
      corriger_family_name_evidence: `document:${file.documents.identity_card}`,
    };
    const refused = await agent.submit({ ...typed, corriger_family_name_reason: "" }, { action });
    expect(refused.status).toBe(422);
    expect(refused.body).toContain('value="Martine"');
    expect(refused.body).toContain('href="#corriger_family_name_reason"');
    await agent.submit({ ...typed, corriger_family_name_reason: "Faute de frappe" }, { action });
    expect((await knownOf(file, "family_name"))?.validated?.value).toBe("Martine");
  });

  test("a corrected value that is none comes back beside its field", async () => {
    const file = await desk.arrives();
    const agent = await reading(file);
    const refused = await agent.submit(
      {
        corriger_family_name_value: "M4rt1n",
        corriger_family_name_evidence: "original:passport",
        corriger_family_name_reason: "Lu sur le passeport",
      },
      { action: act(file, "family_name", "corriger") },
    );
    expect(refused.status).toBe(422);
    expect(refused.body).toContain('href="#corriger_family_name_value"');
    expect(refused.body).toContain("Lu sur le passeport");
  });

  test("is refused with a reason that the person reads with the appeal", async () => {
    const file = await desk.arrives();
    const agent = await reading(file);
    expect(agent.shown.body).toContain("voies de recours");
    await agent.submit(
      { refuser_address_reason: "La facture a plus d’un an" },
      { action: act(file, "address", "refuser") },
    );
    const tracking = await trackOf(file);
    expect(tracking.decisions).toMatchObject([{ outcome: "refused", reason: "La facture a plus d’un an" }]);
    expect(tracking.appeal?.fr).toContain("tribunal administratif");
  });

  test("waits for a document asked, which the agent scans when the person brings it", async () => {
    const file = await desk.arrives();
    const agent = await reading(file);
    await agent.submit(
      { demander_address_kind: "tax_notice", demander_address_reason: "La facture est illisible" },
      { action: act(file, "address", "demander") },
    );
    expect(agent.shown.body).toContain("Nous attendons la personne");
    const scan = { field: "scan_files", name: "avis.pdf", content: aPdfOf("avis") };
    await agent.submit({ scan_kind: "tax_notice" }, { action: `${path(file)}/pieces`, files: [scan] });
    expect(agent.shown.body).toContain("La pièce est dans le dossier");
    expect((await trackOf(file)).file.state).toBe("in_review");
  });

  test("goes on without waiting when the agent decides so", async () => {
    const file = await desk.arrives();
    const agent = await reading(file);
    await agent.submit(
      { demander_address_kind: "tax_notice", demander_address_reason: "Illisible" },
      { action: act(file, "address", "demander") },
    );
    await agent.submit({}, { action: `${path(file)}/reprendre` });
    expect((await trackOf(file)).file.state).toBe("in_review");
  });

  test("is accepted as an exception, with a reason that stays", async () => {
    const file = await desk.arrives();
    const agent = await reading(file);
    const action = act(file, "address", "exception");
    expect((await agent.submit({ exception_address_reason: " " }, { action })).status).toBe(422);
    await agent.submit(
      { exception_address_reason: "Hébergée par le CCAS, attesté par téléphone" },
      { action },
    );
    expect((await knownOf(file, "address"))?.validated?.provenance).toMatchObject({
      method: "exception",
      reason: "Hébergée par le CCAS, attesté par téléphone",
    });
    expect(agent.shown.body).toContain("attesté par téléphone");
  });
});

test("a new address to write to, which no document proves, is confirmed with the person", async () => {
  const file = await desk.arrives();
  const first = await reading(file);
  await first.submit(readSeen(first.shown.body), { action: `${path(file)}/decisions` });
  const fileId = await startRelativeFile(file, { personId: file.personId });
  const moved = { ...file, fileId };
  await saveAnswers(moved, { fileId, elements: { email: "jeanne@courriel.example" } });
  await submitEnrolment(moved, { fileId });
  const agent = await reading(moved);
  expect(agent.shown.body).toMatch(/À confirmer\s: 1/);
  const reason = { exception_email_reason: "Elle est au guichet." };
  await agent.submit(reason, { action: act(moved, "email", "exception") });
  expect(agent.shown.body).toContain("Décision rendue");
  expect((await knownOf(moved, "email"))?.validated).toMatchObject({
    value: "jeanne@courriel.example",
    provenance: { method: "exception", reason: "Elle est au guichet." },
  });
});

test("a file is assigned to a colleague, passed to a desk, and noted", async () => {
  const file = await desk.arrives();
  const paul = await desk.agent(["validator"], "Paul Girard");
  const agent = await reading(file);
  const staffId = paul.actor.kind === "staff" ? paul.actor.staffId : "";
  await agent.submit({ agent: staffId }, { action: `${path(file)}/confier` });
  expect(agent.shown.body).toContain("Paul Girard");
  await agent.submit({ note: "Rappeler après 17 h" }, { action: `${path(file)}/notes` });
  expect(agent.shown.body).toContain("Rappeler après 17 h");
  expect(JSON.stringify(await trackOf(file))).not.toContain("Rappeler");
  await agent.submit({ guichet: desk.libraryDesk }, { action: `${path(file)}/transmettre` });
  expect(agent.shown.body).toContain("Bibliothèque");
});

test("two agents on one file: the second keeps what they typed and sees the new state", async () => {
  const file = await desk.arrives();
  const first = await reading(file);
  const second = await reading(file);
  await first.submit(
    { valider_given_name_evidence: `document:${file.documents.identity_card}` },
    { action: act(file, "given_name", "valider") },
  );
  const late = await second.submit(
    { refuser_address_reason: "L’adresse n’est pas celle de la facture" },
    { action: act(file, "address", "refuser") },
  );
  expect(late.status).toBe(409);
  expect(late.body).toContain("Quelqu’un d’autre a modifié ce dossier entre-temps");
  expect(late.body).toMatch(/<textarea[^>]*>L’adresse n’est pas celle de la facture/);
  expect(late.body).toContain("À décider\u00a0: 3");
  expect((await trackOf(file)).decisions).toHaveLength(1);
  await second.submit({}, { action: act(file, "address", "refuser") });
  expect((await trackOf(file)).decisions).toHaveLength(2);
});
