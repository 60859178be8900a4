import { afterAll, beforeAll, expect, test } from "vitest";
import {
  anApplication,
  asks,
  required,
  type SpaceHouse,
  spaceHouse,
} from "../../../../../../frames/space/testing/space-house.ts";
import { anAgent } from "../../../../../../testing/builders.ts";
import { aReceiver } from "../../../../../../testing/receiver.ts";
import { confirmDelivery } from "../../../../../consent/clients/index.ts";
import { createDeclaration, validateElement } from "../../../index.ts";

let home: SpaceHouse;
let receiver: Awaited<ReturnType<typeof aReceiver>>;
beforeAll(async () => {
  [home, receiver] = [await spaceHouse(), await aReceiver()];
});
afterAll(async () => {
  await receiver?.close();
  await home?.house.close();
});

const PAGE = "/caen/espace/informations";
const plain = (html: string) => html.replaceAll(/[\u00a0\u202f]|&nbsp;/g, " ");

test("the page of a correction says which service was told of the new value, and which one confirmed it", async () => {
  const library = await home.service("bibliotheque", { requests: [asks("family_name", required)] });
  const { clientId } = await anApplication(home, library, { eventsUri: receiver.url });
  await home.service("piscine", { requests: [asks("age_over_18", required)] });
  const jeanne = await home.jeanne();
  const browser = await home.server.signedIn(jeanne);
  const page = async (name: string) => plain((await browser.open(`${PAGE}/${name}`)).body);
  expect(await page("family_name")).toContain("Aucun service ne la reçoit aujourd’hui.");
  for (const slug of ["bibliotheque", "piscine"]) {
    await browser.open(`/caen/espace/services/caen/${slug}/accord`);
    await browser.submit({ geste: "accepter" });
  }
  await home.house.drain();
  const system = home.house.system(home.caen);
  const confirmAll = async () => {
    for (const { token } of receiver.received) {
      const { jti }: { jti: string } = JSON.parse(
        Buffer.from(token.split(".")[1] ?? "", "base64url").toString(),
      );
      await confirmDelivery(system, { clientId, jti });
    }
  };
  await confirmAll();
  expect(await page("family_name")).toMatch(/Il a confirmé avoir la valeur vérifiée, le mardi 24 novembre/);
  // The pool is told an age, computed from the birth date; it has no program, and never the name.
  expect(await page("family_name")).not.toContain("Aucun service");
  expect(await page("birthdate")).toContain("Il lit la valeur vérifiée quand il en a besoin.");
  expect(await page("email")).toContain("Aucun service ne la reçoit aujourd’hui.");

  home.house.clock.set("2026-11-25T10:00:00Z");
  await browser.open(`${PAGE}/family_name`);
  await browser.submit({ valeur: "Lemoine-Petit" });
  expect(await page("family_name")).toMatch(/Il a confirmé avoir la valeur vérifiée, le mardi 24 novembre/);
  const agent = await anAgent(home.house, home.caen, ["reception", "validator"]);
  const corrected = { personId: jeanne.personId, name: "family_name" } as const;
  await agent.transaction(async (tx) => {
    await createDeclaration(tx, agent, { ...corrected, value: "Lemoine-Petit", saidBy: jeanne.personId });
    const evidence = { kind: "identity_card" } as const;
    await validateElement(tx, agent, { ...corrected, method: "original_seen", evidence });
  });
  // Until the message leaves, an older confirmation is no confirmation of this value.
  expect(await page("family_name")).not.toContain("Il a confirmé");
  await home.house.drain();
  expect(await page("family_name")).toMatch(
    /Il est prévenu depuis le mercredi 25 novembre.*pas encore confirmé/,
  );
  await confirmAll();
  expect(await page("family_name")).toMatch(
    /Il a confirmé avoir la valeur vérifiée, le mercredi 25 novembre/,
  );
});
