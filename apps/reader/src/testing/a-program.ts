import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const main = fileURLToPath(new URL("../main.ts", import.meta.url));

/** The program as it is started, from its sources, on a port that is free. */
export const aProgram = (...args: readonly string[]) => aProgramIn(process.env, ...args);

/** With what its token's library reads in its environment. */
export async function aProgramIn(env: NodeJS.ProcessEnv, ...args: readonly string[]) {
  const options = ["--conditions=source", main, "--port", "0", ...args];
  const child = spawn(process.execPath, options, { env, stdio: ["pipe", "pipe", "pipe"] });
  let complaints = "";
  child.stderr.on("data", (part: Buffer) => {
    complaints += part.toString();
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const said = async (shape: RegExp): Promise<string> => {
    for (;;) {
      const { value, done } = await lines.next();
      if (done) throw new Error(`ended before ${shape}: ${complaints}`);
      const [, found] = shape.exec(value) ?? [];
      if (found !== undefined) return found;
    }
  };
  const origin = await said(/^Lecteur de cartes : (\S+)/);
  const types = (line: string) => child.stdin.write(`${line}\n`);
  return {
    origin,
    /** Somebody at the PC asks for it, as for each one. */
    code: async () => {
      types("");
      return said(/^Code d’appairage : (\S+)/);
    },
    /** The next line of this shape; what it has in parentheses. */
    said,
    types,
    kill: () => end(child, "SIGKILL"),
    [Symbol.asyncDispose]: () => end(child, "SIGTERM"),
  };
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  child.kill(signal);
  await ended;
}
