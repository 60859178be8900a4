import { afterAll, beforeAll, expect, test } from "vitest";
import type { Browser } from "../../testing/test-browser.ts";
import { asks, required, type SpaceHouse, spaceHouse } from "./testing/space-house.ts";

// A parent who reads of a child is not told that the child's information is theirs.

let home: SpaceHouse;
let browser: Browser;
let child: string;
beforeAll(async () => {
  home = await spaceHouse();
  await home.service("cantine", {
    title: { fr: "Cantine", en: "Canteen" },
    audience: "child",
    requests: [asks("given_name", required)],
  });
  const jeanne = await home.jeanne();
  child = await home.childOf(jeanne);
  browser = await home.server.signedIn(jeanne);
});
afterAll(() => home?.house.close());

const asRead = (body: string) => {
  const [main = ""] = /<main.*<\/main>/s.exec(body) ?? [];
  return main.replace(/<(?!\/?(strong|em|code)\b)[^>]*>/g, "\n").replace(/[ \u00a0\u202f]+/g, " ");
};

/** What would be said to the reader of what is the child's. */
const THEIRS =
  /\b(vos (autres services|informations|lignes|services)|sait de vous|parle de vous|votre journal|mon journal$|mes (données|lignes))\b/gim;

const pages = [
  "informations",
  "informations/given_name",
  "journal",
  "journal/verifier",
  "droits",
  "droits/demander/access",
  "droits/demander/objection",
  "demander",
];

test.each(pages)("/espace/%s of a child says “son, sa, ses”", async (page) => {
  const shown = await browser.open(`/caen/espace/${page}?pour=${child}`);
  expect(shown.status).toBe(200);
  expect(asRead(shown.body).match(THEIRS) ?? []).toEqual([]);
});

test("the child’s service and its end too", async () => {
  const door = `/caen/espace/services/caen/cantine/accord?pour=${child}`;
  await browser.open(door);
  const [grant = ""] = (await browser.submit({ geste: "accepter" })).url.split("?");
  expect(grant).toContain("/accords/");
  for (const page of [grant, `${grant}/retrait`]) {
    const shown = await browser.open(`${page}?pour=${child}`);
    expect(shown.status).toBe(200);
    expect(asRead(shown.body).match(THEIRS) ?? []).toEqual([]);
  }
});

test("one’s own pages still say “vos, mes”", async () => {
  expect(asRead((await browser.open("/caen/espace/informations")).body)).toContain("toutes mes données");
  expect(asRead((await browser.open("/caen/espace/journal")).body)).toContain("Vérifier mon journal");
});
