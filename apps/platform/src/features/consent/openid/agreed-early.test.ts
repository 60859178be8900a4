import { afterAll, beforeAll, expect, test } from "vitest";
import { anAgent, aPerson } from "../../../testing/builders.ts";
import { aPublishedService } from "../../../testing/services.ts";
import { validateElement } from "../../identity/identity/index.ts";
import { acceptConsent } from "../consent/index.ts";
import { type Application, anApplication } from "./testing/application.ts";
import { connect } from "./testing/connect.ts";
import { ISSUER, type LibraryHouse, libraryHouse } from "./testing/library-house.ts";
import { asks } from "./testing/open-id-world.ts";

// A person agrees on the site while an agent still checks what the service's rule reads.

let home: LibraryHouse;
beforeAll(async () => {
  home = await libraryHouse();
});
afterAll(() => home.house.close());

async function agreesEarly() {
  const service = await aPublishedService(home.house, home.world.caen, {
    definition: {
      requests: [asks("given_name", true), asks("email", true)],
      eligibility: "family_quotient < 900",
    },
  });
  const registered = await home.world.application(service.id);
  const application: Application = await anApplication(home.world.server.app, ISSUER, registered);
  const nora = await aPerson(home.house, home.world.caen, {
    validated: { given_name: "Nora", email: "nora@example.org" },
    declared: { family_quotient: 640 },
  });
  const granted = ["given_name", "email"];
  await acceptConsent(nora, {
    personId: nora.personId,
    serviceId: service.id,
    version: service.version,
    granted,
    refused: [],
    opensOnceValidated: true,
  });
  await home.house.drain();
  return { nora, application, granted };
}

test("an application opens no session by an agreement that still waits, and is led in once it opens", async () => {
  const { nora, application, granted } = await agreesEarly();
  const browser = await home.world.server.signedIn(nora);
  const { shown } = await application.start(browser);
  // The page of the agreement, and no code.
  expect(shown.status).toBe(200);
  expect(shown.redirects.join(" ")).not.toContain("code=");
  const refused = await browser.submit({ granted });
  expect(refused.status).toBe(422);
  expect(refused.redirects.join(" ")).not.toContain("code=");
  const { personId } = nora;
  const agent = await anAgent(home.house, home.world.caen, ["validator"]);
  await agent.transaction((tx) =>
    validateElement(tx, agent, { personId, name: "family_quotient", method: "original_seen" }),
  );
  await home.house.drain();
  const opened = await connect(home, nora, { to: application, granted });
  expect(opened.asked).toBe(false);
  expect(opened.told).toMatchObject({ given_name: "Nora" });
});

test("validated a moment before the job has run, the yes at the application opens it at once", async () => {
  const { nora, application, granted } = await agreesEarly();
  const { personId } = nora;
  const agent = await anAgent(home.house, home.world.caen, ["validator"]);
  await agent.transaction((tx) =>
    validateElement(tx, agent, { personId, name: "family_quotient", method: "original_seen" }),
  );
  const opened = await connect(home, nora, { to: application, granted });
  expect(opened.asked).toBe(true);
  expect(opened.told).toMatchObject({ given_name: "Nora" });
});
