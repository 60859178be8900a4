import { randomUUID } from "node:crypto";
import { RELEASE_CHANGED, SUBSCRIPTION_CHANGED } from "@ardeco/contracts";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { moduleJobs } from "../../../../app.ts";
import { parseId } from "../../../../kernel/ids.ts";
import { anAgent, aPerson, aTown } from "../../../../testing/builders.ts";
import { asks, type ConsentStory, consentStory, type Someone, says } from "../../../../testing/consents.ts";
import { aReceiver, type Receiver } from "../../../../testing/receiver.ts";
import { findLiveGrant, withdrawGrant } from "../../../consent/consent/index.ts";
import { listPersonMessages } from "../../../messaging/notifications/index.ts";
import { listPersonRestrictions } from "../../../trust/restrictions/index.ts";
import {
  endPause,
  listPersonRequests,
  recordPauseEnd,
  recordRestrictionRequest,
  requestRestriction,
  scheduleRestrictionEnd,
  submitRightAnswer,
} from "../index.ts";
import { asking } from "../testing/asking.ts";
import { justNow } from "../testing/just-now.ts";
import { pausing } from "../testing/pausing.ts";

let story: ConsentStory;
let receiver: Receiver;

beforeAll(async () => {
  story = await consentStory(moduleJobs);
});
afterAll(() => story?.house.close());
beforeEach(async () => {
  story.house.clock.set("2026-11-24T08:00:00Z");
  receiver = await aReceiver();
  return async () => {
    // What a test queued is not for the receiver of the next one.
    await story.house.drain();
    await receiver.close();
  };
});

const { represents, somebody } = asking(() => ({ house: story.house, town: story.caen }));
const { actionsOf, agrees, aService, changeQuotient, night, pauses, pausesOf, stateOf, subjectsOf, told } =
  pausing(() => ({ story, receiver }));

const officer = () => anAgent(story.house, story.caen, ["data_protection_officer"], "Denis Roussel");

describe("a pause of everything, asked by the person", () => {
  test("takes effect at once: services are told suspended, nothing leaves, and it revives without a new yes", async () => {
    const leo = await story.leo();
    const pool = await aService("Piscine");
    const grant = await agrees(leo, pool);
    await told();
    const { id } = await pauses(leo);
    expect(await stateOf(leo, pool)).toEqual({ state: "suspended", reason: "restricted" });
    await expect(story.releaseOf(leo, pool)).rejects.toMatchObject({ code: "consent.paused" });
    expect(await told()).toEqual([
      [SUBSCRIPTION_CHANGED, expect.objectContaining({ state: "suspended", reason: "restricted" })],
    ]);
    await changeQuotient(leo, 900);
    expect(await told()).toEqual([]);

    await endPause(leo, { id, session: justNow(leo) });
    expect(await told()).toEqual([
      [RELEASE_CHANGED, expect.objectContaining({ changed: ["family_quotient"] })],
      [SUBSCRIPTION_CHANGED, expect.objectContaining({ state: "open" })],
    ]);
    expect(await stateOf(leo, pool)).toEqual({ state: "open" });
    const still = await findLiveGrant(leo, { personId: leo.personId, serviceId: pool.id });
    expect(still?.id).toBe(grant.id);
    expect(await story.valuesOf(leo, pool)).toMatchObject({ family_quotient: 900 });
  });

  test("is journalled, acknowledged once, and closed once lifted; sent twice, or lifted twice, it is one", async () => {
    const leo = await story.leo();
    const id = parseId<"rights_request">(randomUUID());
    const asked = {
      id,
      personId: leo.personId,
      ground: "claims",
      text: "Au tribunal.",
      grantIds: [],
    } as const;
    const first = await requestRestriction(leo, asked);
    expect(await requestRestriction(leo, asked)).toEqual(first);
    await endPause(leo, { id, session: justNow(leo) });
    await endPause(leo, { id, session: justNow(leo) });
    // The form of before, sent again by a browser that was left: what is lifted stays so.
    await requestRestriction(leo, asked);
    await told();
    expect(await pausesOf(leo)).toMatchObject([{ state: "lifted", covers: "everything", ground: "claims" }]);
    expect((await subjectsOf(leo)).filter((one) => one.startsWith("Mise en pause"))).toHaveLength(2);
    const actions = await actionsOf(leo);
    for (const action of ["rights.asked", "restrictions.began", "restrictions.lifted"])
      expect(actions.filter((one) => one === action)).toHaveLength(1);
    const [request] = await listPersonRequests(leo, leo.personId);
    expect(request).toMatchObject({ state: "undone", right: "restriction" });
  });

  test("of some services leaves the others alone; of two pauses, the last one lifted frees", async () => {
    const leo = await story.leo();
    const [pool, library] = [await aService("Piscine"), await aService("Bibliothèque")];
    const grant = await agrees(leo, pool);
    await agrees(leo, library);
    await told();
    const one = await pauses(leo, { grantIds: [grant.id] });
    expect(await stateOf(leo, pool)).toMatchObject({ reason: "restricted" });
    expect(await story.valuesOf(leo, library)).toMatchObject({ family_quotient: 612 });
    const all = await pauses(leo);
    expect(await stateOf(leo, library)).toMatchObject({ reason: "restricted" });
    await endPause(leo, { id: all.id, session: justNow(leo) });
    await told();
    expect([await stateOf(leo, pool), await stateOf(leo, library)]).toEqual([
      { state: "suspended", reason: "restricted" },
      { state: "open" },
    ]);
    await endPause(leo, { id: one.id, session: justNow(leo) });
    await told();
    expect(await stateOf(leo, pool)).toEqual({ state: "open" });
  });

  test("what was waiting to open waits again; what was withdrawn meanwhile stays so", async () => {
    const leo = await story.leo();
    const [pool, bus] = [
      await aService("Piscine"),
      await aService("Bus", [asks("phone_number", { required: true })]),
    ];
    const grant = await agrees(leo, pool);
    await says({ granted: ["phone_number"] }, leo, bus);
    await told();
    const { id } = await pauses(leo);
    await told();
    expect(await stateOf(leo, bus)).toEqual({ state: "pending", reason: "restricted" });
    await withdrawGrant(leo, { personId: leo.personId, grantId: grant.id });
    await endPause(leo, { id, session: justNow(leo) });
    await told();
    expect(await stateOf(leo, bus)).toEqual({ state: "pending", reason: "incomplete" });
    expect(await stateOf(leo, pool)).toMatchObject({ state: "closed", reason: "person" });
  });
});

describe("who may", () => {
  test("a mandate pauses nothing by itself, and lifts nothing: accepted, it holds", async () => {
    const [aicha, helper] = [await somebody("1950-01-01"), await somebody()];
    await represents(helper.personId, aicha.personId, "mandate");
    const asked = await pauses(helper, { personId: aicha.personId });
    expect(await pausesOf(aicha)).toEqual([]);
    await submitRightAnswer(await officer(), { id: asked.id, version: 1, outcome: "answered", text: "Oui." });
    await story.house.drain();
    expect(await pausesOf(aicha)).toMatchObject([{ state: "in_force" }]);
    await expect(endPause(helper, { id: asked.id, session: justNow(helper) })).rejects.toMatchObject({
      code: "rights.unknown",
    });
    await endPause(aicha, { id: asked.id, session: justNow(aicha) });
  });

  test("nobody else: a stranger, an agent of another authority, a role that does not answer", async () => {
    const [aicha, stranger] = [await somebody(), await somebody()];
    await expect(pauses(stranger, { personId: aicha.personId })).rejects.toMatchObject({
      code: "households.cannot_act_for",
    });
    const { id } = await pauses(aicha);
    await expect(endPause(stranger, { id, session: justNow(stranger) })).rejects.toMatchObject({
      code: "rights.unknown",
    });
    const elsewhere = await aTown(story.house, { slug: `ville-${randomUUID().slice(0, 8)}` });
    const foreign = await anAgent(story.house, elsewhere.id, ["data_protection_officer", "validator"]);
    await expect(scheduleRestrictionEnd(foreign, { id, reason: "Non." })).rejects.toMatchObject({
      code: "rights.unknown",
    });
    await expect(recordPauseEnd(foreign, { id, by: aicha.personId })).rejects.toMatchObject({
      code: "rights.unknown",
    });
    const desk = await anAgent(story.house, story.caen, ["reception"]);
    const validator = await anAgent(story.house, story.caen, ["validator"], "Nadia Haddad");
    await expect(scheduleRestrictionEnd(desk, { id, reason: "Non." })).rejects.toMatchObject({
      code: "access.capability_missing",
    });
    await expect(recordPauseEnd(validator, { id, by: stranger.personId })).rejects.toMatchObject({
      code: "households.cannot_act_for",
    });
    expect(await pausesOf(aicha)).toMatchObject([{ state: "in_force" }]);
  });

  test("past the use cases, in SQL: a person and an agent write none, lift none, and another reads none", async () => {
    const [aicha, stranger] = [await somebody(), await somebody()];
    const { id } = await pauses(aicha);
    const desk = await anAgent(story.house, story.caen, ["validator", "data_protection_officer"]);
    const table = (tx: Parameters<Parameters<Someone["transaction"]>[0]>[0]) =>
      tx.withTables<{ restriction: { id: string; state: string; person_id: string } }>();
    for (const who of [aicha, desk, stranger]) {
      const { numUpdatedRows } = await who.transaction((tx) =>
        table(tx).updateTable("restriction").set({ state: "lifted" }).where("id", "=", id).executeTakeFirst(),
      );
      expect(numUpdatedRows).toBe(0n);
      const { numDeletedRows } = await who.transaction((tx) =>
        table(tx).deleteFrom("restriction").where("id", "=", id).executeTakeFirst(),
      );
      expect(numDeletedRows).toBe(0n);
    }
    expect(
      await stranger.transaction((tx) => table(tx).selectFrom("restriction").select("id").execute()),
    ).toEqual([]);
    const copied = `insert into restriction select authority_id, gen_random_uuid(), person_id, covers, state, since, lifts_on, lifted_on, version, sealed from restriction`;
    await expect(aicha.transaction((tx) => sql.raw(copied).execute(tx))).rejects.toThrow(
      /row-level security/,
    );
  });

  test("at the desk, who is there is obeyed at once; by letter or telephone it waits for the answer", async () => {
    const desk = await anAgent(story.house, story.caen, ["reception"]);
    const note = async (channel: "desk" | "phone") => {
      const aicha = await somebody();
      const { id } = await recordRestrictionRequest(desk, {
        id: parseId<"rights_request">(randomUUID()),
        personId: aicha.personId,
        askedBy: aicha.personId,
        channel,
        ground: "unlawful",
        text: "Tout.",
        grantIds: [],
      });
      return { aicha, id };
    };
    const phoned = await note("phone");
    expect(await pausesOf(phoned.aicha)).toEqual([]);
    const there = await note("desk");
    expect(await pausesOf(there.aicha)).toMatchObject([{ state: "in_force" }]);
    const lifting = { id: there.id, by: there.aicha.personId };
    await expect(recordPauseEnd(desk, lifting)).rejects.toMatchObject({ code: "access.capability_missing" });
    const namesake = await anAgent(story.house, story.caen, ["validator"], "Hugo Numbat");
    await expect(recordPauseEnd(namesake, lifting)).rejects.toMatchObject({ code: "rights.not_by_them" });
    const validator = await anAgent(story.house, story.caen, ["validator"], "Nadia Haddad");
    expect(await recordPauseEnd(validator, lifting)).toBe("lifted");
    expect(await pausesOf(there.aicha)).toMatchObject([{ state: "lifted", lifted: { by: "person" } }]);
    await story.house.drain();
    expect((await subjectsOf(there.aicha)).join()).toContain("elle est levée");
  });
});

describe("who lifts it in somebody’s place", () => {
  test("whoever finds a browser left open signs in again first: nothing leaves", async () => {
    const leo = await story.leo();
    const { id } = await pauses(leo);
    const session = justNow(leo);
    story.house.clock.advance(60 * 60_000);
    await expect(endPause(leo, { id, session })).rejects.toMatchObject({
      code: "access.recent_sign_in_required",
    });
    expect(await pausesOf(leo)).toMatchObject([{ state: "in_force" }]);
    await endPause(leo, { id, session: justNow(leo) });
  });

  test("at the desk, for somebody whom no message reaches, it is announced and lifts seven days later", async () => {
    const { personId } = await aPerson(story.house, story.caen, {
      validated: { given_name: "Aïcha", family_name: "Numbat", birthdate: "1980-05-06" },
    });
    const validator = await anAgent(story.house, story.caen, ["validator"], "Nadia Haddad");
    const id = parseId<"rights_request">(randomUUID());
    const text = "Tout.";
    await recordRestrictionRequest(validator, {
      ...{ id, personId, askedBy: personId, channel: "desk", ground: "unlawful", text, grantIds: [] },
    });
    expect(await recordPauseEnd(validator, { id, by: personId })).toBe("announced");
    expect(await recordPauseEnd(validator, { id, by: personId })).toBe("announced");
    const system = story.house.system(story.caen);
    const state = () =>
      system.transaction(async () =>
        (await listPersonRestrictions(system, personId)).map((one) => one.state),
      );
    expect(await state()).toEqual(["lifting"]);
    await night("2026-12-01");
    expect(await state()).toEqual(["lifted"]);
  });
});

describe("before the authority lifts it", () => {
  test("the person is told why and when; seven days later it lifts, or sooner by them", async () => {
    const leo = await story.leo();
    const pool = await aService("Piscine");
    await agrees(leo, pool);
    const { id } = await pauses(leo);
    const dpo = await officer();
    await expect(scheduleRestrictionEnd(dpo, { id, reason: " " })).rejects.toMatchObject({
      code: "rights.reason_missing",
    });
    await submitRightAnswer(dpo, { id, version: 1, outcome: "answered", text: "Nous vérifions." });
    await scheduleRestrictionEnd(dpo, { id, reason: "Le quotient a été vérifié à la CAF." });
    // Announced again, sooner or later, the first day stands.
    story.house.clock.set("2026-11-25T08:00:00Z");
    await scheduleRestrictionEnd(dpo, { id, reason: "Encore." });
    await told();
    expect(await pausesOf(leo)).toMatchObject([
      {
        state: "lifting",
        liftsOn: "2026-12-01",
        announced: { reason: "Le quotient a été vérifié à la CAF." },
      },
    ]);
    const letters = await listPersonMessages(leo, leo.personId);
    expect(letters.map(({ subject }) => subject).join()).toMatch(/sera levée le\s.*1er décembre 2026/);
    await night("2026-11-30");
    await expect(story.releaseOf(leo, pool)).rejects.toMatchObject({ code: "consent.paused" });
    await night("2026-12-01");
    expect(await pausesOf(leo)).toMatchObject([{ state: "lifted", lifted: { by: "authority" } }]);
    expect(await story.valuesOf(leo, pool)).toMatchObject({ family_quotient: 612 });
    const actions = await actionsOf(leo);
    expect(actions).toEqual(
      expect.arrayContaining(["restrictions.lifting_announced", "restrictions.lifted"]),
    );
  });

  test("a refusal is such an end: told with its reason, and never at once", async () => {
    const leo = await story.leo();
    const { id } = await pauses(leo);
    await submitRightAnswer(await officer(), {
      id,
      version: 1,
      outcome: "refused",
      text: "Rien n’est faux.",
    });
    await told();
    expect(await pausesOf(leo)).toMatchObject([
      {
        state: "lifting",
        liftsOn: "2026-12-01",
        announced: { by: "Denis Roussel", reason: "Rien n’est faux." },
      },
    ]);
    const subjects = (await subjectsOf(leo)).join();
    expect(subjects).toContain("sera levée le");
    expect(subjects).not.toContain("refusée");
    await endPause(leo, { id, session: justNow(leo) });
    expect(await pausesOf(leo)).toMatchObject([{ state: "lifted", lifted: { by: "person" } }]);
  });
});
