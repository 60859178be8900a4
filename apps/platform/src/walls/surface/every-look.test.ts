import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { staffRoles } from "../../kernel/context.ts";
import { anAgent } from "../../testing/builders.ts";
import type { Browser } from "../../testing/test-browser.ts";
import { addressIn } from "../testing/address-in.ts";
import { type EveryForm, everyForm } from "../testing/every-form.ts";
import { namesOf } from "../testing/names-of.ts";

// Every page of agents, as the generated list has it: whoever sees somebody's name there leaves a line that
// tells it.

const list = fileURLToPath(new URL("../../../../../docs/generated/pages.md", import.meta.url));
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

/** What more is said in an address: why, or who is there. */
function saying(address: string, path: string): string {
  if (address.includes("?")) return address;
  return path === "/agents/personnes/:id"
    ? `${address}?motif=check`
    : `${address}?avec=${all.things.person.personId}`;
}

/** Names of those whom only the establishments' files know. */
const fromFiles = ["Hamel", "Morvan"];

/** Pages that show nothing here, whoever looks: closed for this town, or opened by a link that was sent. */
const notReached = [
  // Who asked, and they alone: its own test takes it (features/access/smallstaff/pages/admin).
  /^\/administration\/approbations\/seul\//,
  /^\/administration\/bac-a-sable/,
  /^\/administration\/collectivite\/(apercu\.css|logo\/:digest)$/,
  /^\/agents\/connexion\/(lien|proconnect)/,
  // A till is its cashier's own: theirs alone open it (features/billing/payments/pages/desk/till).
  /^\/agents\/caisse\/:regie$/,
  // The régisseur’s own, once they have made it (features/billing/debits/pages/admin/debits).
  /^\/administration\/prelevements\/echeances\/:collection\/fichier\.xml$/,
  // Nothing was decided on the security file here, and no request file is ready: their own tests take them.
  /^\/administration\/conformite\/:document\/:version\/attestation\.pdf$/,
  /^\/administration\/registres\/fichiers\/demande\.p7m$/,
];

/** Communes of France, of which some bear people's names; the example of a file names nobody. */
const isPublic = (path: string) =>
  path === "/administration/exploitation/communes/:id" || path === "/administration/reprises/exemple.csv";

test("whoever sees somebody’s name on a page of agents leaves a line, whichever page", {
  timeout: 300_000,
}, async () => {
  await all.house.sqlAs(
    "owner",
    "update source_question set state = 'to_settle', outcome = 'not_found', answered_on = asked_on where id = $1",
    [all.things.question],
  );
  const seen: string[] = [];
  const untold: string[] = [];
  const elsewhere: string[] = [];
  for (const path of pages.filter((one) => !notReached.some((closed) => closed.test(one)))) {
    const before = await lines();
    const { body, status } = await agent.open(saying(addressIn(all, path, "caen"), path));
    if (status !== 200) elsewhere.push(`${path}: ${status}`);
    if (isPublic(path) || ![...people, ...fromFiles].some((name) => body.includes(name))) continue;
    seen.push(path);
    if ((await lines()) === before) untold.push(path);
  }
  expect(elsewhere).toEqual([]);
  expect(untold).toEqual([]);
  // A walk that no longer sees anybody proves nothing.
  expect(seen).toEqual(
    expect.arrayContaining([
      "/administration/droits",
      "/administration/droits/:request",
      "/administration/rapprochements",
      "/administration/rapprochements/fiches/:record",
      "/administration/rapprochements/proposition/:proposal",
      "/agents",
      "/agents/campagnes/:campaign",
      "/agents/dossiers/:id",
      "/agents/doublons",
      "/agents/doublons/:id",
      "/agents/echanges",
      "/agents/lettres",
      "/agents/lettres/:id",
      "/agents/personnes/:id",
      "/agents/personnes/:id/deces",
      "/agents/personnes/:id/demenagement",
      "/agents/quotients",
    ]),
  );
});
