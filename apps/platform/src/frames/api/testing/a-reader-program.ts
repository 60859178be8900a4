import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import type { TestToken } from "@ardeco/testing";

const program = fileURLToPath(new URL("../../../../../reader/src/main.ts", import.meta.url));

/**
 * The card reader program as it is started, from its sources: until it serves; or until it ends, with what it
 * complained of.
 */
export async function startProgram({ settings }: TestToken, folder: string, ...args: readonly string[]) {
  const { module, token: label, pinFile, environment } = settings;
  const child = spawn(
    process.execPath,
    ["--conditions=source", program, "--port", "0", "--folder", folder, ...args],
    {
      env: { ...environment, PKCS11_MODULE: module, PKCS11_TOKEN: label, PKCS11_PIN_FILE: pinFile },
      stdio: ["pipe", "pipe", "pipe"],
    },
  );
  // Enter, as somebody at the PC: the program shows no code by itself.
  child.stdin.on("error", () => undefined).write("\n");
  let complaints = "";
  child.stderr.on("data", (part: Buffer) => {
    complaints += part.toString();
  });
  const ended = once(child, "exit");
  let url = "";
  for await (const line of createInterface({ input: child.stdout })) {
    url = /^Lecteur de cartes : (\S+)/.exec(line)?.[1] ?? url;
    const code = /^Code d’appairage : (\S+)/.exec(line)?.[1];
    if (code === undefined) continue;
    return {
      url,
      code,
      complaints: () => complaints,
      stop: () => end(child, ended, "SIGTERM"),
      kill: () => end(child, ended, "SIGKILL"),
    };
  }
  await ended;
  return { url: "", code: "", complaints: () => complaints, stop: async () => {}, kill: async () => {} };
}

async function end(child: ChildProcess, ended: Promise<unknown>, signal: NodeJS.Signals): Promise<void> {
  child.kill(signal);
  await ended;
}
