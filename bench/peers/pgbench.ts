import { execFile } from "node:child_process";
import { promisify } from "node:util";

const run = promisify(execFile);

/**
 * PostgreSQL's own bench (Debian's package postgresql-client, or PGBENCH): one account changed and one line
 * of history a transaction, `-N`, eight clients.
 * @param ownerUrl where it makes its tables, 100,000 accounts
 */
export async function openPgbench(ownerUrl: string) {
  const command = process.env.PGBENCH ?? "pgbench";
  await run(command, ["--initialize", "--quiet", "--scale=1", ownerUrl]);
  return {
    /** Transactions a second. */
    measure: async (seconds: number): Promise<number> => {
      const { stdout } = await run(command, ["-N", "--client=8", "--jobs=2", `--time=${seconds}`, ownerUrl]);
      const told = /^tps = ([\d.]+) \(without/m.exec(stdout)?.[1];
      if (told === undefined) throw new Error(`pgbench says no tps: ${stdout}`);
      return Number(told);
    },
  };
}
