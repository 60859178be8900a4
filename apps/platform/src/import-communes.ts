// For script/communes.
import { importCommunes } from "./composition/import-communes.ts";
import { ConfigError, readConfig } from "./config.ts";

const printProgress = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

try {
  const { created, renewed } = await importCommunes(readConfig(), printProgress);
  printProgress(`${created} collectivités ouvertes, ${renewed} mises à jour.`);
} catch (error) {
  const text =
    error instanceof ConfigError ? error.message : error instanceof Error ? error.stack : String(error);
  process.stderr.write(`L’import s’est arrêté. Relancez-le : il reprend où il en était.\n${text}\n`);
  process.exitCode = 1;
}
