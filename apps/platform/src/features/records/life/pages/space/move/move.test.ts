import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { deskPages } from "../../../../../../frames/desk/index.ts";
import {
  asks,
  required,
  type Someone,
  type SpaceHouse,
  spaceHouse,
} from "../../../../../../frames/space/testing/space-house.ts";
import type { FileId, PersonId } from "../../../../../../kernel/ids.ts";
import { anAgent, aPerson, aTown } from "../../../../../../testing/builders.ts";
import { says } from "../../../../../../testing/consents.ts";
import { formsIn } from "../../../../../../testing/page-forms.ts";
import { aPublishedService } from "../../../../../../testing/services.ts";
import { strictFeatures } from "../../../../../../testing/strict-features.ts";
import { testServer } from "../../../../../../testing/test-server.ts";
import { computeSituation, listSubscriptions } from "../../../../../consent/subscriptions/index.ts";
import {
  findLiveFile,
  getFile,
  submitElementDecisions,
  withdrawFile,
} from "../../../../../enrolment/enrolment/index.ts";
import {
  createDeclaration,
  listElementHistory,
  listElements,
  validateElement,
} from "../../../../../identity/identity/index.ts";
import { readPersonJournal } from "../../../../../trust/audit/index.ts";
import { listCompanions, submitMove } from "../../../index.ts";
import { inIfs, old, since } from "./testing/addresses.ts";

let home: SpaceHouse;
let pool: Awaited<ReturnType<SpaceHouse["service"]>>;
let parking: Awaited<ReturnType<SpaceHouse["service"]>>;
const PAGE = "/caen/espace/demenagement";

beforeAll(async () => {
  home = await spaceHouse();
  parking = await home.service("stationnement", {
    title: { fr: "Stationnement résidentiel", en: "Resident parking" },
    requests: [asks("given_name", required)],
    eligibility: 'insee_code == "14118"',
    whenRuleFails: { outcome: "end", noticeDays: 15 },
  });
  pool = await home.service("piscine", {
    title: { fr: "Piscine", en: "Pool" },
    requests: [asks("given_name", required), { ...asks("lives_in_14118"), form: "derived" }],
  });
  const ifs = await aTown(home.house, { slug: "ifs", name: "Ville d’Ifs", officialCode: "14341" });
  await aPublishedService(home.house, ifs.id, { slug: "ludotheque" });
});
afterAll(() => home?.house.close());

const plain = (body: string) => body.replace(/<[^>]*>/g, " ").replace(/[\s\u00a0\u202f]+/g, " ");
const addressOf = async (personId: PersonId) => {
  const system = home.house.system(home.caen);
  const [pair] = await system.transaction((tx) => listElements(tx, system, personId, ["address"]));
  return pair;
};

async function checks(personId: PersonId) {
  const agent = await anAgent(home.house, home.caen, ["validator"]);
  const named = { personId, name: "address" } as const;
  const evidence = { kind: "proof_of_address" } as const;
  await agent.transaction((tx) =>
    validateElement(tx, agent, { ...named, method: "original_seen", evidence }),
  );
  await home.house.drain();
}

function givesBack(
  { status, body }: { readonly status: number; readonly body: string },
  companion: PersonId,
) {
  const fields = formsIn(body).at(-1)?.values;
  expect(status).toBe(200);
  expect(fields).toMatchObject({ ...inIfs, ...since, avec: companion });
  expect(fields).not.toHaveProperty("vu");
}

/** What is to be brought, and that this is no enrolment: home, list, request and receipt say the same. */
async function sameOnEveryScreen(browser: Awaited<ReturnType<SpaceHouse["server"]["signedIn"]>>) {
  const list = await browser.open("/caen/espace/demandes");
  const [request = ""] = /\/caen\/espace\/demandes\/[0-9a-f-]{36}/.exec(list.body) ?? [];
  for (const page of ["/caen/espace", "/caen/espace/demandes", request, `${request}/recepisse`]) {
    const text = plain((await browser.open(page)).body);
    expect(text, page).toContain("Il vous reste à montrer au guichet");
    expect(text, page).not.toMatch(/Vous n’avez rien à faire|Rien à faire pour l’instant|Mon inscription/);
  }
}

/** Jeanne in Caen with Léo, whose address she gave, and a service for residents. */
async function aFamily(): Promise<{ jeanne: Someone; leo: PersonId }> {
  home.house.clock.set("2026-11-24T08:00:00Z");
  const jeanne = await home.jeanne({ address: old });
  const leo = await home.childOf(jeanne, { address: old });
  await says({ granted: ["given_name"] }, jeanne, parking);
  await home.house.drain();
  return { jeanne, leo };
}

test("a service that goes on says which answer it is told changes", async () => {
  const { jeanne } = await aFamily();
  await says({ granted: ["given_name", "lives_in_14118"] }, jeanne, pool);
  await home.house.drain();
  const browser = await home.server.signedIn(jeanne);
  await browser.open(PAGE);
  const shown = plain((await browser.submit({ ...inIfs, ...since })).body);
  expect(shown).toMatch(/Piscine Votre accord reste .*« Habiter [^»]+ » devient « non » : le tarif ou/);
});

describe("« J’ai déménagé », without JavaScript", () => {
  test("shown before it is sent; one file; the child along; services told; the former address dated", async () => {
    const { jeanne, leo } = await aFamily();
    home.house.clock.set("2026-11-24T09:00:00Z");
    const browser = await home.server.signedIn(jeanne);
    await browser.open(PAGE);
    const empty = await browser.submit({});
    expect(empty.status).toBe(422);
    const check = await browser.submit({ ...inIfs, ...since, avec: leo });
    const shown = plain(check.body);
    expect(shown).toContain("Avant d’envoyer : ce que cela change");
    expect(shown).toContain("Avec Léo Morel");
    expect(shown).toContain("Stationnement résidentiel Ne continuera pas");
    expect(shown).toContain("Arrêté 15 jours après la vérification de l’adresse.");
    expect(shown).toContain("Vous quittez Ville de Caen");
    expect(shown).toContain("Ville d’Ifs propose 1 service");
    expect(check.body).toContain('href="/caen/espace/informations/export"');
    expect((await addressOf(jeanne.personId))?.declared).toBeUndefined();

    const noProof = await browser.submit({});
    expect([noProof.status, plain(noProof.body)]).toEqual([
      422,
      expect.stringContaining("ce que cela change"),
    ]);
    const sent = await browser.submit({ kind_address: "brought" });
    expect(plain(sent.body)).toContain(
      "Il vous reste à montrer au guichet : justificatif de domicile, avis d’impôt sur le revenu ou attestation de la CAF ou de la MSA (pour : adresse du domicile).",
    );
    expect(plain(sent.body)).not.toContain("Voir ce que cela change");
    expect(plain(sent.body)).toContain("par le cachet électronique de votre document ou par un agent");
    const fileId = (await findLiveFile(jeanne, jeanne.personId))?.id;
    expect(sent.url).toBe(`${PAGE}?envoye=${fileId}`);
    expect(sent.body).toContain(`href="/caen/espace/demandes/${fileId}"`);
    expect((await browser.open(`${PAGE}?envoye=une-autre`)).body).not.toContain(`/demandes/${fileId}"`);
    await sameOnEveryScreen(browser);
    const file = await findLiveFile(jeanne, jeanne.personId);
    expect(file?.state).toBe("submitted");
    expect(await findLiveFile(jeanne, leo)).toBeUndefined();

    await checks(jeanne.personId);
    await checks(jeanne.personId);
    for (const person of [jeanne.personId, leo])
      expect((await addressOf(person))?.validated?.value).toMatchObject({
        locality: "Ifs",
        insee_code: "14341",
      });
    const [held] = await listSubscriptions(jeanne, jeanne.personId);
    expect(held && computeSituation(held)).toEqual({
      state: "open",
      announced: { state: "closed", on: "2026-12-09" },
    });
    const history = await listElementHistory(jeanne, jeanne.personId);
    const former = history.filter(({ name, state }) => name === "address" && state === "superseded");
    expect(former.map(({ validUntil }) => validUntil)).toContain("2026-11-01");
    expect(plain((await browser.open(PAGE)).body)).toContain("jusqu’au dimanche 1er novembre 2026");
  });

  test("an address that no commune answers comes back as typed", async () => {
    const { jeanne } = await aFamily();
    const browser = await home.server.signedIn(jeanne);
    await browser.open(PAGE);
    const wrong = await browser.submit({ ...inIfs, value_address_city: "Nulle-Part", ...since });
    expect([wrong.status, wrong.body.includes("3 rue de Rocquancourt")]).toEqual([422, true]);
  });

  test("« Corriger » gives back everything that was typed, and who moves along", async () => {
    const { jeanne, leo } = await aFamily();
    const own = await home.server.signedIn(jeanne);
    await own.open(PAGE);
    await own.submit({ ...inIfs, ...since, avec: leo });
    givesBack(await own.submit({ geste: "corriger" }), leo);
    expect(plain((await own.submit({})).body)).toContain("Avec Léo Morel");

    const pages = deskPages(strictFeatures);
    const server = await testServer(home.house, { surfaces: [pages] });
    const desk = await server.signedIn(await anAgent(home.house, home.caen, ["reception", "validator"]));
    await desk.open(`/caen/agents/personnes/${jeanne.personId}/demenagement`);
    await desk.submit({ ...inIfs, ...since, avec: leo });
    givesBack(await desk.submit({ geste: "corriger" }), leo);
  });

  test("the same at the desk, for somebody offline; the agent who decides reads who moves along", async () => {
    const { jeanne, leo } = await aFamily();
    const pages = deskPages(strictFeatures);
    const server = await testServer(home.house, { surfaces: [pages] });
    const agent = await anAgent(home.house, home.caen, ["reception", "validator"]);
    const desk = await server.signedIn(agent);
    await desk.open(`/caen/agents/personnes/${jeanne.personId}/demenagement`);
    const check = await desk.submit({ ...inIfs, ...since, avec: leo });
    expect(plain(check.body)).toContain("Stationnement résidentiel Ne continuera pas");
    const file = await desk.submit({});
    expect(plain(file.body)).toContain("Déménagement déclaré, depuis le lundi 2 novembre 2026");
    expect(plain(file.body)).toContain("Déménagent aussi : Léo Morel");
    await checks(jeanne.personId);
    expect((await addressOf(leo))?.validated?.value).toMatchObject({ locality: "Ifs" });
  });
});

describe("all of it or nothing", () => {
  const nothing = async (personId: PersonId) => {
    const rows = await home.house.sqlAs("owner", "select from house_move where person_id = $1", [personId]);
    const files = await home.house.sqlAs("owner", "select from enrolment_file where person_id = $1", [
      personId,
    ]);
    const system = home.house.system(home.caen);
    const { entries } = await readPersonJournal(system, personId);
    const actions = entries.map(({ action }) => action);
    expect([rows.length, files.length, actions.includes("life.move_declared")]).toEqual([0, 0, false]);
    expect((await addressOf(personId))?.declared).toBeUndefined();
  };
  const breaking = (event: string) =>
    home.house.sqlAs(
      "owner",
      `create or replace function broken() returns trigger language plpgsql as $$ begin raise 'broken'; end $$;
       create trigger broken before ${event} on enrolment_file for each row execute function broken()`,
    );
  const mended = () => home.house.sqlAs("owner", "drop trigger broken on enrolment_file");

  test("a file that cannot be sent leaves no move behind, from the space or the desk; then it passes", async () => {
    const { jeanne, leo } = await aFamily();
    const pages = deskPages(strictFeatures);
    const server = await testServer(home.house, { surfaces: [pages] });
    const desk = await server.signedIn(await anAgent(home.house, home.caen, ["reception"]));
    const own = await home.server.signedIn(jeanne);
    const fromDesk = `/caen/agents/personnes/${jeanne.personId}/demenagement`;
    const sent = { ...inIfs, ...since, avec: leo, vu: "1" };
    const tries = [
      () => own.post(PAGE, { ...sent, kind_address: "brought" }),
      () => desk.post(fromDesk, sent),
    ] as const;
    for (const event of ["insert", "update"]) {
      for (const [browser, page, send] of [
        [own, PAGE, tries[0]],
        [desk, fromDesk, tries[1]],
      ] as const) {
        await browser.open(page);
        await breaking(event);
        expect((await send()).status).toBe(500);
        await mended();
        await nothing(jeanne.personId);
      }
    }
    await desk.open(fromDesk);
    expect(plain((await tries[1]()).body)).toContain("Déménagement déclaré");
  });
});

describe("a move lasts no longer than its file", () => {
  const inIfsNow = {
    ...old,
    street_address: "3 rue de Rocquancourt",
    postal_code: "14123",
    locality: "Ifs",
    insee_code: "14341",
  };
  const move = { address: inIfsNow, since: "2026-11-02" };
  const waiting = async (personId: PersonId) =>
    (await home.house.sqlAs("owner", "select from house_move where person_id = $1", [personId])).length;
  type Ruling =
    | { readonly outcome: "refused"; readonly reason: string }
    | {
        readonly outcome: "corrected";
        readonly value: unknown;
        readonly reason: string;
        readonly evidence: { readonly seen: "original"; readonly kind: "proof_of_address" };
      };

  async function decides(fileId: FileId, personId: PersonId, ruling: Ruling) {
    const agent = await anAgent(home.house, home.caen, ["validator"]);
    const { version } = await getFile(agent, fileId);
    const elementId = (await addressOf(personId))?.declared?.id;
    if (!elementId) throw new Error("no address waits");
    const decisions = [{ element: "address", elementId, ...ruling }] as const;
    await submitElementDecisions(agent, { fileId, version, decisions });
    await home.house.drain();
  }

  test("corrected and checked, it is carried out", async () => {
    const { jeanne, leo } = await aFamily();
    const { personId } = jeanne;
    const { fileId } = await submitMove(jeanne, { ...move, personId, companions: [leo] });
    const value = { ...inIfsNow, street_address: "3 bis rue de Rocquancourt" };
    const evidence = { seen: "original", kind: "proof_of_address" } as const;
    await decides(fileId, personId, { outcome: "corrected", value, reason: "Numéro bis", evidence });
    expect((await addressOf(leo))?.validated?.value).toEqual(value);
    expect(await waiting(personId)).toBe(0);
  });

  test.each(["refused", "withdrawn"] as const)(
    "%s, another address checked later in the same town moves no child",
    async (end) => {
      const { jeanne, leo } = await aFamily();
      const { personId } = jeanne;
      const { fileId } = await submitMove(jeanne, { ...move, personId, companions: [leo] });
      expect(await waiting(personId)).toBe(1);
      if (end === "refused")
        await decides(fileId, personId, { outcome: "refused", reason: "Justificatif illisible" });
      else await withdrawFile(jeanne, { fileId });
      await home.house.drain();
      expect(await waiting(personId)).toBe(0);

      home.house.clock.set("2027-03-01T08:00:00Z");
      const later = { ...inIfsNow, street_address: "8 rue des Jonquilles" };
      await jeanne.transaction((tx) =>
        createDeclaration(tx, jeanne, { personId, name: "address", value: later }),
      );
      await checks(personId);
      expect((await addressOf(personId))?.validated?.value).toMatchObject({ locality: "Ifs" });
      expect((await addressOf(leo))?.validated?.value).toMatchObject({ locality: "Caen" });
    },
  );
});

describe("attacks", () => {
  test("the other parent moves no child whose address they did not give, and is shown none", async () => {
    const { jeanne, leo } = await aFamily();
    const julien = await home.jeanne({ given_name: "Julien", family_name: "Morel", address: old });
    await home.alsoParent(julien, leo);
    const browser = await home.server.signedIn(julien);
    const page = await browser.open(PAGE);
    expect(plain(page.body)).toContain("Léo Morel : l’adresse a été donnée par une autre personne");
    expect(page.body).not.toContain(`value="${leo}"`);
    const move = {
      personId: julien.personId,
      address: { ...old, locality: "Ifs", postal_code: "14123", insee_code: "14341" },
      since: "2026-11-02",
    };
    await expect(submitMove(julien, { ...move, companions: [leo] })).rejects.toThrow("life.not_a_companion");
    expect((await addressOf(leo))?.validated?.value).toMatchObject({ locality: "Caen" });
    expect(jeanne.personId).not.toBe(julien.personId);
  });

  test("nor does an agent for one parent, where nobody is known to have said the child’s address", async () => {
    const { jeanne, leo } = await aFamily();
    const julien = await home.jeanne({ given_name: "Julien", family_name: "Morel", address: old });
    const agent = await anAgent(home.house, home.caen, ["validator"]);
    const hers = {
      personId: leo,
      name: "address",
      value: { ...old, street_address: "4 rue Basse" },
    } as const;
    await agent.transaction((tx) => createDeclaration(tx, agent, hers));
    const address = { ...old, locality: "Ifs", postal_code: "14123", insee_code: "14341" };
    const alone = { personId: jeanne.personId, address, since: "2026-11-02", companions: [leo] };
    const offered = async () => listCompanions(agent, jeanne.personId);
    expect(await offered()).toEqual([{ personId: leo, isKept: false }]);
    await home.alsoParent(julien, leo);
    expect(await offered()).toEqual([{ personId: leo, isKept: true }]);
    await expect(submitMove(agent, alone)).rejects.toThrow("life.not_a_companion");
  });

  test("what the other parent says between the sending and the decision is respected", async () => {
    home.house.clock.set("2026-11-24T08:00:00Z");
    const jeanne = await home.jeanne({ address: old });
    const leo = await home.childOf(jeanne);
    const julien = await home.jeanne({ given_name: "Julien", family_name: "Morel" });
    await home.alsoParent(julien, leo);
    const address = {
      ...old,
      street_address: "3 rue de Rocquancourt",
      postal_code: "14123",
      locality: "Ifs",
      insee_code: "14341",
    };
    const { personId } = jeanne;
    await submitMove(jeanne, { personId, address, since: "2026-11-02", companions: [leo] });
    const his = { ...old, street_address: "9 quai Vendeuvre" };
    await julien.transaction((tx) =>
      createDeclaration(tx, julien, { personId: leo, name: "address", value: his }),
    );
    await checks(jeanne.personId);
    expect((await addressOf(leo))?.validated).toBeUndefined();
    expect((await addressOf(leo))?.declared?.value).toMatchObject({ street_address: "9 quai Vendeuvre" });
  });

  test("nobody moves a stranger, nor a stranger’s child", async () => {
    const { jeanne, leo } = await aFamily();
    const stranger = await aPerson(home.house, home.caen, { validated: { given_name: "Ana" } });
    const move = { address: old, since: "2026-11-02" };
    const tries = (input: Partial<Parameters<typeof submitMove>[1]>) =>
      submitMove(stranger, { ...move, personId: stranger.personId, companions: [], ...input });
    await expect(tries({ personId: jeanne.personId })).rejects.toThrow("households.cannot_act_for");
    await expect(tries({ companions: [leo] })).rejects.toThrow("life.not_a_companion");
    await expect(tries({ since: "2027-01-01" })).rejects.toThrow("life.move_date");
  });
});
