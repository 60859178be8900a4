import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import type { AuthorityId } from "../../../kernel/ids.ts";
import { anAgent, aPerson } from "../../../testing/builders.ts";
import { asks, type ConsentStory, consentStory, says, within } from "../../../testing/consents.ts";
import { meanwhile } from "../../../testing/one-transaction.ts";
import type { TestRuntime } from "../../../testing/test-runtime.ts";
import { waitingOnLocks } from "../../../testing/waiting-on-locks.ts";
import { closeService } from "../../catalogue/catalogue/index.ts";
import { getWithdrawalExplanation, listProvenElements, sendRelease, withdrawGrant } from "./index.ts";

let story: ConsentStory;
let house: TestRuntime;
let caen: AuthorityId;

beforeAll(async () => {
  story = await consentStory();
  ({ house, caen } = story);
});
afterAll(() => story?.house.close());
beforeEach(() => house.clock.set("2026-11-24T08:00:00Z"));

describe("what is released follows the facts", () => {
  test("an expired element is gone the day after, before any job passes", async () => {
    const person = await story.leo();
    const canteen = await story.a("Cantine", [asks("family_quotient", { required: true })]);
    await says({ granted: ["family_quotient"] }, person, canteen);
    expect(await story.valuesOf(person, canteen)).toEqual({ family_quotient: 612 });
    house.clock.set("2027-11-25T08:00:00Z");
    const release = await story.releaseOf(person, canteen);
    expect(release.items).toEqual([]);
    expect(release.missing).toEqual([{ name: "family_quotient", required: true }]);
  });

  test("a declared value never leaves before its validation", async () => {
    const person = await aPerson(house, caen, { declared: { email: "new@example.org" } });
    const library = await story.a("Médiathèque", [asks("email", { required: true })]);
    const proposal = await story.proposalOf(person, library);
    expect(proposal.items[0]?.current).toEqual({ state: "missing", elements: ["email"], declared: true });
    await says({ granted: ["email"] }, person, library);
    expect(await story.valuesOf(person, library)).toEqual({});
  });

  test("each value carries who checked it and how, in the name of the authority", async () => {
    const person = await story.leo();
    const library = await story.a("Médiathèque", [asks("family_name"), asks("age_in_years")]);
    await says({ granted: ["family_name", "age_in_years"] }, person, library);
    const release = await story.releaseOf(person, library);
    expect(release.items.map(({ name, value, provenance: [source] }) => [name, value, source])).toEqual([
      [
        "family_name",
        "Marchand",
        expect.objectContaining({ element: "family_name", checkedBy: "Ville de Caen" }),
      ],
      ["age_in_years", 22, expect.objectContaining({ element: "birthdate", document: "identity_card" })],
    ]);
    expect(listProvenElements(release)).toMatchObject([
      { name: "family_name", provenance: { method: "original_seen", document: { kind: "identity_card" } } },
    ]);
  });

  test("nothing leaves that the person said no to, nor after they withdrew", async () => {
    const person = await story.leo();
    const library = await story.a("Médiathèque", [asks("family_name", { required: true }), asks("email")]);
    const { id: grantId, sector } = await says({ granted: ["family_name", "email"] }, person, library);
    const { personId } = person;
    const leave = async () => {
      const asked = { personId, sector, grantId, via: "openid" } as const;
      const { items } = await within(person, (tx) => sendRelease(tx, person, asked));
      return items.map(({ name }) => name);
    };
    await expect(leave()).resolves.toEqual(["family_name", "email"]);
    await says({ granted: [], refused: ["email"] }, person, library);
    await expect(leave()).resolves.toEqual(["family_name"]);
    await withdrawGrant(person, { personId, grantId });
    await expect(leave()).rejects.toThrow("consent.no_live_grant");
  });

  test("a withdrawal that begins while values leave waits for them: the journal tells them in that order", async () => {
    const person = await story.leo();
    const library = await story.a("Médiathèque", [asks("email")]);
    const { id: grantId, sector } = await says({ granted: ["email"] }, person, library);
    const { personId } = person;
    const asked = { personId, sector, grantId, via: "openid" } as const;
    let withdrawal: Promise<void> | undefined;
    await within(person, async (tx) => {
      await sendRelease(tx, person, asked);
      withdrawal = meanwhile(() => withdrawGrant(person, { personId, grantId }));
      await vi.waitUntil(async () => (await waitingOnLocks(house)) > 0, { timeout: 60_000 });
    });
    await withdrawal;
    const told = await story.journalOf(person);
    expect(told.slice(0, 2)).toEqual([
      "L’accord donné à « Médiathèque » a été retiré : il ne reçoit plus rien.",
      "« Médiathèque » a reçu, selon votre accord : adresse électronique.",
    ]);
  });

  test("somebody else's grant gives nothing, whoever names it", async () => {
    const [person, other] = [await story.leo(), await story.leo()];
    const library = await story.a("Médiathèque", [asks("email")]);
    const { id: grantId, sector } = await says({ granted: ["email"] }, person, library);
    const system = house.system(caen);
    const asked = { personId: other.personId, sector, grantId, via: "openid" } as const;
    await expect(within(system, (tx) => sendRelease(tx, system, asked))).rejects.toThrow(
      "consent.no_live_grant",
    );
  });

  test("a new version asks only for what is new, and stops at once what it asks no more", async () => {
    const person = await story.leo();
    const one = await story.a("Médiathèque", [
      asks("family_name", { required: true }),
      asks("email"),
      asks("birthdate"),
    ]);
    await says({ granted: ["family_name", "email", "birthdate"] }, person, one);
    const two = await story.revise(one, [
      asks("family_name", { required: true }),
      asks("email", { purpose: { fr: "Vous envoyer la lettre.", en: "Send you the letter." } }),
      asks("age_under_25"),
    ]);
    expect(await story.valuesOf(person, two)).toEqual({ family_name: "Marchand" });
    const proposal = await story.proposalOf(person, two);
    expect(proposal.asks).toBe("new_items");
    expect(Object.fromEntries(proposal.items.map(({ name, decision }) => [name, decision]))).toEqual({
      family_name: "granted",
      email: "reworded",
      age_under_25: "new",
    });
    await says({ granted: ["age_under_25"], refused: ["email"] }, person, two);
    expect(await story.valuesOf(person, two)).toEqual({ family_name: "Marchand", age_under_25: true });
    expect((await story.proposalOf(person, two)).asks).toBe("nothing_new");
  });

  test("a retired service takes nobody new, and goes on for whom it has", async () => {
    const [person, newcomer] = [await story.leo(), await story.leo()];
    const library = await story.a("Médiathèque", [asks("email")]);
    await says({ granted: ["email"] }, person, library);
    const manager = await anAgent(house, caen, ["service_manager"]);
    await closeService(manager, library.id);
    expect(await story.valuesOf(person, library)).toEqual({ email: "leo@example.org" });
    await expect(says({ granted: ["email"] }, newcomer, library)).rejects.toThrow(
      "consent.service_not_offered",
    );
  });
});

describe("before withdrawing, the person reads what follows", () => {
  test("what stops, what the law keeps and until when, what is owed", async () => {
    const person = await story.leo();
    const canteen = await story.a("Cantine", [asks("family_name", { required: true }), asks("email")], caen, {
      stopsAtOnce: false,
      owedText: { fr: "Les repas commandés restent dus.", en: "Ordered meals remain owed." },
      mustBeKept: [{ element: "family_name", law: "CGCT art. L1617-5", retentionDays: 1460 }],
    });
    const grant = await says({ granted: ["family_name", "email"] }, person, canteen);
    const named = { personId: person.personId, grantId: grant.id };
    const told = await getWithdrawalExplanation(person, named);
    expect(told).toMatchObject({
      stops: [{ name: "family_name" }, { name: "email" }],
      kept: [{ element: "family_name", law: "CGCT art. L1617-5", until: "2030-11-23" }],
      erased: [{ name: "email", by: "2026-12-24" }],
      stopsAtOnce: false,
      owed: { fr: "Les repas commandés restent dus." },
    });
    await withdrawGrant(person, named);
    expect((await story.journalOf(person))[0]).toBe(
      "L’accord donné à « Cantine » a été retiré : il ne reçoit plus rien. La loi lui fait garder : nom de naissance.",
    );
  });
});
