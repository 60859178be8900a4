import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Context } from "../../../kernel/context.ts";
import { AppError } from "../../../kernel/errors.ts";
import { anAgent, aPerson } from "../../../testing/builders.ts";
import {
  asks,
  type ConsentStory,
  consentStory,
  type Someone,
  says,
  within,
} from "../../../testing/consents.ts";
import { acceptConsent, listGrants, withdrawGrant } from "./index.ts";

// No page is between these calls and the rule: what a page forgets to check, the use case refuses.

let story: ConsentStory;
let leo: Someone;

beforeAll(async () => {
  story = await consentStory();
  leo = await story.leo();
});
afterAll(() => story?.house.close());

const wholeEmail = [asks("email", { required: true })];
const aPool = (eligibility: string) => story.a("Piscine", wholeEmail, story.caen, { eligibility });
const grantsOf = (who: Someone) => within(who, (tx) => listGrants(tx, who, who.personId));

async function refusalOf(work: Promise<unknown>) {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof AppError)) throw new Error(`not refused: ${String(error)}`);
  return { code: error.code, status: error.status, fields: error.fields };
}

async function yesBy(
  by: Context,
  { id, version }: { id: Awaited<ReturnType<typeof aPool>>["id"]; version: number },
) {
  const { personId } = leo;
  const spoken = { by: personId, channel: "desk" } as const;
  return acceptConsent(by, { personId, serviceId: id, version, granted: ["email"], refused: [], spoken });
}

describe("a first yes that the service’s rule refuses", () => {
  test("is refused with the condition in words, to the person and to the agent who speaks for them", async () => {
    const pool = await aPool('family_quotient < 300 && insee_code == "14118"');
    const agent = await anAgent(story.house, story.caen, ["reception"]);
    const before = await story.journalOf(leo);
    for (const by of [leo, agent]) {
      expect(await refusalOf(yesBy(by, pool))).toEqual({
        code: "consent.rule_says_no",
        status: 422,
        fields: [
          expect.objectContaining({
            field: "family_quotient < 300",
            fr: "Avoir un quotient familial inférieur à 300 €",
          }),
        ],
      });
    }
    expect(await grantsOf(leo)).toEqual([]);
    expect(await story.journalOf(leo)).toEqual(before);
  });

  test("tells the publisher’s own words when there are some", async () => {
    const condition = "family_quotient * 2 < 100";
    const sentence = { fr: "Avoir droit au tarif du cœur", en: "Be entitled to the solidarity price" };
    const pool = await story.a("Piscine", wholeEmail, story.caen, {
      eligibility: condition,
      eligibilityReasons: [{ condition, sentence }],
    });
    expect((await refusalOf(yesBy(leo, pool))).fields[0]).toMatchObject({ field: condition, ...sentence });
  });

  test("waits for what the rule reads: declared is not checked", async () => {
    const nobody = await aPerson(story.house, story.caen, { validated: { email: "n@example.org" } });
    const pool = await aPool("family_quotient < 900");
    const { code, fields } = await refusalOf(says({ granted: ["email"] }, nobody, pool));
    expect([code, fields[0]?.field]).toEqual(["consent.rule_unanswered", "family_quotient < 900"]);
  });

  test("opens once the rule says yes; withdrawn, it is a first yes again, and the rule of the day counts", async () => {
    const pool = await aPool("family_quotient < 900");
    const grant = await yesBy(leo, pool);
    const stricter = await story.revise(pool, wholeEmail, { eligibility: "family_quotient < 300" });
    // What lives is followed by its notice, and is not asked at the door again.
    await yesBy(leo, stricter);
    await withdrawGrant(leo, { personId: leo.personId, grantId: grant.id });
    expect((await refusalOf(yesBy(leo, stricter))).code).toBe("consent.rule_says_no");
  });
});
