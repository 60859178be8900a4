// For script/migrate: `node migrate.js`, with DATABASE_OWNER_URL and nothing else.
import { printLine, runCommand } from "./command.ts";
import { updateSchema } from "./composition/update-schema.ts";
import { readOwnerUrl } from "./config.ts";

await runCommand("La base n’est pas mise à jour.", async () => {
  await updateSchema(readOwnerUrl(), printLine);
  printLine("La base est à la version de ce programme.");
});
