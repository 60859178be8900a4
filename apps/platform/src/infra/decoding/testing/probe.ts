// A test's program, run as the decoder is: it tries what a decoder taken over would, and tells what came of
// it.

import { spawn } from "node:child_process";
import dns from "node:dns";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import http from "node:http";
import net from "node:net";
import { Worker } from "node:worker_threads";
import { encodeFrame, FrameReader } from "../frames.ts";

interface Told {
  readonly file: string;
  readonly folder: string;
  readonly port: number;
}

const outcome = async (attempt: () => unknown): Promise<string> => {
  try {
    return `done: ${JSON.stringify(await attempt())}`;
  } catch (error) {
    return error instanceof Error && "code" in error ? String(error.code) : String(error);
  }
};

const url = (port: number) => `http://127.0.0.1:${port}/`;

/** By what it tries. */
const attempts = ({ file, folder, port }: Told): Readonly<Record<string, () => unknown>> => ({
  passwords: () => readFileSync("/etc/passwd", "utf8"),
  keyFile: () => readFileSync(file, "utf8"),
  keyFolder: () => readdirSync(folder),
  parentEnvironment: () => readFileSync(`/proc/${process.ppid}/environ`, "utf8"),
  ownFolderWritten: () => writeFileSync(new URL("./left-behind", import.meta.url), "x"),
  written: () => writeFileSync(`${folder}/left-behind`, "x"),
  process: () => spawn("/bin/true").pid,
  thread: () => new Worker("1", { eval: true }).threadId,
  connection: () => net.connect(port, "127.0.0.1").pending,
  request: () => http.get(url(port)).path,
  fetched: () =>
    fetch(url(port)).then(
      ({ status }) => status,
      ({ cause }) => Promise.reject(cause),
    ),
  name: () => dns.promises.lookup("localhost"),
  server: () => net.createServer().listen(0).listening,
});

async function answer(told: Told): Promise<void> {
  const outcomes: Record<string, string> = {};
  for (const [name, attempt] of Object.entries(attempts(told))) outcomes[name] = await outcome(attempt);
  const head = { outcomes, environment: { ...process.env }, channel: process.send !== undefined };
  for (const part of encodeFrame(head)) process.stdout.write(part);
}

const questions = new FrameReader({ head: 4_096, body: 0 });
process.stdin.on("data", (chunk: Buffer) => {
  for (const { head } of questions.push(chunk)) void answer(head as Told);
});
process.stdin.once("end", () => process.exit());
for (const part of encodeFrame({ ready: true })) process.stdout.write(part);
