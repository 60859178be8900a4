import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { aTown } from "../../../testing/builders.ts";
import { asks, type ConsentStory, consentStory, says, within } from "../../../testing/consents.ts";
import type { TestRuntime } from "../../../testing/test-runtime.ts";
import { declineService, listGrants, withdrawGrant } from "./index.ts";

let story: ConsentStory;
let house: TestRuntime;

beforeAll(async () => {
  story = await consentStory();
  ({ house } = story);
});
afterAll(() => story?.house.close());
beforeEach(() => house.clock.set("2026-11-24T08:00:00Z"));

describe("what a yes says", () => {
  test("an optional item refused is remembered, and asked no more", async () => {
    const person = await story.leo();
    const library = await story.a("Médiathèque", [asks("family_name", { required: true }), asks("email")]);
    await says({ granted: ["family_name"], refused: ["email"] }, person, library);
    const proposal = await story.proposalOf(person, library);
    expect(proposal.asks).toBe("nothing_new");
    expect(proposal.items.map(({ name, decision }) => [name, decision])).toEqual([
      ["family_name", "granted"],
      ["email", "refused"],
    ]);
    expect(await story.valuesOf(person, library)).toEqual({ family_name: "Marchand" });
    await says({ granted: ["email"] }, person, library);
    expect(await story.valuesOf(person, library)).toEqual({
      family_name: "Marchand",
      email: "leo@example.org",
    });
    await says({ granted: [], refused: ["email"] }, person, library);
    expect(await story.valuesOf(person, library)).toEqual({ family_name: "Marchand" });
  });

  test("a required item refused opens nothing", async () => {
    const person = await story.leo();
    const library = await story.a("Médiathèque", [asks("family_name", { required: true }), asks("email")]);
    await expect(
      says({ granted: ["email"], refused: ["family_name"] }, person, library),
    ).rejects.toMatchObject({ code: "consent.required_refused", fields: [{ field: "family_name" }] });
    await expect(story.releaseOf(person, library)).rejects.toThrow("consent.no_live_grant");
  });

  test("nothing that is not asked can be granted, nor a version that was not shown", async () => {
    const person = await story.leo();
    const library = await story.a("Médiathèque", [asks("email")]);
    await expect(says({ granted: ["email", "address"] }, person, library)).rejects.toThrow(
      "consent.not_asked",
    );
    await expect(says({ granted: ["email"], refused: ["email"] }, person, library)).rejects.toThrow(
      "consent.yes_and_no",
    );
    await expect(says({ granted: ["email"] }, person, { ...library, version: 2 })).rejects.toThrow(
      "consent.version_changed",
    );
  });

  test("refusing a whole service writes one line in the person's journal, and nothing else", async () => {
    const person = await story.leo();
    const library = await story.a("Médiathèque", [asks("email")]);
    const count = () => house.sqlAs<{ count: number }>("owner", "select count(*)::int from service_grant");
    const before = await count();
    await declineService(person, { personId: person.personId, serviceId: library.id });
    expect(await count()).toEqual(before);
    expect(await story.journalOf(person)).toEqual([
      "Vous avez refusé « Médiathèque » : rien ne lui a été transmis.",
    ]);
    await says({ granted: ["email"] }, person, library);
    await expect(
      declineService(person, { personId: person.personId, serviceId: library.id }),
    ).rejects.toThrow("consent.already_granted");
  });

  test("a service of an authority in which the person does not live is not offered", async () => {
    const person = await story.leo();
    const honfleur = await aTown(house, { slug: "honfleur", officialCode: "14333" });
    const port = await story.a("Port", [asks("email")], honfleur.id);
    await expect(story.proposalOf(person, port)).rejects.toThrow("consent.service_not_offered");
    await expect(says({ granted: ["email"] }, person, port)).rejects.toThrow("consent.service_not_offered");
  });
});

describe("twice, and in two tabs", () => {
  test("the same form decides once, even after a withdrawal; it never carries another decision", async () => {
    const person = await story.leo();
    const library = await story.a("Médiathèque", [asks("email"), asks("family_name")]);
    const key = randomUUID();
    const first = await says({ granted: ["email"], key }, person, library);
    const second = await says({ granted: ["email"], key }, person, library);
    expect(second.id).toBe(first.id);
    await expect(says({ granted: ["family_name"], key }, person, library)).rejects.toThrow(
      "consent.key_reused",
    );
    await withdrawGrant(person, { personId: person.personId, grantId: first.id });
    await withdrawGrant(person, { personId: person.personId, grantId: first.id });
    const late = await says({ granted: ["email"], key }, person, library);
    expect(late).toMatchObject({ id: first.id, state: "withdrawn" });
    expect((await story.journalOf(person)).length).toBe(2);
  });

  test("two tabs at once give one grant, for one service and for several", async () => {
    const person = await story.leo();
    const [library, pool] = await Promise.all([
      story.a("Médiathèque", [asks("email")]),
      story.a("Piscine", [asks("email")]),
    ]);
    const given = await Promise.all(
      [library, pool, library, pool, library].map((one) => says({ granted: ["email"] }, person, one)),
    );
    expect(new Set(given.map(({ id }) => id)).size).toBe(2);
    const held = await within(person, (tx) => listGrants(tx, person, person.personId));
    expect(held).toHaveLength(2);
    expect(await story.journalOf(person)).toHaveLength(2);
  });
});
