// The CAF, simulated for exchanges of quotients by sealed file: npm run caf-simulee
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { SealedFileError } from "@ardeco/sealed-files";
import { answerSealed, openCorrespondent } from "./correspondent.ts";

const USAGE = "npm run caf-simulee -- --demande demande-quotients-….p7m --ville certificat-caen.pem";

const options = {
  dossier: { type: "string", default: "data/caf" },
  demande: { type: "string" },
  ville: { type: "string" },
} as const;

function readArguments() {
  try {
    return parseArgs({ options }).values;
  } catch {
    throw new Missing();
  }
}

const say = (...lines: readonly string[]) => process.stdout.write(`${lines.join("\n")}\n`);

async function run(): Promise<void> {
  const now = new Date();
  const { dossier, demande, ville } = readArguments();
  const correspondent = await openCorrespondent(dossier, now);
  if (demande === undefined && ville === undefined) {
    say(
      `Certificat de la CAF simulée, à coller dans la page : ${correspondent.certificatePath}`,
      "Son empreinte, telle que la CAF la lit au téléphone :",
      `  ${correspondent.fingerprint}`,
      "Pour répondre à une demande, avec les deux fichiers pris sur la page :",
      `  ${USAGE}`,
      "",
      "The first line names the certificate of the simulated CAF, to paste in the page; then comes its fingerprint, as the CAF reads it on",
      "the telephone. The last one answers a request, with the two files taken on the page (--demande, the request; --ville, the town’s).",
    );
    return;
  }
  if (demande === undefined || ville === undefined) throw new Missing();
  const request = await read(demande);
  const town = (await read(ville)).toString("utf8");
  const path = join(dossier, "reponse.p7m");
  await writeFile(path, answerSealed(correspondent, { request, town, now }));
  say(
    `Réponse de la CAF simulée, à donner dans la page : ${path}`,
    "Answer of the simulated CAF, to give in the page.",
  );
}

/** In words that say what to do; never of the content. */
class Missing extends Error {
  override readonly message =
    `Donnez la demande et le certificat de la ville : ${USAGE}\nGive both the request and the certificate of the town.`;
}

class NotRead extends Error {}

async function read(path: string): Promise<Buffer> {
  try {
    return await readFile(path);
  } catch {
    throw new NotRead(
      `Ce fichier ne se lit pas : ${path}. Vérifiez son nom et son dossier.\nThis file cannot be read: check its name and folder.`,
    );
  }
}

try {
  await run();
} catch (error) {
  const isSaid = error instanceof Missing || error instanceof NotRead;
  if (!isSaid && !(error instanceof SealedFileError)) throw error;
  process.stderr.write(`${error instanceof SealedFileError ? `${error.fr}\n${error.en}` : error.message}\n`);
  process.exitCode = 1;
}
