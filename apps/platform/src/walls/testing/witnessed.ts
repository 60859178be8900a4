import { addWatchedLog, addWitness } from "../../features/compliance/witnesses/index.ts";
import type { OpenIdWorld } from "../../features/consent/openid/testing/open-id-world.ts";
import {
  findLogFile,
  readWitness,
  requestVerification,
  runJournalSequencing,
} from "../../features/trust/audit/index.ts";
import { anAgent } from "../../testing/builders.ts";
import type { TestRuntime } from "../../testing/test-runtime.ts";
import { complied } from "./complied.ts";

/**
 * The journal is signed, and cosigned by a neighbour whose journal it watches; one of both contradicted what
 * was seen of it. A security file says so.
 */
export async function witnessed(house: TestRuntime, { caen, agglomeration }: OpenIdWorld): Promise<void> {
  const neighbour = house.system(agglomeration);
  for (const system of [house.system(caen), neighbour]) while ((await runJournalSequencing(system)) > 0);
  const mayor = await anAgent(house, caen, ["authority_administrator"]);
  const key = await neighbour.transaction((tx) => readWitness(tx, neighbour));
  await addWitness(mayor, { verifier: key?.key ?? "", url: "https://temoin.example" });
  await addWatchedLog(mayor, Buffer.from((await findLogFile(neighbour, "key")) ?? "").toString());
  await house.sqlAs(
    "owner",
    `with seen as (insert into journal_cosignature (authority_id, size, witness, line, seen_at)
       select authority_id, size, 'temoin', '— temoin AAAA', signed_at from journal_checkpoint where authority_id = $1)
     insert into journal_fork (authority_id, id, side, other, kept_size, shown, raised_at)
     values ($1, gen_random_uuid(), 'log', 'temoin', 1, 'note', '2026-12-02T08:00:00Z')`,
    [caen],
  );
  await requestVerification(await anAgent(house, caen, ["auditor"], "Inès Marchand"));
  await complied(mayor);
}
