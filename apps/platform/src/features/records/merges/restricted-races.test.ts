import { Client } from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Context } from "../../../kernel/context.ts";
import { parseId } from "../../../kernel/ids.ts";
import { anAgent } from "../../../testing/builders.ts";
import { waitingOnLocks } from "../../../testing/waiting-on-locks.ts";
import { listPersonRestrictions, listRestrictedPeople } from "../../trust/restrictions/index.ts";
import { recordRestrictionRequest, requestRestriction, submitRightAnswer } from "../rights/index.ts";
import { confirmMerge, mergePersons } from "./index.ts";
import { type MergingTown, mergingTown, type Someone, type Twice, unchosen } from "./testing/merging-town.ts";

// A merge and a pause at the same instant, in two transactions: one sees the other, whichever of the two
// people asks for it.

let at: MergingTown;
let between: Client;
beforeAll(async () => {
  at = await mergingTown();
  between = new Client({ connectionString: at.house.ownerUrl });
  await between.connect();
});
afterAll(async () => {
  await between?.end();
  await at?.house.close();
});
beforeEach(() => at.house.clock.set("2026-11-24T08:00:00Z"));

const fresh = () => parseId<"rights_request">(at.camille.newId<string>());
const asked = ({ personId }: Someone) =>
  ({ id: fresh(), personId, ground: "accuracy", text: "Tout.", grantIds: [] }) as const;
const pauses = (who: Someone) => requestRestriction(who, asked(who));
const codeOf = (error: { readonly code: string }) => error.code;
const merges = ({ id, one }: Twice) =>
  mergePersons(at.camille, { id, keptId: one.personId, ...unchosen }).catch(codeOf);
const restricted = ({ one, other }: Twice) =>
  at.system.transaction((tx) => listRestrictedPeople(tx, [one.personId, other.personId]));

describe.each(["one", "other"] as const)("a pause of %s", (side) => {
  test("that begins before the merge is waited for, and stops it", async () => {
    const both = await at.twice();
    // Its row cannot be written yet: whoever pauses is held in the middle of their transaction.
    await between.query("begin");
    await between.query("lock table restriction in share row exclusive mode");
    const pausing = pauses(both[side]);
    await expect.poll(() => waitingOnLocks(at.house)).toBe(1);
    const merging = merges(both);
    await expect.poll(() => waitingOnLocks(at.house)).toBe(2);
    await between.query("commit");
    await pausing;
    expect(await merging).toBe("restrictions.restricted");
    expect(await at.statusOf(both.other.personId)).toBe("enrolled");
    expect(await restricted(both)).toEqual(new Set([both[side].personId]));
  });
});

describe("a pause that begins while they are being merged", () => {
  test("of the kept one waits, then covers the number that leads to them", async () => {
    const both = await at.twice();
    await duringMerge(both, () => pauses(both.one));
    expect(await restricted(both)).toEqual(new Set([both.one.personId, both.other.personId]));
  });

  test("of the folded one waits, then is refused: it is asked for under the number that leads them on", async () => {
    const both = await at.twice();
    expect(await duringMerge(both, () => pauses(both.other).catch(codeOf))).toBe("identity.leads_elsewhere");
    expect(await restricted(both)).toEqual(new Set());
  });
});

describe("a pause asked by letter", () => {
  const byLetter = async (who: Someone) => {
    const desk = await anAgent(at.house, at.town.id, ["reception"]);
    return recordRestrictionRequest(desk, { ...asked(who), askedBy: who.personId, channel: "mail" });
  };

  test("that waits for its answer keeps the two apart", async () => {
    const both = await at.twice();
    await byLetter(both.other);
    expect(await merges(both)).toBe("merges.pause_asked");
  });

  test("accepted a moment before the merge, holds for who they are from then on", async () => {
    const both = await at.twice();
    const { id } = await byLetter(both.other);
    await submitRightAnswer(at.camille, { id, version: 1, outcome: "answered", text: "Oui." });
    await at.merged(both);
    await at.house.drain();
    expect(await restricted(both)).toEqual(new Set([both.one.personId, both.other.personId]));
    const pausesOf = await listPersonRestrictions(at.system, both.one.personId);
    expect(pausesOf).toMatchObject([{ state: "in_force" }]);
  });
});

/** What begins once the merge is decided, and not committed yet. */
async function duringMerge<T>({ id, one }: Twice, begin: () => Promise<T>): Promise<T> {
  expect(await mergePersons(at.camille, { id, keptId: one.personId, ...unchosen })).toBe("asked");
  const [decided, free] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const slow: Context = {
    ...at.nadia,
    as: (actor) => {
      const system = at.nadia.as(actor);
      return {
        ...system,
        transaction: ((work: Parameters<Context["transaction"]>[0]) =>
          system.transaction(async (tx) => {
            const done = await work(tx);
            decided.resolve();
            await free.promise;
            return done;
          })) as Context["transaction"],
      };
    },
  };
  const merging = confirmMerge(slow, { id });
  await decided.promise;
  const beginning = begin();
  await expect.poll(() => waitingOnLocks(at.house)).toBe(1);
  free.resolve();
  await merging;
  return beginning;
}
