import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { AuthorityId } from "../../../kernel/ids.ts";
import { anAgent } from "../../../testing/builders.ts";
import { asks, type ConsentStory, consentStory, says, within } from "../../../testing/consents.ts";
import type { TestRuntime } from "../../../testing/test-runtime.ts";
import { createRepresentedPerson } from "../../identity/households/index.ts";
import { createDeclaration, validateElement } from "../../identity/identity/index.ts";
import { consentContribution, declineService, findLiveGrant, listGrants, withdrawGrant } from "./index.ts";

let story: ConsentStory;
let house: TestRuntime;
let caen: AuthorityId;

beforeAll(async () => {
  story = await consentStory();
  ({ house, caen } = story);
});
afterAll(() => story?.house.close());
beforeEach(() => house.clock.set("2026-11-24T08:00:00Z"));

describe("scene 3: one validation opens four services, leaving one leaves the others untouched", () => {
  test("someone under 25 opens youth card, bus, pool and cinema, then withdraws from the cinema", async () => {
    const person = await story.leo();
    const youth = await story.a("Carte jeunes", [asks("age_under_25", { required: true })]);
    const bus = await story.a(
      "Bus",
      [asks("age_under_25", { required: true }), asks("lives_in_200065597")],
      story.caenLaMer,
    );
    const pool = await story.a("Piscine", [asks("family_name", { required: true })], story.caenLaMer);
    const cinema = await story.a("Cinéma", [asks("age_under_25", { required: true }), asks("email")]);
    await says({ granted: ["age_under_25"] }, person, youth);
    await says({ granted: ["age_under_25", "lives_in_200065597"] }, person, bus);
    await says({ granted: ["family_name"] }, person, pool);
    const toCinema = await says({ granted: ["age_under_25"] }, person, cinema);
    expect(await story.valuesOf(person, bus)).toEqual({ age_under_25: true, lives_in_200065597: true });
    expect(await story.valuesOf(person, cinema)).toEqual({ age_under_25: true });
    const before = await Promise.all([youth, bus, pool].map((one) => story.valuesOf(person, one)));

    await withdrawGrant(person, { personId: person.personId, grantId: toCinema.id });

    await expect(story.releaseOf(person, cinema)).rejects.toThrow("consent.no_live_grant");
    expect(await Promise.all([youth, bus, pool].map((one) => story.valuesOf(person, one)))).toEqual(before);
    const held = await within(person, (tx) => listGrants(tx, person, person.personId));
    expect(held.map(({ grant, service }) => [service.definition.title.fr, grant.state])).toEqual([
      ["Piscine", "live"],
      ["Bus", "live"],
      ["Carte jeunes", "live"],
      ["Cinéma", "withdrawn"],
    ]);
    expect(await story.journalOf(person)).toEqual([
      "L’accord donné à « Cinéma » a été retiré : il ne reçoit plus rien.",
      "Vous avez accepté que « Cinéma » reçoive : avoir moins de 25 ans (oui ou non). Refusé : adresse électronique.",
      "Vous avez accepté que « Piscine » reçoive : nom de naissance.",
      "Vous avez accepté que « Bus » reçoive : avoir moins de 25 ans (oui ou non), habiter caen-la-mer (oui ou non).",
      "Vous avez accepté que « Carte jeunes » reçoive : avoir moins de 25 ans (oui ou non).",
    ]);
    await expect(says({ granted: ["age_under_25"] }, person, cinema).then(({ id }) => id)).resolves.not.toBe(
      toCinema.id,
    );
  });
});

describe("scene 7: the service receives only the bracket, and the journal proves it", () => {
  test("income stays with the town", async () => {
    const person = await story.leo();
    const brackets = [400, 800, 1200];
    const canteen = await story.a("Cantine", [
      asks("family_quotient_bracket", { form: "bracket", required: true, brackets }),
      asks("family_quotient"),
    ]);
    const proposal = await story.proposalOf(person, canteen);
    expect(proposal.items.map(({ name, tellsLess }) => [name, tellsLess])).toEqual([
      ["family_quotient_bracket", []],
      ["family_quotient", ["family_quotient_bracket"]],
    ]);
    expect(proposal.items[0]?.current).toMatchObject({ text: { fr: "de 400 € à moins de 800 €" } });

    await says({ granted: ["family_quotient_bracket"], refused: ["family_quotient"] }, person, canteen);
    const release = await story.releaseOf(person, canteen);

    expect(release.items).toMatchObject([
      { name: "family_quotient_bracket", value: { at_least: 400, below: 800 } },
    ]);
    expect(JSON.stringify(release.items)).not.toContain("612");
    expect(await story.journalOf(person)).toEqual([
      "« Cantine » a reçu, selon votre accord : tranche de quotient familial.",
      "Vous avez accepté que « Cantine » reçoive : tranche de quotient familial. Refusé : quotient familial (en euros).",
    ]);
  });
});

describe("acting for somebody", () => {
  test("a parent says yes for a child; both journals tell it", async () => {
    const anne = await story.leo();
    const child = await within(anne, async (tx) => {
      const { personId } = await createRepresentedPerson(tx, anne, {
        representativeId: anne.personId,
        kind: "parental_authority",
      });
      await createDeclaration(tx, anne, { personId, name: "birthdate", value: "2018-03-02" });
      await createDeclaration(tx, anne, { personId, name: "given_name", value: "Zoé" });
      return personId;
    });
    const agent = await anAgent(house, caen, ["validator"]);
    await within(agent, (tx) =>
      validateElement(tx, agent, { personId: child, name: "given_name", method: "original_seen" }),
    );
    const canteen = await story.a("Cantine", [asks("given_name", { required: true })]);
    const asParent = Object.assign(anne.as(anne.actor), { personId: child });
    const grant = await says({ granted: ["given_name"] }, asParent, canteen);
    expect(grant).toMatchObject({ personId: child, grantedBy: { kind: "person", id: anne.personId } });
    expect(await story.valuesOf(asParent, canteen)).toEqual({ given_name: "Zoé" });
    expect(await findLiveGrant(anne, { personId: anne.personId, serviceId: canteen.id })).toBeUndefined();
    expect((await story.journalOf(anne))[0]).toBe(
      "Vous avez accepté pour quelqu’un que « Cantine » reçoive : prénom.",
    );
  });

  test("at the desk an agent notes the yes and the no of somebody who is not online, with the same result", async () => {
    const person = await story.leo();
    const [library, pool] = [
      await story.a("Médiathèque", [asks("email")]),
      await story.a("Piscine", [asks("email")]),
    ];
    const agent = await anAgent(house, caen, ["reception"]);
    const atDesk = Object.assign(agent, { personId: person.personId });
    const grant = await says({ granted: ["email"] }, atDesk, library);
    const { personId } = person;
    const refusal = { personId, serviceId: pool.id };
    await expect(declineService(agent, refusal)).rejects.toThrow("consent.nobody_said_so");
    const stranger = await story.leo();
    await expect(
      declineService(agent, { ...refusal, spoken: { by: stranger.personId, channel: "desk" } }),
    ).rejects.toThrow("households.cannot_act_for");
    await declineService(agent, { ...refusal, spoken: { by: personId, channel: "desk" } });
    expect(grant.grantedBy).toMatchObject({ kind: "staff", label: "Camille Lefèvre" });
    expect(await story.valuesOf(person, library)).toEqual({ email: "leo@example.org" });
    expect(await story.journalOf(person)).toEqual([
      "Un agent a noté votre refus de « Piscine » : rien ne lui a été transmis. Au guichet, à votre demande, en votre présence.",
      "Un agent a noté votre accord pour que « Médiathèque » reçoive : adresse électronique. Au guichet, à votre demande, en votre présence.",
    ]);
  });
});

test("erasing a person withdraws what lives and cuts the only tie to the services", async () => {
  const person = await story.leo();
  const library = await story.a("Médiathèque", [asks("email")]);
  await says({ granted: ["email"] }, person, library);
  const system = house.system(caen);
  await within(system, (tx) => consentContribution.erasePerson(tx, system, person.personId));
  await expect(story.releaseOf(person, library)).rejects.toThrow("consent.no_live_grant");
  const rows = await house.sqlAs("owner", "select * from person_grants where person_id = $1", [
    person.personId,
  ]);
  expect(rows).toEqual([]);
  house.clock.set("2032-11-24T08:00:00Z");
  const purged = await within(system, (tx) => consentContribution.purge(tx, system));
  expect(purged).toBeGreaterThan(0);
});
