import { expect, test } from "vitest";
import { replayCache } from "./index.ts";
import { NFC_APPLICATION, readNfcAnswer, writeNfcAnswer } from "./nfc.ts";
import { deriveSecret, importRoot, importSecret, writeRotatingCode } from "./rotating-code.ts";

const at = new Date("2026-11-29T08:00:00Z");
const holder = { generation: 26, id: Uint8Array.from({ length: 16 }, (_, index) => index) };
const challenge = Uint8Array.from({ length: 16 }, (_, index) => 0xf0 | index);
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");

async function aPhone() {
  const root = await importRoot(new Uint8Array(32).fill(7));
  const bytes = await deriveSecret(root, holder);
  const secret = await importSecret(bytes);
  const code = await writeRotatingCode(holder, secret, at);
  return { root, bytes, secret, code, answer: await writeNfcAnswer(code, secret, challenge) };
}
const checkWith = (root: Awaited<ReturnType<typeof aPhone>>["root"], generation = 26) => ({
  now: at,
  replays: replayCache(),
  findRoot: (asked: number) => (asked === generation ? root : undefined),
});

test("the figures of docs/protocol/nfc-phone.md", async () => {
  const { bytes, code, answer } = await aPhone();
  const { readFile } = await import("node:fs/promises");
  const page = await readFile(new URL("../../../docs/protocol/nfc-phone.md", import.meta.url), "utf8");
  for (const figure of [hex(NFC_APPLICATION), hex(bytes), hex(challenge), code, hex(answer)])
    expect(page).toContain(figure);
});

test("an answer is good for its challenge, once; nothing is spent by a wrong one", async () => {
  const { root, answer } = await aPhone();
  const check = checkWith(root);
  const other = challenge.map((byte) => byte ^ 1);
  await expect(readNfcAnswer(answer, other, check)).rejects.toMatchObject({ refusal: "wrong-signature" });
  expect(await readNfcAnswer(answer, challenge, check)).toEqual(holder);
  await expect(readNfcAnswer(answer, challenge, check)).rejects.toMatchObject({ refusal: "replayed" });
});

test("each byte counts, and each length but its own is refused", async () => {
  const { root, answer } = await aPhone();
  for (const [index] of answer.entries()) {
    const changed = answer.map((byte, place) => (place === index ? byte ^ 1 : byte));
    await expect(readNfcAnswer(changed, challenge, checkWith(root))).rejects.toMatchObject({
      name: "RefusedCode",
    });
  }
  for (const length of [0, 1, 16, 17, 66])
    await expect(readNfcAnswer(answer.slice(0, length), challenge, checkWith(root))).rejects.toMatchObject({
      name: "RefusedCode",
    });
  await expect(readNfcAnswer(answer, challenge, checkWith(root, 25))).rejects.toMatchObject({
    refusal: "unknown-key",
  });
});
