import { describe, expect, test } from "vitest";
import { aTree, FEATURES, manifest } from "../testing/fixture.ts";
import { configurationDocument } from "./configuration.ts";
import { decisionsDocument } from "./decisions.ts";
import { difference } from "./difference.ts";
import { elementsDocument } from "./elements.ts";
import { errorsDocument } from "./errors.ts";
import { eventsDocument } from "./events.ts";
import { documents } from "./index.ts";
import { architectureDocument, modulesDocument } from "./modules.ts";
import { tablesDocument } from "./tables.ts";
import { listThreatDocuments, securityDocument } from "./threats.ts";

const twoModules = {
  [`${FEATURES}/keys/module.json`]: manifest(),
  [`${FEATURES}/keys/README.md`]: "# keys\n\nSeals and opens.\nNobody else does.\n\nMore.",
  [`${FEATURES}/audit/module.json`]: manifest(["keys"], ["keys"]),
};

describe("modules", () => {
  test("stand on the level their dependencies give them", () => {
    const text = modulesDocument.render(aTree(twoModules));
    expect(text).toContain(
      `subgraph level1["level 1"]\n    audit\n  end\n  subgraph level0["level 0"]\n    keys`,
    );
    expect(text).toContain("audit --> keys");
    expect(text).toContain("Seals and opens. Nobody else does. |");
  });

  test("keep the links of their README, from where they now stand", () => {
    const readme =
      "# keys\n\nSeals ([ADR 8](../../../../../../docs/adr/0008-keys.md#why), [RFC](https://rfc.example/1)).";
    const text = modulesDocument.render(aTree({ ...twoModules, [`${FEATURES}/keys/README.md`]: readme }));
    expect(text).toContain("Seals ([ADR 8](../adr/0008-keys.md#why), [RFC](https://rfc.example/1)). |");
  });

  test("are joined by the arrows that no others imply; the table has them all", () => {
    const text = modulesDocument.render(
      aTree({ ...twoModules, [`${FEATURES}/people/module.json`]: manifest(["audit", "keys"], ["audit"]) }),
    );
    expect(text).toContain("people --> audit");
    expect(text).not.toContain("people --> keys");
    expect(text).toMatch(/\[people\].*\| audit, keys \| audit \|/);
  });

  test("are drawn in ARCHITECTURE.md between the markers, and nothing else moves", () => {
    const text = "before\n<!-- generated:modules -->\nold\n<!-- /generated -->\nafter\n";
    const drawn = architectureDocument.render(aTree({ ...twoModules, "ARCHITECTURE.md": text }));
    expect(drawn).toMatch(
      /^before\n<!-- generated:modules -->\n```mermaid\n[\s\S]*```\n<!-- \/generated -->\nafter\n$/,
    );
    expect(drawn).not.toContain("old");
  });
});

describe("errors", () => {
  const errors = (text: string) => errorsDocument.render(aTree({ [`${FEATURES}/keys/errors.ts`]: text }));
  const lost = `"keys.lost": { status: 409, fr: "Clé " + "perdue.", en: "Key lost.", todo: { fr: "Appelez.", en: "Call." } }`;

  test("are listed with what to do", () => {
    const text = errors(`export const keysErrors = defineErrors({ ${lost} });`);
    expect(text).toContain("| `keys.lost` | 409 | Clé perdue. | Appelez. | Key lost. Call. |");
  });

  test("defined twice, or computed, stop the generation", () => {
    expect(() => errors(`defineErrors({ ${lost} }); defineErrors({ ${lost} });`)).toThrow(
      "keys.lost is defined twice",
    );
    expect(() => errors(`defineErrors({ ...others });`)).toThrow(
      "errors.ts:1: defineErrors takes literals only",
    );
  });
});

test("tables are told with their comments, in the state of the last migration", () => {
  const text = tablesDocument.render(
    aTree({
      "apps/platform/sql/trust/tables/keys.sql": `create table person_key (id uuid not null, "wrapped" bytea);
        comment on table person_key is
          'A person'
          '''s key.';
        create table passing (id uuid);
        create table message (id uuid, template text, subject text, language text, constraint one check (id is not null));`,
      "apps/platform/migrations/2001_keys_tell_person_key.sql": `drop table passing;
        alter table message drop column template, drop if exists subject cascade, drop constraint one;
        comment on column person_key.wrapped is 'personal: under | the authority''s key';`,
    }),
  );
  expect(text).toContain("## keys\n\n### person_key\n\nA person's key.");
  expect(text).toContain("| `wrapped` | bytea | personal: under \\| the authority's key |");
  expect(text).not.toContain("passing");
  const message = text?.slice(text.indexOf("### message")) ?? "";
  expect([...message.matchAll(/^\| `(\w+)`/gm)].map(([, column]) => column)).toEqual(["id", "language"]);
});

test("a table given another name by another module is told there, under that name", () => {
  const text = tablesDocument.render(
    aTree({
      "apps/platform/sql/consent/tables/exchanges.sql":
        "create table file (id uuid, sent_on date); comment on table file is 'A file.';",
      "apps/platform/migrations/2001_transfers_rename_file.sql":
        "alter table file rename to transfer_file; comment on column transfer_file.sent_on is 'In Paris.';",
    }),
  );
  expect(text).toContain("## transfers\n\n### transfer_file\n\nA file.");
  expect(text).toContain("| `sent_on` | date | In Paris. |");
  expect(text).not.toContain("exchanges");
});

test("settings are told without being run, and secrets are marked", () => {
  const text = configurationDocument.render(
    aTree({
      "apps/platform/src/infra/settings/settings.ts": `export const settings = [
        { name: "PORT", default: "3000", description: "Port.", secret: false, change: "It is taken.", refused: "a word" },
        { name: "SMTP_URL", default: null, description: "Mail.", secret: true },
      ] as const satisfies readonly Setting[];`,
    }),
  );
  expect(text).toContain(
    "| `PORT` | `3000` | – | Port. | It is taken. | a word |\n| `SMTP_URL` | – | secret | Mail. | – | – |",
  );
});

test("identity elements come from the registry", () => {
  expect(elementsDocument.render(aTree({}))).toContain("| `family_name` | Nom de naissance |");
});

describe("threats", () => {
  const area = (title: string) =>
    JSON.stringify({
      title,
      threats: [
        {
          id: "forged-forms",
          boundary: "browser ↔ web",
          threats: ["another site", "a planted cookie"],
          guards: ["a token ([ADR 4](docs/adr/0004-pages.md))"],
          tests: [{ file: "apps/web/csrf.test.ts", titles: ["is refused", "is a 403"], note: "each form" }],
        },
      ],
      limits: [{ sentences: ["**Floods** are counted by one server.", "Not by all."] }],
    });
  const files = {
    "SECURITY.md":
      "before\n<!-- generated:boundaries -->\n<!-- /generated -->\nbetween\n<!-- generated:limits -->\nold\n<!-- /generated -->\n",
    "docs/security/threats/browser.json": area("Browsers"),
    "docs/security/threats/mail.json": area("Mail"),
  };

  test("have a page for each file of the register, whose links lead where they led", () => {
    const tree = aTree(files);
    const [browser, mail] = listThreatDocuments(tree);
    expect(mail?.path).toBe("docs/generated/security/mail.md");
    const text = browser?.render(tree);
    expect(text).toContain(
      "| another site<br>a planted cookie | a token ([ADR 4](../../adr/0004-pages.md)) |",
    );
    expect(text).toContain(
      "- [csrf.test.ts](../../../apps/web/csrf.test.ts) (each form): “is refused”, “is a 403”",
    );
    expect(text).toContain("## Not defended yet\n\n- **Floods** are counted by one server. Not by all.\n");
  });

  test("are counted in SECURITY.md between the markers, with the subjects of what is not defended", () => {
    const text = securityDocument.render(aTree(files));
    expect(text).toMatch(/^before\n<!-- generated:boundaries -->\n\| page [\s\S]+\nbetween\n/);
    expect(text).toContain("| [Browsers](docs/generated/security/browser.md) | 1 | 2 | 1 | 2 |");
    expect(text).toContain("| all | 1 | 4 | 2 | 4 |");
    expect(text).toContain("- [Mail](docs/generated/security/mail.md#not-defended-yet): Floods.");
    expect(text).not.toContain("old");
  });
});

test("decisions are indexed, the template left out", () => {
  const text = decisionsDocument.render(
    aTree({
      "docs/adr/0000-template.md": "# 0000 Title\n",
      "docs/adr/0003-postgresql.md": "# 0003 PostgreSQL only\n\nDate: 2026-11-24 · Status: accepted\n",
    }),
  );
  expect(text).toContain("| [0003](0003-postgresql.md) | PostgreSQL only | 2026-11-24 | accepted |");
  expect(text).not.toContain("[0000]");
  expect(text).toContain("not written: 0001, 0002.");
});

test.each([
  ["# 0003. PostgreSQL only\n\nDate: 2026-11-24 · Status: accepted\n"],
  ["# 0003 PostgreSQL only\n\nDate: 2026-11-24. Status: accepted.\n"],
  ["# 0003 PostgreSQL only\n\n2026-11-24 · accepted\n"],
  ["# 0004 PostgreSQL only\n\nDate: 2026-11-24 · Status: accepted\n"],
])("a decision of another form stops the generation: %j", (text) => {
  const tree = aTree({ "docs/adr/0003-postgresql.md": text });
  expect(() => decisionsDocument.render(tree)).toThrow("0003-postgresql.md: begin with “# 0003 Title”");
});

test("what does not exist yet is passed over", () => {
  const tree = aTree({});
  expect(documents.filter((document) => document.render(tree) !== null)).toEqual([
    elementsDocument,
    eventsDocument,
  ]);
});

test("a stale document is told by its first wrong line and the command that repairs it", () => {
  expect(difference("a.md", "one\ntwo\n", "one\ntwo\n")).toBeNull();
  expect(difference("a.md", "one\ntwo\n", "one\n2\n")).toMatch(
    /^a\.md:2: found “two”, expected “2”; run node tools/,
  );
  expect(difference("a.md", "one\nmore", "one")).toContain("a.md:2: found “more”");
});
