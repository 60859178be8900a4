import type { ElementName } from "@ardeco/contracts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { aDesk, type Desk } from "../../../../../../frames/desk/testing/a-desk.ts";
import { getJob } from "../../../../../../kernel/module-jobs.ts";
import { aPerson } from "../../../../../../testing/builders.ts";
import { asks, says } from "../../../../../../testing/consents.ts";
import { aPublishedService } from "../../../../../../testing/services.ts";
import { createAccount, updateAccountEmail } from "../../../../../access/access/index.ts";
import { withdrawGrant } from "../../../../../consent/consent/index.ts";
import { duplicatesJobs } from "../../../../../identity/duplicates/index.ts";
import { setPersonStatus } from "../../../../../identity/identity/index.ts";

let desk: Desk;
beforeAll(async () => {
  desk = await aDesk([duplicatesJobs]);
});
afterAll(() => desk?.house.close());

const LIST = "/caen/agents/doublons";
const plain = (body: string) => body.replace(/<[^>]*>/g, " ").replace(/[\s\u00a0\u202f]+/g, " ");

async function enrolled(validated: Partial<Record<ElementName, unknown>>, email?: string) {
  const person = await aPerson(desk.house, desk.caen.id, { validated });
  const system = desk.house.system(desk.caen.id);
  await system.transaction(async (tx) => {
    await setPersonStatus(tx, system, person.personId, "enrolled");
    if (email === undefined) return;
    await createAccount(tx, system, { personId: person.personId });
    await updateAccountEmail(tx, system, person.personId, email);
  });
  return person;
}

/**
 * Found on a Sunday night, and said to be one.
 * @returns the pair
 */
async function saidSame(): Promise<string> {
  const system = desk.house.system(desk.caen.id);
  await getJob(duplicatesJobs, "duplicates.look").run(system, {});
  await desk.house.drain();
  const [pair] = await desk.house.sqlAs<{ id: string }>(
    "owner",
    "select id from possible_duplicate where verdict is null",
  );
  const agent = await desk.at(["validator"]);
  await agent.open(`${LIST}/${pair?.id}`);
  const answered = await agent.submit({ reponse: "same" }, { action: `${LIST}/${pair?.id}` });
  // No job ran: the answer and what waits are one transaction.
  expect([answered.status, answered.url]).toEqual([200, `${LIST}/${pair?.id}/reunion?fait=dit`]);
  expect(plain(answered.body)).toContain("Votre réponse est gardée.");
  return pair?.id ?? "";
}

/** Whoever asked is offered to give it up, never to be their own colleague. */
function expectLeftToAColleague(body: string): void {
  expect(plain(body)).toMatch(/Bruno Petit demande de défaire la réunion\. Motif : Deux cousines\./);
  expect(body).not.toContain('value="defaire"');
  expect(plain(body)).toMatch(/Un autre agent doit répondre\. Vous l’avez demandé/);
  expect(body).toContain('value="renoncer"');
}

describe("two records said to be one", () => {
  test("wait on the list, are merged by two agents, lead to one page, and are separate again", async () => {
    const known = { given_name: "Solange", family_name: "Vauquelin", birthdate: "1961-03-08" };
    const one = await enrolled({ ...known, name_of_use: "Leroy" }, "solange@example.org");
    const other = await enrolled({ ...known, given_name: "Solanje" }, "so@example.net");
    const pair = await saidSame();
    const agent = await desk.at(["validator"]);
    expect(plain((await agent.open(LIST)).body)).toMatch(/À réunir.*Solan.e (Vauquelin|Leroy)/);
    const page = `${LIST}/${pair}/reunion`;
    expect(plain((await agent.open(page)).body)).toContain("Prénom : quelle valeur garder");

    const missing = await agent.submit({ geste: "reunir", garder: one.personId }, { action: page });
    expect(missing.status).toBe(422);
    expect(plain(missing.body)).toMatch(/il manque la valeur à garder/);
    const noKept = await agent.submit(
      { geste: "reunir", garder: "", given_name: one.personId },
      { action: page },
    );
    expect(plain(noKept.body)).toContain("Il manque la fiche à garder");

    const chosen = { geste: "reunir", garder: one.personId, given_name: one.personId };
    const asked = await agent.submit(chosen, { action: page });
    expect(plain(asked.body)).toMatch(
      /Un collègue doit maintenant confirmer.*Un agent a demandé de réunir ces deux fiches.*Vous avez demandé cette réunion/,
    );
    expect(plain(asked.body)).not.toContain("Confirmez");
    // The first answer, sent again: the page says what became of it, and promises nothing else.
    const again = plain((await agent.post(`${LIST}/${pair}`, { reponse: "same" })).body);
    expect(again).toMatch(/Votre réponse est gardée\. .*Un collègue doit confirmer/);
    expect(again).not.toContain("maintenant réunir");
    expect((await agent.submit({ geste: "confirmer" }, { action: page })).status).toBe(403);

    const colleague = await desk.at(["validator"], "Bruno Petit");
    expect(plain((await colleague.open(page)).body)).toMatch(
      /Confirmez-vous cette réunion \? .* demande cette réunion\..*Prénom : Solange/,
    );
    expect(plain((await colleague.submit({ geste: "confirmer" }, { action: page })).body)).toContain(
      "n’en font plus qu’une",
    );
    const there = await colleague.open(`/caen/agents/personnes/${other.personId}?motif=check`);
    expect(plain(there.body)).toContain("Cette fiche en réunit deux");
    expect(plain(there.body)).toContain("Solange Leroy");
    expect(plain((await colleague.open(LIST)).body)).toContain("Fiches réunies");

    await colleague.open(page);
    expect((await colleague.submit({ geste: "defaire", motif: " " }, { action: page })).status).toBe(422);
    const wanted = await colleague.submit({ geste: "defaire", motif: "Deux cousines" }, { action: page });
    expectLeftToAColleague(wanted.body);
    await agent.open(page);
    const undone = await agent.submit({ geste: "defaire", motif: "" }, { action: page });
    expect(plain(undone.body)).toMatch(/Réunion défaite .*Défaite le .* par .* : Deux cousines/);
    expect(plain(undone.body)).not.toMatch(/\((gardée|close)\)/);
    const back = await colleague.open(`/caen/agents/personnes/${other.personId}?motif=check`);
    expect(plain(back.body)).toContain("Solanje Vauquelin");

    const undoneList = plain((await agent.open(LIST)).body);
    expect(undoneList).not.toContain("À réunir");
    expect(undoneList).toMatch(/Réunions défaites.*Vauquelin.*Défaite le .* par .* : Deux cousines/);
    await agent.open(page);
    const two = plain((await agent.submit({ geste: "deux" }, { action: page })).body);
    expect(two).toMatch(
      /Votre réponse est gardée : ce sont deux personnes.*a répondu que ce sont deux personnes.*Deux cousines/,
    );
    expect(two).not.toContain("Réunir les deux fiches");
    expect(plain((await agent.open(LIST)).body)).toMatch(/Fiches de deux personnes.*Vauquelin/);
    expect(plain((await agent.open(`${LIST}/${pair}`)).body)).toContain("ce sont deux personnes");
    await agent.open(page);
    expect(plain((await agent.submit({ geste: "revenir" }, { action: page })).body)).toContain(
      "Réunion défaite",
    );
  });

  test("what stops it is said in plain words, with what to do", async () => {
    const child = { given_name: "Zoé", family_name: "Ygouf", birthdate: "2014-09-02" };
    await enrolled(child);
    await enrolled(child);
    const pair = await saidSame();
    const agent = await desk.at(["validator"]);
    const body = plain((await agent.open(`${LIST}/${pair}/reunion`)).body);
    expect(body).toContain("Ce n’est pas possible pour l’instant");
    expect(body).toMatch(/elle est mineure.*Gardez les deux fiches/);
    expect(body).not.toContain("Réunir les deux fiches");
    const answered = plain((await agent.post(`${LIST}/${pair}`, { reponse: "same" })).body);
    expect(answered).toMatch(/Votre réponse est gardée\. .*Aucune des deux fiches ne peut être close/);
    expect(answered).not.toContain("Vous pouvez");
  });

  test("when both have services, the page says which to stop, with a link; of those that the desk does not see, only how many", async () => {
    const known = { given_name: "Odette", family_name: "Quesnel", birthdate: "1950-02-03" };
    const one = await enrolled(known);
    const other = await enrolled(known);
    const opened = async (who: typeof one, slug: string, themes: readonly "solidarity"[] = []) => {
      const service = await aPublishedService(desk.house, desk.caen.id, {
        slug,
        definition: {
          title: { fr: `Service ${slug}`, en: `Service ${slug}` },
          requests: [asks("given_name", { required: true })],
          ...(themes.length > 0 ? { presentation: { themes } } : {}),
        },
      });
      return says({ granted: ["given_name"] }, who, service);
    };
    const pool = await opened(one, "piscine");
    await opened(other, "marche");
    await opened(other, "secours", ["solidarity"]);
    const page = `${LIST}/${await saidSame()}/reunion`;
    const agent = await desk.at(["validator"]);
    const { body } = await agent.open(page);
    expect(plain(body)).toMatch(/Si les deux fiches ont des services, arrêtez avec la personne/);
    expect(body).toContain(`/caen/agents/personnes/${one.personId}/accords/${pool.id}`);
    expect(plain(body)).toContain("Service marche");
    expect(plain(body)).toMatch(/a un service que le guichet ne voit pas/);
    expect(plain(body)).not.toContain("secours");
    await withdrawGrant(one, { personId: one.personId, grantId: pool.id });
    expect(plain((await agent.open(page)).body)).toContain("Réunir les deux fiches");
  });

  test.each(["reception", "service_manager", "authority_administrator", "auditor"] as const)(
    "%s neither opens nor does it",
    async (role) => {
      const [row] = await desk.house.sqlAs<{ id: string }>("owner", "select id from person_merge limit 1");
      const agent = await desk.at([role]);
      expect((await agent.open(`${LIST}/${row?.id}/reunion`)).status).toBe(403);
    },
  );
});
