import * as oidc from "openid-client";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type PersonId, parseId } from "../../../kernel/ids.ts";
import { anAgent } from "../../../testing/builders.ts";
import {
  addRepresentation,
  createRepresentedPerson,
  endRepresentation,
  type RepresentationId,
  validateRepresentation,
} from "../../identity/households/index.ts";
import { computePairwiseSubject } from "../../trust/keys/index.ts";
import { connect, errorOf } from "./testing/connect.ts";
import { everything, type LibraryHouse, libraryHouse } from "./testing/library-house.ts";
import type { Someone } from "./testing/open-id-world.ts";

let home: LibraryHouse;
let jeanne: Someone;
beforeAll(async () => {
  home = await libraryHouse();
  jeanne = await home.world.jeanne();
});
afterAll(() => home.house.close());

interface Child {
  readonly personId: PersonId;
  readonly representationId: RepresentationId;
}

/** A child of Jeanne whose link and names an agent checked. */
async function aChild(givenName: string): Promise<Child> {
  const child = await jeanne.transaction((tx) =>
    createRepresentedPerson(tx, jeanne, { representativeId: jeanne.personId, kind: "parental_authority" }),
  );
  const who = Object.assign(jeanne, {});
  for (const [name, value] of [
    ["given_name", givenName],
    ["family_name", "Martin"],
    ["birthdate", "2018-03-02"],
  ] as const) {
    await home.world.validate({ ...who, personId: child.personId }, name, value);
  }
  const agent = await anAgent(home.house, home.world.caen, ["validator"]);
  await validateRepresentation(agent, {
    id: child.representationId,
    evidence: { kind: "family_record_book" },
  });
  return child;
}

async function alsoParent(parent: Someone, { personId }: Child): Promise<void> {
  const agent = await anAgent(home.house, home.world.caen, ["reception", "validator"]);
  await agent.transaction(async (tx) => {
    const link = {
      representativeId: parent.personId,
      representedId: personId,
      kind: "parental_authority",
    } as const;
    const id = await addRepresentation(tx, agent, link);
    await validateRepresentation(agent, { id, evidence: { kind: "family_record_book" } });
  });
}

const granted = ["given_name", "family_name"];

/** The parent chooses the child on the consent page. */
async function connectFor(child: Child, parent = jeanne, items = granted) {
  const browser = await home.world.server.signedIn(parent);
  const { shown, verifier } = await home.library.start(browser, { prompt: "consent" });
  await browser.open(`${shown.url}?pour=${child.personId}`);
  const tokens = await home.library.finish(await browser.submit({ granted: items }), verifier);
  return { browser, tokens, sub: tokens.claims()?.sub ?? "" };
}

const subjectOf = (personId: PersonId) => {
  const sector = { providerId: home.world.caen, serviceId: parseId<"service">(home.serviceId) };
  return computePairwiseSubject(jeanne, sector, personId);
};

describe("a parent connects a child", () => {
  test("the service knows the child, under the child's own name in that service", async () => {
    const emile = await aChild("Émile");
    const { tokens, sub, browser } = await connectFor(emile);
    expect(sub).toBe(subjectOf(emile.personId));
    expect(sub).not.toBe(subjectOf(jeanne.personId));
    const told = await oidc.fetchUserInfo(home.library.config, tokens.access_token, sub);
    expect(told).toEqual({ sub, given_name: "Émile", family_name: "Martin" });
    expect(await oidc.tokenIntrospection(home.library.config, tokens.access_token)).toMatchObject({
      active: true,
      sub,
    });
    const again = await home.library.start(browser, { prompt: "none" });
    expect((await home.library.finish(again.shown, again.verifier)).claims()?.sub).toBe(sub);
  });

  test("on a new device the parent is asked for whom, even with one child; their own account stays theirs", async () => {
    const lucie = await aChild("Lucie");
    const browser = await home.world.server.signedIn(jeanne);
    const asked = await home.library.start(browser);
    expect(asked.shown.url).toMatch(/\/espace\/autoriser\//);
    await connectFor(lucie);
    const choosing = await home.library.start(await home.world.server.signedIn(jeanne));
    expect(choosing.shown.url).toMatch(/\/espace\/autoriser\//);
    const own = await connect(home, jeanne, { granted });
    expect(own.sub).toBe(subjectOf(jeanne.personId));
    expect(own.told.given_name).toBe("Jeanne");
  });

  test("an application that expects the child gets a code for the child, never for the parent, and the reverse", async () => {
    const lea = await aChild("Léa");
    const { tokens, sub } = await connectFor(lea);
    const own = await connect(home, jeanne, { granted });
    const expecting = (token = "") => ({ extra: { id_token_hint: token } });
    const browser = await home.world.server.signedIn(jeanne);
    const silent = await home.library.start(browser, { ...expecting(tokens.id_token), prompt: "none" });
    expect(errorOf(silent.shown.redirects.at(-1))).toBe("consent_required");
    const { shown, verifier } = await home.library.start(browser, expecting(tokens.id_token));
    await browser.open(`${shown.url}?pour=${lea.personId}`);
    const told = await home.library.finish(await browser.submit({ granted }), verifier);
    expect(told.claims()?.sub).toBe(sub);
    const back = await home.library.start(browser, { ...expecting(own.tokens.id_token), prompt: "none" });
    expect(errorOf(back.shown.redirects.at(-1))).toBe("consent_required");
  });

  test("somebody who does not act for the child cannot choose it", async () => {
    const emile = await aChild("Émile");
    const stranger = await home.world.jeanne({ given_name: "Paul" });
    const browser = await home.world.server.signedIn(stranger);
    const { shown } = await home.library.start(browser);
    const answer = await browser.post(shown.url, { personId: emile.personId, version: "1", granted });
    expect(answer.status).toBe(403);
    expect(answer.redirects).toEqual([]);
  });

  test("in the other parent’s session, the application gets nothing of where the child is reached", async () => {
    const emile = await aChild("Émile");
    const julien = await home.world.jeanne({ given_name: "Julien" });
    await alsoParent(julien, emile);
    await home.world.validate(emile, "email", "emile.chez.jeanne@example.org", jeanne.personId);
    const told = async (parent: Someone) => {
      const { tokens, sub } = await connectFor(emile, parent, everything);
      const { config } = home.library;
      return Object.keys(await oidc.fetchUserInfo(config, tokens.access_token, sub)).toSorted();
    };
    expect(await told(jeanne)).toEqual([...everything, "email_verified", "sub"].toSorted());
    expect(await told(julien)).toEqual([...granted, "age_under_25", "sub"].toSorted());
    expect(await told(jeanne)).toContain("email");
  });

  test("a parent whose right ended is not let in again under the child's name", async () => {
    const emile = await aChild("Émile");
    const { browser, sub } = await connectFor(emile);
    const agent = await anAgent(home.house, home.world.caen, ["validator"]);
    await endRepresentation(agent, {
      id: emile.representationId,
      cause: "court_decision",
      evidence: { kind: "court_decision" },
      reason: "Jugement",
    });
    const { shown, verifier } = await home.library.start(browser);
    if (shown.status === 200) return expect(shown.url).toMatch(/\/espace\/autoriser\//);
    expect((await home.library.finish(shown, verifier)).claims()?.sub).not.toBe(sub);
  });
});
