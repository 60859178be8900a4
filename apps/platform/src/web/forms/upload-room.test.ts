import { EventEmitter } from "node:events";
import { type ClientRequest, request } from "node:http";
import { expect, it } from "vitest";
import type { Routes } from "../pages.ts";
import { defaultUploads } from "../settings.ts";
import { aFormPage } from "../testing/a-form-page.tsx";
import { aServer, ORIGIN, signedIn } from "../testing/a-server.ts";
import { aVisitor } from "../testing/a-visitor.ts";
import { openUploadRoom } from "./upload-room.ts";

const FILE_BYTES = 1_000_000;

/** Sends the headers of a form, and nothing else. */
function sendHeaders(
  url: string,
  { cookie, from, bytes }: { readonly cookie: string; readonly from: string; readonly bytes: number },
): ClientRequest {
  const headers = {
    origin: ORIGIN,
    cookie,
    "x-forwarded-for": from,
    "content-type": "multipart/form-data; boundary=abc",
    "content-length": bytes,
  };
  const sent = request(url, { method: "POST", headers });
  sent.on("error", () => undefined);
  sent.flushHeaders();
  return sent;
}

/** A platform that takes its time to answer forms with files, and tells when one has been read. */
async function aBusyHouse() {
  const answers: (() => void)[] = [];
  let read = () => {};
  const slow: Routes = (scope) => {
    scope.post("/pieces", async () => {
      await new Promise<void>((resolve) => {
        answers.push(resolve);
        read();
      });
      return "reçu";
    });
  };
  const { app } = await aServer({
    surfaces: [aFormPage, slow],
    settings: {
      trustProxy: "127.0.0.1",
      uploads: {
        ...defaultUploads,
        maxFileBytes: FILE_BYTES,
        heldBytes: 6_000_000,
        heldBytesOfOne: 2_500_000,
      },
    },
  });
  let arrived = 0;
  app.addHook("preParsing", async () => {
    arrived += 1;
  });
  const announcers: ClientRequest[] = [];
  const url = await app.listen({ port: 0, host: "127.0.0.1" });
  const visitor = aVisitor(app, signedIn());
  await visitor.open("/caen/avis");
  const cookie = Object.entries(visitor.jar)
    .map(([name, value]) => `${name}=${value}`)
    .join("; ");
  const post = async (from: string, bytes = FILE_BYTES, cookies = cookie): Promise<number> => {
    const body = new FormData();
    body.set("_csrf", visitor.token());
    body.set("piece", new Blob(["a".repeat(bytes)]), "scan.pdf");
    const headers = { origin: ORIGIN, cookie: cookies, "x-forwarded-for": from };
    return (await fetch(`${url}/caen/pieces`, { method: "POST", body, headers })).status;
  };
  return {
    post,
    /** Posts, and waits until the form is read; `answered` is when its sender has the answer. */
    async reading(from: string, bytes = FILE_BYTES) {
      const isRead = new Promise<void>((resolve) => {
        read = resolve;
      });
      const answered = post(from, bytes);
      await isRead;
      return { answered };
    },
    async announce(from: string, bytes: number) {
      const before = arrived;
      announcers.push(sendHeaders(`${url}/caen/pieces`, { cookie, from, bytes }));
      await expect.poll(() => arrived).toBe(before + 1);
    },
    answerOne: () => answers.shift()?.(),
    [Symbol.asyncDispose]: async () => {
      for (const answer of answers.splice(0)) answer();
      for (const announcer of announcers) announcer.destroy();
      await app.close();
    },
  };
}

it("is shared: who holds their part is told to wait, others go on, and an answer makes room again", async () => {
  await using house = await aBusyHouse();
  const first = await house.reading("2001:db8:1:1::1");
  await house.reading("2001:db8:1:2::2");
  expect(await house.post("2001:db8:1:3::3")).toBe(429);
  await house.reading("192.0.2.7");
  await house.reading("192.0.2.8");
  expect(await house.post("192.0.2.9")).toBe(429);
  house.answerOne();
  expect(await first.answered).toBe(200);
  await house.reading("192.0.2.9");
});

it("is not closed by who announces large forms and sends nothing of them", async () => {
  await using house = await aBusyHouse();
  for (const from of ["192.0.2.1", "192.0.2.2", "192.0.2.3"]) await house.announce(from, 2_400_000);
  await house.reading("192.0.2.7");
  await house.reading("192.0.2.8");
});

it("keeps room for others, however much three addresses send", async () => {
  await using house = await aBusyHouse();
  for (const from of ["192.0.2.1", "192.0.2.1", "192.0.2.2", "192.0.2.3"]) await house.reading(from);
  for (const from of ["192.0.2.1", "192.0.2.2", "192.0.2.3"]) expect(await house.post(from)).toBe(429);
  await house.reading("192.0.2.4", 900_000);
});

it("is not taken by what is refused anyway: more than all files may be, or a form of nobody", async () => {
  await using house = await aBusyHouse();
  expect(await house.post("192.0.2.7", 6 * FILE_BYTES + 2 ** 20)).toBe(413);
  expect(await house.post("192.0.2.7", FILE_BYTES, "")).toBe(403);
  await house.reading("192.0.2.7");
  await house.reading("192.0.2.7");
});

it("holds nothing of a client that is gone, whether it left before its form was read or meanwhile", () => {
  const room = openUploadRoom({
    ...defaultUploads,
    maxFileBytes: 1_000,
    heldBytes: 1_000,
    heldBytesOfOne: 1_000,
  });
  const sender = { ip: "192.0.2.7", headers: {} };
  const leaves = Object.assign(new EventEmitter(), { closed: false });
  const take = room.enter(sender, leaves);
  take(600);
  leaves.emit("close");
  expect(() => take(300)).toThrow("request.malformed");
  const hasLeft = Object.assign(new EventEmitter(), { closed: true });
  expect(() => room.enter(sender, hasLeft)(300)).toThrow("request.malformed");
  const stays = Object.assign(new EventEmitter(), { closed: false });
  expect(() => room.enter(sender, stays)(1_000)).not.toThrow();
});
