import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** One package of package-lock.json, as npm installs it (package-lock-json(5), version 3). */
export interface Package {
  /** Its place under the root: `node_modules/pg`. */
  readonly path: string;
  readonly name: string;
  readonly version: string;
  /** SPDX expression that it declares. */
  readonly license: string;
  readonly integrity: string | undefined;
  /** What it asks for, by place. */
  readonly uses: readonly string[];
}

interface Locked {
  readonly version?: string;
  readonly license?: string;
  readonly integrity?: string;
  readonly link?: boolean;
  readonly resolved?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

type Lock = Readonly<Record<string, Locked>>;

/**
 * What an installation runs: the server, the program of a desk, and the Node of the project (in the root).
 */
const ENTRIES = ["", "apps/platform", "apps/reader"];

/** Every package of others that runs in production, ours left out, by name. */
export function productionPackages(root: string): readonly Package[] {
  const { packages: lock }: { packages: Lock } = JSON.parse(
    readFileSync(join(root, "package-lock.json"), "utf8"),
  );
  const met = new Map<string, Package>();
  const waiting = [...ENTRIES];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (met.has(path)) continue;
    const one = readPackage(root, lock, path);
    met.set(path, one);
    waiting.push(...one.uses);
  }
  return [...met.values()]
    .filter(({ path }) => path.startsWith("node_modules/") || path.includes("/node_modules/"))
    .sort((one, other) => (one.path < other.path ? -1 : 1));
}

function readPackage(root: string, lock: Lock, path: string): Package {
  const locked = lock[path];
  if (!locked) throw new Error(`package-lock.json does not know ${path}`);
  // The root asks for tools only, but for the Node that it brings.
  const asked = { ...(path === "" ? {} : locked.dependencies), ...locked.optionalDependencies };
  const uses = Object.keys({ ...asked, ...locked.peerDependencies }).flatMap((name) => {
    const found = place(lock, path, name);
    return found === undefined ? [] : [found];
  });
  const name = path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length);
  return {
    path,
    name,
    version: locked.version ?? "",
    license: locked.license ?? declaredLicense(root, path),
    integrity: locked.integrity,
    uses,
  };
}

/** As Node looks for it: beside who asks, then above. Undefined for an optional one that npm left out. */
function place(lock: Lock, from: string, name: string): string | undefined {
  for (let at = from; ; at = at.slice(0, Math.max(0, at.lastIndexOf("node_modules/") - 1))) {
    const candidate = `${at === "" ? "" : `${at}/`}node_modules/${name}`;
    const found = lock[candidate];
    if (found) return found.link ? found.resolved : candidate;
    if (at === "") return undefined;
  }
}

/** Some say it in their own file only, and the oldest as npm wrote it before SPDX: a list of kinds. */
function declaredLicense(root: string, path: string): string {
  const file = join(root, path, "package.json");
  if (!existsSync(file)) return "";
  const { license, licenses }: { license?: unknown; licenses?: unknown } = JSON.parse(
    readFileSync(file, "utf8"),
  );
  if (typeof license === "string") return license;
  const kinds: readonly unknown[] = Array.isArray(licenses) ? licenses : [license];
  return kinds.flatMap((kind) => kindOf(kind)).join(" OR ") || namedByText(join(root, path));
}

/** By the title of its licence, for one that declares nothing (png-js). */
function namedByText(folder: string): string {
  const [file] = readdirSync(folder).filter((name) => /^licen[cs]e/i.test(name));
  const title =
    file === undefined ? "" : readFileSync(join(folder, file), "utf8").trimStart().split("\n", 1)[0];
  return /^(the )?mit license/i.test(title ?? "") ? "MIT" : "";
}

const kindOf = (one: unknown): readonly string[] =>
  typeof one === "object" && one !== null && "type" in one ? [String(one.type)] : [];
