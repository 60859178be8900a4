import { createServer } from "node:net";
import { EICAR, startClamd } from "@ardeco/testing";
import { expect, test } from "vitest";
import { openClamd } from "./clamd.ts";

test("a clean file, an infected one hidden between others, an empty one", async () => {
  const clamd = await startClamd();
  const antivirus = openClamd(clamd.address);
  const large = Buffer.alloc(1_000_000, 7);
  expect(await antivirus.scan(large)).toBe("clean");
  expect(await antivirus.scan(Buffer.concat([large, Buffer.from(EICAR), large]))).toBe("infected");
  expect(await antivirus.scan(Buffer.alloc(0))).toBe("clean");
  await clamd.close();
});

test.each(["INSTREAM size limit exceeded. ERROR", "stream: FOUND", "stream: OK FOUND?", "", "OK"])(
  "an answer that is no verdict (%j) is no cleanness",
  async (answer) => {
    const clamd = await startClamd({ answer });
    await expect(openClamd(clamd.address).scan(Buffer.from("a"))).rejects.toThrow("no verdict");
    await clamd.close();
  },
);

test("a file larger than it accepts, a silence, nobody there, an endless answer: none is clean", async () => {
  const small = await startClamd({ limit: 10 });
  await expect(openClamd(small.address).scan(Buffer.alloc(100))).rejects.toThrow();
  await small.close();
  await expect(openClamd(small.address).scan(Buffer.alloc(1))).rejects.toThrow();
  for (const [says, why] of [
    ["", "does not answer"],
    ["x".repeat(5_000), "at length"],
  ] as const) {
    const server = createServer((socket) => {
      socket.on("error", () => socket.destroy()).resume();
      if (says !== "") socket.write(says);
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    const port = typeof address === "object" && address !== null ? address.port : 0;
    await expect(openClamd(`127.0.0.1:${port}`, 200).scan(Buffer.alloc(1))).rejects.toThrow(why);
    await new Promise((resolve) => server.close(resolve));
  }
});
