import { beforeAll, describe, expect, inject, test } from "vitest";
import { Visitor } from "../support/visitor.ts";

// A neighbour, and the other parent, who know the ids and post by hand.

const { url, sessions } = inject("platform");
const as = (somebody: string) => new Visitor(url, sessions[somebody]);

let child = "";
beforeAll(async () => {
  const relatives = await as("jeanne").get("/caen/espace/proches");
  child = /pour=([0-9a-f-]{36})/.exec(relatives.body)?.[1] ?? "";
  expect(child).not.toBe("");
});

/** The token that the forms of this page hold for this very visitor. */
async function tokenOf(visitor: Visitor, page: string): Promise<string> {
  const { body } = await visitor.get(page);
  return /name="_csrf" value="([^"]+)"/.exec(body)?.[1] ?? "";
}

const pages = [
  "informations",
  "informations/address",
  "informations/export",
  "informations/export.json",
  "journal",
  "services/caen/cantine/accord",
];

describe("the id of a child who is not theirs gives a neighbour", () => {
  const linesOf = async () =>
    (await as("jeanne").get(`/caen/espace/journal?pour=${child}`)).body.match(/<li/g) ?? [];

  test.each(pages)("nothing to read: %s", async (page) => {
    const seen = await as("karim").get(`/caen/espace/${page}?pour=${child}`);
    expect([403, 404]).toContain(seen.status);
    expect(seen.body).not.toMatch(/Léo|Zoé|Lemoine|Morel/);
    expect((await as("jeanne").get(`/caen/espace/${page}?pour=${child}`)).status).toBe(200);
  });

  test.each([
    ["agreeing for them", "services/caen/cantine/accord", { version: "1", geste: "accepter" }],
    ["refusing for them", "services/caen/cantine/accord", { version: "1", geste: "refuser" }],
    ["correcting their address", "informations/address", { address_street: "1 rue du Voisin" }],
  ])("no act: %s", async (_, page, fields) => {
    const karim = as("karim");
    const _csrf = await tokenOf(karim, "/caen/espace/securite");
    const before = await linesOf();
    expect(before.length).toBeGreaterThan(0);
    const refused = await karim.post(`/caen/espace/${page}?pour=${child}`, { _csrf, ...fields });
    expect([403, 404]).toContain(refused.status);
    expect(await linesOf()).toHaveLength(before.length);
  });
});

test("parents act for their child, and neither for the other: an id is no mandate", async () => {
  const known = await as("julien").get(`/caen/espace/informations?pour=${child}`);
  expect(known.status).toBe(200);
  for (const [somebody, other] of [
    ["julien", "jeanne"],
    ["jeanne", "julien"],
    ["claire", "thomas"],
  ] as const) {
    const own = JSON.parse((await as(other).get("/caen/espace/informations/export.json")).body);
    const ids = new Set(JSON.stringify(own).match(/[0-9a-f]{8}-[0-9a-f-]{27}/g) ?? []);
    expect(ids.size, other).toBeGreaterThan(0);
    for (const id of [...ids].filter((one) => one !== child).slice(0, 20)) {
      const seen = await as(somebody).get(`/caen/espace/informations?pour=${id}`);
      const isTheirChild = seen.status === 200;
      if (isTheirChild) expect(seen.body).toMatch(/Léo|Zoé/);
      else expect([403, 404]).toContain(seen.status);
    }
  }
});
