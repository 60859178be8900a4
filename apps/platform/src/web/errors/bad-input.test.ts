import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Routes } from "../pages.ts";
import { defaultUploads } from "../settings.ts";
import { aFormPage } from "../testing/a-form-page.tsx";
import { aServer } from "../testing/a-server.ts";
import { aVisitor } from "../testing/a-visitor.ts";

const api: Routes = (app) => {
  const body = {
    type: "object",
    required: ["count"],
    additionalProperties: false,
    properties: { count: { type: "integer" }, label: { type: "string" } },
  };
  app.post("/api/v1/things", { schema: { body } }, async () => ({ done: true }));
};

const shell = () => aServer({ surfaces: [aFormPage], programs: [api] });
const json = { "content-type": "application/json" };
const post = { method: "POST", url: "/api/v1/things" } as const;

describe("the API", () => {
  it("converts nothing and drops nothing in a JSON body", async () => {
    const { app } = await shell();
    expect((await app.inject({ ...post, payload: { count: 1 } })).statusCode).toBe(200);
    for (const payload of [{ count: "1" }, { count: 1, more: true }, {}, [], { count: null }]) {
      const answer = await app.inject({ ...post, payload });
      expect(answer.statusCode).toBe(422);
      expect(answer.json()).toMatchObject({ code: "request.invalid" });
    }
  });

  it("never repeats the value it refuses", async () => {
    const { app } = await shell();
    const { body } = await app.inject({ ...post, payload: { count: "Martin" } });
    expect(body).toContain('"field":"count"');
    expect(body).not.toContain("Martin");
  });

  it.each([
    ["broken JSON", "{", json, 400],
    ["nothing", "", json, 400],
    ["prototype poisoning", '{"__proto__":{"a":1},"count":1}', json, 400],
    ["a null byte", '{"count":1,"label":"a\\u0000b"}', json, 400],
    ["a null byte in a name", '{"count":1,"a\\u0000b":1}', json, 400],
    ["another type", "<x/>", { "content-type": "application/xml" }, 415],
    ["no readable type", "x", { "content-type": "é" }, 415],
    ["too much", `"${"a".repeat(2_000_000)}"`, json, 413],
    ["very deep", `${"[".repeat(200_000)}${"]".repeat(200_000)}`, json, 422],
  ])("refuses %s", async (_name, payload, headers, status) => {
    const { app } = await shell();
    const answer = await app.inject({ ...post, payload, headers });
    expect(answer.statusCode).toBe(status);
    expect(answer.headers["content-type"]).toContain("application/problem+json");
  });
});

describe("an address", () => {
  it.each([
    "/caen/%",
    "/caen/%zz",
    "/%ff/",
    "/caen/%00",
    "/caen/avis?a=%00",
    `/${"a".repeat(5000)}/x`,
    "//",
    "/caen//",
  ])("that is badly written is a 4xx: %s", async (url) => {
    const { app } = await shell();
    const { statusCode } = await app.inject({ url, headers: { accept: "text/html" } });
    expect(statusCode).toBeGreaterThanOrEqual(400);
    expect(statusCode).toBeLessThan(500);
  });

  it("of any kind is never a 5xx", async () => {
    const { app } = await shell();
    const hostile = fc.oneof(
      fc.string({ unit: "binary" }).map(encodeURI),
      fc.string({ unit: "grapheme" }).map(encodeURIComponent),
      fc.stringMatching(/^[%/?&=.;a-f0-9~+-]*$/),
    );
    await fc.assert(
      fc.asyncProperty(hostile, fc.constantFrom("GET", "POST", "PUT", "DELETE"), async (path, method) => {
        for (const url of [`/caen/${path}`, `/${path}`, `/caen/avis?${path}`]) {
          const { statusCode } = await app.inject({ method, url });
          expect(statusCode).toBeLessThan(500);
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe("a posted body", () => {
  const types = [
    "application/x-www-form-urlencoded",
    "application/json",
    "multipart/form-data; boundary=x",
    "multipart/form-data",
    "text/plain",
    "",
    "application/x-www-form-urlencoded; charset=utf-7",
  ];
  const pieces = fc.constantFrom(
    "--x\r\n",
    "--x--",
    "Content-Disposition: form-data; ",
    'name="text"',
    'name="__proto__"',
    '; filename="a"',
    "\r\n\r\n",
    "text=",
    "&",
    "%00",
    "%zz",
    "text[]=1",
    "__proto__=1",
    '{"text":',
    "\0",
    "é",
  );

  it("of any kind, with the right token, is never a 5xx", async () => {
    const { app } = await shell();
    const visitor = aVisitor(app);
    await visitor.open("/caen/avis");
    const headers = { "x-csrf-token": visitor.token() };
    await fc.assert(
      fc.asyncProperty(fc.array(pieces), fc.constantFrom(...types), async (parts, type) => {
        const { statusCode } = await app.inject({
          method: "POST",
          url: "/caen/avis",
          cookies: visitor.jar,
          headers: { ...headers, "content-type": type },
          payload: parts.join(""),
        });
        expect(statusCode).toBeLessThan(500);
      }),
      { numRuns: 400 },
    );
  });

  it.each([
    ["http://caen.example/caen/avis?etape=2", 'href="/caen/avis?etape=2"'],
    ["http://evil.example/caen/avis?etape=2", 'href="/caen/"'],
    ["http://caen.example//evil.example", 'href="/caen/"'],
    ["rien", 'href="/caen/"'],
  ])("too much leads back to the form, never elsewhere: from %s", async (referer, link) => {
    const { app } = await shell();
    const visitor = aVisitor(app);
    await visitor.open("/caen/avis");
    const answer = await app.inject({
      method: "POST",
      url: "/caen/avis",
      cookies: visitor.jar,
      headers: {
        accept: "text/html",
        host: "caen.example",
        referer,
        "content-type": "application/x-www-form-urlencoded",
      },
      payload: `text=${"a".repeat(300_000)}`,
    });
    expect(answer.statusCode).toBe(413);
    expect(answer.body).toContain(link);
    expect(answer.body).not.toContain("evil.example");
  });

  it.each([
    ["a field sent twice", "text=a&text=b", 400],
    ["a null byte", "text=a%00b", 400],
    ["too much", `text=${"a".repeat(300_000)}`, 413],
  ])("refuses %s", async (_name, text, status) => {
    const { app } = await shell();
    const visitor = aVisitor(app);
    await visitor.open("/caen/avis");
    const answer = await app.inject({
      method: "POST",
      url: "/caen/avis",
      cookies: visitor.jar,
      headers: { "content-type": "application/x-www-form-urlencoded" },
      payload: `_csrf=${visitor.token()}&${text}`,
    });
    expect(answer.statusCode).toBe(status);
  });
});

describe("an upload", () => {
  async function sendFiles(sizes: readonly number[], fileName = "scan.pdf") {
    const { app } = await aServer({
      surfaces: [aFormPage],
      settings: { uploads: { ...defaultUploads, maxFileBytes: 1000, maxFiles: 2 } },
    });
    const visitor = aVisitor(app);
    await visitor.open("/caen/avis");
    const form = new FormData();
    form.set("_csrf", visitor.token());
    for (const size of sizes) form.append("file", new Blob(["a".repeat(size)]), fileName);
    const request = new Request("http://x/", { method: "POST", body: form });
    return app.inject({
      method: "POST",
      url: "/caen/avis",
      cookies: visitor.jar,
      headers: { "content-type": request.headers.get("content-type") ?? "", accept: "text/html" },
      payload: Buffer.from(await request.arrayBuffer()),
    });
  }

  it("arrives in memory with a name that cannot lead anywhere", async () => {
    const answer = await sendFiles([10, 1000], "../../etc/pass\u202Ewd.pdf");
    expect(answer.json().files).toEqual([
      { fileName: "passwd.pdf", size: 10 },
      { fileName: "passwd.pdf", size: 1000 },
    ]);
  });

  it("that is too large comes one byte too long, for its owner to refuse beside the field", async () => {
    expect((await sendFiles([5000, 10])).json().files).toEqual([
      { fileName: "scan.pdf", size: 1001 },
      { fileName: "scan.pdf", size: 10 },
    ]);
  });

  it("one too many is refused with a page", async () => {
    const answer = await sendFiles([1, 1, 1]);
    expect(answer.statusCode).toBe(413);
    expect(answer.body).toContain("Envoyez un fichier plus léger.");
  });

  it("ignores the empty file of an input left empty", async () => {
    expect((await sendFiles([0], "")).json().files).toEqual([]);
  });
});
