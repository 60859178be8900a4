// script/bench [name…]: measures, prints, and passes judgement on nothing (a bench is no test).

import type { Bench, Outcome } from "./bench.ts";
import { figure } from "./figures.ts";
import { describeMachine } from "./machine.ts";
import { bytes } from "./measures/bytes.ts";
import { cards } from "./measures/cards.ts";
import { codes } from "./measures/codes.ts";
import { crowds } from "./measures/crowds.ts";
import { documents } from "./measures/documents.ts";
import { duplicates } from "./measures/duplicates.ts";
import { elements } from "./measures/elements.ts";
import { enrolmentSearch } from "./measures/enrolment-search.ts";
import { erasure } from "./measures/erasure.ts";
import { family } from "./measures/family.ts";
import { flows } from "./measures/flows.ts";
import { growth } from "./measures/growth.ts";
import { imports } from "./measures/imports.ts";
import { invoices } from "./measures/invoices.ts";
import { journal } from "./measures/journal.ts";
import { ledger } from "./measures/ledger.ts";
import { load } from "./measures/load.ts";
import { million } from "./measures/million.ts";
import { pages } from "./measures/pages.ts";
import { measureQueue } from "./measures/queue.ts";
import { quotientFiles } from "./measures/quotient-files.ts";
import { quotients } from "./measures/quotients.ts";
import { reconcile } from "./measures/reconcile.ts";
import { start } from "./measures/start.ts";
import { territory } from "./measures/territory.ts";

const benches: Readonly<Record<string, Bench>> = {
  flows,
  pages,
  crowds,
  elements,
  bytes,
  territory,
  load,
  growth,
  documents,
  duplicates,
  "enrolment-search": enrolmentSearch,
  queue: measureQueue,
  quotients,
  "quotient-files": quotientFiles,
  erasure,
  imports,
  million,
  journal,
  cards,
  codes,
  ledger,
  family,
  invoices,
  reconcile,
  start,
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !Object.hasOwn(benches, name));
if (unknown.length > 0) {
  console.error(`No bench named ${unknown.join(", ")}; there are ${Object.keys(benches).join(", ")}.`);
  process.exit(2);
}

console.log(`${new Date().toISOString().slice(0, 10)}; ${await describeMachine()}\n`);
for (const [name, bench] of Object.entries(benches)) {
  if (asked.length === 0 || asked.includes(name)) await run(name, bench);
}
process.exit(0);

async function run(name: string, bench: Bench): Promise<void> {
  try {
    const outcome = await bench();
    console.log(`${name}: ${headline(outcome)}\n${outcome.text}\n`);
  } catch (error) {
    console.log(`${name}: not measured. ${error instanceof Error ? error.stack : String(error)}\n`);
  }
}

function headline({ ratio, aim, higherIsBetter = true }: Outcome): string {
  if (aim === undefined) return `ratio ${figure(ratio)}`;
  const reached = higherIsBetter ? ratio >= aim : ratio <= aim;
  const word = higherIsBetter ? "at least" : "at most";
  return `ratio ${figure(ratio)} (aim ${word} ${figure(aim)}: ${reached ? "reached" : "not reached"})`;
}
