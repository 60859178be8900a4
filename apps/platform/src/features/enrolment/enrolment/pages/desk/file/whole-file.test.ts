import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Arrived, aDesk, type Desk, readSeen } from "../../../../../../frames/desk/testing/a-desk.ts";
import { formsIn } from "../../../../../../testing/page-forms.ts";
import { listElements } from "../../../../../identity/identity/index.ts";
import { getFileTracking } from "../../../index.ts";

let desk: Desk;

beforeAll(async () => {
  desk = await aDesk();
});
afterAll(() => desk.house.close());

const path = ({ fileId }: Arrived) => `/caen/agents/dossiers/${fileId}`;
const action = (file: Arrived) => `${path(file)}/decisions`;
const trackOf = (file: Arrived) => getFileTracking(file, file.fileId);
const listOutcomes = async (file: Arrived) =>
  (await trackOf(file)).decisions.map(({ element, outcome }) => `${element} ${outcome}`).toSorted();

async function reading(file: Arrived) {
  const agent = await desk.at(["validator", "reception"], "Nadia Haddad");
  await agent.open(path(file));
  return agent;
}

type Agent = Awaited<ReturnType<typeof reading>>;
const decide = (agent: Agent, file: Arrived, fields: Record<string, string> = {}) =>
  agent.submit({ ...readSeen(agent.shown.body), ...fields }, { action: action(file) });

/** What a browser sends of the form, as the page shows it. */
const readWhole = (page: string, file: Arrived): Record<string, string> => ({
  ...formsIn(page).find((form) => form.action === action(file))?.values,
  ...readSeen(page),
});

describe("the whole file in one form", () => {
  test("one original chosen once proves the three elements that it can prove", async () => {
    const file = await desk.arrives();
    const agent = await reading(file);
    expect(agent.shown.body).toContain("Sert pour\u00a0: prénom, nom de naissance, date de naissance");
    await decide(agent, file, { vu_given_name: "original:passport", acte_address: "laisser" });
    expect(agent.shown.body).toContain("C’est validé");
    const known = await file.transaction((tx) => listElements(tx, file, file.personId));
    const seen = known.flatMap(({ validated }) => validated?.provenance.evidence?.kind ?? []);
    expect(seen).toEqual(["passport", "passport", "passport"]);
    expect(agent.shown.body).toMatch(/À décider\s: 1/);
  });

  test("validates, refuses with a standard reason and asks, in one sending; the person reads the reason", async () => {
    const file = await desk.arrives();
    const agent = await reading(file);
    await decide(agent, file, {
      acte_birthdate: "demander",
      kind_birthdate: "passport",
      precision_birthdate: "Le jour est caché par un reflet",
      acte_address: "refuser",
      motif_address: "ancien",
      precision_address: "Elle est de 2019.",
    });
    expect(agent.shown.body).toContain("Vos décisions sont enregistrées");
    expect(await listOutcomes(file)).toEqual([
      "address refused",
      "family_name validated",
      "given_name validated",
    ]);
    const tracking = await trackOf(file);
    expect(tracking.file.state).toBe("awaiting_person");
    expect(tracking.decisions.find(({ element }) => element === "address")?.reason).toBe(
      "Le document est trop ancien, ou n’est plus valable. Elle est de 2019.",
    );
  });

  test("what is missing is said beside each field, nothing is saved, and all that was typed stays", async () => {
    const file = await desk.arrives();
    const agent = await reading(file);
    const refused = await decide(agent, file, {
      vu_given_name: "",
      acte_address: "refuser",
      acte_birthdate: "demander",
      precision_birthdate: "Le jour est caché",
    });
    expect(refused.status).toBe(422);
    expect(refused.body).toContain('href="#vu_given_name"');
    expect(refused.body).toContain('href="#motif_address"');
    expect(refused.body).toContain('href="#kind_birthdate"');
    expect(refused.body).toMatch(/<textarea[^>]*id="precision_birthdate"[^>]*>Le jour est caché/);
    expect(refused.body).toMatch(/name="acte_address" value="refuser" checked/);
    expect(await listOutcomes(file)).toEqual([]);
  });

  test("all left for later is no decision", async () => {
    const file = await desk.arrives();
    const agent = await reading(file);
    const later = { acte_given_name: "laisser", acte_family_name: "laisser" };
    const refused = await decide(agent, file, {
      ...later,
      acte_birthdate: "laisser",
      acte_address: "laisser",
    });
    expect(refused.status).toBe(422);
    expect(refused.body).toContain("Aucune information n’est décidée");
  });

  test("sent twice, it counts once and leads to the same place; with other decisions it is a conflict", async () => {
    const file = await desk.arrives();
    const agent = await reading(file);
    const { body: page } = agent.shown;
    const fields = { acte_address: "refuser", motif_address: "illisible", acte_birthdate: "laisser" };
    const send = async (more: Record<string, string> = {}) => {
      const { body, status, redirects } = await agent.post(action(file), {
        ...readWhole(page, file),
        ...fields,
        ...more,
      });
      return { body, status, redirects };
    };
    const first = await send();
    const second = await send();
    expect(second.redirects).toEqual(first.redirects);
    expect(second.redirects).toHaveLength(1);
    expect(second.body).toContain("Vos décisions sont enregistrées");
    expect(await listOutcomes(file)).toHaveLength(3);
    const before = JSON.stringify(await trackOf(file));
    const other = await send({ acte_birthdate: "valider" });
    expect(other.status).toBe(409);
    expect(JSON.stringify(await trackOf(file))).toBe(before);
  });

  test("a colleague decided meanwhile: nothing is saved, what they decided is said, what was typed stays", async () => {
    const file = await desk.arrives();
    const paul = await desk.at(["validator"], "Paul Girard");
    await paul.open(path(file));
    const late = await reading(file);
    const left = { acte_family_name: "laisser", acte_birthdate: "laisser", acte_address: "laisser" };
    await paul.submit({ ...readSeen(paul.shown.body), ...left }, { action: action(file) });
    const refused = await decide(late, file, {
      acte_address: "refuser",
      precision_address: "Ce n’est pas son logement",
    });
    expect(refused.status).toBe(409);
    expect(refused.body).toMatch(/Décidé entre-temps.*Prénom.*Validé.*Paul Girard/s);
    expect(refused.body).toMatch(/<textarea[^>]*id="precision_address"[^>]*>Ce n’est pas son logement/);
    expect(refused.body).toMatch(/name="acte_address" value="refuser" checked/);
    expect(await listOutcomes(file)).toEqual(["given_name validated"]);
  });
});

describe("attacks on the form of the whole file", () => {
  test("an element of another file, a forged one, a forged original: nothing is decided in either file", async () => {
    const [file, other] = [await desk.arrives(), await desk.arrives()];
    const agent = await reading(other);
    const [, foreign = ""] = /name="element_address" value="([^"]*)"/.exec(agent.shown.body) ?? [];
    await agent.open(path(file));
    const { body: page } = agent.shown;
    const attempt = async (fields: Record<string, string>) =>
      (await agent.post(action(file), { ...readWhole(page, file), ...fields })).status;
    expect(await attempt({ element_address: foreign })).toBe(409);
    expect(await attempt({ element_address: "DROP:vu_address" })).toBe(409);
    expect(await attempt({ vu_given_name: `document:${other.documents.identity_card}` })).toBe(422);
    expect(await attempt({ vu_given_name: `document:${other.fileId}` })).toBe(422);
    expect(await attempt({ vu_given_name: `document:${file.documents.proof_of_address}` })).toBe(422);
    expect(await attempt({ vu_given_name: "original:tax_notice" })).toBe(422);
    expect(await listOutcomes(file)).toEqual([]);
    expect(await listOutcomes(other)).toEqual([]);
  });

  test("another authority's agent finds no file, and who may not decide is refused", async () => {
    const file = await desk.arrives();
    const agent = await reading(file);
    const fields = { ...readSeen(agent.shown.body), acte_address: "laisser" };
    const honfleur = await desk.at(["validator"], "Luc Morel", desk.honfleur.id);
    await honfleur.open("/honfleur/agents");
    expect((await honfleur.post(`/honfleur/agents/dossiers/${file.fileId}/decisions`, fields)).status).toBe(
      404,
    );
    const reception = await desk.at(["reception"], "Paul Girard");
    await reception.open(path(file));
    expect(reception.shown.body).not.toContain('id="decisions"');
    expect((await reception.post(action(file), fields)).status).toBe(403);
    expect(await listOutcomes(file)).toEqual([]);
  });
});
