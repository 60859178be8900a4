import { withoutSshd } from "@ardeco/testing";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { enter, launchChromium, openDevice, watch } from "../support/chromium.ts";
import type { Cookie } from "../support/cookies.ts";
import { picture } from "../support/picture.ts";
import { Visitor } from "../support/visitor.ts";
import {
  askToLeave,
  askToStopDebit,
  handOver,
  liveThrough,
  openAndStop,
  openLeaving,
  showEverything,
} from "./at-the-counter.ts";
import { leaveFilesOnAServer } from "./at-the-server.ts";
import { crawl } from "./crawl.ts";
import { bringAxe, inspect } from "./inspect.ts";
import { joinRecords } from "./join-records.ts";
import { keepCards } from "./keep-cards.ts";
import { mergeTwice } from "./merge-twice.ts";
import { type Opened, openEverything, openers, serviceIn } from "./open-everything.ts";
import { everyPage, pageOf } from "./page-list.ts";
import { revokeEquipment } from "./revoke-equipment.ts";
import { confirmErasure, exchangeFiles } from "./second-agent.ts";
import { inLanguage, sendEmpty } from "./sending.ts";
import { signOff } from "./sign-off.ts";
import { childWithPurse, takeMoney } from "./take-money.ts";
import { takeOverPeople } from "./take-over-people.ts";
import { thePortal } from "./tied-account.ts";
import { errors, leastSwept, ownPages, refused, visits } from "./visits.ts";

const { url, sessions, factsPath } = inject("platform");

/** Every page of the list that was looked at, whoever looked. */
const seen = new Set<string>();

/** Pages that the walks looked at. */
let swept = 0;

const FOR_MANY_PAGES_MS = 900_000;

let browser: Browser;
let opened: readonly Opened[];
beforeAll(async () => {
  browser = await launchChromium();
  opened = await openEverything(url, sessions);
});
afterAll(() => browser?.close());

// First: a session of a quarter of an hour ago is offered no key to add, and the pages after it take long.
test("without our scripts the pages that carry one are as good", async () => {
  const draft = openedBy("somebody who enrols");
  const pictures = draft.from.filter((path) => path.endsWith("-photo"));
  const sent = openedBy("somebody who has sent");
  const requests = sent.from.flatMap((path) => /^.*\/espace\/demandes\/[^/]+/.exec(path)?.[0] ?? []);
  expect([pictures.length, requests.length]).not.toContain(0);
  const carrying: readonly (readonly [readonly Cookie[], readonly string[]])[] = [
    [draft.cookies, pictures],
    [sent.cookies, requests],
    [[], ["/caen/connexion", "/caen/agents/connexion"]],
    [openedBy("karim, by a code of the desk").cookies, ["/caen/recuperation/acces"]],
    [sessions.jeanne ?? [], ["/caen/espace/securite"]],
    [sessions.camille ?? [], ["/caen/agents/securite"]],
  ];
  for (const [cookies, paths] of carrying) {
    await withPage(cookies, async (page, odd) => {
      // Aborted rather than switched off: axe is a script too.
      await page.route(/\/assets\/.*\.js$/, (route) => route.abort());
      const { wrong, look } = looker(page);
      for (const path of paths) {
        await page.goto(path);
        expect(await countScripts(page), path).toBeGreaterThan(0);
        await look("fr");
      }
      expect([...wrong, ...odd.filter((line) => !line.includes("net::ERR_FAILED"))]).toEqual([]);
    });
  }
});

// Among the first for the same reason: an old session is asked to sign in again instead.
test.each(["fr", "en"])("in %s, an address to be told at sent empty", async (language) => {
  await withPage(sessions.claire ?? [], async (page, odd) => {
    await page.goto(inLanguage("/caen/espace/securite", language));
    await sendEmpty(page, /Recevoir un message|Receive a message/);
    expect([...(await inspect(page, language)), ...odd]).toEqual([]);
  });
});

/**
 * Several at once: axe looks in the page's own process, and one page would leave the other core idle. Both languages one after
 * the other: of a page whose French has passed, English needs the rules that read words (inspect.ts).
 */
describe.concurrent("every page passes every rule, in both languages, at both widths", () => {
  test.each(visits)(
    "as %s, from %s",
    async (who, from, within) => {
      const pages = await crawl(new Visitor(url, sessions[who]), from, within);
      expect(pages.length).toBeGreaterThan(0);
      expect(await sweep(sessions[who] ?? [], pages)).toEqual([]);
    },
    FOR_MANY_PAGES_MS,
  );

  test.each(openers)(
    "what exists once %s has acted",
    async (who) => {
      const { cookies, from, within = ownPages } = openedBy(who);
      const pages = await crawl(new Visitor(url, cookies), from, within);
      expect(await sweep(cookies, pages)).toEqual([]);
    },
    FOR_MANY_PAGES_MS,
  );
});

describe.concurrent.each(["fr", "en"])("in %s, every answer passes every rule", (language) => {
  test.each(refused)("as %s, %s sent empty", async (who, path, button) => {
    await withPage(sessions[who] ?? [], async (page, odd) => {
      await page.goto(inLanguage(path, language));
      await sendEmpty(page, button);
      expect([...(await inspect(page, language)), ...odd]).toEqual([]);
    });
  });

  test("a question of enrolment sent empty", async () => {
    const draft = openedBy("somebody who enrols");
    const question = draft.from.find((path) => path.endsWith("/noms")) ?? "";
    await withPage(draft.cookies, async (page, odd) => {
      await page.goto(inLanguage(question, language));
      await page.locator("#given_name").fill("");
      await sendEmpty(page, /Continuer|Continue/);
      expect([...(await inspect(page, language)), ...odd]).toEqual([]);
    });
  });

  test("the look of an authority, previewed in another colour, and a colour that is none", async () => {
    await withPage(sessions.helene ?? [], async (page, odd) => {
      for (const colour of ["#ffd400", "jaune"]) {
        await page.goto(inLanguage("/caen/administration/collectivite", language));
        await page.locator("#colour").fill(colour);
        await page.getByRole("button", { name: /aperçu|preview/ }).click();
        await page.locator("#preview, .ar-error-summary").first().waitFor();
        expect([...(await inspect(page, language)), ...odd]).toEqual([]);
      }
    });
  });

  test.each(errors)("%i as %s, %s", async (status, who, path) => {
    await withPage(sessions[who] ?? [], async (page, odd) => {
      expect((await page.goto(inLanguage(path, language)))?.status()).toBe(status);
      expect([...(await inspect(page, language)), ...odd]).toEqual([]);
    });
  });
});

test("409: a file that somebody else has just taken", async () => {
  await withPage(sessions.camille ?? [], async (page, odd) => {
    await page.goto("/caen/agents/suivant");
    const colleague = new Visitor(url, sessions.nadia);
    await colleague.submit(await colleague.get(new URL(page.url()).pathname), "/prendre");
    const [answer] = await Promise.all([
      page.waitForResponse((response) => response.request().method() === "POST"),
      page
        .getByRole("button", { name: /Prendre/ })
        .first()
        .click(),
    ]);
    expect(answer.status()).toBe(409);
    await page.waitForLoadState();
    expect([...(await inspect(page, "fr")), ...odd]).toEqual([]);
  });
});

test.each(["fr", "en"])("in %s, a logo proposed, published, removed, put back", async (language) => {
  await withPage(sessions.helene ?? [], async (page, odd) => {
    const { wrong, look } = looker(page);
    const file = picture(language === "fr" ? 90 : 160);
    const buffer = Buffer.from(await file.arrayBuffer());
    await page.goto(inLanguage("/caen/administration/collectivite/logo", language));
    await page.locator("input[type=file]").setInputFiles({ name: "logo.png", mimeType: "image/png", buffer });
    for (const gesture of [/aperçu|preview/, /Publier|Publish/, /Retirer|Remove/, /Remettre|Put this/]) {
      await page.getByRole("button", { name: gesture }).click();
      await page.waitForLoadState();
      await look(language);
    }
    expect([...wrong, ...odd]).toEqual([]);
  });
});

test.each(["fr", "en"])("in %s, an equipment registered, then revoked", async (language) => {
  await withPage(sessions.helene ?? [], async (page, odd) => {
    const { wrong, look } = looker(page);
    await revokeEquipment({ page, language, look: () => look(language) });
    expect([...wrong, ...odd]).toEqual([]);
  });
});

test.each(["fr", "en"])(
  "in %s, an application of cards, and a gap that a reader told of",
  async (language) => {
    await withPage(sessions.helene ?? [], async (page, odd) => {
      const { wrong, look } = looker(page);
      await keepCards({ page, language, look: () => look(language) });
      expect([...wrong, ...odd]).toEqual([]);
    });
  },
);

test.each(["fr", "en"])(
  "in %s, money taken at the desk, its receipt, a part given back",
  async (language) => {
    const child = await childWithPurse(new Visitor(url, sessions.jeanne));
    await withPage(sessions.camille ?? [], async (page, odd) => {
      const { wrong, look } = looker(page);
      await takeMoney({ page, language, look: () => look(language) }, child);
      expect([...wrong, ...odd]).toEqual([]);
    });
  },
);

test.each(["fr", "en"])("in %s, a file of people taken over, with lines left out", async (language) => {
  await withPage(sessions.helene ?? [], async (page, odd) => {
    const { wrong, look } = looker(page);
    await takeOverPeople({ page, language, look: () => look(language) });
    expect([...wrong, ...odd]).toEqual([]);
  });
});

test.each(["fr", "en"])("in %s, a security file begun, written, frozen, judged", async (language) => {
  await withPage(sessions.helene ?? [], async (page, odd) => {
    const { wrong, look } = looker(page);
    await signOff({ page, language, look: () => look(language) });
    expect([...wrong, ...odd]).toEqual([]);
  });
});

test("in both languages, records compared, joined, undone, said to be different", async () => {
  await withPage(sessions.camille ?? [], async (page, odd) => {
    const { wrong, look } = looker(page);
    await joinRecords({ page, look });
    expect([...wrong, ...odd]).toEqual([]);
  });
});

describe.each(["fr", "en"])("in %s, at the counter", (language) => {
  test.each([
    ["what happens to a person: a move, coming of age, a death and its reversal", liveThrough],
    ["a service opened and stopped", openAndStop],
    ["a mandate of direct debit, and what stopping it would change", askToStopDebit],
    ["a shared counter, and what leaving it does", askToLeave],
    ["all of somebody’s services, and what opens while they are there", showEverything],
  ])("%s", async (_, gestures) => {
    await withPage(sessions.camille ?? [], async (page, odd) => {
      const { wrong, look } = looker(page);
      await gestures({ page, language, look: () => look(language) });
      expect([...wrong, ...odd]).toEqual([]);
    });
  });
});

test.each(["fr", "en"])("in %s, at home, a shared counter, and what leaving it does", async (language) => {
  await withPage(sessions.sophie ?? [], async (page, odd) => {
    const { wrong, look } = looker(page);
    await page.goto(inLanguage("/caen/espace/compteurs", language));
    await openLeaving({ page, language, look: () => look(language) });
    expect([...wrong, ...odd]).toEqual([]);
  });
});

test.skipIf(withoutSshd)("in both languages, files left on a server, in each of its states", async () => {
  const list = await new Visitor(url, sessions.marc).get("/caen/administration/services");
  await withPage(sessions.marc ?? [], async (page, odd) => {
    const { wrong, look } = looker(page);
    await leaveFilesOnAServer(page, serviceIn(list, "Foyer de jeunes travailleurs"), look);
    expect([...wrong, ...odd]).toEqual([]);
  });
});

test.each([
  ["an account handed over to a young adult", handOver],
  ["somebody enrolled twice: compared, merged, undone", mergeTwice],
])("in both languages, before two agents, %s", async (_, gestures) => {
  await withPage(sessions.camille ?? [], async (page, odd) => {
    await withPage(sessions.nadia ?? [], async (hers, oddToo) => {
      const [first, second] = [looker(page), looker(hers)];
      await gestures({ page, look: first.look }, { page: hers, look: second.look });
      expect([...first.wrong, ...odd, ...second.wrong, ...oddToo]).toEqual([]);
    });
  });
});

test.each([
  ["a certificate of the CAF, compared by the officer, then refused", "helene", "yves", exchangeFiles],
  ["an erasure noted by one agent and confirmed by another", "camille", "nadia", confirmErasure],
] as const)("in both languages, %s", async (_, one, other, gestures) => {
  await withPage(sessions[one] ?? [], async (page, odd) => {
    await withPage(sessions[other] ?? [], async (theirs, oddToo) => {
      const [first, second] = [looker(page), looker(theirs)];
      await gestures({ page, look: first.look }, { page: theirs, look: second.look });
      expect([...first.wrong, ...odd, ...second.wrong, ...oddToo]).toEqual([]);
    });
  });
});

test.each(["fr", "en"])("in %s, an account to tie, then tied, then no longer", async (language) => {
  const portal = await thePortal(url, factsPath);
  await withPage(sessions.jeanne ?? [], async (page, odd) => {
    const { wrong, look } = looker(page);
    await page.goto(inLanguage(await portal.ask(), language));
    await look(language);
    await portal.tie(new Visitor(url, sessions.jeanne), await portal.ask());
    await page.goto(inLanguage("/caen/espace/comptes", language));
    await page.getByText("7310 (Famille Lemoine)").first().waitFor();
    await look(language);
    await page.getByRole("button", { name: /Ne plus relier|No longer tie/ }).click();
    await page.waitForURL(/fait=1/);
    await look(language);
    expect([...wrong, ...odd]).toEqual([]);
  });
});

test("no page of the platform was left out", () => {
  expect(swept).toBeGreaterThanOrEqual(leastSwept);
  // As one text, so that what is left out is named whole wherever the failure is read.
  expect(everyPage.filter((page) => !seen.has(page)).join(", ")).toBe("");
});

function openedBy(who: Opened["who"]): Opened {
  const found = opened.find((one) => one.who === who);
  if (!found) throw new Error(`${who} has opened nothing`);
  return found;
}

type Work = (page: Page, odd: readonly string[]) => Promise<void>;

async function withPage(cookies: readonly Cookie[], work: Work): Promise<void> {
  const context = await openDevice(browser, url, {});
  await bringAxe(context);
  await enter(context, url, cookies);
  const page = await context.newPage();
  await work(page, watch(page, url));
  await context.close();
}

/** Looks where the gestures of a test have led, and keeps what is wrong. */
function looker(page: Page) {
  const wrong: string[] = [];
  const look = async (language: string) => {
    wrong.push(...(await inspect(page, language)).map((what) => `${page.url()}: ${what}`));
    noteSeen(new URL(page.url()).pathname, await countScripts(page));
  };
  return { wrong, look };
}

/** What is wrong with these pages, as somebody sees them. */
async function sweep(cookies: readonly Cookie[], pages: readonly string[]) {
  const found: string[] = [];
  await withPage(cookies, async (page, odd) => {
    const { wrong, look } = looker(page);
    for (const path of pages) {
      for (const language of ["fr", "en"]) {
        await page.goto(inLanguage(path, language));
        await look(language);
      }
    }
    found.push(...wrong, ...odd);
    swept += pages.length;
  });
  return found;
}

/** A picture made smaller, a passkey asked of the device, a code that changes, a camera, to who may have one: nothing else needs a script. */
const mayCarryScript =
  /^\/(inscription.*-photo|espace\/demandes\/:file|(agents\/)?connexion|(espace|agents)\/securite|recuperation\/acces|pochette|borne|agents|agents\/dossiers\/:id|agents\/supports\/verifier|partenaire)$/;

/** A page without a script of ours is the same with and without JavaScript: to look once is to look at both. */
function noteSeen(path: string, scripts: number): void {
  const page = pageOf(path);
  if (page === undefined) return;
  if (!mayCarryScript.test(page)) expect(scripts, `scripts of ${page}`).toBe(0);
  seen.add(page);
}

/**
 * All but the one that sends the forms of moulds, and shows the same pages as the browser
 * (journeys/equipment.test.ts tries both).
 */
const countScripts = (page: Page): Promise<number> =>
  page.locator('script[src]:not([src^="/assets/forms."])').count();
