import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { parseId } from "../../../kernel/ids.ts";
import { endRepresentation } from "../../identity/households/index.ts";
import { endPause, requestRestriction } from "../rights/index.ts";
import { asking } from "../rights/testing/asking.ts";
import { justNow } from "../rights/testing/just-now.ts";
import { type MergingTown, mergingTown } from "./testing/merging-town.ts";

// Whoever asked that their child's information be paused is enrolled twice, and merged since.

let at: MergingTown;
beforeAll(async () => {
  at = await mergingTown();
  at.house.clock.set("2026-11-24T08:00:00Z");
});
afterAll(() => at?.house.close());

const { childOf, represents, somebody } = asking(() => ({ house: at.house, town: at.town.id }));

test("the other parent lifts nothing at once, and who asked reads under the number kept that they may keep it", async () => {
  const both = await at.twice({ emails: ["solange@courriel.example", "deux@courriel.example"] });
  const { one, other } = both;
  const father = await somebody();
  const child = await childOf(one, "2018-01-01");
  const second = await represents(other.personId, child, "parental_authority");
  await represents(father.personId, child, "parental_authority");
  const id = parseId<"rights_request">(randomUUID());
  await requestRestriction(other, { id, personId: child, ground: "claims", text: "Tout.", grantIds: [] });
  await at.house.drain();
  // Their family goes under one number before they are merged.
  await endRepresentation(at.nadia, { id: second, cause: "error" });
  await at.merged(both);
  await at.house.drain();
  const before = at.house.mails.length;
  expect(await endPause(father, { id, session: justNow(father) })).toBe("announced");
  await at.house.drain();
  const read = at.house.mails.slice(before).filter(({ to }) => to === "solange@courriel.example");
  expect(read).toHaveLength(1);
  expect(read[0]?.text).toMatch(/Gardez la pause avant ce jour/);
});
