import { Button, Form, TextField } from "@ardeco/ui";
import { afterAll, beforeAll, expect, it } from "vitest";
import { getTypedText, type Routes, readForm, sendAuthorityPage, sendSeeOther } from "../web/index.ts";
import { aPerson, aTown } from "./builders.ts";
import { type TestRuntime, testRuntime } from "./test-runtime.ts";
import { type TestServer, testServer } from "./test-server.ts";

const opinions: Routes = (app) => {
  app.get("/avis", async (request, reply) =>
    sendAuthorityPage(
      reply,
      { title: "Donner mon avis" },
      <Form action="/caen/avis" csrf={request.ardeco.csrf()} hidden={{ about: "« l’eau » & le pain" }}>
        <TextField name="words" label="Votre avis" value="Bien" />
        <Button>Envoyer mon avis</Button>
      </Form>,
    ),
  );
  app.post("/avis", async (request, reply) => {
    const { typed, uploads } = readForm(request);
    const told = [
      getTypedText(typed, "about"),
      getTypedText(typed, "words"),
      ...uploads.map((file) => file.fileName),
    ];
    return sendSeeOther(reply, `/caen/merci?${new URLSearchParams({ told: told.join("|") })}`);
  });
  app.get("/merci", async (_request, reply) => sendAuthorityPage(reply, { title: "Merci" }, <p>Merci.</p>));
};

let house: TestRuntime;
let server: TestServer;
beforeAll(async () => {
  house = await testRuntime();
  server = await testServer(house, { surfaces: [opinions] });
});
afterAll(() => house.close());

it("sends a form as a browser would, and ends where it leads", async () => {
  const town = await aTown(house, { slug: "caen", name: "Ville de Caen" });
  const person = await aPerson(house, town.id, { declared: { given_name: "Amina" } });
  const browser = await server.signedIn(person);
  expect((await browser.open("/caen/avis")).body).toContain("Amina");
  const thanks = await browser.submit({ words: "Très bien" });
  expect(thanks.status).toBe(200);
  expect(new URLSearchParams(thanks.url.split("?")[1]).get("told")).toBe("« l’eau » & le pain|Très bien");
  await browser.open("/caen/avis");
  const files = [{ field: "scan", name: "scan.pdf", content: Buffer.from("%PDF-1.7") }];
  expect((await browser.submit({}, { files })).url).toContain("Bien%7Cscan.pdf");
  await server.visitor().open("/caen/avis");
  expect((await server.visitor().post("/caen/avis", {})).status).toBe(403);
});
