import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { staffRoles } from "../kernel/context.ts";
import { anAgent } from "../testing/builders.ts";
import type { Browser } from "../testing/test-browser.ts";
import { type EveryForm, everyForm } from "./testing/every-form.ts";
import { namesOf } from "./testing/names-of.ts";

// Every page of agents, as the generated list has it: whoever sees somebody's name there leaves a line that tells it.

const list = fileURLToPath(new URL("../../../../docs/generated/pages.md", import.meta.url));
const pages = [...readFileSync(list, "utf8").matchAll(/^- `(\/(?:agents|administration)(?:\/.*)?)`$/gm)].map(
  ([, path = ""]) => path,
);

let all: EveryForm;
let agent: Browser;
let people: readonly string[];

beforeAll(async () => {
  all = await everyForm();
  const { house, server, town } = all;
  agent = await server.signedIn(await anAgent(house, town.id, [...staffRoles]));
  people = await namesOf(house, town.id);
});
afterAll(() => all?.house.close());

const lines = async (): Promise<number> => {
  const [counted] = await all.house.sqlAs<{ lines: number }>(
    "owner",
    "select count(*)::int as lines from journal_entry where authority_id = $1",
    [all.town.id],
  );
  return counted?.lines ?? 0;
};

/** The address with the town's own things in it; several, where one name stands for several. */
function addressOf(path: string): string {
  const { things } = all;
  const names: Readonly<Record<string, string>> = {
    id: idIn(path),
    link: things.link,
    service: path.startsWith("/agents/") ? things.slug : things.service,
    campaign: path.startsWith("/agents/") ? things.renewed : things.campaign,
    grant: things.grant,
    agent: things.agent,
    element: "phone_number",
    version: "1",
  };
  const why = path === "/agents/personnes/:id" ? "?motif=check" : `?avec=${things.person.personId}`;
  return `/caen${path.replaceAll(/:(\w+)/g, (_whole, name: string) => names[name] ?? "x")}${why}`;
}

function idIn(path: string): string {
  const { things } = all;
  if (path.startsWith("/agents/dossiers/")) return things.file;
  if (path.startsWith("/agents/lettres/")) return things.letter;
  if (path.startsWith("/agents/echanges/")) return things.contact;
  return path.endsWith("/deces/annuler") ? things.dead : things.person.personId;
}

test("whoever sees somebody’s name on a page of agents leaves a line, whichever page", {
  timeout: 180_000,
}, async () => {
  const seen: string[] = [];
  const untold: string[] = [];
  for (const path of pages) {
    const before = await lines();
    const { body, status } = await agent.open(addressOf(path));
    const names = people.filter((name) => body.includes(name));
    if (status !== 200 || names.length === 0) continue;
    seen.push(path);
    if ((await lines()) === before) untold.push(path);
  }
  expect(untold).toEqual([]);
  // A walk that no longer sees anybody proves nothing.
  expect(seen).toEqual(
    expect.arrayContaining([
      "/agents",
      "/agents/dossiers/:id",
      "/agents/echanges",
      "/agents/lettres",
      "/agents/lettres/:id",
      "/agents/personnes/:id",
      "/agents/personnes/:id/deces",
      "/agents/personnes/:id/demenagement",
      "/agents/personnes/:id/majorite",
    ]),
  );
});
