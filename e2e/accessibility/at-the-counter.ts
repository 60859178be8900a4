import type { Page } from "playwright-core";
import { inLanguage, sendEmpty } from "./sending.ts";

/** Where a gesture is made: each look is one more page, or one more state of it. */
export interface Looking {
  readonly page: Page;
  readonly language: string;
  readonly look: () => Promise<void>;
}

/** By the search of the desk, as an agent finds who is at the counter. */
async function findPerson({ page, language }: Looking, typed: string, name: string): Promise<URL> {
  await page.goto(inLanguage("/caen/agents/personnes", language));
  await page.locator("#recherche").fill(typed);
  await page.locator("input[name=motif]").first().check({ force: true });
  await page.getByRole("button", { name: /Chercher|Search/ }).click();
  await page.getByRole("link", { name }).first().click();
  await page.getByRole("heading", { level: 1, name }).waitFor();
  return new URL(page.url());
}

const findMadeleine = (looking: Looking) => findPerson(looking, "Roussel 17/08/1945", "Madeleine Roussel");

/** A move, coming of age, the end of a power of attorney, a death and its reversal. */
export async function liveThrough(looking: Looking): Promise<void> {
  const { page, language, look } = looking;
  const person = await findMadeleine(looking);
  for (const act of ["demenagement", "majorite"]) {
    await page.goto(inLanguage(`${person.pathname}/${act}`, language));
    await look();
    await sendEmpty(page, /Voir ce que|See what|Continuer|Go on/);
    await look();
  }
  await page.goto(inLanguage(`${person.pathname}/supports`, language));
  await look();
  await sendEmpty(page, /Commander ce support|Order this support/);
  await look();
  await page.goto(person.href);
  await page
    .getByRole("link", { name: /Mettre fin à cette|End this/ })
    .first()
    .click();
  await page.getByRole("heading", { level: 1, name: /Mettre fin à cette|End this/ }).waitFor();
  await look();
  await sendEmpty(page, /Mettre fin à cette|End this/);
  await look();
  await page.goto(person.href);
  await page.getByRole("link", { name: /Signaler un décès|Report a death/ }).click();
  await look();
  await sendEmpty(page, /Vérifier|Check/);
  await look();
  for (const [part, typed] of [
    ["day", "20"],
    ["month", "11"],
    ["year", "2024"],
  ] as const)
    await page.locator(`[name=deces_${part}]`).fill(typed);
  await page.locator("[name=acte]").check({ force: true });
  await page.getByRole("button", { name: /Vérifier|Check/ }).click();
  await page.getByRole("heading", { name: /Vérifiez|Check/ }).waitFor();
  await look();
  await page.locator("[name=identite]").check({ force: true });
  await page.getByRole("button", { name: /Enregistrer|Record/ }).click();
  await page.getByRole("link", { name: /erreur|mistake/ }).click();
  await look();
  await sendEmpty(page, /Annuler|Reverse/);
  await look();
  await page.locator("#motif").fill("Homonyme");
  await page.getByRole("button", { name: /Annuler|Reverse/ }).click();
  await page.getByRole("link", { name: /Signaler un décès|Report a death/ }).waitFor();
}

/** A service opened as the person says, then stopped. */
export async function openAndStop(looking: Looking): Promise<void> {
  const { page, look } = looking;
  await findMadeleine(looking);
  await page.getByRole("link", { name: /Ouvrir un service|Open a service/ }).click();
  await look();
  for (const slug of ["stationnement-residentiel", "mediatheque"]) {
    await page.goto(`${new URL(page.url()).pathname.replace(/ouvrir.*/, "ouvrir")}/${slug}`);
    await look();
  }
  await page
    .getByRole("link", { name: /lire la demande|read the request/ })
    .first()
    .click();
  await look();
  await sendEmpty(page, /Noter son accord|Note their agreement/);
  await look();
  await page.locator("[name=canal]").first().check({ force: true });
  await page.locator("[name=presente]").check({ force: true });
  await page.getByRole("button", { name: /Noter son accord|Note their agreement/ }).click();
  await page.getByRole("link", { name: /Arrêter ce service|Stop this service/ }).waitFor();
  await look();
  await page.getByRole("link", { name: /Arrêter ce service|Stop this service/ }).click();
  await look();
  await sendEmpty(page, /Noter l’arrêt|Note the end/);
  await look();
  await page.locator("[name=avec]").first().check({ force: true });
  await page.locator("[name=canal]").first().check({ force: true });
  await page.locator("[name=presente]").check({ force: true });
  await page.getByRole("button", { name: /Noter l’arrêt|Note the end/ }).click();
  await page
    .getByText(/Service arrêté|Service stopped/)
    .first()
    .waitFor();
  await look();
}

/** Jeanne, who pays by direct debit: her mandate, and what stopping it would change. */
export async function askToStopDebit(looking: Looking): Promise<void> {
  const { page, language, look } = looking;
  const person = await findPerson(looking, "Lemoine 14/03/1988", "Jeanne Lemoine");
  await page.goto(inLanguage(`${person.pathname}/prelevement`, language));
  await look();
  await page
    .getByRole("link", { name: /Arrêter le prélèvement|Stop the automatic/ })
    .first()
    .click();
  await page.waitForURL(/\/arreter/);
  await look();
}

/** Sophie, who shares a counter with her daughter: what leaving it does, and what she has not said. */
export async function askToLeave(looking: Looking): Promise<void> {
  const { page, language, look } = looking;
  const person = await findPerson(looking, "Roussel 05/04/1972", "Sophie Roussel");
  await page.goto(inLanguage(`${person.pathname}/encaisser`, language));
  await look();
  await openLeaving(looking);
}

/** From the counters of whoever shares one, at home or at the desk. */
export async function openLeaving({ page, look }: Looking): Promise<void> {
  await page.getByRole("link", { name: /^(Quitter ce compteur partagé|Leave this shared counter)/ }).click();
  await page.waitForURL(/quitter/);
  await look();
  await sendEmpty(page, /^(Quitter ce compteur|Leave this counter)$/);
  await look();
}

/**
 * Claire, who has services, beside the agent: all of them, then what opens only while she is there, until she
 * leaves.
 */
export async function showEverything(looking: Looking): Promise<void> {
  const { page, look } = looking;
  await findPerson(looking, "Petit 01/06/1979", "Claire Petit");
  await look();
  await page.getByRole("link", { name: /La personne est à côté|The person is beside/ }).click();
  const show = /Afficher tous ses services|Show all their services/;
  await sendEmpty(page, show);
  await look();
  for (const said of ["beside", "agrees"]) await page.locator(`[name=${said}]`).check({ force: true });
  await page.getByRole("button", { name: show }).click();
  await page.getByRole("link", { name: /^(Bibliothèque|Library)$/ }).waitFor();
  await look();
  await page.getByRole("link", { name: /Ouvrir un service avec|Open a service with/ }).click();
  await page.getByRole("heading", { name: /à côté de vous, jusqu|beside you, until/ }).waitFor();
  await look();
  await page.locator(".ar-desk-list a").first().click();
  await look();
  await page.goBack();
  // Coupled offers tell what she holds: with her only
  await page.goto(page.url().replace(/\/services\/ouvrir.*$/, "/offres"));
  await page.getByRole("heading", { level: 1, name: /^(Offres couplées|Coupled offers)/ }).waitFor();
  await look();
  await page.locator(".ar-card--link a").first().click();
  await page.getByRole("heading", { name: /Ce qui sera dit|What will be told/ }).waitFor();
  await look();
  await page.goBack();
  await page.getByRole("button", { name: /est partie|has left/ }).click();
  await page.getByRole("heading", { level: 1, name: "Claire Petit" }).waitFor();
}

/** Somebody who looks in each language. */
export interface Agent {
  readonly page: Page;
  readonly look: (language: string) => Promise<void>;
}

const languages = ["fr", "en"];

/**
 * Lucie is eighteen: a first agent saw her identity document and waits; a second one forgets to say so, then
 * hands over.
 */
export async function handOver(first: Agent, second: Agent): Promise<void> {
  const looking = { page: first.page, language: "fr", look: () => first.look("fr") };
  const { pathname } = await findPerson(looking, "Roussel 30/10/2008", "Lucie Roussel");
  await first.look("fr");
  await first.page.getByRole("link", { name: "Lui remettre son compte" }).click();
  await first.look("fr");
  await first.page.locator("[name=vu]").check({ force: true });
  await first.page.getByRole("button", { name: "Continuer avec un collègue" }).click();
  for (const language of languages) {
    await first.page.goto(inLanguage(`${pathname}/majorite`, language));
    await first.page.getByText(/Un second agent doit|A second agent has/).waitFor();
    await first.look(language);
  }
  const confirm = /Remettre le compte|Hand the account over/;
  for (const language of languages) {
    await second.page.goto(inLanguage(`${pathname}/majorite`, language));
    await second.page.getByText(/Vous êtes le second agent|You are the second agent/).waitFor();
    await second.look(language);
    await sendEmpty(second.page, confirm);
    await second.look(language);
  }
  await second.page.locator("[name=vu]").check({ force: true });
  await second.page.getByRole("button", { name: confirm }).click();
  await second.page.getByRole("heading", { level: 1, name: "Lucie Roussel" }).waitFor();
  await second.look("en");
}
