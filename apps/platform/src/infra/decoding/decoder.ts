// The program of a decoding process: it is handed files by its standard input, one at a time, and answers by
// its output. Nothing that it says is believed without being checked (answers.ts).

import type { CleanAnswer, DecodingQuestion } from "./answers.ts";
import { removeContentMetadata, removePictureMetadata } from "./formats/clean.ts";
import { Refusal } from "./formats/refusal.ts";
import { encodeFrame, type Frame, FrameReader } from "./frames.ts";
import { readDocumentCodes } from "./look.ts";

const output = process.stdout;

function writeAnswer(head: unknown, body?: Uint8Array): void {
  for (const part of encodeFrame(head, body)) output.write(part);
}

async function handleCleaning(file: Buffer, only: "web_pictures" | null): Promise<void> {
  try {
    const cleaned = only === null ? await removeContentMetadata(file) : removePictureMetadata(file);
    const { mediaType, warnings, size = null, content } = cleaned;
    writeAnswer({ ok: true, mediaType, warnings: [...warnings], size } satisfies CleanAnswer, content);
  } catch (error) {
    // A parser that stumbles on a file says that the file is damaged; it is not a bug of the server.
    const reason = error instanceof Refusal ? error.reason : "damaged";
    writeAnswer({ ok: false, reason } satisfies CleanAnswer);
  }
}

async function handleDecodingQuestion({ head, body }: Frame): Promise<void> {
  const question = head as DecodingQuestion;
  if (question.work === "clean") return handleCleaning(body, question.only);
  writeAnswer(await readDocumentCodes(body, question));
}

/** The platform alone writes here, and bounds what it sends. */
const questions = new FrameReader({ head: 1_024, body: 2 ** 30 });
process.stdin.on("data", (chunk: Buffer) => {
  for (const frame of questions.push(chunk)) void handleDecodingQuestion(frame);
});
// The platform is gone. What fails in an answer ends this process too: another one takes its place.
process.stdin.once("end", () => process.exit());
writeAnswer({ ready: true });
