import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { aDesk, type Desk } from "../../../../../../frames/desk/testing/a-desk.ts";
import type { Context } from "../../../../../../kernel/context.ts";
import { parseId } from "../../../../../../kernel/ids.ts";
import { anAgent } from "../../../../../../testing/builders.ts";
import type { Browser } from "../../../../../../testing/test-browser.ts";
import { sourcesJobs, startRefresh } from "../../../index.ts";
import { aCorrespondent, answerLine, HEADER } from "../../../testing/a-correspondent.ts";
import { aFamily } from "../../../testing/a-family.ts";

// The work list of quotients that do not agree: counted and filtered by kind, the oldest first, a page at a
// time, until it is empty.

let desk: Desk;
let camille: Browser;
let mayor: Context;
let caf: Awaited<ReturnType<typeof aCorrespondent>>;
const LIST = "/caen/agents/quotients";
const letters = (rank: number) => [...String(rank)].map((digit) => "abcdefghij"[Number(digit)]).join("");
const FAMILIES = 27;

beforeAll(async () => {
  desk = await aDesk([sourcesJobs]);
  mayor = await anAgent(desk.house, desk.caen.id, ["authority_administrator"]);
  caf = await aCorrespondent(mayor);
  camille = await desk.at(["validator"], "Camille Lefèvre");
  for (let rank = 0; rank < FAMILIES; rank += 1)
    await aFamily(desk.house, desk.caen.id, {
      given_name: `Famille${letters(rank)}`,
      family_quotient: 742,
      caf_number: String(3_000_000 + rank),
    });
}, 120_000);
afterAll(() => desk.house.close());

const plain = (body: string) => body.replace(/<[^>]*>/g, " ").replace(/[\s\u00a0\u202f]+/g, " ");
const read = async (path: string) => plain((await camille.open(path)).body);
const listed = () => [...camille.shown.body.matchAll(/id="ecart-([0-9a-f-]{36})"/g)].map(([, id = ""]) => id);

test("the list counts each kind, shows one alone, has pages, and names the file and the day of lines of nobody", async () => {
  const id = parseId<"sourceRefresh">(randomUUID());
  await startRefresh(mayor, { id, asks: "informed", informedHow: "Lettre.", way: "file" });
  await desk.house.drain();
  const month = mayor.now().toISOString().slice(0, 7);
  const lines = (await caf.readRequest()).map((one) =>
    answerLine(
      one,
      Number(one.number) === 3_000_000 ? { month, quotient: 2_400 } : { month, result: "INCONNU" },
    ),
  );
  await caf.answer([HEADER, ...lines, "x;1;2026-01;A;B;2000-01-01;"].join("\n"));
  await desk.house.drain();

  const all = await read(LIST);
  expect(all).toMatch(
    /Tous \(28\) Montant très différent \(1\) Famille non trouvée \(26\) Lignes de fichier sans famille \(1\)/,
  );
  expect(all).not.toMatch(/répondu|né·e|Lignes de fichier sans famille Le fichier/);
  expect(listed()).toHaveLength(25);
  const first = listed();
  const rest = await read(`${LIST}?page=2`);
  expect(new Set([...first, ...listed()]).size).toBe(FAMILIES);
  expect(rest).toMatch(
    /Réponse reçue le \d+ \S+ \d{4}\. 1 ligne sans famille sur 28 .*Cette ligne est traitée/,
  );

  const far = await read(`${LIST}?nature=montant`);
  expect(listed()).toHaveLength(1);
  expect(far).toMatch(/Réponse reçue le \d+ \S+ \d{4} \(CAF\)\. Le nouveau montant est très différent/);
  expect(far).toMatch(
    /Quotient de la réponse 2 400 € .*\(naissance : 4 mai 1990\) Voir la page de Famillea Périgord/,
  );
  for (const odd of ["?page=0", "?page=99999", "?page=x", "?nature=autre", "?nature=lignes&page=9"])
    expect((await camille.open(LIST + odd)).status).toBe(200);
});

test("a refused answer says so at the top, keeps what was typed and the place; settled, the same kind is shown again", async () => {
  await camille.open(`${LIST}?nature=montant`);
  const [id = ""] = listed();
  const long = "x".repeat(301);
  const refused = await camille.submit(
    { [`motif-${id}`]: long, decision: "applied" },
    { action: `${LIST}/${id}` },
  );
  expect(refused.status).toBe(422);
  expect(refused.body).toContain(`href="#motif-${id}"`);
  expect(refused.body).toContain(long);
  expect(listed()).toEqual([id]);
  const silent = await camille.submit(
    { [`motif-${id}`]: "", decision: "applied" },
    { action: `${LIST}/${id}` },
  );
  expect(plain(silent.body)).toContain("Écrivez le motif : la famille le lira.");
  const done = await camille.submit(
    { [`motif-${id}`]: "Reprise d’emploi", decision: "applied" },
    { action: `${LIST}/${id}` },
  );
  expect(done.url).toContain("nature=montant");
  expect(plain(done.body)).toMatch(/L’écart est réglé .*Plus rien de ce genre à examiner/);
});

test("dealt with one after the other, the list empties", async () => {
  for (let left = FAMILIES; left > 0; left -= 1) {
    await camille.open(`${LIST}?nature=introuvable&page=2`);
    const [id] = listed();
    if (id === undefined) break;
    await camille.submit(
      { [`motif-${id}`]: "Attestation demandée", decision: "kept" },
      { action: `${LIST}/${id}` },
    );
  }
  await camille.open(`${LIST}?nature=lignes`);
  await camille.submit({}, { action: `${LIST}/lignes` });
  expect(plain(camille.shown.body)).toContain("ces lignes sont traitées");
  expect(await read(LIST)).toContain("Aucun écart à examiner");
});
