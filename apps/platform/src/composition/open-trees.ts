import { openRoots, openTrees, type RootProblem, type TreeProblem } from "../features/trust/keys/index.ts";
import type { Runtime } from "../infra/context/create-context.ts";
import { formatIndexesFileName } from "../infra/keyring/kept-indexes.ts";
import { formatVaultFileName } from "../infra/keyring/vault-roots.ts";
import { StartRefused } from "../infra/start-refused.ts";

const scope = { actor: { kind: "system", name: "keys" }, authorityId: null } as const;

/**
 * Before anything is sealed: the root key in use, then the trees that people's keys are wrapped by. Throws
 * StartRefused when one is not here.
 */
export async function openPersonTrees({ database, ports, clock }: Runtime): Promise<void> {
  const { vault } = ports.keyring;
  const root = await database.transaction(scope, (tx) => openRoots(tx, vault, clock.now()));
  if (root) throw new StartRefused(formatTreeProblem(formatRootFileName(root), root.is));
  const problem = await database.transaction(scope, (tx) => openTrees(tx, ports.keyring.trees));
  if (problem) throw new StartRefused(formatTreeProblem(`people-${problem.generation}.tree`, problem.is));
}

/** What of the vault a server wants and does not have. */
export const formatRootFileName = ({ of, generation }: RootProblem): string =>
  of === "vault" ? formatVaultFileName(generation) : formatIndexesFileName(generation);

function formatTreeProblem(file: string, is: (TreeProblem | RootProblem)["is"]): string {
  const why =
    is === "missing"
      ? `La base compte sur ${file}, qui n’est pas dans KEYS_DIR.`
      : `Le fichier ${file} de KEYS_DIR n’est pas celui sur lequel la base compte.`;
  return (
    `${why} Copiez-le depuis un autre serveur, ou depuis l’export des clés le plus récent. ` +
    `The database counts on ${file}: copy it from another server, or from the latest export of the keys.`
  );
}
