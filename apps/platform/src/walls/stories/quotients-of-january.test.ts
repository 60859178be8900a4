import { type ApiParticulier, startApiParticulier } from "@ardeco/testing";
import { pino } from "pino";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { moduleJobs } from "../../app.ts";
import { openBrands } from "../../composition/brands.ts";
import { buildOpenId } from "../../composition/open-id.ts";
import { buildWebPorts } from "../../composition/web-ports.ts";
import { loadDemonstration } from "../../demonstration/load-demonstration.ts";
import { toSeedId } from "../../demonstration/seed-files.ts";
import { listGrants, sendRelease } from "../../features/consent/consent/index.ts";
import {
  aCorrespondent,
  answerLine,
  HEADER,
} from "../../features/enrolment/sources/testing/a-correspondent.ts";
import {
  aFamily,
  aQuotient,
  entitle,
  odile,
  TOKEN,
} from "../../features/enrolment/sources/testing/a-family.ts";
import { listElementHistory } from "../../features/identity/identity/index.ts";
import { listPersonMessages } from "../../features/messaging/notifications/index.ts";
import { adminPages } from "../../frames/admin/index.ts";
import { failedJobsAmong } from "../../frames/admin/testing/failed-jobs.ts";
import { deskPages } from "../../frames/desk/index.ts";
import { spacePages } from "../../frames/space/index.ts";
import type { Context } from "../../kernel/context.ts";
import type { PersonId } from "../../kernel/ids.ts";
import { anAgent } from "../../testing/builders.ts";
import { quietStatus } from "../../testing/quiet-status.ts";
import { strictFeatures } from "../../testing/strict-features.ts";
import type { Browser } from "../../testing/test-browser.ts";
import { type TestRuntime, testRuntime } from "../../testing/test-runtime.ts";
import { type TestServer, testServer } from "../../testing/test-server.ts";

// Scene 5, on the pages of the demonstration: in January the quotients of forty families come back, half by
// file and half by API; what does not agree is listed and settled; the canteen's price follows; each family
// is told once.

type Family = Context & { readonly personId: PersonId };

let house: TestRuntime;
let server: TestServer;
let api: ApiParticulier;
let caf: Awaited<ReturnType<typeof aCorrespondent>>;
let mayor: Browser;
let camille: Browser;
const byFile: Family[] = [];
const byApi: Family[] = [];
const caen = toSeedId("authority", "caen");
const REGISTERS = "/caen/administration/registres";
const TO_SETTLE = "/caen/agents/quotients";

/** Letters only: registers know no other. */
const nameOf = (way: string, rank: number) => `${way}${"abcdefghijklmnopqrstuvwxyz"[rank]}`;
const HALF = 19;
/** Of the demonstration, with a checked number. */
const OURS = 3;

beforeAll(async () => {
  house = await testRuntime(moduleJobs);
  await loadDemonstration(house.runtime, () => undefined);
  const brands = openBrands(house.runtime, { demonstration: true });
  const openId = buildOpenId(house.runtime, brands, pino({ level: "silent" }));
  const operations = {
    ...failedJobsAmong([], []),
    checkReady: async () => {},
    status: async () => quietStatus,
  };
  server = await testServer(house, {
    ports: buildWebPorts(house.runtime, brands),
    surfaces: [
      spacePages({ features: strictFeatures, openId }),
      deskPages(strictFeatures),
      adminPages({ features: strictFeatures, operations }),
    ],
  });
  await house.drain();
  await twentyFamiliesEach();
  api = await startApiParticulier({ cases: answersOfApi(), tokens: [TOKEN] });
  const administrator = await entitle(house, caen, api.address);
  caf = await aCorrespondent(administrator);
  house.clock.set("2027-01-04T08:00:00Z");
  mayor = await server.signedIn(administrator);
  camille = await server.signedIn(await anAgent(house, caen, ["validator"]));
}, 300_000);
afterAll(async () => {
  await api?.[Symbol.asyncDispose]();
  await house?.close();
});

async function twentyFamiliesEach(): Promise<void> {
  for (let rank = 0; rank < HALF; rank += 1) {
    const file = {
      given_name: nameOf("Fichier", rank),
      family_quotient: 742,
      caf_number: String(2_000_000 + rank),
    };
    byFile.push(await aFamily(house, caen, file));
    byApi.push(await aFamily(house, caen, { given_name: nameOf("Api", rank), family_quotient: 742 }));
  }
}

/**
 * Of the demonstration: her children eat at the canteen. She is of those by file, as Claire and Thomas Petit
 * are.
 */
const jeanne = (): Family => {
  const personId = toSeedId("person", "jeanne");
  return Object.assign(house.as({ kind: "person", personId }, caen), { personId });
};

/** By API: one unknown, one about somebody else, one far; the others lower than before, three the same. */
function answersOfApi() {
  return Array.from({ length: HALF }, (_, rank) => ({ ...odile, given_name: nameOf("Api", rank) })).flatMap(
    (known, rank) => {
      const month = "2027-01";
      if (rank === 0) return [];
      if (rank === 1)
        return aQuotient(known, { value: 650, month, recipient: { ...odile, birthdate: "1960-01-01" } });
      if (rank === 2) return aQuotient(known, { value: 2_400, month });
      return aQuotient(known, { value: rank < 6 ? 742 : 650, month });
    },
  );
}

const plain = (body: string) => body.replace(/<[^>]*>/g, " ").replace(/[\s\u00a0\u202f]+/g, " ");
const read = async (browser: Browser, url: string) => plain((await browser.open(url)).body);
const messagesOf = async (who: Family) =>
  (await listPersonMessages(who, who.personId)).filter(({ subject }) => subject.includes("quotient"));

/** What the canteen is told of Léo's price. */
async function bracketOfLeo(): Promise<unknown> {
  const who = jeanne();
  const leo = toSeedId("person", "leo");
  const grants = await who.transaction((tx) => listGrants(tx, who, leo));
  const grant = grants.find((one) => one.service.slug === "cantine" && one.grant.state === "live")?.grant;
  if (!grant) throw new TypeError("Léo eats at the canteen");
  const system = house.system(caen);
  const asked = { personId: leo, sector: grant.sector, grantId: grant.id, via: "api" } as const;
  const { items } = await system.transaction((tx) => sendRelease(tx, system, asked));
  return items.find(({ name }) => name === "family_quotient_bracket")?.value;
}

describe("scene 5: in January the quotients come back", () => {
  test("by file: the request is taken, the answer given, and the page says how far it is", async () => {
    const space = await server.signedIn(jeanne());
    await space.open(`/caen/espace/services/caen/cantine/accord?pour=${toSeedId("person", "leo")}`);
    await space.submit({ geste: "accepter", accord: ["school", "family_quotient_bracket"] });
    await house.drain();
    expect(await bracketOfLeo()).toEqual({ at_least: 400, below: 800 });

    await mayor.open(`${REGISTERS}/fichiers`);
    const how = { familles: "informed", information: "Lettre du 1er décembre 2026." };
    await mayor.submit(how, { action: `${REGISTERS}/fichiers` });
    await house.drain();
    expect(await read(mayor, `${REGISTERS}/fichiers`)).toContain(`${HALF + OURS} familles`);
    const asked = await caf.readRequest();
    expect(asked).toHaveLength(HALF + OURS);
    const lines = asked.map((one) => {
      const rank = "abcdefghijklmnopqrstuvwxyz".indexOf(one.givenNames.replace("Fichier", ""));
      if (one.number === "1234567") return answerLine(one, { quotient: 390 });
      if (rank === 0) return answerLine(one, { result: "INCONNU" });
      if (rank === 1) return answerLine(one, { quotient: 650, name: "TARTEMPION" });
      if (rank === 2) return answerLine(one, { quotient: 2_400 });
      return answerLine(one, { quotient: rank < 6 ? 742 : 650 });
    });
    const content = await caf.sealFor([HEADER, ...lines, "inconnue;1;2027-01;A;B;2000-01-01;"].join("\r\n"));
    const give = () =>
      mayor.submit(
        {},
        {
          action: `${REGISTERS}/fichiers/reponse`,
          files: [{ field: "fichier", name: "reponse.p7m", content }],
        },
      );
    await mayor.open(`${REGISTERS}/fichiers`);
    expect(plain((await give()).body)).toContain("La réponse est ouverte");
    await house.drain();
    expect(await read(mayor, `${REGISTERS}/fichiers`)).toMatch(
      /Terminé .*Familles demandées 22 Familles à jour 19 Écarts à examiner 3 .*Lignes sans famille 1/,
    );
  });

  test("by API: the others are asked at the pace allowed", async () => {
    await mayor.open(`${REGISTERS}/quotients`);
    const how = { familles: "informed", information: "Lettre du 1er décembre 2026." };
    await mayor.submit(how, { action: `${REGISTERS}/quotients` });
    await house.drain();
    const page = await read(mayor, `${REGISTERS}/quotients`);
    expect(page).toMatch(/Terminée/);
    for (const family of byApi.slice(3)) expect((await quotientsOf(family))[0]).toMatch(/^(650|742)/);
  });

  test("an agent finds each mismatch with what to do, settles it with a reason, and the list empties", async () => {
    // More than a page of them, in no order of what is wrong.
    const list = (await read(camille, TO_SETTLE)) + (await read(camille, `${TO_SETTLE}?page=2`));
    expect(list).toContain("La personne n’a pas été trouvée sous cette identité.");
    expect(list).toContain("La réponse parle peut-être de quelqu’un d’autre");
    expect(list).toContain("Le nouveau montant est très différent de l’ancien.");
    expect(list).toContain("À faire : appeler la famille.");
    // Lines of the file have a page of their own.
    expect(await read(camille, `${TO_SETTLE}?nature=lignes`)).toContain("Référence inconnue");
    for (let left = 50; left > 0; left -= 1) {
      const { body } = await camille.open(TO_SETTLE);
      const [, id = ""] = /action="[^"]*\/agents\/quotients\/([0-9a-f-]{36})"/.exec(body) ?? [];
      if (id === "") break;
      const section = body.slice(body.indexOf(`ecart-${id}`));
      const isFar = /très différent/.test(section.slice(0, section.indexOf("</form>")));
      const decision = isFar ? "applied" : "kept";
      await camille.submit(
        { [`motif-${id}`]: isFar ? "Reprise d’emploi, attestation vue" : "Attestation demandée", decision },
        { action: `${TO_SETTLE}/${id}` },
      );
    }
    await camille.open(TO_SETTLE);
    const [, fichier = ""] = /name="fichier" value="([^"]+)"/.exec(camille.shown.body) ?? [];
    await camille.submit({ fichier, jusqu_a: "99" }, { action: `${TO_SETTLE}/lignes` });
    expect(await read(camille, TO_SETTLE)).toContain("Aucun écart à examiner");
  });

  test("the price follows, with its date and who gave it; what was before stays", async () => {
    await house.drain();
    expect(await bracketOfLeo()).toEqual({ at_least: 0, below: 400 });
    const space = await server.signedIn(jeanne());
    expect(await read(space, "/caen/espace/demander")).toMatch(
      /390 € 4 janvier 2027 .*CAF, quotient de janvier 2027.*742 €/,
    );
    expect(await read(space, "/caen/espace/journal")).toContain("CAF");
    const far = byFile[2];
    if (far) expect((await quotientsOf(far))[0]).toBe("2400 CAF");
  });

  test("each family whose quotient changed is told once: from when, why, whom to ask; the others are told nothing", async () => {
    const counts = async (some: readonly Family[]) =>
      Promise.all(some.map(async (one) => (await messagesOf(one)).length));
    // Unknown and about another: nothing changed; far: an agent let it count; three the same.
    const expected = [0, 0, 1, 0, 0, 0, ...Array(HALF - 6).fill(1)];
    expect(await counts(byFile)).toEqual(expected);
    expect(await counts(byApi)).toEqual(expected);
    const [told] = await messagesOf(jeanne());
    expect(told?.subject).toBe("Votre quotient familial change le lundi 4 janvier 2027");
    expect(told?.text).toMatch(/la CAF a donné celui de janvier 2027/);
    expect(told?.text).toMatch(/Vos tarifs suivent à partir du lundi 4 janvier 2027/);
    const far = byFile[2];
    if (far)
      expect((await messagesOf(far))[0]?.text).toMatch(
        /Un agent l’a vérifié\s: Reprise d’emploi, attestation vue\./,
      );
  });
});

async function quotientsOf(family: Family): Promise<readonly string[]> {
  const rows = await history(family);
  return rows.map(({ value, provenance }) => `${String(value)} ${provenance.register?.name ?? ""}`.trim());
}

/** The last that counted first. */
async function history(family: Family) {
  const rows = await listElementHistory(family, family.personId);
  return rows
    .filter(({ name, provenance }) => name === "family_quotient" && provenance.method !== "declared")
    .toSorted((one, other) => other.provenance.at.localeCompare(one.provenance.at));
}
