import { copyFile, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { importSecret, toBase45, writePocketProof, writeRotatingCode } from "@ardeco/signed-qr";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { drawingModule } from "../../../index.ts";

// The script of the pocket writes the codes that packages/signed-qr reads: the same bytes, from a key that
// nobody reads again.

const SCRIPT = "pocket.js";

interface Held {
  readonly generation: number;
  readonly holder: Uint8Array;
  readonly key: Parameters<typeof crypto.subtle.exportKey>[1];
}

interface Script {
  toBase45(bytes: Uint8Array): string;
  rotatingCode(held: Held, at: number): Promise<string>;
  pocketProof(held: Held, at: number): Promise<string>;
  keep(given: Readonly<Record<string, unknown>>): Promise<Held>;
}

let folder: string;
let script: Script;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "ardeco-pocket-"));
  const text = await readFile(new URL(`../../../../../../../assets/${SCRIPT}`, import.meta.url), "utf8");
  await writeFile(join(folder, "qr.js"), drawingModule());
  await writeFile(join(folder, "package.json"), '{"type":"module"}');
  await writeFile(join(folder, SCRIPT), text);
  const content = new URL("../../../../../../../assets/pocket-content.js", import.meta.url);
  await copyFile(content, join(folder, "pocket-content.js"));
  const loaded: Script = await import(/* @vite-ignore */ pathToFileURL(join(folder, SCRIPT)).href);
  script = loaded;
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });
const text = (some: Uint8Array) => Buffer.from(some).toString("base64url");

test("its base45 is that of the library", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), (some) => {
      expect(script.toBase45(some)).toBe(toBase45(some));
    }),
  );
});

test("its code and its proof are those of the library, at every moment, and its key is not read again", async () => {
  const moment = fc.date({ min: new Date("2026-01-01"), max: new Date("2099-01-01"), noInvalidDate: true });
  await fc.assert(
    fc.asyncProperty(fc.nat(255), bytes(16), bytes(32), moment, async (generation, holder, secret, at) => {
      const given = { generation, holder: text(holder), secret: text(secret), number: "", until: "" };
      const held = await script.keep(given);
      await expect(crypto.subtle.exportKey("raw", held.key)).rejects.toThrow(/extractable/);
      const [who, key] = [{ generation, id: holder }, await importSecret(secret)];
      expect(await script.rotatingCode(held, at.getTime())).toBe(await writeRotatingCode(who, key, at));
      expect(await script.pocketProof(held, at.getTime())).toBe(await writePocketProof(who, key, at));
    }),
  );
});
