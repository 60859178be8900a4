/** Where a file stands in the floor plan: its workspace, its layer, and the folder that gives it a name. */
export interface Place {
  /**
   * "apps/platform", "packages/rules", "examples", "e2e", "bench", "tools", or "" outside every workspace.
   */
  readonly workspace: string;
  readonly layer: Layer;
  /** Name of the feature, or of the frame of a page; "" elsewhere. */
  readonly name: string;
  readonly isTest: boolean;
}

export type Layer =
  | "feature"
  | "definition"
  | "page"
  | "web"
  | "kernel"
  | "infra"
  | "composition"
  | "config"
  | "root"
  | "support"
  | "none";

/** packages/testing itself is a library like the others. */
const TEST = /\.test\.tsx?$|(?<!^packages)\/(testing|fixtures)\//;
const layersByFolder: Readonly<Record<string, Layer>> = {
  web: "web",
  kernel: "kernel",
  infra: "infra",
  composition: "composition",
  demonstration: "composition",
};
const layersByFile: Readonly<Record<string, Layer>> = { "app.ts": "composition", "config.ts": "config" };

export function placeOf(path: string): Place {
  const workspace = workspaceOf(path);
  const isTest = TEST.test(path) || workspace === "e2e";
  const inSource = /^apps\/[^/]+\/src\/(.+)$/.exec(path)?.[1];
  return { workspace, isTest, ...(inSource ? getLayer(inSource.split("/")) : { layer: "none", name: "" }) };
}

function workspaceOf(path: string): string {
  return /^((apps|packages)\/[^/]+|examples|e2e|bench|tools)(?=\/)/.exec(path)?.[0] ?? "";
}

function getLayer([first = "", ...rest]: string[]): { layer: Layer; name: string } {
  const [second] = rest;
  if (second === undefined) return { layer: layersByFile[first] ?? "root", name: "" };
  if (first === "features") return getFeatureLayer(rest);
  if (first === "frames") return { layer: "page", name: rest.length === 1 ? "" : second };
  return { layer: layersByFolder[first] ?? "support", name: "" };
}

/**
 * features/<context>/<feature>/pages/<frame>/… is a page of that frame; the rest of the folder is the
 * feature.
 */
function getFeatureLayer([, feature, folder, frame, file]: string[]): { layer: Layer; name: string } {
  if (folder === undefined) return { layer: "support", name: "" };
  // What the rest of the system learns of the feature: it gathers its pages and its use cases.
  if (folder === "feature.ts") return { layer: "definition", name: feature ?? "" };
  if (folder === "pages") return { layer: "page", name: file === undefined ? "" : (frame ?? "") };
  return { layer: "feature", name: feature ?? "" };
}

/** Workspace named by `@ardeco/<name>` or `@ardeco/<name>/…`, otherwise null. */
export function workspacePackage(specifier: string): string | null {
  return /^@ardeco\/([^/]+)/.exec(specifier)?.[1] ?? null;
}

/** The one file through which a feature is imported. */
export function isDoor(path: string): boolean {
  return /\/features\/[^/]+\/[^/]+\/index\.ts$/.test(path);
}
