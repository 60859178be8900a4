// The program of a decoding process: it is handed files by its standard input, one at a time, and answers by
// its output. Nothing that it says is believed without being checked (answers.ts).

import type { CleanAnswer, Question } from "./answers.ts";
import { cleanContent, cleanPicture } from "./formats/clean.ts";
import { Refusal } from "./formats/refusal.ts";
import { type Frame, FrameReader, frameBytes } from "./frames.ts";
import { lookAt } from "./look.ts";

const output = process.stdout;

function say(head: unknown, body?: Uint8Array): void {
  for (const part of frameBytes(head, body)) output.write(part);
}

async function clean(file: Buffer, only: "web_pictures" | null): Promise<void> {
  try {
    const cleaned = only === null ? await cleanContent(file) : cleanPicture(file);
    const { mediaType, warnings, size = null, content } = cleaned;
    say({ ok: true, mediaType, warnings: [...warnings], size } satisfies CleanAnswer, content);
  } catch (error) {
    // A parser that stumbles on a file says that the file is damaged; it is not a bug of the server.
    const reason = error instanceof Refusal ? error.reason : "damaged";
    say({ ok: false, reason } satisfies CleanAnswer);
  }
}

async function answer({ head, body }: Frame): Promise<void> {
  const question = head as Question;
  if (question.work === "clean") return clean(body, question.only);
  say(await lookAt(body, question));
}

/** The platform alone writes here, and bounds what it sends. */
const questions = new FrameReader({ head: 1_024, body: 2 ** 30 });
process.stdin.on("data", (chunk: Buffer) => {
  for (const frame of questions.push(chunk)) void answer(frame);
});
// The platform is gone. What fails in an answer ends this process too: another one takes its place.
process.stdin.once("end", () => process.exit());
say({ ready: true });
