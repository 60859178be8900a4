import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { assignFile } from "../../features/enrolment/enrolment/index.ts";
import { type Arrived, aDesk, type Desk } from "./testing/a-desk.ts";

let desk: Desk;
let file: Arrived;

beforeAll(async () => {
  desk = await aDesk();
  file = await desk.arrives();
});
afterAll(() => desk.house.close());

const path = () => `/caen/agents/dossiers/${file.fileId}`;
const documentPath = () => `/caen/agents/documents/${file.documents.identity_card}`;

describe("without an agent's session", () => {
  test("every page leads to the agents' door and back", async () => {
    const visitor = desk.server.visitor();
    for (const page of [
      "/caen/agents",
      path(),
      documentPath(),
      "/caen/agents/personnes",
      "/caen/agents/lettres",
    ]) {
      const { url } = await visitor.open(page);
      expect(url).toBe(`/caen/agents/connexion?retour=${encodeURIComponent(page)}`);
    }
  });

  test("a person's session opens nothing here", async () => {
    const person = await desk.server.signedIn(file);
    expect((await person.open(path())).url).toContain("/caen/agents/connexion");
    expect((await person.post(`${path()}/prendre`, { version: "2" })).status).toBe(401);
  });
});

describe("from one authority to another", () => {
  test("a file, a person, a document of Caen do not exist in Honfleur", async () => {
    const other = await desk.at(["reception", "validator"], "Ève Honfleur", desk.honfleur.id);
    for (const page of [
      `dossiers/${file.fileId}`,
      `dossiers/${file.fileId}/recepisse`,
      `documents/${file.documents.identity_card}`,
      `personnes/${file.personId}?motif=check`,
    ])
      expect((await other.open(`/honfleur/agents/${page}`)).status).toBe(404);
    expect((await other.open("/caen/agents")).url).toContain("/caen/agents/connexion");
    await other.open("/honfleur/agents/personnes");
    await other.post(`/honfleur/agents/dossiers/${file.fileId}/prendre`, { version: "2" });
    expect(other.shown.status).toBe(404);
  });
});

describe("from one role to another", () => {
  test("reception assigns and does not decide", async () => {
    const paul = await desk.at(["reception"], "Paul Girard");
    const { body } = await paul.open(path());
    expect(body).toContain("Un vérificateur décide");
    expect(body).not.toContain("/elements/");
    const version = /name="version" value="(\d+)"/.exec(body)?.[1] ?? "";
    await paul.post(`${path()}/elements/address/exception`, {
      version,
      elementId: randomUUID(),
      exception_address_reason: "Parce que",
    });
    expect(paul.shown.status).toBe(403);
  });

  test("a service's validator sees the files, people and documents of its desk and no other", async () => {
    const ines = await desk.at([{ role: "service_validator", deskId: desk.libraryDesk }], "Inès Robert");
    expect((await ines.open("/caen/agents")).body).toContain("Tout est traité");
    for (const page of [path(), documentPath(), `/caen/agents/personnes/${file.personId}?motif=check`])
      expect((await ines.open(page)).status).toBe(404);
    await ines.open("/caen/agents/personnes");
    const search = { recherche: "Martin 4/5/1990" };
    const found = await ines.submit({ ...search, motif: "check" }, { action: "/caen/agents/personnes" });
    expect(found.body).toContain("Personne ne correspond");
    expect((await ines.open("/caen/agents/inscrire")).status).toBe(403);
    expect((await ines.open("/caen/agents/lettres")).status).toBe(403);
  });

  test("an administrator is told that this is not their desk", async () => {
    const mayor = await desk.at(["authority_administrator"], "Hélène Auvray");
    const shown = await mayor.open("/caen/agents");
    expect(shown.status).toBe(403);
    expect(shown.body).toContain("Cet espace est celui du guichet");
    expect(shown.body).toContain("/caen/administration");
    expect((await mayor.open(documentPath())).status).toBe(403);
  });
});

test("a form without its token, or from elsewhere, does nothing", async () => {
  const agent = await desk.at(["validator"]);
  await agent.open(path());
  const version = /name="version" value="(\d+)"/.exec(agent.shown.body)?.[1] ?? "";
  expect((await agent.post(`${path()}/prendre`, { version, _csrf: "faux" })).status).toBe(403);
  await agent.open(path());
  const elsewhere = { origin: "https://ailleurs.example" };
  expect((await agent.post(`${path()}/prendre`, { version }, elsewhere)).status).toBe(403);
  await assignFile(agent.context, { fileId: file.fileId, version: Number(version), to: null });
});

test("a document is served by its type, framed by us alone, and runs nothing", async () => {
  const agent = await desk.at(["validator"]);
  const { headers, status } = await agent.open(documentPath());
  expect(status).toBe(200);
  expect(headers).toMatchObject({
    "content-type": "application/pdf",
    "x-content-type-options": "nosniff",
    "content-disposition": "inline; filename*=UTF-8''identity_card.pdf",
    "cache-control": "private, no-store",
  });
  const policy = String(headers["content-security-policy"]);
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("frame-ancestors 'self'");
  expect(policy).not.toContain("script-src");
});

test("an address that is no id is not found, never a failure", async () => {
  const agent = await desk.at(["validator", "reception"]);
  for (const page of ["dossiers/1", "documents/x", "personnes/%27", "lettres/0", `lettres/${randomUUID()}`])
    expect((await agent.open(`/caen/agents/${page}`)).status).toBe(404);
  expect((await agent.open("/caen/agents?suite=arrivals~x~y&guichet=zz&vue=zz")).status).toBe(200);
});
