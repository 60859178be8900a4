import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { Settings } from "./prepare.ts";

const root = fileURLToPath(new URL("../../..", import.meta.url));

/** Resolves once the platform says that it is ready. */
export async function startServer(settings: Settings): Promise<ChildProcess> {
  const child = spawn(process.execPath, ["apps/platform/dist/main.js"], {
    cwd: root,
    env: { PATH: process.env.PATH, ...settings },
    stdio: ["ignore", "pipe", "inherit"],
  });
  await new Promise<void>((resolve, reject) => {
    let said = "";
    child.stdout?.on("data", (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes("Ardeco est prêt")) resolve();
    });
    child.once("exit", (code) => reject(new Error(`the platform ended with ${code}:\n${said}`)));
    child.once("error", reject);
  });
  return child;
}

export async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  child.kill(signal);
  await ended;
}
