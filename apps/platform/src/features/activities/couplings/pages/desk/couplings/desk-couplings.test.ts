import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { aDesk, type Desk } from "../../../../../../frames/desk/testing/a-desk.ts";
import { parseId } from "../../../../../../kernel/ids.ts";
import { aPerson } from "../../../../../../testing/builders.ts";
import { asks, says } from "../../../../../../testing/consents.ts";
import { aPublishedService } from "../../../../../../testing/services.ts";
import { aPublishedTariff } from "../../../../../../testing/tariffs.ts";
import { approveCoupling, type CouplingId, listOwnCouplings, submitCoupling } from "../../../index.ts";

// Madeleine has no computer: beside the agent, she hears the offer, says yes, and later says no.

type Person = Awaited<ReturnType<typeof aPerson>>;
let desk: Desk;
let madeleine: Person;
let couplingId: CouplingId;

const plain = (body: string) => body.replace(/<[^>]*>/g, " ").replace(/[\s\u00a0\u202f]+/g, " ");
const at = (path = "") => `/caen/agents/personnes/${madeleine.personId}/offres${path}`;

beforeAll(async () => {
  desk = await aDesk();
  const { house, caen } = desk;
  const requests = [asks("given_name", { required: true })];
  const service = (slug: string, fr: string) =>
    aPublishedService(house, caen.id, { slug, definition: { title: { fr, en: fr }, requests } });
  const [pool, library] = [await service("piscine", "Piscine"), await service("mediatheque", "Médiathèque")];
  const manager = await desk.agent(["service_manager"]);
  const approver = await desk.agent(["data_protection_officer"], "Élie Roussel");
  const entrance = { fr: "Entrée piscine", en: "Pool entrance", grid: "4,50 €" };
  const tariffId = await aPublishedTariff({ manager, approver }, pool.id, entrance);
  couplingId = parseId<"coupling">(randomUUID());
  await submitCoupling(manager, {
    ...{ id: couplingId, giverId: pool.id, tariffId, needed: [library.id], needs: "all", stacks: false },
    name: { fr: "La piscine à moitié prix", en: "The pool at half price" },
    off: { percent: 50 },
    startsOn: "2026-11-24",
    endsOn: null,
  });
  await approveCoupling(approver, { id: couplingId });
  madeleine = await aPerson(house, caen.id, {
    validated: { given_name: "Madeleine", family_name: "Lebrun", birthdate: "1945-08-17" },
  });
  for (const one of [pool, library]) {
    await says({ granted: ["given_name"] }, madeleine, one);
    await house.drain();
  }
});
afterAll(() => desk?.house.close());

async function besideMadeleine(label = "Paul Girard") {
  const agent = await desk.at(["reception"], label);
  await agent.open(at().replace("/offres", "/services"));
  const all = await agent.submit({ beside: "on", agrees: "on" });
  expect(all.body).toContain(at());
  return agent;
}

const standing = async () =>
  (await listOwnCouplings(madeleine, madeleine.personId)).find(({ coupling }) => coupling.id === couplingId)
    ?.standing;

test("is heard, agreed to and stopped aloud with the person there; each refusal is said by its field", async () => {
  const agent = await besideMadeleine();
  const list = plain((await agent.open(at())).body);
  expect(list).toContain("La piscine à moitié prix");
  expect(list).toContain("50 % de moins sur « Entrée piscine »");
  const page = at(`/${couplingId}`);
  const offer = plain((await agent.open(page)).body);
  for (const said of [
    "Médiathèque Vous l’avez",
    "« A droit à la réduction », sous le nom qu’il est seul à vous donner. Rien d’autre.",
    "Qui le dit, devant vous ? Madeleine Lebrun",
  ])
    expect(offer).toContain(said);
  const silent = await agent.submit({}, { action: `${page}/oui` });
  expect(silent.status).toBe(422);
  expect(await standing()).toBe("open");
  const said = { avec: madeleine.personId, canal: "desk", presente: "on" };
  const agreed = plain((await agent.submit(said, { action: `${page}/oui` })).body);
  expect(agreed).toContain("Le oui est noté : la réduction compte dès maintenant");
  expect(agreed).toContain("Lettres à imprimer");
  expect(await standing()).toBe("agreed");
  const stopped = plain((await agent.submit(said, { action: `${page}/non` })).body);
  expect(stopped).toContain("L’arrêt est noté");
  expect(await standing()).toBe("open");
  expect(plain((await agent.open(`${page}?lang=en`)).body)).toContain("Who says so, in front of you?");
});

test("shows nothing of what is held, and takes no answer, until the person is there", async () => {
  const agent = await desk.at(["reception"], "Paule Girard");
  const list = plain((await agent.open(at())).body);
  expect(list).toContain("La personne est-elle à côté de vous ?");
  expect(list).not.toContain("moitié prix");
  const page = at(`/${couplingId}`);
  expect(plain((await agent.open(page)).body)).toContain("La personne est-elle à côté de vous ?");
  const said = { avec: madeleine.personId, canal: "desk", presente: "on" };
  await agent.post(`${page}/oui`, said);
  expect(await standing()).toBe("open");
  expect((await agent.open(at("/x"))).status).toBe(404);
  const auditor = await desk.at(["auditor"], "Aline Roy");
  expect((await auditor.open(at())).status).toBe(403);
});

test("is left to a colleague by whoever would gain", async () => {
  const agent = await besideMadeleine("Madeleine Lebrun");
  expect((await agent.open(at())).status).toBe(403);
  expect(await standing()).toBe("open");
});
