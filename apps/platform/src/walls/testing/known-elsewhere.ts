import type { AuthorityId, PersonId } from "../../kernel/ids.ts";
import { aFile, start } from "../../modules/records/testing/files.ts";
import { anAgent } from "../../testing/builders.ts";
import type { TestRuntime } from "../../testing/test-runtime.ts";

const HEADER = "N° client;Nom;Prénom;Date de naissance;Carte;Abonnement\r\n";

/** A file that waits for its columns to be said. */
export async function fromEstablishments(house: TestRuntime, town: AuthorityId) {
  const mayor = await anAgent(house, town, ["authority_administrator"]);
  return { personFile: await aFile(mayor, `${HEADER}1;Hamel;Suzanne;14/02/1951;;\r\n`, "Patinoire") };
}

/** The pool knew somebody of the town, and one of its lines could not be read. */
export async function knownAtThePool(
  house: TestRuntime,
  town: AuthorityId,
  who: { readonly personId: PersonId; readonly family_name: string; readonly given_name: string },
): Promise<void> {
  const mayor = await anAgent(house, town, ["authority_administrator"]);
  const lines = `77;${who.family_name};${who.given_name};29/03/1987;bilby-7;Année du bettong\r\n78;;Sans nom;;;\r\n`;
  await start(mayor, await aFile(mayor, HEADER + lines, "Piscine"));
  await house.drain();
  await house.sqlAs("owner", "update source_record set person_id = $1", [who.personId]);
  await fromEstablishments(house, town);
}
