import type { Tree } from "../source/tree.ts";
import { configurationDocument } from "./configuration.ts";
import { decisionsDocument } from "./decisions.ts";
import type { Document } from "./document.ts";
import { elementsDocument } from "./elements.ts";
import { elevationsDocument } from "./elevations.ts";
import { errorsDocument } from "./errors.ts";
import { eventsDocument } from "./events.ts";
import { architectureDocument, modulesDocument } from "./modules.ts";
import { tablesDocument } from "./tables.ts";
import { listThreatDocuments, securityDocument } from "./threats.ts";

export const documents: readonly Document[] = [
  modulesDocument,
  architectureDocument,
  errorsDocument,
  tablesDocument,
  configurationDocument,
  elementsDocument,
  decisionsDocument,
  eventsDocument,
  elevationsDocument,
  securityDocument,
];

/** Those of every repository, and one page for each file of the register of threats of this one. */
export function listDocuments(tree: Tree): readonly Document[] {
  return [...documents, ...listThreatDocuments(tree)];
}
