import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import {
  aBlankCard,
  aPcscd,
  aToken,
  type Pcscd,
  type PlasticCard,
  type TestToken,
  withoutPcscd,
  withoutToken,
} from "@ardeco/testing";
import { test } from "vitest";
import { end } from "./program.ts";
import type { Sessions } from "./sessions.ts";
import { until } from "./until.ts";
import { Visitor } from "./visitor.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const AID = "3042F5";
/** What the program says to whoever is at the PC. */
const STATUS = "http://127.0.0.1:4180/";

/** Why a story of plastic cards is left out; undefined where a real pcscd and a token are. */
const withoutPlastic = withoutPcscd ?? withoutToken;

/** Where it is left out, its name says why: nobody reads in a tally that a card was tried. */
export const plasticStory = (name: string, tell: () => Promise<void>) =>
  test.skipIf(withoutPlastic)(withoutPlastic ? `${name} (left out: ${withoutPlastic})` : name, tell, 180_000);

/** A reader of pages of the platform makes no card. */
type PagesReader = "kiosk_reader" | "partner_reader";

export type CardDesk = Awaited<ReturnType<typeof aCardDesk>>;

/**
 * A PC with the reader program as it is installed: real pcscd, a virtual reader, a token, on the port where
 * pages of the platform look for it. The authority has an application of cards.
 */
export async function aCardDesk(url: string, sessions: Sessions) {
  const helene = new Visitor(url, sessions.helene);
  await offerCards(helene);
  const pcscd = await aPcscd();
  const token = await aToken();
  token.writeAesKey("reader-sealing", "000102030405060708090a0b0c0d0e0f");
  token.makeSigningKey("reader-signature");
  const folder = await mkdtemp(join(tmpdir(), "ardeco-plastic-"));
  const base = `${url}/api/v1/authorities/caen`;
  const keys = join(folder, "keys.json");
  await writeFile(keys, await (await fetch(`${base}/reader/keys`)).text());
  const run = async (kind: "reader" | PagesReader) => {
    const name = `Lecteur ${randomUUID().slice(0, 8)}`;
    const code = await aReaderCode(helene, { name, kind });
    const args = ["--platform", base, "--code", code, "--platform-keys", keys];
    return { name, ...(await start(token, join(folder, name), args)) };
  };
  let program = await run("reader");
  return {
    /** Of the reader that makes cards. */
    name: program.name,
    /**
     * From now on the PC is that of a kiosk or of a partner.
     * @returns the code to type once in a page of the platform
     */
    becomes: async (kind: PagesReader): Promise<string> => {
      await end(program.child, "SIGTERM");
      program = await run(kind);
      return program.pairingCode;
    },
    /** Laid on the reader, until it is taken away. */
    lay: async (card: PlasticCard) => {
      const laid = await card.lay(pcscd.readers[0]);
      return {
        /** The reader saw it leave: laid again at once, pcscd would not tell. */
        takeAway: async () => {
          laid.remove();
          await until(async () => {
            if ((await (await fetch(STATUS)).text()).includes(": une carte")) throw new Error("still there");
          });
        },
      };
    },
    [Symbol.asyncDispose]: async () => {
      await end(program.child, "SIGTERM");
      await token.close();
      await stop(pcscd);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

const stop = (pcscd: Pcscd) => pcscd[Symbol.asyncDispose]();

/** The authority offers plastic cards, and has one application of them, for the library. */
async function offerCards(helene: Visitor): Promise<void> {
  const kinds = await helene.get("/caen/administration/supports");
  await helene.submit(kinds, "/administration/supports", { sortes: ["card", "printed", "phone"] });
  await anApplication(helene, { aid: AID, name: "Médiathèque", service: 0 });
}

interface Application {
  readonly aid: string;
  readonly name: string;
  /** Which of the services that the form offers: each has one application at most. */
  readonly service: number;
}

/** There since another story, it stays. */
export async function anApplication(helene: Visitor, { aid, name, service }: Application): Promise<void> {
  const form = await helene.get("/caen/administration/cartes/nouvelle");
  const boxes = [...form.body.matchAll(/<input[^>]*name="services"[^>]*>/g)].map(([box]) => box);
  const services = /value="([^"]+)"/.exec(boxes[service] ?? "")?.[1] ?? "";
  const facts = { aid, name, counter: "aucun", services, origins: "https://pret.example", verbs: "read" };
  const { status, body } = await helene.submit(form, "/cartes/nouvelle", facts);
  if (status !== 303 && !body.includes("a cet identifiant")) throw new Error(`no application: ${status}`);
}

async function aReaderCode(
  helene: Visitor,
  { name, kind }: { readonly name: string; readonly kind: string },
): Promise<string> {
  const form = await helene.get("/caen/administration/equipements/nouveau");
  const [, desk = ""] = /name="desk"[^>]*value="([^"]+)"/.exec(form.body) ?? [];
  const facts = { name, place: "Accueil", kind, desk };
  const { body } = await helene.submit(form, "/equipements/nouveau", facts);
  return /<strong>\s*<code[^>]*>([^<]+)/.exec(body)?.[1] ?? "no code";
}

/**
 * What the reader made of a blank card: the card of who bears this number, asked for by Camille, made, handed
 * over.
 * @param number of another support of theirs
 */
export async function aPlasticCard(
  desk: CardDesk,
  { url, sessions, number }: { readonly url: string; readonly sessions: Sessions; readonly number: string },
): Promise<PlasticCard> {
  const camille = new Visitor(url, sessions.camille);
  const check = await camille.get("/caen/agents/supports/verifier");
  const known = await camille.submit(check, "/supports/verifier", { code: number });
  const [, personId = ""] = /agents\/personnes\/([0-9a-f-]{36})/.exec(known.body) ?? [];
  const of = `/caen/agents/personnes/${personId}/supports`;
  await camille.submit(await camille.get(of), `${personId}/supports`, { sorte: "card" });
  const waiting = await camille.get(of);
  const [, support = ""] = /supports\/([0-9a-f-]{36})\/ecrire/.exec(waiting.body) ?? [];
  const [, reader = ""] =
    new RegExp(`<option value="([0-9a-f-]{36})"[^>]*>${desk.name}`).exec(waiting.body) ?? [];
  await camille.submit(waiting, `${support}/ecrire`, { [`lecteur-${support}`]: reader });
  const card = aBlankCard();
  const laid = await desk.lay(card);
  await until(async () => {
    const page = await camille.get(of);
    if (!page.body.includes(`${support}/remettre`)) throw new Error("not made yet");
    await camille.submit(page, `${support}/remettre`);
  });
  await laid.takeAway();
  return card;
}

async function start({ settings }: TestToken, folder: string, args: readonly string[]) {
  const { module, token, pinFile, environment } = settings;
  const child: ChildProcess = spawn(
    process.execPath,
    ["apps/reader/dist/main.js", "--folder", folder, ...args],
    {
      cwd: root,
      env: { ...environment, PKCS11_MODULE: module, PKCS11_TOKEN: token, PKCS11_PIN_FILE: pinFile },
      stdio: ["pipe", "pipe", "inherit"],
    },
  );
  if (!child.stdout) throw new Error("No output.");
  child.stdin?.write("\n");
  for await (const line of createInterface({ input: child.stdout })) {
    const pairingCode = /^Code d’appairage : (\S+)/.exec(line)?.[1];
    if (pairingCode !== undefined) return { child, pairingCode };
  }
  throw new Error("The reader program ended.");
}
