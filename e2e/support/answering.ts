import type { ChildProcess } from "node:child_process";
import { createServer } from "node:http";

/** Something that answers where an application would, whatever it is asked. */
export async function answeringAt(address: string): Promise<AsyncDisposable> {
  const server = createServer((_request, response) => void response.end("Retour"));
  await new Promise<void>((resolve) => server.listen(Number(new URL(address).port), "localhost", resolve));
  return {
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Waits for the first answer of a program that says nothing when it is ready; gives up when it has ended. */
export async function answers(url: string, program: ChildProcess): Promise<void> {
  while (program.exitCode === null) {
    try {
      await fetch(url, { redirect: "manual" });
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
  throw new Error(`nothing answers at ${url}: its program ended with ${program.exitCode}`);
}
