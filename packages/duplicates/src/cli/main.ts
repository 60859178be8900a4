#!/usr/bin/env node
import { findDuplicates } from "../find-duplicates.ts";
import { reasonsOf } from "../reasons.ts";
import { readOptions } from "./options.ts";
import { readPeople } from "./read-file.ts";

const options = readOptions(process.argv.slice(2));
if (typeof options === "string") fail(options);
else {
  const { table, mapping, ids } = await readPeople(options.file, options.mapping).catch(failed);
  const { pairs, clusters, threshold, compared } = findDuplicates(table, options.threshold);
  const names = (rows: readonly number[]) => rows.map((row) => ids[row] ?? "");
  for (const { one, other, probability, agreements } of pairs)
    say({
      pair: names([one, other]),
      probability: Number(probability.toFixed(4)),
      reasons: reasonsOf(agreements),
    });
  for (const rows of clusters) say({ cluster: names(rows) });
  say({
    rows: table.size,
    compared,
    threshold,
    pairs: pairs.length,
    clusters: clusters.length,
    columns: mapping,
  });
}

function say(line: object): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

function failed(error: unknown): never {
  fail(`ardeco duplicates: ${error instanceof Error ? error.message : String(error)}`);
}

function fail(said: string): never {
  console.error(said);
  process.exit(2);
}
