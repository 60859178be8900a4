import type { CodeFile, Import } from "../source/code-file.ts";
import { placeOf, workspacePackage } from "../source/place.ts";
import type { Tree } from "../source/tree.ts";
import { type Failure, failure, type Rule } from "./rule.ts";

/** Workspaces that name all they may import among ours; the others may import any package. */
const allowedPackages: Readonly<Record<string, readonly string[]>> = {
  "packages/contracts": [],
  "packages/rules": [],
  // Vendors install it alone.
  "packages/sdk": [],
  "apps/reader": ["contracts", "desfire", "pcsc", "pkcs11"],
  examples: ["contracts", "sdk"],
  e2e: ["testing", "contracts"],
};

/** Of a module, a bench imports the door, and what the module offers to tests. */
const BELOW_A_DOOR = /^@ardeco\/[^/]+\/features\/[^/]+\/[^/]+\/(?!index$|testing\/)/;

/** Workspaces import each other by name, packages know no application, e2e and examples speak HTTP. */
export const workspaces: Rule = {
  name: "workspaces",
  adr: "0001",
  check: (tree) =>
    tree.code().flatMap((file) => file.imports.flatMap((used) => checkImport(tree, file, used))),
};

function checkImport(tree: Tree, file: CodeFile, used: Import): Failure[] {
  const here = placeOf(file.path).workspace;
  if (here === "") return [];
  const sentence = used.path === null ? wrongName(tree, file.path, here, used) : wrongPath(here, used.path);
  return sentence ? [failure(file.path, used.line, sentence)] : [];
}

function wrongPath(here: string, path: string): string | null {
  const there = placeOf(path).workspace;
  if (there === here) return null;
  // A bench measures our parts against a peer: it alone may reach an application's doors.
  if (here === "bench" && there.startsWith("apps/")) return null;
  return `“${path}” is outside the workspace ${here}; import a package by its name, or speak HTTP to an application.`;
}

function wrongName(tree: Tree, path: string, here: string, { specifier }: Import): string | null {
  const name = workspacePackage(specifier);
  if (name === null || here === `packages/${name}`) return null;
  if (tree.has(`apps/${name}/package.json`) && here !== "bench") {
    return `${here} imports the application ${specifier}; an application is reached over HTTP only.`;
  }
  if (BELOW_A_DOOR.test(specifier)) {
    return `${here} imports “${specifier}”, below a module's door; import its index, or offer it in the module's testing folder.`;
  }
  const allowed = allowedPackages[here];
  const forTests = placeOf(path).isTest && name === "testing";
  if (!allowed || allowed.includes(name) || forTests) return null;
  return `${here} imports ${specifier}; among our packages it may import ${allowed.join(", ") || "none"}.`;
}
