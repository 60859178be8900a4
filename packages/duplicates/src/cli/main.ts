#!/usr/bin/env node
import { once } from "node:events";
import { findDuplicates } from "../find-duplicates.ts";
import { reasonsOf } from "../reasons.ts";
import { type Both, lines, said, UnusableFile } from "./both.ts";
import { type Options, readOptions } from "./options.ts";
import { readPeople } from "./read-file.ts";

// Whoever reads may have read enough, as `head` does.
process.stdout.on("error", (error: NodeJS.ErrnoException) => process.exit(error.code === "EPIPE" ? 0 : 2));

const options = readOptions(process.argv.slice(2));
if ("said" in options) {
  if (options.status === 0) console.log(options.said);
  else console.error(options.said);
  process.exitCode = options.status;
} else
  await compare(options).catch((error: unknown) => {
    console.error(said(wordsOf(error)));
    process.exitCode = 2;
  });

async function compare({ files, mapping: asked, threshold: least, link }: Options): Promise<void> {
  const { table, mapping, ids, starts, badLines } = await readPeople(files, asked, (told) =>
    console.error(lines(told)),
  );
  const [, secondFrom = null] = link && files.length === 2 ? starts : [];
  const found = findDuplicates(table, least, secondFrom);
  const fileOf = (row: number): number => starts.findLastIndex((start) => start <= row);
  const isKept = (rows: readonly number[]): boolean => !link || new Set(rows.map(fileOf)).size > 1;
  const named = (rows: readonly number[]) => ({
    ids: rows.map((row) => ids[row] ?? ""),
    ...(files.length > 1 ? { files: rows.map((row) => fileOf(row) + 1) } : {}),
  });
  const pairs = found.pairs.filter(({ one, other }) => isKept([one, other]));
  const clusters = found.clusters.filter(isKept);
  for (const { one, other, probability, agreements } of pairs) {
    const { ids: pair, ...more } = named([one, other]);
    await say({ pair, ...more, probability: Number(probability.toFixed(4)), reasons: reasonsOf(agreements) });
  }
  for (const rows of clusters) {
    const { ids: cluster, ...more } = named(rows);
    await say({ cluster, ...more });
  }
  await say({
    rows: table.size,
    badLines,
    compared: found.compared,
    threshold: found.threshold,
    pairs: pairs.length,
    clusters: clusters.length,
    columns: mapping,
  });
}

/** A file that is not there, or not to be read, in words rather than as the system calls it. */
function wordsOf(error: unknown): Both {
  if (error instanceof UnusableFile) return error.both;
  const { code = "", path = "", message = String(error) } = error as NodeJS.ErrnoException;
  if (code === "ENOENT") return { fr: `aucun fichier ${path}.`, en: `no file ${path}.` };
  if (code === "EACCES" || code === "EISDIR")
    return {
      fr: `${path || "cela"} ne se lit pas comme un fichier.`,
      en: `${path || "that"} cannot be read as a file.`,
    };
  return { fr: `cela n’a pas abouti (${message}).`, en: message };
}

/** Waits when whoever reads is slower. */
async function say(line: object): Promise<void> {
  if (!process.stdout.write(`${JSON.stringify(line)}\n`)) await once(process.stdout, "drain");
}
