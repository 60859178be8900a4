// A platform reduced to its bones, for kill.test.ts: `node writer.ts <directory> <first number>` starts the
// cluster and inserts numbers, four connections at a time, each printed once its commit was acknowledged.
import { Pool } from "pg";
import { startCluster } from "../cluster.ts";

const [, , directory = "", first = "0"] = process.argv;
const { ownerUrl } = await startCluster({ directory, log: () => {} });
const pool = new Pool({ connectionString: ownerUrl, max: 4 });
pool.on("error", () => {});
await pool.query("create table if not exists acknowledged (number integer primary key)");

let next = Number(first);
async function write(): Promise<never> {
  for (;;) {
    next += 1;
    const number = next;
    // A refused insert is not acknowledged: the server was killed; the next one waits for it to be back.
    const written = await pool.query("insert into acknowledged values ($1)", [number]).catch(() => undefined);
    if (written) process.stdout.write(`${number}\n`);
  }
}
await Promise.all([write(), write(), write(), write()]);
