import { elementNames } from "@ardeco/contracts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  asks,
  required,
  type Someone,
  type SpaceHouse,
  spaceHouse,
} from "../../../../../../frames/space/testing/space-house.ts";
import { anAgent, aPerson } from "../../../../../../testing/builders.ts";
import { createAccount } from "../../../../../access/access/index.ts";
import { listTrackedFiles, submitChange } from "../../../../../enrolment/enrolment/index.ts";
import { createRepresentedPerson } from "../../../../households/index.ts";
import { createDeclaration, listElements, rejectElement } from "../../../index.ts";
import { elementGroups } from "./element-groups.ts";

let home: SpaceHouse;
const PAGE = "/caen/espace/informations";
const address = {
  street_address: "12 rue Saint-Jean",
  postal_code: "14000",
  locality: "Caen",
  country: "FR",
  insee_code: "14118",
};

beforeAll(async () => {
  home = await spaceHouse();
});
afterAll(() => home?.house.close());

/** Whose birth date nobody checked. */
async function aChildSaid(parent: Someone) {
  return parent.transaction(async (tx) => {
    const kind = "parental_authority" as const;
    const child = await createRepresentedPerson(tx, parent, { representativeId: parent.personId, kind });
    await createDeclaration(tx, parent, { ...child, name: "birthdate", value: "2017-09-02" });
    return child.personId;
  });
}

const known = async (who: Someone, personId = who.personId) =>
  new Map((await who.transaction((tx) => listElements(tx, who, personId))).map((pair) => [pair.name, pair]));

test("every element of the registry has its place on the page", () => {
  expect(Object.values(elementGroups).flat().toSorted()).toEqual(elementNames.toSorted());
});

describe("each piece of information", () => {
  test("has its value, its state in words, where it comes from and until when", async () => {
    const jeanne = await home.jeanne({ address });
    const { body } = await (await home.server.signedIn(jeanne)).open(PAGE);
    expect(body).toContain("12 rue Saint-Jean, 14000 Caen");
    expect(body).toContain("Vérifié");
    expect(body).toContain(
      "Ville de Caen, le mardi 24 novembre 2026. Justificatif\u00a0: carte nationale d’identité, original vu, non conservé.",
    );
    expect(body).toContain("Valable jusqu’au 24 novembre 2027.");
  });

  test("that no agent decides does not wait for one", async () => {
    const who = await aPerson(home.house, home.caen, { declared: { email: "x@courriel.example" } });
    const { body } = await (await home.server.signedIn(who)).open(PAGE);
    expect(body).toContain("Déclaré le mardi 24 novembre 2026.");
    expect(body).not.toMatch(/À vérifier|Un agent va le vérifier/);
  });

  test("that no agent decides says what confirms it, with the button when there is one", async () => {
    const declared = { email: "claire@courriel.example", phone_number: "06 12 34 56 78" };
    const who = await aPerson(home.house, home.caen, { declared });
    const browser = await home.server.signedIn(who);
    const before = (await browser.open(PAGE)).body;
    expect(before).toContain('href="/caen/espace/securite#adresse"');
    expect(before).toContain("Un agent le confirme au guichet");
    expect(before).not.toContain("Recevoir le lien");
    await who.transaction((tx) =>
      createAccount(tx, who, { personId: who.personId, email: "Claire@courriel.example" }),
    );
    const { body } = await browser.open(PAGE);
    expect(body).toContain('action="/caen/connexion"');
    expect(body).toMatch(/value="Claire@courriel\.example".*Recevoir le lien/s);
  });

  test("in no file that an agent has is not said to be in an agent’s hands, here or at home", async () => {
    const declared = { given_name: "Claire", address };
    const who = await aPerson(home.house, home.caen, { declared });
    const browser = await home.server.signedIn(who);
    expect((await browser.open(PAGE)).body).not.toMatch(/À vérifier|Un agent va le vérifier/);
    const { body } = await browser.open("/caen/espace");
    expect(body).toContain("2 informations ne sont pas encore envoyées");
    expect(body).not.toContain("un agent s’en occupe");
    await submitChange(who, {
      personId: who.personId,
      elements: { family_name: "Petit", birthdate: "1990-05-04" },
    });
    expect((await browser.open(PAGE)).body).toContain("Un agent va le vérifier");
  });

  test("refused, says why", async () => {
    const who = await aPerson(home.house, home.caen, { declared: { caf_number: "1234567" } });
    const agent = await anAgent(home.house, home.caen, ["validator"]);
    await agent.transaction((tx) =>
      rejectElement(tx, agent, {
        personId: who.personId,
        name: "caf_number",
        reason: "attestation illisible",
      }),
    );
    const { body } = await (await home.server.signedIn(who)).open(PAGE);
    expect(body).toContain("Refusé");
    expect(body).toContain("Motif\u00a0: attestation illisible.");
  });

  test("a newcomer reads what will come, and how", async () => {
    const { body } = await (await home.server.signedIn(await aPerson(home.house, home.caen))).open(PAGE);
    expect(body).toContain("Créer mon dossier");
  });
});

describe("a correction", () => {
  const moved = {
    valeur_street: "5 quai Vendeuvre",
    valeur_complement: "",
    valeur_postcode: "14000",
    valeur_city: "Caen",
  };

  test("stands before an agent, beside the checked value, which stays in force", async () => {
    const jeanne = await home.jeanne({ address });
    const browser = await home.server.signedIn(jeanne);
    await browser.open(`${PAGE}/address`);
    const { url, body } = await browser.submit(moved);
    expect(url).toBe(`${PAGE}?note=address`);
    expect(body).toContain("12 rue Saint-Jean, 14000 Caen");
    expect(body).toContain(
      "Votre correction du mardi 24 novembre 2026, «\u00a05 quai Vendeuvre, 14000 Caen\u00a0»",
    );
    expect((await known(jeanne)).get("address")?.declared?.value).toMatchObject({ insee_code: "14118" });
    const files = await listTrackedFiles(jeanne, jeanne.personId);
    expect(files.map(({ file }) => file.state)).toEqual(["submitted"]);
  });

  test("is taken back while nobody decided it, and its file with it", async () => {
    const jeanne = await home.jeanne({ address });
    const browser = await home.server.signedIn(jeanne);
    await browser.open(`${PAGE}/address`);
    await browser.submit(moved);
    await browser.submit({}, { action: `${PAGE}/address/annuler` });
    expect((await known(jeanne)).get("address")?.declared).toBeUndefined();
    const files = await listTrackedFiles(jeanne, jeanne.personId);
    expect(files.map(({ file }) => file.state)).toEqual(["withdrawn"]);
  });

  test("of a child’s birth date that nobody checked is not taken back by a forged post: the words say what to do", async () => {
    const [jeanne, other] = [await home.jeanne(), await home.jeanne()];
    const leo = await aChildSaid(jeanne);
    await home.alsoParent(jeanne, leo);
    await home.alsoParent(other, leo);
    const inside = { ...home.house.as({ kind: "person", personId: leo }, home.caen), personId: leo };
    for (const [who, about] of [
      [other, `?pour=${leo}`],
      [inside, ""],
    ] as const) {
      const browser = await home.server.signedIn(who);
      await browser.open(`${PAGE}${about}`);
      const { status, body } = await browser.post(`${PAGE}/birthdate/annuler${about}`, {});
      expect(status).toBe(422);
      expect(body).toContain("C’est la seule date de naissance connue de cette personne");
      expect(body).toContain("Si elle est fausse, indiquez la bonne à la place.");
    }
    expect((await known(jeanne, leo)).get("birthdate")?.declared?.value).toBe("2017-09-02");
  });

  test("that is not valid is told beside the field, and what was typed stays", async () => {
    const browser = await home.server.signedIn(await home.jeanne());
    await browser.open(`${PAGE}/email`);
    const { status, body } = await browser.submit({ valeur: "jeanne@" });
    expect(status).toBe(422);
    expect(body).toContain('value="jeanne@"');
    expect((await browser.open(`${PAGE}/caf_number`)).status).toBe(200);
    expect((await browser.submit({ valeur: "abc" })).status).toBe(422);
  });

  test("of a child’s, by their parent; of a stranger’s, by nobody", async () => {
    const jeanne = await home.jeanne();
    const leo = await home.childOf(jeanne);
    const other = await home.jeanne();
    const browser = await home.server.signedIn(jeanne);
    await browser.open(`${PAGE}/school?pour=${leo}`);
    await browser.submit({ valeur: "École Henri-Brunet" });
    expect((await known(jeanne, leo)).get("school")?.declared?.value).toEqual({ name: "École Henri-Brunet" });
    expect((await browser.open(`${PAGE}?pour=${other.personId}`)).status).toBe(403);
    await browser.open(PAGE);
    const forged = await browser.post(`${PAGE}/school?pour=${other.personId}`, { valeur: "École" });
    expect(forged.status).toBe(403);
    expect((await known(other)).has("school")).toBe(false);
  });

  test("of somebody the town hall does not know enough of leads to what is left to say", async () => {
    const browser = await home.server.signedIn(await home.jeanne());
    await browser.open(`${PAGE}/email`);
    expect((await browser.submit({ valeur: "nouvelle@courriel.example" })).url).toMatch(
      /^\/caen\/inscription\//,
    );
  });

  test("never leads to another site", async () => {
    const browser = await home.server.signedIn(await home.jeanne({ address }));
    await browser.open(`${PAGE}/email?retour=https://mechant.example/`);
    expect(browser.shown.body).not.toMatch(/"https?:\/\/mechant\.example/);
    expect((await browser.submit({ valeur: "nouvelle@courriel.example" })).url).toBe(`${PAGE}?note=email`);
  });

  test("of what no registry knows does not exist", async () => {
    const browser = await home.server.signedIn(await home.jeanne());
    expect((await browser.open(`${PAGE}/nationalite`)).status).toBe(404);
  });
});

describe("the take-out", () => {
  test("says in words what a service receives, each state, and who acted", async () => {
    const title = { fr: "Piscine", en: "Pool" };
    await home.service("piscine", { title, requests: [asks("lives_in_14118", required)] });
    const browser = await home.server.signedIn(await home.jeanne({ address }));
    await browser.open("/caen/espace/services/caen/piscine/accord");
    await browser.submit({ geste: "accepter" });
    await home.house.drain();
    const { body } = await browser.open(`${PAGE}/export`);
    expect(body).toContain("Habiter Caen");
    expect(body).not.toMatch(/14118 \(oui|ardeco\.eu|>(State|Reason|Channel|Kind)</);
    expect((await browser.open(`${PAGE}/export?lang=en`)).body).toContain(">State<");
  });

  test("gives everything, to read and in a file, and nobody else’s", async () => {
    const jeanne = await home.jeanne();
    const other = await home.jeanne({ given_name: "Zélie" });
    const browser = await home.server.signedIn(jeanne);
    expect((await browser.open(`${PAGE}/export`)).body).toContain("Télécharger le fichier");
    const readable = browser.shown.body.replace(/<[^>]*>/g, " ").replace(/[\s\u00a0\u202f]+/g, " ");
    expect(readable).toContain("Prénom : la valeur a été validée.");
    expect(readable).toMatch(/État vérifié .*Comment : original vu/);
    expect(readable).toContain("lien par courriel");
    // Neither a code, nor a name without its accents, nor an id.
    expect(readable).not.toMatch(/\b(validated|email_link|Etat|Elements|electronique|original_seen)\b/);
    expect(readable).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-/);
    const { headers, body } = await browser.open(`${PAGE}/export.json`);
    expect(headers["content-disposition"]).toContain('filename="mes-donnees-caen-2026-11-24.json"');
    const taken: { identity: { elements: { code: string; valeur: unknown }[] } } = JSON.parse(body);
    expect(taken.identity.elements).toContainEqual(
      expect.objectContaining({ code: "given_name", valeur: "Jeanne" }),
    );
    expect(body).not.toContain("Zélie");
    expect((await browser.open(`${PAGE}/export.json?pour=${other.personId}`)).status).toBe(403);
  });
});
