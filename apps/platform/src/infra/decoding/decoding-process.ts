import { type ChildProcessByStdio, spawn } from "node:child_process";
import { Socket } from "node:net";
import type { Readable, Writable } from "node:stream";
import { fileURLToPath } from "node:url";
import { answerLimits, Ready } from "./answers.ts";
import { buildConfinedCommand, buildNodeCommand, type Confinement, environment } from "./confinement.ts";
import { encodeFrame, type Frame, FrameReader } from "./frames.ts";

export type Fault = "timed_out" | "ended" | "invalid_answer";

/** The process failed on a file: it is ended, and knows nothing more. */
export class DecodingFault extends Error {
  override readonly name = "DecodingFault";
  readonly fault: Fault;

  constructor(fault: Fault) {
    super(`a decoding process failed: ${fault}`);
    this.fault = fault;
  }
}

export interface DecodingProcess {
  /** Resolves when the process is gone, whoever ended it. */
  readonly gone: Promise<void>;
  /** Rejects with DecodingFault; one question at a time. */
  ask(head: unknown, body: Uint8Array, limits: { readonly timeMs: number }): Promise<Frame>;
  /** At once. Resolves when it is gone. */
  kill(): Promise<void>;
}

/** Node starts in half a second; a machine with ten times too much to do gets much more. */
const START_MS = 60_000;

const isSource = import.meta.url.endsWith(".ts");
export const decoder = new URL(isSource ? "./decoder.ts" : "./decoder.js", import.meta.url);

type Hear = (timeMs: number, say: () => void) => Promise<Frame>;

/** Its answers, one at a time. What is said before anything was asked ends it: it is not ours any more. */
function readAnswers(child: Child, gone: Promise<void>): Hear {
  const frames = new FrameReader(answerLimits);
  let settle: ((answer: Frame | Fault) => void) | null = null;
  let ended = false;
  const tell = (answer: Frame | Fault) => {
    settle?.(answer);
    settle = null;
  };
  void gone.then(() => {
    ended = true;
    tell("ended");
  });
  child.stdout.on("data", (chunk: Buffer) => {
    try {
      for (const frame of frames.push(chunk)) {
        if (settle === null) child.kill("SIGKILL");
        tell(frame);
      }
    } catch {
      tell("invalid_answer");
    }
  });
  return (timeMs, say) => {
    if (ended) return Promise.reject(new DecodingFault("ended"));
    return new Promise<Frame>((resolve, reject) => {
      const timer = setTimeout(() => tell("timed_out"), timeMs);
      settle = (answer) => {
        clearTimeout(timer);
        if (typeof answer === "string") reject(new DecodingFault(answer));
        else resolve(answer);
      };
      say();
    });
  };
}

type Child = ChildProcessByStdio<Writable, Readable, null>;

const listPipes = ({ stdin, stdout }: Child): readonly Socket[] =>
  [stdin, stdout].filter((pipe) => pipe instanceof Socket);

function startConfinedProcess(confinement: Confinement, program: URL): Child {
  const [file = "", ...parameters] = buildConfinedCommand(
    buildNodeCommand(fileURLToPath(program)),
    confinement,
  );
  const child = spawn(file, parameters, {
    env: environment,
    cwd: "/",
    stdio: ["pipe", "pipe", "ignore"],
    // Ctrl-C is for the platform, which lets what is under way end.
    detached: true,
  });
  // An idle process does not keep the platform alive.
  child.unref();
  for (const pipe of listPipes(child)) pipe.unref();
  // Told by its end; a pipe that breaks says nothing more.
  child.stdin.on("error", () => undefined);
  return child;
}

/**
 * Starts a process that waits for files. Rejects with DecodingFault when it does not start: that is no file's
 * doing.
 */
export async function startProcess(confinement: Confinement, program = decoder): Promise<DecodingProcess> {
  const child = startConfinedProcess(confinement, program);
  const gone = new Promise<void>((resolve) => {
    child.once("error", () => resolve()).once("close", () => resolve());
  });
  const hear = readAnswers(child, gone);
  const kill = () => {
    // Whoever stops waits for its end, and for that of its pipes, which a child of its own may hold a while.
    child.ref();
    for (const pipe of listPipes(child)) pipe.ref();
    child.kill("SIGKILL");
    return gone;
  };
  try {
    const { head } = await hear(START_MS, () => undefined);
    if (!Ready.Check(head)) throw new DecodingFault("invalid_answer");
  } catch (error) {
    await kill();
    throw error;
  }
  return {
    gone,
    kill,
    ask: (head, body, { timeMs }) =>
      hear(timeMs, () => {
        for (const part of encodeFrame(head, body)) child.stdin.write(part);
      }),
  };
}
