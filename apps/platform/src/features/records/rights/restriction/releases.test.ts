import { randomUUID } from "node:crypto";
import { GRANT_GIVEN, RELEASE_CHANGED } from "@ardeco/contracts";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { moduleJobs } from "../../../../app.ts";
import { asks, type ConsentStory, consentStory, says, within } from "../../../../testing/consents.ts";
import { aReceiver, type Receiver } from "../../../../testing/receiver.ts";
import { requestAllDeliveries } from "../../../consent/clients/index.ts";
import { sendRelease } from "../../../consent/consent/index.ts";
import { endPause } from "../index.ts";
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

const { agrees, aService, pauses, told } = pausing(() => ({ story, receiver }));

/** Every way by which something of somebody reaches a service, tried while everything is paused. */
describe("while it holds, nothing leaves", () => {
  const vias = ["openid", "api", "work_list", "file"] as const;

  test.each(vias)("by %s", async (via) => {
    const leo = await story.leo();
    const pool = await aService("Piscine");
    const { id: grantId, sector } = await agrees(leo, pool);
    const asSystem = story.house.system(story.caen);
    const read = () =>
      within(asSystem, (tx) => sendRelease(tx, asSystem, { personId: leo.personId, sector, grantId, via }));
    expect((await read()).items).not.toEqual([]);
    const { id } = await pauses(leo);
    await expect(read()).rejects.toMatchObject({ code: "consent.paused" });
    await endPause(leo, { id, session: justNow(leo) });
    expect((await read()).items).not.toEqual([]);
  });

  test("by a new yes, another answer, or a page that offers one", async () => {
    const leo = await story.leo();
    const [pool, library] = [await aService("Piscine"), await aService("Bibliothèque")];
    await says({ granted: ["email"] }, leo, pool);
    await pauses(leo);
    await expect(agrees(leo, library)).rejects.toMatchObject({ code: "consent.paused" });
    await expect(agrees(leo, pool)).rejects.toMatchObject({ code: "consent.paused" });
    for (const one of [pool, library])
      await expect(story.proposalOf(leo, one)).rejects.toMatchObject({ code: "consent.paused" });
  });

  test("to an application that asks to be told of everybody again: suspended, and nothing to read", async () => {
    const leo = await story.leo();
    const pool = await aService("Piscine");
    await agrees(leo, pool);
    await pauses(leo);
    await told();
    await within(pool.manager, (tx) =>
      requestAllDeliveries(tx, pool.manager, { serviceId: pool.id, clientId: pool.clientId }),
    );
    const again = await told();
    const given = again.filter(([event]) => event === GRANT_GIVEN);
    expect(given.length).toBeGreaterThan(0);
    for (const [, claims] of given) expect(claims).toMatchObject({ released: [] });
    expect(again.at(-1)?.[1]).toMatchObject({ state: "suspended", reason: "restricted" });
  });

  test("when a birthday, an expiry or a publication has everybody looked at again", async () => {
    const leo = await story.leo();
    const pool = await aService("Piscine");
    await agrees(leo, pool);
    const { id } = await pauses(leo);
    await told();
    await story.revise(pool, [asks("email", { required: true, retentionDays: 10 })]);
    const system = story.house.system(story.caen);
    await system.transaction((tx) =>
      system.ports.jobs.send(tx, "consent.refresh", { authorityId: story.caen, requestId: randomUUID() }),
    );
    expect(await told()).toEqual([]);
    await endPause(leo, { id, session: justNow(leo) });
    expect((await told())[0]).toEqual([
      RELEASE_CHANGED,
      expect.objectContaining({ no_longer_released: ["family_quotient"] }),
    ]);
  });
});
