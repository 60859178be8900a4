import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openSignInLink, requestSignInLinks } from "../../features/access/access/index.ts";
import { readAuthorityJournal, readPersonJournal } from "../../features/trust/audit/index.ts";
import { staffRoles } from "../../kernel/context.ts";
import { anAgent } from "../../testing/builders.ts";
import { aPoster, type EveryForm, everyForm } from "../testing/every-form.ts";
import { forms } from "../testing/forms-of-agents.ts";
import { canary, type FullTown, fullTown } from "../testing/full-town.ts";
import { untold } from "../testing/untold.ts";
import { takeWrites, type Written, watchWrites } from "../testing/written.ts";

// The database itself notes what each transaction changes. Whatever changed is told by a line of the same
// transaction, or the list says why it is not.

/** Changes of transactions that left no line, and of which the list knows nothing. */
const unexplained = (all: readonly Written[]): readonly string[] => [
  ...new Set(
    all.flatMap(({ told, changes }) => (told ? [] : changes.filter((change) => !(change in untold)))),
  ),
];

describe("in a town in which everything was done", () => {
  let town: FullTown;
  let all: readonly Written[];
  beforeAll(async () => {
    town = await fullTown(watchWrites);
    all = await takeWrites(town.house);
  }, 300_000);
  afterAll(() => town?.close());

  test("no transaction changed anything without its line", () => {
    expect(all.filter(({ told }) => told).length).toBeGreaterThan(100);
    expect(unexplained(all)).toEqual([]);
  });

  test("what happened to her is told: consents, releases, decisions, signing in", async () => {
    const { zelie, house, world } = town;
    let token = "";
    const asked = { email: canary.email, door: "person" } as const;
    const front = house.as({ kind: "anonymous" }, world.caen);
    await requestSignInLinks(front, asked, async (_tx, _system, links) => {
      token = links[0]?.token ?? "";
    });
    await takeWrites(house);
    await openSignInLink(front, token);
    expect(unexplained(await takeWrites(house))).toEqual([]);
    const { entries } = await readPersonJournal(zelie, zelie.personId, { limit: 500 });
    const actions = new Set(entries.map(({ action }) => action));
    for (const action of [
      "access.signed_in",
      "consent.grant_given",
      "consent.released",
      "identity.element_declared",
    ])
      expect(actions, action).toContain(action);
    expect(entries[0]).toMatchObject({ action: "access.signed_in", data: { method: "email_link" } });
  });
});

describe("by the forms of agents and of people", () => {
  let all: EveryForm;
  beforeAll(async () => {
    all = await everyForm();
    await watchWrites(all.house);
  }, 300_000);
  afterAll(() => all?.house.close());

  test("none of their addresses writes without its line", { timeout: 240_000 }, async () => {
    const { house, server, town, things } = all;
    const agent = await aPoster(
      server,
      await server.signedIn(await anAgent(house, town.id, [...staffRoles])),
      "/caen/administration",
    );
    const person = await aPoster(server, await server.signedIn(things.person), "/caen/espace/securite");
    const wrote: string[] = [];
    const silent: (readonly [string, readonly string[]])[] = [];
    await takeWrites(house);
    // Last those that end the sitting.
    const paths = all.paths.toSorted((one, other) => Number(leaves(one)) - Number(leaves(other)));
    for (const path of paths) {
      const poster = /^\/(agents|administration)/.test(path) ? agent : person;
      const { status, code } = await poster.post(addressOf(path), forms[path]?.fields ?? {});
      expect(status, `${path}: ${code}`).toBeLessThan(500);
      const writes = await takeWrites(house);
      if (writes.some(({ told }) => told)) wrote.push(path);
      const found = unexplained(writes);
      if (found.length > 0) silent.push([path, found]);
    }
    expect(silent).toEqual([]);
    // A walk that writes nothing proves nothing.
    expect(wrote.length).toBeGreaterThan(20);
  });

  test("an auditor who consults the journal leaves a line in it, by the page and by the API", async () => {
    const { house, server, town } = all;
    const auditor = await anAgent(house, town.id, ["auditor"]);
    const browser = await server.signedIn(auditor);
    expect((await browser.open("/caen/administration/journal")).status).toBe(200);
    const { entries } = await auditor.transaction((tx) => readAuthorityJournal(tx, auditor, { limit: 1 }));
    expect(entries).toMatchObject([{ action: "audit.journal_consulted", actor: { kind: "staff" } }]);
    expect((await browser.open("/caen/administration/journal")).body).toContain("a été consulté");
  });

  const leaves = (path: string): boolean => /deconnexion|seances/.test(path);

  function addressOf(path: string): string {
    const { things, town } = all;
    const byFiles = path.startsWith("/administration/services/:service/fichiers");
    const names: Readonly<Record<string, string>> = {
      ...things,
      id: path.startsWith("/agents/dossiers/") ? things.file : things.person.personId,
      service: byFiles ? things.filesService : path.startsWith("/agents/") ? things.slug : things.service,
      file: byFiles ? things.transferFile : path.includes("/reprises/") ? things.personFile : things.file,
      desk: town.deskId,
      request: things.right,
      element: "phone_number",
      version: "1",
      outcome: "faite",
      act: "valider",
    } as unknown as Readonly<Record<string, string>>;
    return `/caen${path.replaceAll(/:(\w+)/g, (_whole, name: string) => names[name] ?? "x")}`;
  }
});
