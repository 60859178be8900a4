import { blindIndexes } from "./blind-indexes.ts";
import { caughtRefusals } from "./caught-refusals.ts";
import { conflictMarkers } from "./conflict-markers.ts";
import { contextOrder } from "./context-order.ts";
import { countedDependencies } from "./counted-dependencies.ts";
import { elevations } from "./elevations.ts";
import { environment } from "./environment.ts";
import { findMayMiss } from "./find-may-miss.ts";
import { functionNames } from "./function-names.ts";
import { guardedTables } from "./guarded-tables.ts";
import { importCircles } from "./import-circles.ts";
import { layers } from "./layers.ts";
import { lineWidths } from "./line-widths.ts";
import { links } from "./links.ts";
import { migrationNames } from "./migration-names.ts";
import { moduleCycles } from "./module-cycles.ts";
import { moduleDoors } from "./module-doors.ts";
import { moduleManifest } from "./module-manifest.ts";
import { moduleShape } from "./module-shape.ts";
import { noAny } from "./no-any.ts";
import { pageTransactions } from "./page-transactions.ts";
import { parsedJson } from "./parsed-json.ts";
import { portableContent } from "./portable-content.ts";
import { pureRules } from "./pure-rules.ts";
import type { Rule } from "./rule.ts";
import { shortLocks } from "./short-locks.ts";
import { sizes } from "./sizes.ts";
import { sqlInStores } from "./sql-in-stores.ts";
import { sqlPlaces } from "./sql-places.ts";
import { suppressions } from "./suppressions.ts";
import { threatTests } from "./threat-tests.ts";
import { toldParts } from "./told-parts.ts";
import { wholeTests } from "./whole-tests.ts";
import { workspaces } from "./workspaces.ts";

export const rules: readonly Rule[] = [
  moduleCycles,
  importCircles,
  moduleDoors,
  contextOrder,
  moduleManifest,
  moduleShape,
  toldParts,
  layers,
  workspaces,
  pureRules,
  sqlInStores,
  elevations,
  pageTransactions,
  caughtRefusals,
  environment,
  sizes,
  lineWidths,
  conflictMarkers,
  noAny,
  findMayMiss,
  functionNames,
  parsedJson,
  suppressions,
  wholeTests,
  threatTests,
  sqlPlaces,
  migrationNames,
  guardedTables,
  shortLocks,
  countedDependencies,
  portableContent,
  blindIndexes,
  links,
];
