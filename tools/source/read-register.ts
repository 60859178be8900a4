import { listTestGroups, listThreatAreas } from "./threats.ts";
import { openTree } from "./tree.ts";

/** What the register of threats names: titles of tests, and sentences of what is not defended yet. */
export interface Register {
  readonly titles: ReadonlySet<string>;
  readonly limits: readonly string[];
}

/** For the test of the platform that compares what a file of security cites. */
export function readRegister(root: string): Register {
  const areas = listThreatAreas(openTree(root));
  return {
    titles: new Set(areas.flatMap(listTestGroups).flatMap(({ titles }) => titles)),
    limits: areas.flatMap(({ limits }) => limits).map(({ sentences }) => sentences.join(" ")),
  };
}
