import { afterAll, beforeAll, expect, test } from "vitest";
import { aDesk } from "../../../../../../frames/desk/testing/a-desk.ts";
import { listPersonMessages } from "../../../../../messaging/notifications/index.ts";
import { listPersonRequests } from "../../../index.ts";

let desk: Awaited<ReturnType<typeof aDesk>>;
beforeAll(async () => {
  desk = await aDesk();
});
afterAll(() => desk?.house.close());

test("somebody offline asks, is written to, and has it followed like anybody", async () => {
  const { personId } = await desk.arrives();
  const browser = await desk.at(["reception"], "Paul Girard");
  await browser.open(`/caen/agents/personnes/${personId}?motif=help_at_desk`);
  expect(browser.shown.body).toContain(`/caen/agents/personnes/${personId}/droits`);
  await browser.open(`/caen/agents/personnes/${personId}/droits`);
  expect(browser.shown.body).not.toContain("droits/effacement");
  await browser.submit({
    avec: personId,
    droit: "access",
    canal: "desk",
    demande: "Que savez-vous de moi ?",
  });
  expect(browser.shown.body).toContain("La demande est notée");
  expect(await desk.house.drain()).toMatchObject({ failed: 0 });
  const agent = browser.context;
  const [asked] = await listPersonRequests(agent, personId);
  expect(asked).toMatchObject({ right: "access", channel: "desk", steps: [{ by: "Paul Girard" }] });
});

test("an erasure is a validator’s, with an original and who is there; it waits, and is undone there", async () => {
  const { personId } = await desk.arrives();
  const reception = await desk.at(["reception"]);
  expect((await reception.open(`/caen/agents/personnes/${personId}/droits/effacement`)).status).toBe(403);
  const browser = await desk.at(["validator"]);
  await browser.open(`/caen/agents/personnes/${personId}/droits/effacement`);
  expect(browser.shown.body).toContain("Ce qui doit rester");
  await browser.submit({ avec: personId, original: "", lu: "on" });
  expect(browser.shown.status).toBe(422);
  await browser.submit({ avec: personId, original: "identity_card", lu: "on" });
  expect(browser.shown.body).toContain("À confirmer par un second agent");
  expect(browser.shown.body).toContain("Vous avez noté cet effacement");
  const confirm = browser.shown.body.replace(/[\s\S]*action="([^"]+)annuler"[\s\S]*/, "$1confirmer");
  expect(browser.shown.body).not.toContain("/confirmer");
  const colleague = await desk.at(["validator"], "Bruno Petit");
  await colleague.open("/caen/agents");
  expect(colleague.shown.body).toContain("Effacement à confirmer");
  expect(colleague.shown.body).toContain(`/caen/agents/personnes/${personId}/droits`);
  expect((await browser.open("/caen/agents")).body).not.toContain("Effacement à confirmer");
  await colleague.open(`/caen/agents/personnes/${personId}?motif=help_at_desk`);
  expect(colleague.shown.body).toContain("Un effacement attend un second agent");
  await colleague.open(`/caen/agents/personnes/${personId}/droits`);
  expect(colleague.shown.body).toContain("Pas d’effacement avant le");
  await colleague.submit({}, { action: confirm });
  expect(colleague.shown.status).toBe(422);
  await colleague.submit({ vu: "passport" }, { action: confirm });
  expect(colleague.shown.body).toContain("L’effacement est confirmé");
  expect(colleague.shown.body).toContain("Effacement prévu");
  const [asked] = await listPersonRequests(colleague.context, personId);
  expect(asked?.steps.at(-1)).toMatchObject({
    by: "Bruno Petit",
    text: expect.stringMatching(/^Original vu/),
  });
  expect((await colleague.open("/caen/agents")).body).not.toContain("Effacement à confirmer");
  await browser.open(`/caen/agents/personnes/${personId}/droits`);
  const undo = /action="([^"]+annuler)"/.exec(browser.shown.body)?.[1] ?? "";
  await browser.submit({}, { action: undo });
  expect(browser.shown.body).toContain("Rien n’a été effacé");
  expect(browser.shown.body).toContain("Annulé");
});

test("the letter says that nothing is decided before the second agent, and its number finds the person", async () => {
  const { personId } = await desk.arrives();
  const browser = await desk.at(["validator", "reception"]);
  await browser.open(`/caen/agents/personnes/${personId}/droits/effacement`);
  await browser.submit({ avec: personId, original: "identity_card", lu: "on" });
  expect(await desk.house.drain()).toMatchObject({ failed: 0 });
  const agent = browser.context;
  const messages = await listPersonMessages(agent, personId);
  const said = messages.map(({ subject, text }) => `${subject} ${text}`).join();
  expect(said).toContain("Un second agent doit le confirmer");
  expect(said).not.toContain("est prévu le");
  const [asked] = await listPersonRequests(agent, personId);
  await browser.open("/caen/agents/personnes");
  await browser.submit({ recherche: asked?.number.toLowerCase() ?? "", motif: "help_at_desk" });
  expect(browser.shown.url).toContain(`/caen/agents/personnes/${personId}`);
  expect(browser.shown.body).toContain("Un effacement attend un second agent");
  await browser.open("/caen/agents/personnes");
  await browser.submit({ recherche: "DRO-2026-000001-00", motif: "help_at_desk" });
  expect(browser.shown.status).toBe(404);
});

test("when more erasures wait than the morning shows, it says so", async () => {
  const { personId } = await desk.arrives();
  const browser = await desk.at(["validator"], "Lise Amar");
  await browser.open(`/caen/agents/personnes/${personId}/droits/effacement`);
  await browser.submit({ avec: personId, original: "identity_card", lu: "on" });
  // As twenty others would have asked: each erasure is of somebody.
  const many = `with others as (insert into person select (jsonb_populate_record(p, jsonb_build_object('id', gen_random_uuid()))).*
      from person p, generate_series(1, 20) where id = $1 returning id)
    insert into rights_request select (jsonb_populate_record(r, jsonb_build_object('id', gen_random_uuid(), 'person_id', o.id,
      'number', 'DRO-' || o.n))).* from rights_request r, (select id, row_number() over () as n from others) o
      where person_id = $1 and state = 'scheduled'`;
  await desk.house.sqlAs("owner", many, [personId]);
  const colleague = await desk.at(["validator"], "Omar Fay");
  const { body } = await colleague.open("/caen/agents?quoi=rights.erasures");
  expect(body).toMatch(/Effacements à confirmer <span[^>]*>\d\d</);
  expect(body.match(/\/droits">Effacement à confirmer</g)?.length).toBeGreaterThan(20);
});

test("a pause said at the desk is in force at once, read first on the person’s page, and lifted by a validator who saw an original", async () => {
  const { personId } = await desk.arrives();
  const browser = await desk.at(["reception"], "Paul Girard");
  await browser.open(`/caen/agents/personnes/${personId}/droits/pause`);
  await browser.submit({ avec: personId, canal: "desk", demande: "Ce n’est pas mon adresse." });
  expect(browser.shown.status).toBe(422);
  expect(browser.shown.body).toContain("Ce n’est pas mon adresse.");
  await browser.submit({
    avec: personId,
    canal: "desk",
    motif: "accuracy",
    demande: "Ce n’est pas mon adresse.",
  });
  expect(browser.shown.body).toContain("La demande est notée");
  const notice = "Informations en pause, à la demande de la personne";
  expect((await browser.open(`/caen/agents/personnes/${personId}?motif=help_at_desk`)).body).toContain(
    notice,
  );
  await browser.open(`/caen/agents/personnes/${personId}/droits`);
  const [, lift = ""] = /action="([^"]+\/lever)"/.exec(browser.shown.body) ?? [];
  expect(lift).toBe("");
  expect(browser.shown.body).toContain("Un validateur de la collectivité lève la pause");
  const validator = await desk.at(["validator"], "Nadia Haddad");
  await validator.open(`/caen/agents/personnes/${personId}/droits`);
  const [, byValidator = ""] = /action="([^"]+\/lever)"/.exec(validator.shown.body) ?? [];
  await validator.submit({ avec: personId }, { action: byValidator });
  expect(validator.shown.status).toBe(422);
  expect(validator.shown.body).toContain("Voyez l’original avant de lever la pause");
  await validator.submit({ avec: personId, original_vu: "on" }, { action: byValidator });
  // Jeanne has no account: no message reaches her, and the authority announces it.
  expect(validator.shown.body).toContain("La levée est annoncée, et prend effet dans sept jours");
  expect((await browser.open(`/caen/agents/personnes/${personId}?motif=help_at_desk`)).body).toContain(
    notice,
  );
  expect(await desk.house.drain()).toMatchObject({ failed: 0 });
});
