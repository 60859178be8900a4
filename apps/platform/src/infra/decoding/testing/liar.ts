// A test's program, run as the decoder is: a decoder taken over, that does what it is told, or answers the
// bytes that it is given.

import { encodeFrame, FrameReader } from "../frames.ts";

const kept: Buffer[] = [];

const orders: Readonly<Record<string, () => void>> = {
  "keep silent": () => undefined,
  die: () => process.kill(process.pid, "SIGKILL"),
  eat: () => {
    for (;;) kept.push(Buffer.alloc(64 * 2 ** 20, 1));
  },
};

const questions = new FrameReader({ head: 4_096, body: 2 ** 20 });
process.stdin.on("data", (chunk: Buffer) => {
  for (const { body } of questions.push(chunk)) {
    const order = orders[body.toString("latin1")];
    if (order) order();
    else process.stdout.write(body);
  }
});
process.stdin.once("end", () => process.exit());
for (const part of encodeFrame({ ready: true })) process.stdout.write(part);
