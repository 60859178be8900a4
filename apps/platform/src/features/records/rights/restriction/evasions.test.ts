import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { moduleJobs } from "../../../../app.ts";
import type { Context } from "../../../../kernel/context.ts";
import { parseId } from "../../../../kernel/ids.ts";
import { type ConsentStory, consentStory } from "../../../../testing/consents.ts";
import { aReceiver, type Receiver } from "../../../../testing/receiver.ts";
import { waitingOnLocks } from "../../../../testing/waiting-on-locks.ts";
import { findLiveGrant, suspendGrant, withdrawGrant } from "../../../consent/consent/index.ts";
import { createRestriction } from "../../../trust/restrictions/index.ts";
import { endPause } from "../index.ts";
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
    await story.house.drain();
    await receiver.close();
  };
});

const { represents, somebody } = asking(() => ({ house: story.house, town: story.caen }));
const { agrees, aService, pauses } = pausing(() => ({ story, receiver }));

test("a pause of one service is not undone by withdrawing and agreeing again, by its owner or a mandate", async () => {
  const leo = await story.leo();
  const helper = await somebody();
  await represents(helper.personId, leo.personId, "mandate");
  const [pool, library] = [await aService("Piscine"), await aService("Bibliothèque")];
  const grant = await agrees(leo, pool);
  const { id } = await pauses(leo, { grantIds: [grant.id] });
  await withdrawGrant(leo, { personId: leo.personId, grantId: grant.id });
  for (const who of [leo, { ...helper, personId: leo.personId }]) {
    await expect(agrees(who, pool)).rejects.toMatchObject({ code: "consent.paused" });
    await expect(story.proposalOf(who, pool)).rejects.toMatchObject({ code: "consent.paused" });
  }
  // What it does not cover goes on.
  await agrees(leo, library);
  await endPause(leo, { id, session: justNow(leo) });
  await agrees(leo, pool);
});

test("nor is one sealed before it named the service: the person's list says which it was", async () => {
  const leo = await story.leo();
  const [pool, library] = [await aService("Piscine"), await aService("Bibliothèque")];
  const grant = await agrees(leo, pool);
  const system = story.house.system(story.caen);
  const { personId } = leo;
  const id = parseId<"rights_request">(randomUUID());
  await system.transaction(async (tx) => {
    const agreements = [{ grantId: grant.id, service: "Piscine" }];
    await createRestriction(tx, system, { id, personId, askedBy: personId, ground: "claims", agreements });
    await suspendGrant(tx, system, { personId, grantId: grant.id });
  });
  await withdrawGrant(leo, { personId, grantId: grant.id });
  await expect(agrees(leo, pool)).rejects.toMatchObject({ code: "consent.paused" });
  await agrees(leo, library);
  await endPause(leo, { id, session: justNow(leo) });
  await agrees(leo, pool);
});

test("a yes under way when everything is paused is waited for, then paused too", async () => {
  const leo = await story.leo();
  const pool = await aService("Piscine");
  const given = Promise.withResolvers<void>();
  const goOn = Promise.withResolvers<void>();
  /** Decided, and not committed until the test says so. */
  const slow: typeof leo = {
    ...leo,
    transaction: ((work: Parameters<Context["transaction"]>[0]) =>
      leo.transaction(async (tx) => {
        const done = await work(tx);
        given.resolve();
        await goOn.promise;
        return done;
      })) as Context["transaction"],
  };
  const yes = agrees(slow, pool);
  await given.promise;
  let isPaused = false;
  const paused = pauses(leo).then(() => {
    isPaused = true;
  });
  await expect.poll(async () => isPaused || (await waitingOnLocks(story.house)) > 0).toBe(true);
  goOn.resolve();
  await Promise.all([yes, paused]);
  const live = await findLiveGrant(leo, { personId: leo.personId, serviceId: pool.id });
  expect(live?.pausedSince).toBeDefined();
  await expect(story.releaseOf(leo, pool)).rejects.toMatchObject({ code: "consent.paused" });
});
