import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import type { Routes } from "./pages.ts";
import type { WebSettings } from "./settings.ts";
import { aFormPage } from "./testing/a-form-page.tsx";
import { aServer } from "./testing/a-server.ts";

const patience = { headersMs: 100, requestMs: 300, idleMs: 400 };
const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

const aLongPage: Routes = (scope) => {
  scope.get("/long", async () => "a".repeat(50_000_000));
};

/** The shell on a real port: what is tried here is below requests. */
async function listening(settings: Partial<WebSettings> = {}) {
  const { app } = await aServer({ surfaces: [aFormPage, aLongPage], settings });
  await app.listen({ port: 0, host: "127.0.0.1" });
  const address = app.server.address();
  const sockets: Socket[] = [];
  closing.push(async () => {
    for (const socket of sockets) socket.destroy();
    await app.close();
  });
  return {
    app,
    dial() {
      const socket = connect(typeof address === "object" && address ? address.port : 0, "127.0.0.1");
      sockets.push(socket);
      socket.on("error", () => {});
      return socket;
    },
  };
}

async function readAll(socket: Socket): Promise<string> {
  let answer = "";
  socket.on("data", (chunk) => {
    answer += chunk;
  });
  await once(socket, "close");
  return answer;
}

describe("a client that takes its time", () => {
  const withHeaders = { ...patience, requestMs: 60_000, idleMs: 60_000 };

  it.each([
    ["with its headers", withHeaders, "GET /livez HTTP/1.1\r\nHost: x\r\nX-Slow: "],
    ["with its first line", withHeaders, "GET /li"],
    ["with its body", patience, "POST /caen/avis HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n_csrf="],
    [
      "with its file",
      patience,
      'POST /caen/avis HTTP/1.1\r\nHost: x\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: 1000\r\n\r\n--x\r\nContent-Disposition: form-data; name="f"; filename="a"\r\n\r\na',
    ],
  ])("is left %s: nothing waits for it", async (_, given, start) => {
    const { dial } = await listening({ patience: given });
    const socket = dial();
    socket.write(start);
    expect(await readAll(socket)).toMatch(/^(HTTP\/1.1 4\d\d .*)?$/s);
  });

  it("is left when it never reads its answer", async () => {
    const { app, dial } = await listening({ patience });
    const accepted = once(app.server, "connection");
    const socket = dial();
    socket.pause();
    socket.write("GET /caen/long HTTP/1.1\r\nHost: x\r\n\r\n");
    const [served] = await accepted;
    await once(served, "close");
    expect(served.destroyed).toBe(true);
  });

  it("sends no more headers than anybody needs", async () => {
    const { dial } = await listening();
    const socket = dial();
    const many = Array.from({ length: 3_000 }, (_, index) => `X${index}: y`).join("\r\n");
    socket.write(`GET /livez HTTP/1.1\r\nHost: x\r\n${many}\r\n\r\n`);
    expect(await readAll(socket)).toContain("HTTP/1.1 431");
  });
});
