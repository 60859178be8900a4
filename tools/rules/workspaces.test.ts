import { expect, test } from "vitest";
import { saidOf } from "../testing/fixture.ts";
import { workspaces } from "./workspaces.ts";

const platform = { "apps/platform/package.json": "{}" };

test.each([
  ["packages/ui/src/button.tsx", "@ardeco/platform", "imports the application"],
  ["packages/ui/src/button.tsx", "../../../apps/platform/src/app.ts", "outside the workspace packages/ui"],
  ["packages/rules/src/index.ts", "@ardeco/contracts", "may import none"],
  ["packages/contracts/src/index.ts", "@ardeco/rules", "may import none"],
  ["packages/sdk/src/index.ts", "@ardeco/contracts", "may import none"],
  ["apps/reader/src/app.ts", "@ardeco/platform/config", "imports the application"],
  ["apps/reader/src/app.ts", "@ardeco/rules", "may import contracts, desfire, pcsc, pkcs11"],
  ["apps/reader/src/app.ts", "@ardeco/testing", "may import contracts, desfire, pcsc, pkcs11"],
  ["examples/library.ts", "../apps/platform/src/app.ts", "outside the workspace examples"],
  ["examples/library.ts", "@ardeco/ui", "may import contracts"],
  ["e2e/enrol.ts", "../apps/platform/src/app.ts", "speak HTTP"],
  ["e2e/enrol.ts", "@ardeco/ui", "may import testing, contracts"],
  [
    "bench/measures/elements.ts",
    "@ardeco/platform/features/identity/identity/store",
    "below a module's door",
  ],
  [
    "apps/platform/src/web/layout.tsx",
    "../../../../packages/ui/src/button.tsx",
    "import a package by its name",
  ],
])("%s does not import %s", (file, specifier, sentence) => {
  expect(saidOf(workspaces, { ...platform, [file]: `import "${specifier}";` })).toEqual([
    expect.stringContaining(sentence),
  ]);
});

test("packages imported by name pass", () => {
  const said = saidOf(workspaces, {
    ...platform,
    "apps/platform/src/web/layout.tsx": `import "@ardeco/ui"; import "../app.ts";`,
    "packages/rules/src/index.test.ts": `import "@ardeco/testing"; import "vitest";`,
    "e2e/enrol.ts": `import "@ardeco/testing"; import "@ardeco/contracts";`,
    "bench/measures/pages.ts": `import "../apps/platform/src/app.ts"; import "@ardeco/platform/config";
      import "@ardeco/platform/features/identity/identity/index"; import "@ardeco/platform/features/identity/identity/testing/rows";`,
  });
  expect(said).toEqual([]);
});
