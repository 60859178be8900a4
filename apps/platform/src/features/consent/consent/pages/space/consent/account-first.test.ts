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
import type { Browser } from "../../../../../../testing/test-browser.ts";
import { createResumeCode, openResumeCode, toAuthentication } from "../../../../../access/access/index.ts";
import { type Application, anApplication as aProgram } from "../../../../openid/testing/application.ts";
import { listGrants } from "../../../index.ts";

// A draft, or its code, is nobody's account yet: it enters no service, by whichever door, and agrees to none.

let home: SpaceHouse;
let library: Application;
const SITE_DOOR = "/caen/espace/services/caen/mediatheque/accord";

beforeAll(async () => {
  home = await spaceHouse();
  const service = await home.service("mediatheque", {
    title: { fr: "Médiathèque", en: "Library" },
    requests: [asks("given_name", required), asks("family_name", required)],
  });
  const program = await anApplication(home, service);
  library = await aProgram(home.server.app, "http://localhost:3000/caen/oidc", program);
});
afterAll(() => home?.house.close());

/** In the browser where they filled in their request, or where its code was typed. */
async function inABrowser(who: Someone, method: "draft" | "resume_code"): Promise<Browser> {
  if (method === "draft") return home.server.signedIn(who, "draft");
  const system = home.house.system(home.caen);
  const draft = { personId: who.personId, draftId: parseId<"file">(randomUUID()) };
  const code = await system.transaction((tx) => createResumeCode(tx, system, draft));
  const { session } = await openResumeCode(home.house.as({ kind: "anonymous" }, home.caen), code);
  const browser = home.server.visitor();
  browser.cookies.set("ardeco_espace", session, "/caen");
  return browser;
}

const grantsOf = (who: Someone) => who.transaction((tx) => listGrants(tx, who, who.personId));

describe.each(["draft", "resume_code"] as const)("a session of a %s", (method) => {
  test("is sent to the account by an application’s door, which shows nothing and takes no yes", async () => {
    const jeanne = await home.jeanne();
    const browser = await inABrowser(jeanne, method);
    for (const extra of [{}, { prompt: "login" }]) {
      const { shown } = await library.start(browser, { extra });
      expect(shown.body).toContain("Connectez-vous à votre compte");
      expect(shown.body).not.toContain('value="accepter"');
      const forced = await browser.post(shown.url, {
        geste: "accepter",
        personId: jeanne.personId,
        version: "1",
      });
      expect(forced.redirects.join(" ")).not.toContain("code=");
    }
    const back = await browser.submit({ geste: "refuser" });
    expect(back.redirects.at(-1)).toContain("error=access_denied");
    expect(await grantsOf(jeanne)).toEqual([]);
  });

  test("nor finishes in their name what they began once signed in", async () => {
    const jeanne = await home.jeanne();
    const browser = await home.server.signedIn(jeanne);
    const { shown } = await library.start(browser);
    expect(shown.body).toContain('value="accepter"');
    const other = await inABrowser(jeanne, method);
    browser.cookies.set("ardeco_espace", other.cookies.for("/caen/espace").ardeco_espace ?? "", "/caen");
    const forced = await browser.post(shown.url, {
      geste: "accepter",
      personId: jeanne.personId,
      version: "1",
    });
    expect(forced.redirects.join(" ")).not.toContain("code=");
    expect(await grantsOf(jeanne)).toEqual([]);
  });

  test("is sent to the account by the site’s door too, and comes back to it", async () => {
    const jeanne = await home.jeanne();
    const browser = await inABrowser(jeanne, method);
    const { body } = await browser.open(SITE_DOOR);
    expect(body).toContain("Connectez-vous à votre compte");
    expect(body).not.toContain('value="accepter"');
    const forced = await browser.post(SITE_DOOR, { geste: "accepter", version: "1" });
    expect(forced.status).toBe(403);
    expect(await grantsOf(jeanne)).toEqual([]);
    await browser.open(SITE_DOOR);
    await browser.submit({ geste: "reconnecter" });
    expect(decodeURIComponent(browser.shown.url)).toContain(`/caen/connexion?retour=${SITE_DOOR}`);
  });
});

test("amr says what was done: nothing of a session that showed nothing", () => {
  const told = (["draft", "resume_code", "desk", "email_link"] as const).map(
    (method) => toAuthentication({ method }).methods,
  );
  expect(told).toEqual([[], [], [], ["otp"]]);
});
