import { copyFile, mkdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { testPrivateKey, writeCode } from "@ardeco/two-d-doc";
import { drawCode } from "@ardeco/two-d-doc/images";

const DAY_MS = 86_400_000;
/**
 * A bill of the month, written anew after a week: no bill of the demonstration grows too old to be believed.
 */
const AGE_DAYS = 20;
const KEPT_DAYS = 7;

/** What a bill says, as a bill writes it. */
interface Bill {
  /** File name under seeds/documents, without its end. */
  readonly page: string;
  /** "M/BENALI/KARIM" */
  readonly holder: string;
  readonly street: string;
}

const bills = {
  nguyen: { page: "proof_of_address", holder: "MME/NGUYEN/LINH", street: "7 RUE AUX FROMAGES" },
  karim: { page: "karim_attestation", holder: "M/BENALI/KARIM", street: "8 PLACE SAINT SAUVEUR" },
} as const satisfies Readonly<Record<string, Bill>>;

/**
 * The picture of a bill, sealed with the test key that the specification publishes: only a demonstration
 * believes it.
 */
export async function drawSealedBill(whose: keyof typeof bills, now: Date): Promise<Buffer> {
  return sealPage(bills[whose].page, buildSealedCode(bills[whose], now));
}

/** A file for whoever tries the demonstration, and what becomes of it. */
export interface SpecimenFacts {
  readonly path: string;
  readonly says: string;
}

/** Of nobody that the demonstration knows: for whoever creates an account. */
const NEWCOMER = {
  page: "identity_card",
  name: "carte-alex-dupont.png",
  says: "Alex Dupont, né le 21 juillet 1999, 60 rue de Falaise, 14000 Caen, crée son compte",
} as const;

/**
 * Writes two files to be sent as Karim, unless they are there and recent (drawing them delays a start): a
 * bill of his new address, and the same with another number. Then the identity card of a newcomer.
 */
export async function writeSpecimens(folder: string, now: Date): Promise<readonly SpecimenFacts[]> {
  const genuine = buildSealedCode(bills.karim, now);
  const altered = genuine.replace("8 PLACE SAINT SAUVEUR", "9 PLACE SAINT SAUVEUR");
  await mkdir(folder, { recursive: true });
  const write = async (name: string, code: string, says: string): Promise<SpecimenFacts> => {
    const path = join(folder, name);
    if (!(await isRecent(path, now))) await writeFile(path, await sealPage(bills.karim.page, code));
    return { path, says };
  };
  return [
    await write(
      "karim-attestation.png",
      genuine,
      "Karim a déménagé au 8 place Saint-Sauveur, 14000 Caen : validé sans attendre un agent",
    ),
    await write("karim-attestation-modifiee.png", altered, "la même, modifiée : le cachet ne tient plus"),
    await copyNewcomerCard(folder),
  ];
}

async function copyNewcomerCard(folder: string): Promise<SpecimenFacts> {
  const path = join(folder, NEWCOMER.name);
  await copyFile(locatePage(NEWCOMER.page), path);
  return { path, says: NEWCOMER.says };
}

async function isRecent(path: string, now: Date): Promise<boolean> {
  const written = await stat(path).then(
    ({ mtime }) => mtime,
    () => undefined,
  );
  return written !== undefined && Math.abs(now.getTime() - written.getTime()) < KEPT_DAYS * DAY_MS;
}

const locatePage = (page: string): URL => new URL(`../../seeds/documents/${page}.png`, import.meta.url);

async function sealPage(page: string, code: string): Promise<Buffer> {
  return drawCode(code, await readFile(locatePage(page)));
}

function buildSealedCode({ holder, street }: Bill, now: Date): string {
  const day = new Date(now.getTime() - AGE_DAYS * DAY_MS);
  const fields = [
    ["10", holder],
    ["22", street],
    ["24", "14000"],
    ["25", "CAEN"],
    ["26", "FR"],
  ] as const;
  const head = { version: 3, authority: "FR00", certificate: "0001", type: "01" } as const;
  return writeCode({ ...head, emittedOn: day, signedOn: day, fields }, testPrivateKey);
}
