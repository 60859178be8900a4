import { execFile } from "node:child_process";
import { stat } from "node:fs/promises";
import { promisify } from "node:util";

const run = promisify(execFile);
const NOBODY = "65534";

/**
 * PostgreSQL refuses to run as root. The words to put before its command line so that it accepts: none for an
 * ordinary user; for root, a user namespace in which root's own files belong to nobody, so that nothing
 * changes hands on disk; where namespaces are forbidden (most containers), another user with the right to
 * cross /root.
 * @param directory of the cluster: who owns it already keeps it
 */
export async function resolveUnprivilegedPrefix(directory: string): Promise<readonly string[]> {
  if (process.getuid?.() !== 0) return [];
  const owner = await findDirectoryOwner(directory);
  const inNamespace = ["unshare", "--user", `--map-user=${NOBODY}`, `--map-group=${NOBODY}`, "--"];
  const candidates =
    owner === 0 || owner === undefined
      ? [inNamespace, buildUserPrefix(NOBODY)]
      : [buildUserPrefix(String(owner))];
  for (const candidate of candidates) if (await canRunPrefix(candidate)) return candidate;
  throw new Error(
    "PostgreSQL refuses to run as root, and neither unshare nor setpriv (util-linux) can leave root here: " +
      "start as an ordinary user, or give DATABASE_URL and DATABASE_OWNER_URL.",
  );
}

/**
 * access(2) forgets the capabilities of an ordinary user unless no_setuid_fixup is set: initdb relies on it.
 */
function buildUserPrefix(id: string): readonly string[] {
  const crossing = [
    "--inh-caps=+dac_override",
    "--ambient-caps=+dac_override",
    "--securebits=+no_setuid_fixup",
  ];
  return ["setpriv", `--reuid=${id}`, `--regid=${id}`, "--clear-groups", ...crossing, "--"];
}

async function findDirectoryOwner(directory: string): Promise<number | undefined> {
  return (await stat(`${directory}/data`).catch(() => undefined))?.uid;
}

async function canRunPrefix(prefix: readonly string[]): Promise<boolean> {
  const [command, ...rest] = [...prefix, "true"];
  return (
    command !== undefined &&
    (await run(command, rest).then(
      () => true,
      () => false,
    ))
  );
}
