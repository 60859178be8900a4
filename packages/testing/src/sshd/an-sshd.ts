import { type ChildProcess, execFileSync, spawn, spawnSync } from "node:child_process";
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

/**
 * OpenSSH on a port of this machine, with its own configuration, host key and folders "depart" and "retour".
 */
export async function anSshd() {
  const directory = await mkdtemp(join(tmpdir(), "ardeco-sshd-"));
  const home = join(directory, "home");
  for (const folder of ["depart", "retour"]) await mkdir(join(home, folder), { recursive: true });
  const keys = join(directory, "authorized_keys");
  await writeFile(keys, "");
  const first = await startOnAFreePort({ directory, home, key: newHostKey(directory, "first") });
  const { port } = first;
  let running = first.child;
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

/** Another process may take the port between the moment it is seen free and the moment sshd asks for it. */
async function startOnAFreePort(settings: Omit<Settings, "port">) {
  for (let tries = 1; ; tries++) {
    const port = await aFreePort();
    try {
      return { port, child: await start({ ...settings, port }) };
    } catch (error) {
      if (tries === 5 || !String(error).includes("Address already in use")) throw error;
    }
  }
}

/** Listening: what does not says why. */
async function start(settings: Settings): Promise<ChildProcess> {
  // sshd started by root drops its privileges in this folder, which the service of the system would have
  // made.
  if (userInfo().uid === 0) await mkdir("/run/sshd", { recursive: true });
  const configuration = await configure(settings);
  const child = spawn(SSHD ?? "", ["-D", "-e", "-f", configuration], { stdio: ["ignore", "ignore", "pipe"] });
  const said: string[] = [];
  for await (const line of createInterface({ input: child.stderr })) {
    said.push(line);
    if (!line.startsWith("Server listening")) continue;
    child.stderr.resume();
    return child;
  }
  throw new Error(`sshd does not listen: ${said.join(" ")}`);
}

async function configure({ directory, home, port, key }: Settings): Promise<string> {
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
  const write = (all: readonly string[]) => writeFile(configuration, `${all.join("\n")}\n`);
  // Since 9.8 OpenSSH answers no more to an address that hung up too often without signing in, as stories of
  // keys do.
  await write([...lines, "PerSourcePenalties no"]);
  if (spawnSync(SSHD ?? "", ["-t", "-f", configuration]).status !== 0) await write(lines);
  return configuration;
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  child.kill();
  await ended;
}
