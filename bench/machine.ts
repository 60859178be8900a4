import { cpus, totalmem } from "node:os";
import { openHouse } from "./house/open-house.ts";

/** Without it, a figure says nothing. */
export async function describeMachine(): Promise<string> {
  const house = await openHouse();
  try {
    const [row] = await house.owner.query<{ version: string; fsync: string }>(
      "select current_setting('server_version') as version, current_setting('fsync') as fsync",
    );
    const memory = Math.round(totalmem() / 2 ** 30);
    return [
      `${cpus().length} cores (${cpus()[0]?.model.trim() ?? "unknown"}), ${memory} GiB`,
      `Node ${process.versions.node}, PostgreSQL ${row?.version ?? "?"}, fsync ${row?.fsync ?? "?"}`,
      "load generator on the same machine",
    ].join("; ");
  } finally {
    await house.close();
  }
}
