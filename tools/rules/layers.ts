import type { CodeFile, Import } from "../source/code-file.ts";
import { type Layer, type Place, placeOf, workspacePackage } from "../source/place.ts";
import { type Failure, failure, type Rule } from "./rule.ts";

interface Neighbours {
  readonly layers: readonly Layer[];
  /** `@ardeco/<name>` packages, or null for any. */
  readonly packages: readonly string[] | null;
}

/**
 * pages/common and frames/common: what pages of several frames show the same way; frames/feature: how features
 * define themselves. They import no page of one frame.
 */
const SHARED: ReadonlySet<string> = new Set(["common", "feature"]);

/** Data travels one way: request → page → use case → store, and back. app.ts and tests know everything. */
const neighbours: Partial<Record<Layer, Neighbours>> = {
  kernel: { layers: ["kernel"], packages: ["contracts"] },
  // The decoders of documents, which a process without a key runs (infra/decoding).
  infra: { layers: ["infra", "kernel"], packages: ["mrz-reader", "two-d-doc"] },
  web: { layers: ["web", "kernel", "infra"], packages: ["ui", "contracts"] },
  // Which packages a feature uses is written in its module.json and checked by module-manifest.
  feature: { layers: ["feature", "kernel"], packages: null },
  page: { layers: ["page", "feature", "web", "kernel"], packages: ["ui", "contracts"] },
  // What a feature says of itself: only composition imports it.
  definition: { layers: ["page", "feature", "web", "kernel"], packages: [] },
  config: { layers: ["kernel", "infra"], packages: ["contracts"] },
  root: { layers: ["root", "composition", "config", "kernel", "infra", "web"], packages: null },
};

export const layers: Rule = {
  name: "layers",
  adr: "0001",
  check: (tree) =>
    tree
      .code()
      .filter(({ path }) => !placeOf(path).isTest && neighbours[placeOf(path).layer] !== undefined)
      .flatMap((file) => [...looseFile(file), ...file.imports.flatMap((used) => checkImport(file, used))]),
};

function looseFile({ path }: CodeFile): Failure[] {
  const { layer, name } = placeOf(path);
  if (layer !== "page" || name !== "") return [];
  return [failure(path, 1, `Put it in the folder of a frame, or in common/.`)];
}

function checkImport(file: CodeFile, used: Import): Failure[] {
  const here = placeOf(file.path);
  const allowed = neighbours[here.layer];
  if (!allowed) return [];
  const wrong = wrongLayer(here, used, allowed) ?? wrongPackage(here, used, allowed);
  return wrong ? [failure(file.path, used.line, wrong)] : [];
}

function wrongLayer(here: Place, { path, specifier }: Import, { layers }: Neighbours): string | null {
  const there = path === null ? null : placeOf(path);
  if (!there || there.workspace !== here.workspace) return null;
  if (!layers.includes(there.layer)) {
    return `A ${here.layer} file imports “${specifier}” (${there.layer}); it may import ${layers.join(", ")}.`;
  }
  const isOtherFrame = here.layer === "page" && there.layer === "page" && there.name !== here.name;
  if (!isOtherFrame || SHARED.has(there.name)) return null;
  return `A page of ${here.name} imports a page of ${there.name}; share through pages/common, web, ui or a feature's door.`;
}

function wrongPackage(
  here: Place,
  { specifier, path, typeOnly }: Import,
  { packages }: Neighbours,
): string | null {
  const name = workspacePackage(specifier);
  if (name !== null) {
    if (packages === null || packages.includes(name)) return null;
    return `A ${here.layer} file imports ${specifier}; among our packages it may import ${packages.join(", ") || "none"}.`;
  }
  if (here.layer !== "kernel" || path !== null || typeOnly) return null;
  return `The kernel imports “${specifier}”; its words stand alone (types excepted).`;
}
