import type { Context } from "../../../../kernel/context.ts";
import { anAgent } from "../../../../testing/builders.ts";
import type { TestRuntime } from "../../../../testing/test-runtime.ts";
import {
  buildGrowthProof,
  findLogFile,
  readWitness,
  runJournalSequencing,
} from "../../../trust/audit/index.ts";
import { aJournal, forgetPlaces, writeLines } from "../../../trust/audit/testing/a-journal.ts";
import { addWatchedLog, addWitness, listWitnesses } from "../index.ts";
import { writeRequest } from "../request.ts";
import type { aWitnessServer } from "./a-witness-server.ts";

type Server = Awaited<ReturnType<typeof aWitnessServer>>;

export interface Pair {
  readonly caen: Context;
  readonly honfleur: Context;
  /** Of Honfleur, as the others write it. */
  readonly witnessKey: string;
}

interface Where {
  readonly house: TestRuntime;
  readonly server: Server;
}

/**
 * Two authorities, and what becomes of the journal of one; what holds them is read at each call, since a test
 * opens it before it begins.
 */
export function pairs(where: () => Where) {
  const house = () => where().house;

  /** Caen asks Honfleur, over HTTP, to cosign its journal; Honfleur has agreed. */
  async function aPair({ agreed = true, lines = 300, at = where().server } = {}): Promise<Pair> {
    const [caen, honfleur] = [await aJournal(house(), lines), await aJournal(house(), 5)];
    const [mayor, other] = await Promise.all(
      [caen, honfleur].map(({ authorityId }) => anAgent(house(), authorityId, ["authority_administrator"])),
    );
    if (!mayor || !other) throw new Error("nobody");
    const key = await honfleur.transaction((tx) => readWitness(tx, honfleur));
    if (agreed) await addWatchedLog(other, Buffer.from((await findLogFile(caen, "key")) ?? "").toString());
    const witnessKey = key?.key ?? "";
    await addWitness(mayor, { verifier: witnessKey, url: at.urlOf(honfleur.authorityId) });
    return { caen, honfleur, witnessKey };
  }

  async function grow(system: Context, lines: number): Promise<void> {
    await writeLines(system, lines);
    while ((await runJournalSequencing(system)) > 0);
  }

  const seenBy = (who: Context) => listWitnesses(who);

  /** Whoever holds the database and the keys writes another past, and signs it. */
  async function rewrite(system: Context, { gone = 1, more = 10 } = {}): Promise<void> {
    await forgetPlaces(house(), system);
    const first = `(select id from journal_entry where authority_id = $1 order by position limit ${gone})`;
    await house().sqlAs("owner", `delete from journal_entry where id in ${first}`, [system.authorityId]);
    await grow(system, more);
  }

  async function asked(system: Context, since: number): Promise<string> {
    const growth = await system.transaction((tx) => buildGrowthProof(tx, system, since));
    if (!growth) throw new Error("no log");
    return writeRequest({ oldSize: since, proof: growth.proof, checkpoint: growth.note });
  }

  return { aPair, asked, grow, rewrite, seenBy };
}
