import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

const SSHD = ["/usr/sbin/sshd", "/usr/bin/sshd"].find((path) => existsSync(path));

/** Why stories that need a real OpenSSH are left out; undefined where it is installed (openssh-server). */
export const withoutSshd = SSHD === undefined ? "openssh-server is not installed" : undefined;

export type Sshd = Awaited<ReturnType<typeof anSshd>>;

/** OpenSSH on a port of this machine, with its own configuration, host key and folders "depart" and "retour". */
export async function anSshd() {
  const directory = await mkdtemp(join(tmpdir(), "ardeco-sshd-"));
  const home = join(directory, "home");
  for (const folder of ["depart", "retour"]) await mkdir(join(home, folder), { recursive: true });
  const keys = join(directory, "authorized_keys");
  await writeFile(keys, "");
  const port = await aFreePort();
  let running = await start({ directory, home, port, key: newHostKey(directory, "first") });
  return {
    home,
    port,
    at: { host: "127.0.0.1", port, user: userInfo().username },
    fingerprint: () => fingerprintOf(join(directory, "first")),
    /** Lets this key in. */
    welcome: (publicKey: string) => writeFile(keys, `${publicKey}\n`),
    put: (path: string, content: string | Buffer) => writeFile(join(home, path), content),
    content: async (path: string) => (await readFile(join(home, path))).toString(),
    names: async (folder: string) => (await readdir(join(home, folder))).sort(),
    /** The same port answers with another key, as whoever stands in between would. */
    changeHostKey: async () => {
      await end(running);
      running = await start({ directory, home, port, key: newHostKey(directory, `other-${Date.now()}`) });
    },
    stop: () => end(running),
    [Symbol.asyncDispose]: async () => {
      await end(running);
      await rm(directory, { recursive: true, force: true });
    },
  };
}

function newHostKey(directory: string, name: string): string {
  const path = join(directory, name);
  execFileSync("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-f", path]);
  return path;
}

const fingerprintOf = (key: string) =>
  execFileSync("ssh-keygen", ["-lf", `${key}.pub`])
    .toString()
    .split(" ")[1] ?? "";

async function aFreePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

interface Settings {
  readonly directory: string;
  readonly home: string;
  readonly port: number;
  readonly key: string;
}

async function start({ directory, home, port, key }: Settings): Promise<ChildProcess> {
  const configuration = join(directory, "sshd_config");
  const lines = [
    `Port ${port}`,
    "ListenAddress 127.0.0.1",
    `HostKey ${key}`,
    "PidFile none",
    "UsePAM no",
    "StrictModes no",
    "PermitRootLogin prohibit-password",
    "PasswordAuthentication no",
    "KbdInteractiveAuthentication no",
    `AuthorizedKeysFile ${join(directory, "authorized_keys")}`,
    "Subsystem sftp internal-sftp",
    `ForceCommand internal-sftp -d ${home}`,
  ];
  await writeFile(configuration, `${lines.join("\n")}\n`);
  // sshd started by root drops its privileges in this folder, which the service of the system would have made.
  if (userInfo().uid === 0) await mkdir("/run/sshd", { recursive: true });
  const child = spawn(SSHD ?? "", ["-D", "-e", "-f", configuration], { stdio: ["ignore", "ignore", "pipe"] });
  for await (const line of createInterface({ input: child.stderr })) {
    if (line.startsWith("Server listening")) break;
  }
  child.stderr.resume();
  if (child.exitCode !== null) throw new Error("sshd did not start");
  return child;
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  child.kill();
  await ended;
}
