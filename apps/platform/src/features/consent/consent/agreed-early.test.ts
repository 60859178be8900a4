import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { AppError } from "../../../kernel/errors.ts";
import { anAgent, aPerson } from "../../../testing/builders.ts";
import {
  asks,
  type ConsentStory,
  consentStory,
  type PublishedService,
  type Someone,
  within,
} from "../../../testing/consents.ts";
import { createDeclaration, rejectElement, validateElement } from "../../identity/identity/index.ts";
import { listSubscriptions, subscriptionsJobs } from "../subscriptions/index.ts";
import { acceptConsent, consentJobs, withdrawGrant } from "./index.ts";

// A person agrees while an agent still checks what the service's rule reads.

let story: ConsentStory;
beforeAll(async () => {
  story = await consentStory([consentJobs, subscriptionsJobs]);
});
afterAll(() => story?.house.close());

const RULE = "family_quotient < 900";
const aCanteen = () =>
  story.a(
    "Cantine",
    [asks("given_name", { required: true }), asks("email", { required: true })],
    story.caen,
    {
      eligibility: RULE,
    },
  );

/** Whose quotient was declared, and not checked yet. */
const declares = (family_quotient: number): Promise<Someone> =>
  aPerson(story.house, story.caen, {
    validated: { given_name: "Nora", email: "nora@example.org" },
    declared: { family_quotient },
  });

const agrees = (who: Someone, { id, version }: PublishedService, opensOnceValidated = true) =>
  acceptConsent(who, {
    personId: who.personId,
    serviceId: id,
    version,
    granted: ["given_name", "email"],
    refused: [],
    opensOnceValidated,
  });

const refusalOf = (work: Promise<unknown>) =>
  work.then(
    () => "accepted",
    (error: unknown) => (error instanceof AppError ? error.code : String(error)),
  );

/** An agent checks the quotient, another one than declared when given. */
async function checks(who: Someone, value?: number): Promise<void> {
  const { personId } = who;
  const name = "family_quotient";
  if (value !== undefined) await within(who, (tx) => createDeclaration(tx, who, { personId, name, value }));
  const agent = await anAgent(story.house, story.caen, ["validator"]);
  await within(agent, (tx) => validateElement(tx, agent, { personId, name, method: "original_seen" }));
  await story.house.drain();
}

async function situationOf(who: Someone) {
  await story.house.drain();
  const [held] = await listSubscriptions(who, who.personId);
  return [held?.subscription?.state, held?.subscription?.reason];
}

describe("agreed to while an agent checks", () => {
  test("nothing is released until the rule is answered; validated, it opens by itself", async () => {
    const canteen = await aCanteen();
    const nora = await declares(640);
    await agrees(nora, canteen);
    expect(await situationOf(nora)).toEqual(["pending", "incomplete"]);
    expect(await story.valuesOf(nora, canteen)).toEqual({});
    // Asked again with other words of the form, or another element checked: still nothing.
    await agrees(nora, canteen);
    expect(await story.valuesOf(nora, canteen)).toEqual({});
    await checks(nora);
    expect(await situationOf(nora)).toEqual(["open", undefined]);
    expect(await story.valuesOf(nora, canteen)).toEqual({ given_name: "Nora", email: "nora@example.org" });
  });

  test("what the agent finds says no: the agreement ends at once, and nothing was ever released", async () => {
    const canteen = await aCanteen();
    const nora = await declares(640);
    await agrees(nora, canteen);
    await story.house.drain();
    await checks(nora, 1200);
    expect(await situationOf(nora)).toEqual(["closed", "conditions"]);
    expect((await story.journalOf(nora)).join(" ")).not.toContain("communiqué");
  });

  test("what the agent refuses leaves it waiting, and the person may withdraw", async () => {
    const canteen = await aCanteen();
    const nora = await declares(640);
    const { personId } = nora;
    const grant = await agrees(nora, canteen);
    const agent = await anAgent(story.house, story.caen, ["validator"]);
    await within(agent, (tx) =>
      rejectElement(tx, agent, { personId, name: "family_quotient", reason: "illegible" }),
    );
    expect(await situationOf(nora)).toEqual(["pending", "incomplete"]);
    expect(await story.valuesOf(nora, canteen)).toEqual({});
    await withdrawGrant(nora, { personId, grantId: grant.id });
    expect((await situationOf(nora))[0]).toBe("closed");
  });

  test("once opened, the rule that stops answering yes gives its notice as before", async () => {
    const canteen = await aCanteen();
    const nora = await declares(640);
    await agrees(nora, canteen);
    await checks(nora);
    await checks(nora, 1200);
    expect((await situationOf(nora))[0]).toBe("open");
  });
});

describe("attacks", () => {
  test("what is declared must answer yes, whoever posts the form; declared by nobody answers nothing", async () => {
    const canteen = await aCanteen();
    expect(await refusalOf(agrees(await declares(1200), canteen))).toBe("consent.rule_unanswered");
    const silent = await aPerson(story.house, story.caen, {
      validated: { given_name: "Ana", email: "ana@example.org" },
    });
    expect(await refusalOf(agrees(silent, canteen))).toBe("consent.rule_unanswered");
  });

  test("an application, which opens its session at once, still waits for the check", async () => {
    const canteen = await aCanteen();
    expect(await refusalOf(agrees(await declares(640), canteen, false))).toBe("consent.rule_unanswered");
  });

  test("a validated element that says no is not overruled by a declared one", async () => {
    const canteen = await aCanteen();
    const nora = await aPerson(story.house, story.caen, {
      validated: { given_name: "Nora", email: "nora@example.org", family_quotient: 1200 },
    });
    await within(nora, (tx) =>
      createDeclaration(tx, nora, { personId: nora.personId, name: "family_quotient", value: 300 }),
    );
    expect(await refusalOf(agrees(nora, canteen))).toBe("consent.rule_says_no");
  });
});
