import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { contributions } from "../../../app.ts";
import { buildAccountJournal } from "../../../composition/journal-words.ts";
import {
  createAccount,
  listPasskeys,
  registerPasskey,
  removePasskey,
  requestPasskeyRegistration,
  updateAccountEmail,
} from "../../../features/access/access/index.ts";
import { setPersonStatus } from "../../../features/identity/identity/index.ts";
import { recoveryJobs } from "../../../features/identity/recovery/index.ts";
import { createUpstreamLink, removeUpstreamLinks } from "../../../features/identity/upstream/index.ts";
import { notificationsJobs } from "../../../features/messaging/notifications/index.ts";
import { readPersonJournal } from "../../../features/trust/audit/index.ts";
import type { Context } from "../../../kernel/context.ts";
import { type PersonId, parseId } from "../../../kernel/ids.ts";
import { anAuthenticator } from "../../../testing/an-authenticator.ts";
import { anAgent, aPerson, aTown } from "../../../testing/builders.ts";
import { strictFeatures } from "../../../testing/strict-features.ts";
import { type TestRuntime, testRuntime } from "../../../testing/test-runtime.ts";
import { type TestServer, testServer } from "../../../testing/test-server.ts";
import { deskPages } from "../../desk/index.ts";
import { securityPages } from "../../security/index.ts";
import { doorPages } from "../index.ts";

let house: TestRuntime;
let server: TestServer;
let town: Awaited<ReturnType<typeof aTown>>;
beforeAll(async () => {
  house = await testRuntime([notificationsJobs, recoveryJobs]);
  server = await testServer(house, {
    surfaces: [doorPages(), securityPages(buildAccountJournal(contributions)), deskPages(strictFeatures)],
  });
  town = await aTown(house, { slug: "caen", name: "Ville de Caen" });
});
afterAll(() => house?.close());

async function aMember(email?: string): Promise<Context & { readonly personId: PersonId }> {
  const validated = { given_name: "Jeanne", family_name: "Lemoine", birthdate: "1990-05-04" };
  const person = await aPerson(house, town.id, { validated });
  const system = house.system(town.id);
  await system.transaction(async (tx) => {
    await createAccount(tx, system, { personId: person.personId });
    if (email) await updateAccountEmail(tx, system, person.personId, email);
    await setPersonStatus(tx, system, person.personId, "enrolled");
  });
  return person;
}

const agent = async (name = "Camille Lefèvre") =>
  server.signedIn(await anAgent(house, town.id, ["validator"], name));
const page = ({ personId }: { personId: PersonId }) => `/caen/agents/personnes/${personId}/compte`;
const filled = { original: "identity_card", motif: "Téléphone volé", compare: "on" };
const codeIn = (body: string) => /ar-receipt__number"[^>]*>\s*([0-9A-Z-]{19})/.exec(body)?.[1] ?? "";

async function codeFor(who: { personId: PersonId }): Promise<string> {
  const desk = await agent();
  await desk.open(page(who));
  return codeIn((await desk.submit(filled)).body);
}

const lastPath = async () => {
  await house.drain();
  return /http:\/\/localhost:3000(\/\S+jeton=\S+)/.exec(house.mails.at(-1)?.text ?? "")?.[1] ?? "";
};

test("an agent gives a code; typed on one's own device, it opens one page and no other", async () => {
  const jeanne = await aMember("jeanne@example.org");
  const code = await codeFor(jeanne);
  expect(code).toMatch(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/);
  const phone = server.visitor();
  await phone.open("/caen/recuperation");
  const inside = await phone.submit({ code: code.toLowerCase() });
  expect(inside.url).toBe("/caen/recuperation/acces");
  expect(inside.body).toContain("Choisissez comment entrer désormais");
  expect(inside.body).not.toContain("1990");
  expect((await phone.open("/caen/espace/securite")).url).toContain("/caen/connexion");
  const other = server.visitor();
  await other.open("/caen/recuperation");
  const refused = await other.submit({ code });
  expect([refused.status, refused.body.includes(code)]).toEqual([422, true]);
});

test("two people of the same names are told apart by what was validated, and the journal tells who looked", async () => {
  const names = { given_name: "Jeanne", family_name: "Lemoine" };
  const home = { street_address: "1 rue Caponière", postal_code: "14000", locality: "Caen", country: "FR" };
  const birth = { birthdate: "1990-05-04", place_of_birth: { locality: "Bayeux", country: "FR" } };
  const one = await aPerson(house, town.id, { validated: { ...names, ...birth, address: home } });
  // Only declared: whoever is inside the account could have written it.
  const declared = { place_of_birth: birth.place_of_birth, address: home };
  const twin = await aPerson(house, town.id, { validated: { ...names, birthdate: "1961-02-03" }, declared });
  const desk = await agent();
  const shown = (await desk.open(page(one))).body;
  for (const told of [/4\smai\s1990/, /Bayeux/, /Caen\s*<\/dd>/]) expect(shown).toMatch(told);
  expect(shown).not.toContain("Caponière");
  const other = (await desk.open(page(twin))).body;
  expect(other).toMatch(/3\sfévrier\s1961/);
  expect([other.match(/Pas vérifié/g)?.length, other.includes("Bayeux")]).toEqual([2, false]);
  const { entries } = await readPersonJournal(one, one.personId);
  expect(entries.map(({ action }) => action)).toContain("enrolment.person_consulted");
});

test("the page of the code leads back to the person's page", async () => {
  const jeanne = await aMember("jeanne@example.org");
  const desk = await agent();
  await desk.open(page(jeanne));
  const { body } = await desk.submit(filled);
  const [, href = ""] = /href="([^"]+)"[^>]*>\s*Revenir à la fiche/.exec(body) ?? [];
  expect(href).toBe(`/caen/agents/personnes/${jeanne.personId}?motif=help_at_desk`);
});

test("what was done at the desk shows in “Ma sécurité”, in words", async () => {
  const jeanne = await aMember("jeanne@example.org");
  await codeFor(jeanne);
  const { body } = await (await server.signedIn(jeanne)).open("/caen/espace/securite");
  expect(body).toContain("Un agent a vu l’original (carte nationale d’identité) pour rouvrir ce compte");
});

test("a lost telephone is closed from there, and nobody else's", async () => {
  const jeanne = await aMember("jeanne@example.org");
  const lost = await server.signedIn(jeanne);
  const other = await server.signedIn(await aMember("autre@example.org"));
  const phone = server.visitor();
  await phone.open("/caen/recuperation");
  await phone.submit({ code: await codeFor(jeanne) });
  expect(phone.shown.body).toContain("Un appareil connecté");
  await phone.post("/caen/recuperation/acces/fermer", { seance: "tout" });
  expect((await lost.open("/caen/espace/securite")).url).toContain("/caen/connexion");
  expect((await other.open("/caen/espace/securite")).url).toBe("/caen/espace/securite");
});

test("twenty minutes after the code, the key of the lost telephone is still removed; once it opens no more, none is", async () => {
  const jeanne = await aMember("jeanne@example.org");
  const wish = {
    session: { actor: jeanne.actor, method: "email_link", createdAt: house.clock.now() } as const,
    browser: "lost",
  };
  for (const label of ["Téléphone", "Tablette"]) {
    const question = await requestPasskeyRegistration(jeanne, {
      ...wish,
      authorityName: "Caen",
      displayName: "Jeanne",
    });
    await registerPasskey(jeanne, { ...wish, answer: anAuthenticator().create(question), label });
  }
  const keys = await listPasskeys(jeanne);
  const named = (name: string) => keys.find(({ label }) => label === name)?.id ?? parseId<"passkey">("");
  const phone = server.visitor();
  await phone.open("/caen/recuperation");
  await phone.submit({ code: await codeFor(jeanne) });
  house.clock.advance(20 * 60_000);
  expect((await phone.open("/caen/recuperation/acces")).body).toContain("Téléphone");
  const closed = await phone.post("/caen/recuperation/acces/fermer", { cle: named("Téléphone") });
  expect(closed.body).not.toContain("Téléphone");
  expect(await listPasskeys(jeanne)).toMatchObject([{ label: "Tablette" }]);
  house.clock.advance(10 * 60_000 + 1);
  const late = await phone.post("/caen/recuperation/acces/fermer", { cle: named("Tablette") });
  expect(late.status).toBe(403);
  const desk = { actor: jeanne.actor, method: "desk", createdAt: wish.session.createdAt } as const;
  await expect(removePasskey(jeanne, { id: named("Tablette"), session: desk })).rejects.toThrow(
    "access.recent_sign_in_required",
  );
  expect(await listPasskeys(jeanne)).toHaveLength(1);
  await house.drain();
});

test("another address: empty or of the account, it comes back with what was typed; the link confirms it", async () => {
  const jeanne = await aMember("jeanne@example.org");
  const phone = server.visitor();
  await phone.open("/caen/recuperation");
  await phone.submit({ code: await codeFor(jeanne) });
  const inside = "/caen/recuperation/acces/adresse";
  expect((await phone.post(inside, { email: "pas une adresse" })).status).toBe(422);
  const same = await phone.post(inside, { email: "Jeanne@example.org" });
  expect([same.status, same.body.includes('value="Jeanne@example.org"')]).toEqual([422, true]);
  expect(same.body).toContain("C’est déjà l’adresse de votre compte.");
  await phone.post(inside, { email: "neuve@example.org" });
  const confirm = await lastPath();
  const mailbox = server.visitor();
  expect((await mailbox.open(confirm)).body).toContain("Confirmer cette adresse");
  expect((await mailbox.submit()).body).toContain("Elle ouvre votre compte dès maintenant");
  await mailbox.open(confirm);
  expect((await mailbox.submit()).status).toBe(410);
});

test("asked too often, it is said beside the field, with what was typed", async () => {
  const jeanne = await aMember("souvent@example.org");
  const phone = server.visitor();
  await phone.open("/caen/recuperation");
  await phone.submit({ code: await codeFor(jeanne) });
  const ask = (n: number) =>
    phone.post("/caen/recuperation/acces/adresse", { email: `neuve${n}@example.org` });
  let last = await ask(0);
  for (let n = 1; n < 20 && last.status === 200; n += 1) last = await ask(n);
  expect(last.status).toBe(422);
  expect(last.body).toMatch(/href="#email"[^>]*>Trop de messages/);
  expect(last.body).toMatch(/value="neuve\d+@example\.org"/);
});

test("a key registered there is said where one comes in with it", async () => {
  const { body } = await server.visitor().open("/caen/connexion?encore=1&fait=cle");
  expect(body).toContain("Votre clé est enregistrée");
  expect((await server.visitor().open("/caen/connexion")).body).not.toContain("Votre clé est enregistrée");
});

test("the link of the message stops everything; opening it is not enough", async () => {
  const jeanne = await aMember("jeanne@example.org");
  const code = await codeFor(jeanne);
  const stop = await lastPath();
  const owner = server.visitor();
  expect((await owner.open(stop)).body).toContain("Arrêter tout");
  const phone = server.visitor();
  await phone.open("/caen/recuperation");
  await phone.submit({ code });
  expect(phone.shown.url).toBe("/caen/recuperation/acces");
  expect((await owner.submit()).body).toContain("Tout est arrêté");
  expect((await phone.open("/caen/recuperation/acces")).status).toBe(410);
});

test("without a channel, the page says to call a colleague, who receives the code", async () => {
  const paul = await aMember();
  const desk = await agent();
  await desk.open(page(paul));
  expect((await desk.submit(filled)).body).toContain("Un collègue doit voir l’original");
  expect((await desk.post(`${page(paul)}/second`, {})).status).toBe(403);
  const colleague = await agent("Nadia Roux");
  expect((await colleague.open(page(paul))).body).toContain("Vous êtes le second agent");
  expect(codeIn((await colleague.submit({}, { action: `${page(paul)}/second` })).body)).toHaveLength(19);
});

test("the form keeps what was typed, and says what lacks by each field", async () => {
  const desk = await agent();
  await desk.open(page(await aMember("x@example.org")));
  const refused = await desk.submit({ motif: "Téléphone perdu" });
  expect(refused.status).toBe(422);
  expect(refused.body).toContain("Téléphone perdu");
  expect(refused.body).toMatch(/href="#original/);
});

test("from their security page, the owner changes address; the former one is told and can cancel", async () => {
  const jeanne = await aMember("jeanne@example.org");
  const browser = await server.signedIn(jeanne);
  await browser.open("/caen/espace/securite");
  await browser.post("/caen/espace/securite/adresse", { email: "neuve@example.org" });
  expect((await browser.open("/caen/espace/securite")).body).toContain("attend d’être confirmée");
  const mailbox = server.visitor();
  await mailbox.open(await lastPath());
  expect((await mailbox.submit()).body).toContain("l’ancienne adresse fonctionne");
  expect((await browser.open("/caen/espace/securite")).body).toContain("ouvrira votre compte le");
  await mailbox.open(await lastPath());
  expect((await mailbox.submit()).body).toContain("Le changement est annulé");
});

describe("a FranceConnect identity tied before", () => {
  async function withFranceConnect() {
    const jeanne = await aMember(`${crypto.randomUUID()}@example.org`);
    const system = house.system(town.id);
    const claims = { kind: "franceconnect", issuer: "https://fc.example", amr: [], claims: {} } as const;
    const identity = { ...claims, subject: `jeanne-${jeanne.personId}` };
    const subject = { kind: "person", id: jeanne.personId } as const;
    await system.transaction((tx) => createUpstreamLink(tx, system, { identity, subject }));
    return jeanne;
  }
  const toldTo = async (who: Context & { readonly personId: PersonId }) => {
    const { entries } = await readPersonJournal(who, who.personId);
    return entries.map(({ action }) => action).filter((action) => action === "upstream.unlinked");
  };

  test("is among what still opens the account, and is closed there", async () => {
    const jeanne = await withFranceConnect();
    const phone = server.visitor();
    await phone.open("/caen/recuperation");
    const inside = await phone.submit({ code: await codeFor(jeanne) });
    expect(inside.body).toMatch(/Ce qui ouvre encore ce compte.*FranceConnect/s);
    const closed = await phone.post("/caen/recuperation/acces/fermer", { identite: "franceconnect" });
    expect(closed.body).toContain("Rien d’autre n’est ouvert");
    expect(await toldTo(jeanne)).toHaveLength(1);
  });

  test("opens no more once the account is recovered, and the journal says so", async () => {
    const jeanne = await withFranceConnect();
    const system = house.system(town.id);
    await system.transaction((tx) => removeUpstreamLinks(tx, system, jeanne.personId));
    await system.transaction((tx) => removeUpstreamLinks(tx, system, jeanne.personId));
    expect(await toldTo(jeanne)).toHaveLength(1);
  });
});
