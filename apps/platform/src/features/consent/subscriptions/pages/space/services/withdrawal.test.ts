import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  anApplication,
  asks,
  required,
  type Someone,
  type SpaceHouse,
  spaceHouse,
} from "../../../../../../frames/space/testing/space-house.ts";
import type { ClientId } from "../../../../../../kernel/ids.ts";
import { aReceiver, type Receiver } from "../../../../../../testing/receiver.ts";
import type { Browser } from "../../../../../../testing/test-browser.ts";
import { confirmDelivery } from "../../../../clients/index.ts";
import { listGrants } from "../../../../consent/index.ts";

let home: SpaceHouse;
let receiver: Receiver;
let clientId: ClientId;
const services = ["bus", "piscine", "carte-jeune", "cinema"] as const;

beforeAll(async () => {
  home = await spaceHouse();
  receiver = await aReceiver();
  for (const slug of services) {
    const title = { fr: `Service ${slug}`, en: slug };
    const service = await home.service(slug, {
      title,
      requests: [asks("given_name", required), asks("family_name", required), asks("email")],
      stopsAtOnce: false,
      owedText: { fr: "La dernière place reste due.", en: "The last ticket is still due." },
      mustBeKept: [{ element: "family_name", law: "Pièces comptables", retentionDays: 3650 }],
    });
    if (slug === "cinema") ({ clientId } = await anApplication(home, service, { eventsUri: receiver.url }));
  }
});
afterAll(async () => {
  await receiver?.close();
  await home?.house.close();
});

const grantsOf = (who: Someone) => who.transaction((tx) => listGrants(tx, who, who.personId));

async function opens(browser: Browser, slug: string): Promise<string> {
  await browser.open(`/caen/espace/services/caen/${slug}/accord`);
  const { url } = await browser.submit({ geste: "accepter", accord: "email" });
  return url.replace("?fait=1", "");
}

describe("somebody under 25 opens four services and leaves the cinema", () => {
  test("told what stops, what the law keeps, what is owed; then the three others are untouched", async () => {
    const karim = await home.jeanne({ given_name: "Karim" });
    const browser = await home.server.signedIn(karim);
    const kept = ["bus", "piscine", "carte-jeune"];
    const others: string[] = [];
    for (const slug of kept) others.push(await opens(browser, slug));
    const cinema = await opens(browser, "cinema");
    await home.house.drain();

    const before = await browser.open(`${cinema}/retrait`);
    for (const text of ["S’arrête tout de suite", "Pièces comptables", "La dernière place reste due."])
      expect(before.body).toContain(text);
    const after = await browser.submit();
    expect(after.url).toBe(cinema);
    expect(after.body).toContain("Votre accord est retiré");

    const list = await browser.open("/caen/espace/accords");
    for (const other of others) expect((await browser.open(other)).body).toContain("Retirer mon accord");
    expect(list.body).toContain("1 service arrêté");
    const states = (await grantsOf(karim)).map(({ grant }) => grant.state);
    expect(states).toEqual(["live", "live", "live", "withdrawn"]);
  });

  test("the service is told, and what it confirms shows on the page", async () => {
    const karim = await home.jeanne();
    const browser = await home.server.signedIn(karim);
    const grant = await opens(browser, "cinema");
    await home.house.drain();
    await browser.open(`${grant}/retrait`);
    expect((await browser.submit()).body).toContain("Le service sera prévenu");
    await home.house.drain();
    const told = (await browser.open(grant)).body;
    expect(told).toContain("Reçu par le service le");
    expect(told).toContain("Le service est prévenu. Il n’a pas encore confirmé.");
    expect(told).toContain("À votre demande.");

    const [held] = await grantsOf(karim);
    const system = home.house.system(home.caen);
    for (const { token } of receiver.received) {
      const claims: { jti: string } = JSON.parse(
        Buffer.from(token.split(".")[1] ?? "", "base64url").toString(),
      );
      await confirmDelivery(system, { clientId, jti: claims.jti, detail: "Compte fermé" });
    }
    expect(held?.grant.state).toBe("withdrawn");
    const { body } = await browser.open(grant);
    expect(body).toContain("Reçu et confirmé par le service le");
    expect(body).toContain("Compte fermé");
    expect(body).toContain("Le service l’a confirmé le");
    expect(body).not.toContain("s’affichera ici");
    const journal = await browser.open("/caen/espace/journal");
    expect(journal.body).toMatch(/Nous prévenons le service «\s[^»]+\s» de l’accord donné\./);
    expect(journal.body).toMatch(/Nous prévenons le service «\s[^»]+\s» de la fin de l’accord\./);
  });

  test("a service whose application does not answer is never said to know", async () => {
    const silent = await home.service("silencieux", {
      requests: [asks("given_name", required), asks("email")],
    });
    await anApplication(home, silent, { eventsUri: "http://127.0.0.1:9/evenements" });
    const browser = await home.server.signedIn(await home.jeanne());
    const grant = await opens(browser, "silencieux");
    await home.house.drain().catch(() => undefined);
    expect((await browser.open(`${grant}?fait=1`)).body).toContain("Le service sera prévenu");
    await browser.open(`${grant}/retrait`);
    await browser.submit();
    await home.house.drain().catch(() => undefined);
    const { body } = await browser.open(grant);
    expect(body).toContain("Le service sera prévenu");
    expect(body).not.toContain("est prévenu");
  });

  test("a second tab says the same thing: withdrawing twice is withdrawing once", async () => {
    const browser = await home.server.signedIn(await home.jeanne());
    const grant = await opens(browser, "bus");
    await browser.open(`${grant}/retrait`);
    await browser.submit();
    const again = await browser.post(`${grant}/retrait`);
    expect([again.status, again.url]).toEqual([200, grant]);
    expect((await browser.open(`${grant}/retrait`)).url).toBe(grant);
  });
});

describe("an agreement belongs to one person", () => {
  test("another person’s does not exist: neither to read, nor to end", async () => {
    const jeanne = await home.jeanne();
    const grant = await opens(await home.server.signedIn(jeanne), "bus");
    const intruder = await home.server.signedIn(await home.jeanne());
    await intruder.open("/caen/espace");
    for (const path of [grant, `${grant}/retrait`, `${grant}?pour=${jeanne.personId}`]) {
      expect([403, 404]).toContain((await intruder.open(path)).status);
    }
    await intruder.open("/caen/espace");
    expect((await intruder.post(`${grant}/retrait`)).status).toBe(404);
    expect((await intruder.post(`${grant}/retrait?pour=${jeanne.personId}`)).status).toBe(403);
    expect((await grantsOf(jeanne)).map((one) => one.grant.state)).toEqual(["live"]);
  });

  test("nor does it exist under another authority’s address", async () => {
    const browser = await home.server.signedIn(await home.jeanne());
    const grant = await opens(browser, "bus");
    const { url } = await browser.open(grant.replace("/caen/", "/caen-la-mer/"));
    expect(url).toContain("/caen-la-mer/connexion");
  });

  test("a form without the token of this session changes nothing", async () => {
    const jeanne = await home.jeanne();
    const browser = await home.server.signedIn(jeanne);
    const grant = await opens(browser, "bus");
    expect((await browser.post(`${grant}/retrait`, { _csrf: "" })).status).toBe(403);
    expect((await grantsOf(jeanne))[0]?.grant.state).toBe("live");
  });
});
