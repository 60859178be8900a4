import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { connect, createServer } from "node:net";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout } from "node:timers/promises";

const PCSCD = "/usr/sbin/pcscd";
const SOCKET = "/run/pcscd/pcscd.comm";
const DRIVER = "/usr/lib/pcsc/drivers/serial/libifdvpcd.so";

/**
 * Why stories of real PC/SC are left out; undefined where they can play (pcscd, vsmartcard-vpcd, and root to
 * start them).
 */
export const withoutPcscd = whyNot();

function whyNot(): string | undefined {
  if (!existsSync(PCSCD)) return "pcscd is not installed";
  if (!existsSync(DRIVER)) return "vsmartcard-vpcd is not installed";
  return userInfo().uid === 0 ? undefined : "only root starts pcscd";
}

export type Pcscd = Awaited<ReturnType<typeof aPcscd>>;

/**
 * The smart card service of Linux with two virtual readers: a card is put on one by speaking vpcd's protocol
 * to its port. The service has one socket on a machine, so that a second story waits for the first to end.
 */
export async function aPcscd() {
  const directory = await mkdtemp(join(tmpdir(), "ardeco-pcscd-"));
  const port = await twoFreePorts();
  const channel = `0x${port.toString(16)}`;
  const lines = [
    'FRIENDLYNAME "Ardeco"',
    `DEVICENAME /dev/null:${channel}`,
    `LIBPATH ${DRIVER}`,
    `CHANNELID ${channel}`,
  ];
  await writeFile(join(directory, "reader.conf"), `${lines.join("\n")}\n`);
  let running = await start(directory);
  return {
    readers: [
      { name: "Ardeco 00 00", host: "127.0.0.1", port },
      { name: "Ardeco 00 01", host: "127.0.0.1", port: port + 1 },
    ] as const,
    /** The service dies, as on a machine where it is restarted. */
    kill: () => end(running, "SIGKILL"),
    startAgain: async () => {
      running = await start(directory);
    },
    [Symbol.asyncDispose]: async () => {
      await end(running, "SIGTERM");
      await rm(directory, { recursive: true, force: true });
    },
  };
}

async function start(configuration: string): Promise<ChildProcess> {
  await mkdir("/run/pcscd", { recursive: true });
  // The lock is held by pcscd itself, and leaves with it. Without --disable-polkit, a machine without D-Bus
  // refuses everybody.
  const pcscd = [PCSCD, "--foreground", "--info", "--disable-polkit", "--config", configuration];
  const child = spawn("flock", ["--no-fork", join(tmpdir(), "ardeco-pcscd.lock"), ...pcscd], {
    stdio: ["ignore", "pipe", "ignore"],
  });
  for await (const line of createInterface({ input: child.stdout })) {
    if (line.includes("daemon ready")) break;
  }
  child.stdout.resume();
  // It says so before it listens.
  while (child.exitCode === null && !(await isListening())) await setTimeout(10);
  if (child.exitCode !== null) throw new Error("pcscd did not start: another one may run on this machine");
  return child;
}

async function isListening(): Promise<boolean> {
  const socket = connect(SOCKET);
  const answers = await new Promise<boolean>((resolve) => {
    socket.once("connect", () => resolve(true)).once("error", () => resolve(false));
  });
  socket.destroy();
  return answers;
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  child.kill(signal);
  await ended;
}

/** The driver takes the port after the one it is given, too. */
async function twoFreePorts(): Promise<number> {
  for (let port = 20_000 + (process.pid % 10_000); ; port += 2) {
    if ((await isFree(port)) && (await isFree(port + 1))) return port;
  }
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer();
  const free = await new Promise<boolean>((resolve) => {
    server.once("error", () => resolve(false));
    server.listen(port, "0.0.0.0", () => resolve(true));
  });
  if (free) await new Promise((resolve) => server.close(resolve));
  return free;
}
