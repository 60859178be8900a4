import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  anApplication,
  asks,
  required,
  type Someone,
  type SpaceHouse,
  spaceHouse,
} from "../../../../../../frames/space/testing/space-house.ts";
import { parseId } from "../../../../../../kernel/ids.ts";
import { anAgent } from "../../../../../../testing/builders.ts";
import { showPrivateOffers } from "../../../../../authorities/authorities/index.ts";
import { requestRestriction } from "../../../../../records/rights/index.ts";
import { type Application, anApplication as aProgram } from "../../../../openid/testing/application.ts";
import { listGrants } from "../../../index.ts";

let home: SpaceHouse;
let library: Application;
let canteen: Application;
let cinema: Application;

beforeAll(async () => {
  home = await spaceHouse();
  const open = async (slug: string, audience: "self" | "child", more: object = {}) => {
    const service = await home.service(slug, {
      title: { fr: slug === "mediatheque" ? "Médiathèque" : "Cantine", en: slug },
      audience,
      requests: [asks("given_name", required), asks("family_name", required), asks("email")],
      ...more,
    });
    const program = await anApplication(home, service);
    return aProgram(home.server.app, "http://localhost:3000/caen/oidc", program);
  };
  library = await open("mediatheque", "self");
  canteen = await open("cantine", "child");
  await showPrivateOffers(await anAgent(home.house, home.caen, ["authority_administrator"]), { shown: true });
  cinema = await open("cinema", "child", {
    presentation: { partner: { name: "Le Drakkar", kind: "business" } },
  });
});
afterAll(() => home?.house.close());

const grantsOf = (who: Someone, personId = who.personId) =>
  who.transaction((tx) => listGrants(tx, who, personId));
const errorOf = (address = "about:blank") => new URL(address).searchParams.get("error");

describe("an application asks", () => {
  test("a partial yes goes back to it with a code, and only what was ticked is agreed", async () => {
    const jeanne = await home.jeanne();
    const browser = await home.server.signedIn(jeanne);
    const { shown, verifier } = await library.start(browser);
    expect(shown.status).toBe(200);
    expect(shown.url).toMatch(/^\/caen\/espace\/autoriser\//);
    expect(shown.body).toContain("Lemoine");
    expect(shown.headers["content-security-policy"]).toContain("form-action 'self' http://localhost:4000");
    const back = await browser.submit({ geste: "accepter" });
    const tokens = await library.finish(back, verifier);
    expect(tokens.claims()?.sub).toBeTruthy();
    expect((await grantsOf(jeanne))[0]?.grant.refused).toEqual(["email"]);
  });

  test("refusing everything goes back too, and says nothing more than no", async () => {
    const jeanne = await home.jeanne();
    const browser = await home.server.signedIn(jeanne);
    await library.start(browser);
    const back = await browser.submit({ geste: "refuser" });
    expect(errorOf(back.redirects.at(-1))).toBe("access_denied");
    expect(await grantsOf(jeanne)).toEqual([]);
  });

  test("somebody who is not signed in passes by the door and comes back to the same request", async () => {
    const visitor = home.server.visitor();
    const { shown } = await library.start(visitor);
    expect(decodeURIComponent(shown.url)).toMatch(/^\/caen\/connexion\?retour=\/caen\/espace\/autoriser\//);
  });

  test("who came by link is led to their passkey when the application asks for one, and comes back to it", async () => {
    const browser = await home.server.signedIn(await home.jeanne());
    const { shown } = await library.start(browser, { extra: { acr_values: "phr" } });
    expect(shown.body).toContain("Ce service demande une clé d’accès");
    await browser.submit({ geste: "reconnecter" });
    expect(decodeURIComponent(browser.shown.url)).toContain("/caen/connexion?retour=/caen/espace/autoriser/");
    const withKey = await home.server.signedIn(await home.jeanne(), "passkey");
    const { shown: opened } = await library.start(withKey, { extra: { acr_values: "phr" } });
    expect(opened.body).toContain("Lemoine");
  });

  test("an application that expects somebody else is not given whoever is here: the page offers another account", async () => {
    const jeanne = await home.server.signedIn(await home.jeanne());
    const { verifier } = await library.start(jeanne);
    const tokens = await library.finish(await jeanne.submit({ geste: "accepter" }), verifier);
    const paul = await home.server.signedIn(await home.jeanne());
    const { shown } = await library.start(paul, { extra: { id_token_hint: tokens.id_token ?? "" } });
    expect(shown.body).toContain("Ce service attend une autre personne");
    const { url } = await paul.submit({ geste: "reconnecter" });
    expect(decodeURIComponent(url)).toContain("/caen/connexion?retour=/caen/espace/autoriser/");
  });

  test("a parent is asked for whom; the grant is the child’s", async () => {
    const jeanne = await home.jeanne();
    const leo = await home.childOf(jeanne);
    const zoe = await home.childOf(jeanne, { given_name: "Zoé", birthdate: "2020-05-20" });
    const browser = await home.server.signedIn(jeanne);
    const { shown, verifier } = await canteen.start(browser);
    expect(shown.body).toContain("pour qui");
    const page = await browser.open(`${shown.url}?pour=${leo}`);
    expect(page.body).toContain("au sujet de Léo Morel");
    await canteen.finish(await browser.submit({ geste: "accepter" }), verifier);
    expect(await grantsOf(jeanne, leo)).toHaveLength(1);
    expect(await grantsOf(jeanne, zoe)).toEqual([]);
  });
});

describe("under a pause", () => {
  const pausesEverything = async (who: Someone) => {
    const id = parseId<"rights_request">(randomUUID());
    const { personId } = who;
    await requestRestriction(who, { id, personId, ground: "claims", text: "Au tribunal.", grantIds: [] });
    return id;
  };

  test.each(["never opened", "opened before"])(
    "of a service %s, who comes from the application is told so, led to the pause, and back",
    async (when) => {
      const jeanne = await home.jeanne();
      const browser = await home.server.signedIn(jeanne);
      if (when === "opened before") {
        await library.start(browser);
        await browser.submit({ geste: "accepter" });
      }
      const id = await pausesEverything(jeanne);
      const { shown } = await library.start(browser);
      expect(shown.status).toBe(409);
      expect(shown.body).toContain("Vos informations sont en pause");
      expect(shown.body).not.toContain("La personne peut");
      expect(shown.body).toContain(`/caen/espace/droits/pauses/${id}`);
      expect(shown.body).toContain("Logiciel de la bibliothèque");
      // A yes that a page of before would send says the same, and gives nothing.
      const forced = await browser.post(shown.url, { geste: "accepter", version: "1" });
      expect(forced.status).toBe(409);
      expect(await grantsOf(jeanne)).toHaveLength(when === "opened before" ? 1 : 0);
      await library.start(browser);
      const back = await browser.submit({ geste: "refuser" });
      expect(errorOf(back.redirects.at(-1))).toBe("access_denied");
    },
  );
});

describe("attacks", () => {
  test("for nobody they act for: the page says where else to ask, the private partner by its name", async () => {
    const alone = await home.server.signedIn(await home.jeanne());
    const ofTown = (await canteen.start(alone)).shown.body;
    expect(ofTown).toContain("au guichet (Ville de Caen)");
    const ofPartner = (await cinema.start(alone)).shown.body;
    expect(ofPartner).toMatch(/vous adresser directement à\s: Le Drakkar\./);
    expect(ofPartner).not.toContain("au guichet (");
  });

  test("the request of another browser does not exist here", async () => {
    const jeanne = await home.server.signedIn(await home.jeanne());
    const { shown } = await library.start(jeanne);
    const intruder = await home.server.signedIn(await home.jeanne());
    expect((await intruder.open(shown.url)).status).toBe(410);
    await intruder.open("/caen/espace");
    expect((await intruder.post(shown.url, { geste: "accepter", version: "1" })).status).toBe(410);
  });

  test("nobody agrees for somebody they do not represent", async () => {
    const other = await home.jeanne();
    const browser = await home.server.signedIn(await home.jeanne());
    const { shown } = await library.start(browser);
    const posted = await browser.post(`${shown.url.split("?")[0]}?pour=${other.personId}`, {
      geste: "accepter",
      version: "1",
    });
    expect(posted.status).toBe(403);
    expect(await grantsOf(other)).toEqual([]);
  });

  test("a request started by one person is not finished by the next one on the same device", async () => {
    const first = await home.server.signedIn(await home.jeanne());
    const { shown } = await library.start(first);
    const second = await home.jeanne();
    const browser = await home.server.signedIn(second);
    const session = browser.cookies.for("/caen/espace").ardeco_espace ?? "";
    first.cookies.set("ardeco_espace", session, "/caen");
    expect((await first.open(shown.url)).status).toBe(409);
    expect(await grantsOf(second)).toEqual([]);
  });
});
