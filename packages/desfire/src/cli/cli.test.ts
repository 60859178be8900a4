import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, expect, test } from "vitest";
import { readProfile } from "../emulator/profile.ts";

const COMMAND = fileURLToPath(new URL("./main.ts", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "desfire-"));
const profile = join(folder, "card.json");

afterAll(() => rmSync(folder, { recursive: true }));

async function ended(args: readonly string[]): Promise<unknown> {
  const [status] = await once(spawn(process.execPath, [COMMAND, ...args], { stdio: "ignore" }), "exit");
  return status;
}

test("a new card goes on the reader, answers, is kept in its file, and leaves with the reader", async () => {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" ? address?.port : 0;
  const inserted: Promise<Socket[]> = once(server, "connection");
  const end = ended(["--vpcd", `127.0.0.1:${port}`, "--profile", profile, "--new"]);
  const [socket] = await inserted;
  const answer = once(socket as Socket, "data");
  socket?.write(Uint8Array.of(0, 5, 0xff, 0xca, 0, 0, 0));
  const [uid]: Buffer[] = await answer;
  expect(uid?.subarray(2, 9).toString("hex")).toBe(
    Buffer.from(readProfile(readFileSync(profile, "utf8")).uid).toString("hex"),
  );
  socket?.destroy();
  server.close();
  expect(await end).toBe(0);
});

test("asked wrongly, it ends with 2; without a reader or a card, with 1", async () => {
  expect(await ended(["--vpcd", "here"])).toBe(2);
  expect(await ended(["--vpcd", "127.0.0.1:1", "--profile", join(folder, "none.json")])).toBe(1);
});
