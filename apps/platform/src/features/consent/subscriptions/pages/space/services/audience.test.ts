import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  anApplication,
  asks,
  required,
  type Someone,
  type SpaceHouse,
  spaceHouse,
} from "../../../../../../frames/space/testing/space-house.ts";
import type { Context } from "../../../../../../kernel/context.ts";
import type { PersonId } from "../../../../../../kernel/ids.ts";
import { anAgent, aPerson } from "../../../../../../testing/builders.ts";
import {
  addRepresentation,
  createRepresentedPerson,
  validateRepresentation,
} from "../../../../../identity/households/index.ts";
import { createDeclaration } from "../../../../../identity/identity/index.ts";
import { acceptConsent, findOtherAudience, listGrants } from "../../../../consent/index.ts";
import { anApplication as aProgram } from "../../../../openid/testing/application.ts";

// Whom a service is for holds at each door: the use case itself, which the pages of the space, those of the
// desk and OpenID all go through; then the pages, which say it before asking anything.

let home: SpaceHouse;
let canteen: Awaited<ReturnType<SpaceHouse["service"]>>;
let library: typeof canteen;
let jeanne: Someone;
let leo: PersonId;

beforeAll(async () => {
  home = await spaceHouse();
  const requests = [asks("given_name", required)];
  canteen = await home.service("cantine", { audience: "child", requests });
  library = await home.service("mediatheque", { audience: "self", requests });
  jeanne = await home.jeanne();
  leo = await home.childOf(jeanne);
});
afterAll(() => home?.house.close());

const yes = (by: Context, personId: PersonId, service: typeof canteen, spokenBy?: PersonId) =>
  acceptConsent(by, {
    personId,
    serviceId: service.id,
    version: service.version,
    granted: ["given_name"],
    refused: [],
    ...(spokenBy ? { spoken: { by: spokenBy, channel: "desk" as const } } : {}),
  });

const CHILDREN = "Ce service est pour les enfants : un parent ou un tuteur l’ouvre pour son enfant.";
const ONESELF = "Ce service est personnel : un parent ne l’ouvre pas pour son enfant.";
const plain = (body: string) => body.replace(/<[^>]*>/g, " ").replace(/[\s\u00a0\u202f]+/g, " ");

test("a child’s service is for a parent or a guardian; one’s own is not opened by a parent; a mandate acts as oneself", () => {
  const links = [undefined, "parental_authority", "guardianship", "mandate"] as const;
  const answers = (audience: "self" | "child" | "both") =>
    links.map((link) => findOtherAudience({ audience }, { link, isGrown: false }) ?? "yes");
  expect(answers("child")).toEqual(["children", "yes", "yes", "children"]);
  expect(answers("self")).toEqual(["yes", "oneself", "yes", "yes"]);
  expect(answers("both")).toEqual(["yes", "yes", "yes", "yes"]);
  for (const link of links)
    expect(findOtherAudience({ audience: "child" }, { link, isGrown: true })).toBe("children");
});

describe("the use case refuses, whoever asks", () => {
  test("a grown-up for themselves, a parent in their child’s place", async () => {
    await expect(yes(jeanne, jeanne.personId, canteen)).rejects.toThrow("consent.for_children");
    await expect(yes(jeanne, leo, library)).rejects.toThrow("consent.for_oneself");
  });

  test("a guardian, for an adult of eighty", async () => {
    const old = await aPerson(home.house, home.caen, {
      validated: { given_name: "Madeleine", birthdate: "1944-02-03" },
    });
    const guardian = await aPerson(home.house, home.caen, { validated: { given_name: "Paul" } });
    const system = home.house.system(home.caen);
    await system.transaction(async (tx) => {
      const id = await addRepresentation(tx, system, {
        representativeId: guardian.personId,
        representedId: old.personId,
        kind: "guardianship",
      });
      await validateRepresentation(system, { id, evidence: { kind: "court_decision" } });
    });
    await expect(yes(guardian, old.personId, canteen)).rejects.toThrow("consent.for_children");
    expect((await yes(guardian, old.personId, library)).state).toBe("live");
  });

  test("an agent who hears them", async () => {
    const agent = await anAgent(home.house, home.caen, ["reception"]);
    const { personId } = jeanne;
    await expect(yes(agent, personId, canteen, personId)).rejects.toThrow("consent.for_children");
    await expect(yes(agent, leo, library, personId)).rejects.toThrow("consent.for_oneself");
    expect((await yes(agent, leo, canteen, personId)).state).toBe("live");
  });

  test("a parent who also says that they are the guardian: nobody decided it, whatever the order of the links", async () => {
    const guardian = {
      representativeId: jeanne.personId,
      kind: "guardianship",
      measure: "tutelle_mineur",
    } as const;
    const desk = await anAgent(home.house, home.caen, ["reception"]);
    const children: PersonId[] = [];
    for (let one = 0; one < 4; one += 1) {
      const representedId = await home.childOf(jeanne);
      await desk.transaction((tx) => addRepresentation(tx, desk, { ...guardian, representedId }));
      children.push(representedId);
    }
    // Made by her as a guardian, and by no other link.
    const made = await jeanne.transaction((tx) => createRepresentedPerson(tx, jeanne, guardian));
    const born = { ...made, name: "birthdate", value: "2017-09-02", saidBy: jeanne.personId } as const;
    await jeanne.transaction((tx) => createDeclaration(tx, jeanne, born));
    for (const child of [...children, made.personId])
      await expect(yes(jeanne, child, library)).rejects.toThrow("consent.for_oneself");
  });

  test("nothing of it is written", async () => {
    const grants = await jeanne.transaction((tx) => listGrants(tx, jeanne, jeanne.personId));
    expect(grants).toEqual([]);
  });
});

describe("the pages say it in the same sentence", () => {
  test("of the space, typed by hand or posted", async () => {
    const browser = await home.server.signedIn(jeanne);
    for (const [path, sentence] of [
      ["/caen/espace/services/caen/cantine/accord", CHILDREN],
      [`/caen/espace/services/caen/mediatheque/accord?pour=${leo}`, ONESELF],
    ] as const) {
      const shown = await browser.open(path);
      expect([shown.status, plain(shown.body)]).toEqual([422, expect.stringContaining(sentence)]);
      await browser.open("/caen/espace");
      const posted = await browser.post(path, { geste: "accepter" });
      expect([posted.status, plain(posted.body)]).toEqual([422, expect.stringContaining(sentence)]);
    }
  });

  test("of an application’s request", async () => {
    const application = await aProgram(
      home.server.app,
      "http://localhost:3000/caen/oidc",
      await anApplication(home, library),
    );
    const browser = await home.server.signedIn(jeanne);
    const { shown } = await application.start(browser);
    const other = await browser.open(`${shown.url}?pour=${leo}`);
    expect([other.status, plain(other.body)]).toEqual([422, expect.stringContaining(ONESELF)]);
  });
});
