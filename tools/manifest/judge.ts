import { EXCEPTIONS_PATH, type Exceptions } from "./exceptions.ts";
import {
  type Counts,
  type FloorSection,
  formatFloors,
  formatNames,
  getSectionPath,
  type NameSection,
  parseFloors,
  parseNames,
  type Section,
} from "./section.ts";

export interface Judgement {
  /** What was lost without a reason, one sentence each: nothing is written while there is any. */
  readonly failures: readonly string[];
  /** Whole text of the file as it should be; null while something is lost. */
  readonly text: string | null;
  /** What to write again, as a sentence; null when the file says it all. */
  readonly stale: string | null;
}

interface Committed {
  /** Text of the file; "" when there is none yet. */
  readonly committed: string;
  readonly exceptions: Exceptions;
  /** What writes the file. */
  readonly command: string;
}

export function judgeNames(
  section: NameSection,
  actual: Iterable<string>,
  { committed, exceptions, command }: Committed,
): Judgement {
  const [before, now] = [parseNames(committed), new Set(actual)];
  const lost = [...before].filter((name) => !now.has(name));
  const failures = [...judgeLost(section, lost, exceptions), ...judgeBack(section, now, exceptions)];
  const text = formatNames(section, command, now);
  return conclude({ section, failures, text, committed, command, added: listAdded(now, before) });
}

export function judgeFloors(
  section: FloorSection,
  actual: Counts,
  { committed, exceptions, command }: Committed,
): Judgement {
  const before = parseFloors(committed);
  const lost = [...before.keys()].filter((name) => !actual.has(name));
  const lowered = exceptions.lowered[section.name] ?? {};
  const fallen = [...before].filter(([name, floor]) => (actual.get(name) ?? floor) < floor);
  const refused = fallen.filter(([name, floor]) => {
    const exception = lowered[name];
    return !exception || floor > exception.from || (actual.get(name) ?? 0) < exception.to;
  });
  const failures = [
    ...judgeLost(section, lost, exceptions),
    ...judgeBack(section, new Set(actual.keys()), exceptions),
    ...refused.map(([name, floor]) => {
      const count = actual.get(name) ?? 0;
      return `${getSectionPath(section)}: “${name}” fell from ${floor} to ${count}. Bring back what is missing, or say why in ${EXCEPTIONS_PATH}: lowered / ${section.name} / ${name}, from ${floor} to ${count}.`;
    }),
  ];
  const fell = new Set(fallen.map(([name]) => name));
  const toFloor = section.computeFloor ?? ((count) => count);
  const floors = new Map(
    [...actual].map(([name, count]) => {
      const floor = fell.has(name) ? 0 : (before.get(name) ?? 0);
      return [name, Math.max(floor, toFloor(count))] as const;
    }),
  );
  const text = formatFloors(section, command, floors);
  const judged = { section, failures, text, committed, command, added: listAdded(floors.keys(), before) };
  // A count that rises asks for nothing: its floor follows when the file is next written.
  const onlyRose = lost.length + fallen.length + judged.added.length === 0 && committed !== "";
  return { ...conclude(judged), ...(onlyRose ? { stale: null } : {}) };
}

function judgeLost(section: Section, lost: readonly string[], { gone }: Exceptions): string[] {
  const reasons = gone[section.name] ?? {};
  return lost
    .filter((name) => reasons[name] === undefined)
    .map(
      (name) =>
        `${getSectionPath(section)}: “${name}” disappeared. Bring it back, or say why in ${EXCEPTIONS_PATH}: gone / ${section.name} / ${name}.`,
    );
}

/** An exception that outlives its need would let the same name disappear again. */
function judgeBack(section: Section, now: ReadonlySet<string>, { gone }: Exceptions): string[] {
  return Object.keys(gone[section.name] ?? {})
    .filter((name) => now.has(name))
    .map((name) => `${EXCEPTIONS_PATH}: gone / ${section.name} / ${name} is there; remove the exception.`);
}

function conclude({
  section,
  failures,
  text,
  committed,
  command,
  added,
}: {
  readonly section: Section;
  readonly failures: readonly string[];
  readonly text: string;
  readonly committed: string;
  readonly command: string;
  readonly added: readonly string[];
}): Judgement {
  if (failures.length > 0) return { failures, text: null, stale: null };
  const what = added.length > 0 ? `does not have ${added.map((name) => `“${name}”`).join(", ")}` : "is stale";
  const stale = text === committed ? null : `${getSectionPath(section)} ${what}: run ${command} and commit.`;
  return { failures, text, stale };
}

const listAdded = (names: Iterable<string>, others: { has(name: string): boolean }): readonly string[] =>
  [...names].filter((name) => !others.has(name));
