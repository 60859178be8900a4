import type { Runtime } from "../infra/context/create-context.ts";
import { StartRefused } from "../infra/start-refused.ts";
import { openTrees, type TreeProblem } from "../modules/keys/index.ts";

const scope = { actor: { kind: "system", name: "keys" }, authorityId: null } as const;

/** Before anything is sealed: the trees that people's keys are wrapped by. Throws StartRefused when one is not here. */
export async function openPersonTrees({ database, ports }: Runtime): Promise<void> {
  const problem = await database.transaction(scope, (tx) => openTrees(tx, ports.keyring.trees));
  if (problem) throw new StartRefused(sentence(problem));
}

function sentence({ generation, is }: TreeProblem): string {
  const file = `people-${generation}.tree`;
  const why =
    is === "missing"
      ? `La base compte sur ${file}, qui n’est pas dans KEYS_DIR.`
      : `Le fichier ${file} de KEYS_DIR n’est pas celui sur lequel la base compte.`;
  return (
    `${why} Copiez-le depuis un autre serveur, ou depuis l’export des clés le plus récent. ` +
    `The database counts on ${file}: copy it from another server, or from the latest export of the keys.`
  );
}
