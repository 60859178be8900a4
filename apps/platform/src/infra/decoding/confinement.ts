import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

/**
 * The command of a decoding process: Node under its permission model, which reads our code and nothing else,
 * writes nothing, starts nothing; limits of the system on memory, files and dumps; and, where Linux lets
 * anybody have namespaces, no network but its own empty one and the places of keys and data covered, so that
 * native code taken over by a picture finds neither.
 */
export interface Confinement {
  /** Folders that are covered: those of keys and of data. */
  readonly hidden: readonly string[];
  readonly namespaces: boolean;
}

const isSource = import.meta.url.endsWith(".ts");
const resolveOwnPath = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const root = resolveOwnPath("../../../../../");

/** Of what V8 keeps; decoders keep theirs beside it. */
const HEAP_MB = 512;
/**
 * Of all that is written to (RLIMIT_DATA): a photograph of fifty million pixels takes half of it, the program
 * itself 200 MB.
 */
export const DATA_KB = 1_250_000;

/** Sockets of the machine (the database's, the antivirus's). */
const SOCKETS = "/run";

/**
 * "$1" kilobytes; then the command. No dump (pages of people are in it), no file written, and two hours of
 * processor in all: a process whose platform was killed does not turn for ever.
 */
const LIMITED = 'ulimit -c 0; ulimit -f 0; ulimit -t 7200; ulimit -d "$1"; shift; exec "$@"';
/** Folders up to "--", then the command, in a second namespace from which nothing can be uncovered. */
const COVERED = `while [ "$1" != -- ]; do
  if [ -d "$1" ]; then mount -t tmpfs -o size=4k,mode=000 none "$1" || exit 1; fi; shift
done; shift; exec unshare --user --map-current-user -- "$@"`;

/** The file that is run: under node_modules, packages or this folder. */
export function buildNodeCommand(program: string): readonly string[] {
  const readable = ["node_modules", "packages", "apps/platform/package.json"].map((path) => `${root}${path}`);
  const code = [resolveOwnPath("./"), resolveOwnPath("../../kernel/")];
  return [
    process.execPath,
    "--permission",
    // sharp is a native addon.
    "--allow-addons",
    ...[...readable, ...code].map((path) => `--allow-fs-read=${path}`),
    `--max-old-space-size=${HEAP_MB}`,
    "--disallow-code-generation-from-strings",
    "--no-warnings",
    ...(isSource ? ["--conditions=source"] : []),
    `--import=${new URL(isSource ? "./guard-network.ts" : "./guard-network.js", import.meta.url)}`,
    program,
  ];
}

/** Any command, confined. */
export function buildConfinedCommand(
  command: readonly string[],
  { hidden, namespaces }: Confinement,
): readonly string[] {
  if (process.platform !== "linux") return command;
  const limited = ["/bin/sh", "-c", LIMITED, "decoding", String(DATA_KB), ...command];
  if (!namespaces) return limited;
  const own = ["--user", "--map-root-user", "--mount", "--net", "--ipc"];
  const covered = ["/bin/sh", "-c", COVERED, "decoding", ...hidden, SOCKETS, "--", ...limited];
  return ["unshare", ...own, "--", ...covered];
}

/**
 * Decoders keep to few threads and arenas; loaders that libvips does not vouch for are off. No other setting
 * of ours is handed down.
 */
export const environment = {
  PATH: "/usr/sbin:/usr/bin:/sbin:/bin",
  VIPS_BLOCK_UNTRUSTED: "1",
  VIPS_CONCURRENCY: "2",
  MALLOC_ARENA_MAX: "2",
} as const;

const PROBE_MS = 30_000;

/** Whether this system lets us have namespaces: containers and hardened kernels often do not. */
export function hasNamespaces(hidden: readonly string[]): Promise<boolean> {
  if (process.platform !== "linux") return Promise.resolve(false);
  const [file = "", ...parameters] = buildConfinedCommand(["true"], { hidden, namespaces: true });
  return new Promise((resolve) => {
    const probe = spawn(file, parameters, { env: environment, stdio: "ignore", timeout: PROBE_MS });
    probe.once("error", () => resolve(false)).once("exit", (code) => resolve(code === 0));
  });
}
