import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import {
  buildFilePreview,
  getFile,
  type PersonFileId,
  receiveFile,
  startFile,
} from "@ardeco/platform/features/records/records/index";
import { parseId } from "@ardeco/platform/kernel/ids";
import { anAgent, aTown } from "@ardeco/platform/testing/builders";
import type { Bench } from "../bench.ts";
import { figure, table } from "../figures.ts";
import type { House } from "../house/house.ts";
import { openHouse } from "../house/open-house.ts";

const SIZES = [10_000, 100_000, 1_000_000];
const HEADER = "N°;Nom;Prénom;Date de naissance;Téléphone;Adresse;Code postal;Commune;Carte;Abonnement\n";

const lineOf = (at: number): string => {
  const [a, b] = [at.toString(36), (at * 7919).toString(36)];
  const born = `${String(1 + (at % 28)).padStart(2, "0")}/${String(1 + (at % 12)).padStart(2, "0")}/${1930 + (at % 90)}`;
  return `P-${at};Nom${a};Prénom${b};${born};06${String(at % 100_000_000).padStart(8, "0")};${at % 200} rue ${b};14000;Caen;C-${at};Année\n`;
};

async function* linesOf(count: number): AsyncGenerator<Buffer> {
  yield Buffer.from(HEADER);
  for (let at = 0; at < count; at += 1_000)
    yield Buffer.from(
      Array.from({ length: Math.min(1_000, count - at) }, (_, next) => lineOf(at + next)).join(""),
    );
}

interface Measured {
  readonly size: number;
  readonly received: number;
  readonly taken: number;
  readonly inserted: number;
  /** MiB above what the process held before. */
  readonly memory: number;
}

/**
 * A file received, then taken line by line as a job does, against the same lines put as they are in a table;
 * and the memory it asks for.
 */
export const imports: Bench = async () => {
  const house = await openHouse();
  try {
    const measured: Measured[] = [];
    for (const size of SIZES) measured.push(await measure(house, size));
    const last = measured.at(-1);
    const rows = measured.map(({ size, received, taken, inserted, memory }) =>
      [size, received, taken, inserted, memory].map(figure),
    );
    const text = table([["lines", "received/s", "taken/s", "plain rows/s", "memory, MiB"], ...rows]);
    return { ratio: (last?.taken ?? 0) / (last?.inserted ?? 1), text };
  } finally {
    await house.close();
  }
};

async function measure(house: House, size: number): Promise<Measured> {
  const { id } = await aTown(house, { slug: `ville-${size}` });
  const mayor = await anAgent(house, id, ["authority_administrator"]);
  const before = process.memoryUsage().rss;
  let most = before;
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss);
  }, 50);
  const fileId = parseId<"personFile">(randomUUID());
  const began = performance.now();
  await receiveFile(mayor, { id: fileId, establishment: "Piscine", content: linesOf(size) });
  const received = performance.now() - began;
  const taken = await take(mayor, fileId);
  clearInterval(watch);
  await compared(house, id);
  const inserted = await insert(house, size);
  const each = (ms: number) => size / (ms / 1_000);
  return {
    size,
    received: each(received),
    taken: each(taken),
    inserted: each(inserted),
    memory: (most - before) / 2 ** 20,
  };
}

async function take(mayor: Awaited<ReturnType<typeof anAgent>>, fileId: PersonFileId): Promise<number> {
  const { columns, separator } = await buildFilePreview(mayor, fileId);
  const began = performance.now();
  await startFile(mayor, { id: fileId, mapping: { separator, roles: columns.map(({ role }) => role) } });
  for (;;) {
    const { state } = await getFile(mayor, fileId);
    if (state === "done") return performance.now() - began;
    await pause(50);
  }
}

/** Everybody is compared after each file, in this process: the next size is measured once that is over. */
async function compared({ owner }: House, authorityId: string): Promise<void> {
  for (;;) {
    const rows = await owner.query(
      "select 1 from record_comparison where authority_id = $1 and done_at is not null and done_at >= asked_at",
      [authorityId],
    );
    if (rows.length > 0) return;
    await pause(200);
  }
}

/** As many lines a statement as the job takes a transaction. */
const TOGETHER = 2_000;

/** The same cells, in clear, without keys nor numbers found again: what PostgreSQL alone takes. */
async function insert({ owner }: House, size: number): Promise<number> {
  await owner.query("create temporary table flat (line text[])");
  const began = performance.now();
  for (let at = 0; at < size; at += TOGETHER) {
    const lines = Array.from({ length: Math.min(TOGETHER, size - at) }, (_, next) =>
      lineOf(at + next).trimEnd(),
    );
    await owner.query("insert into flat select string_to_array(line, ';') from unnest($1::text[]) as line", [
      lines,
    ]);
  }
  const spent = performance.now() - began;
  await owner.query("drop table flat");
  return spent;
}
