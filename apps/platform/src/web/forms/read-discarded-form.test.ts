import { once } from "node:events";
import { connect } from "node:net";
import { expect, it } from "vitest";
import type { Routes } from "../pages.ts";
import { defaultUploads } from "../settings.ts";
import { aFormPage } from "../testing/a-form-page.tsx";
import { aServer, ORIGIN, signedIn } from "../testing/a-server.ts";
import { aVisitor } from "../testing/a-visitor.ts";
import { findStreamedFile } from "./find-streamed-file.ts";

/** Takes the first bytes of a file, and refuses it: as a reader of tables does with a workbook. */
const refusesAtOnce: Routes = (scope) => {
  scope.post("/tableau", { config: { streamsFile: true } }, async (request, reply) => {
    for await (const chunk of findStreamedFile(request) ?? []) if (chunk.length > 0) break;
    return reply.code(422).send("refusé");
  });
  scope.post("/ailleurs", { config: { streamsFile: true } }, async (_request, reply) =>
    reply.code(422).send("refusé sans le lire"),
  );
};

/** One connection, as a browser keeps it: what is sent on it, and the statuses that come back. */
async function aKeptConnection(leftBytes = defaultUploads.leftBytes) {
  const { app } = await aServer({
    surfaces: [aFormPage, refusesAtOnce],
    settings: { uploads: { ...defaultUploads, leftBytes } },
  });
  await app.listen({ port: 0, host: "127.0.0.1" });
  const address = app.server.address();
  const visitor = aVisitor(app, signedIn());
  await visitor.open("/caen/avis");
  const cookie = Object.entries(visitor.jar).map(([name, value]) => `${name}=${value}`);
  const socket = connect(typeof address === "object" && address ? address.port : 0, "127.0.0.1");
  socket.on("error", () => {});
  // Reset or ended: an error on the way is not told by this promise.
  const closed = new Promise((resolve) => socket.on("close", resolve));
  let received = "";
  socket.on("data", (chunk) => {
    received += chunk;
  });
  const statuses = () => [...received.matchAll(/HTTP\/1\.1 (\d{3})/g)].map(([, status]) => Number(status));
  return {
    closed,
    statuses,
    post(path: string, bytes: number) {
      const text = (name: string, value: string) =>
        `--x\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
      const body = [
        text("_csrf", visitor.token()),
        '--x\r\nContent-Disposition: form-data; name="fichier"; filename="piscine.xlsx"\r\n\r\n',
        "PK".repeat(bytes / 2),
        "\r\n--x--\r\n",
      ].join("");
      const head = [
        `POST /caen${path} HTTP/1.1`,
        "Host: localhost",
        `Origin: ${ORIGIN}`,
        `Cookie: ${cookie.join("; ")}`,
        "Content-Type: multipart/form-data; boundary=x",
        `Content-Length: ${body.length}`,
      ];
      socket.write(`${head.join("\r\n")}\r\n\r\n${body}`);
    },
    look: () => socket.write("GET /livez HTTP/1.1\r\nHost: localhost\r\n\r\n"),
    async answered(count: number) {
      while (statuses().length < count) await once(socket, "data");
      return statuses();
    },
    async [Symbol.asyncDispose]() {
      socket.destroy();
      await app.close();
    },
  };
}

it.each([
  ["in the middle of its file", "/tableau", 1_500_000],
  ["in the middle of a large one", "/tableau", 20_000_000],
  ["before its file", "/ailleurs", 20_000_000],
])("a form refused %s leaves its connection to the next page", async (_, path, bytes) => {
  await using kept = await aKeptConnection();
  kept.post(path, bytes);
  kept.look();
  expect(await kept.answered(2)).toEqual([422, 200]);
});

it("a form refused is not read for ever: beyond what is let go, its connection ends, answered", async () => {
  await using kept = await aKeptConnection(1_000_000);
  kept.post("/tableau", 20_000_000);
  await kept.closed;
  expect(kept.statuses()).toEqual([422]);
});
