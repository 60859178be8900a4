/** One file of docs/generated/manifest: names that may not disappear, or counts that may not fall. */
export type Section = NameSection | FloorSection;

interface Heading {
  /** Name of the file, without its folder and ending: "routes". */
  readonly name: string;
  /** What the lines are, as a sentence. */
  readonly about: string;
}

export interface NameSection extends Heading {
  readonly kind: "names";
}

export interface FloorSection extends Heading {
  readonly kind: "floors";
  /** The floor that a count sets; the count itself unless it is said. */
  computeFloor?(count: number): number;
}

export type Counts = ReadonlyMap<string, number>;

export const MANIFEST_FOLDER = "docs/generated/manifest";

export const getSectionPath = ({ name }: Heading): string => `${MANIFEST_FOLDER}/${name}.txt`;

/** Lines in the order of their bytes, under the heading, so that a difference reads well. */
export function formatNames(section: NameSection, command: string, names: Iterable<string>): string {
  return formatLines(section, command, [...new Set(names)]);
}

export function formatFloors(section: FloorSection, command: string, floors: Counts): string {
  const lines = [...floors].map(([name, floor]) => `${name}: ${floor}`);
  return formatLines(section, command, lines);
}

function formatLines({ about }: Heading, command: string, lines: readonly string[]): string {
  const heading = [`# ${about}`, `# Written by ${command}, which removes nothing by itself; do not edit.`];
  return [...heading, ...lines.toSorted(compareBytes), ""].join("\n");
}

/** The same order on every machine, whatever its language. */
const compareBytes = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

export function parseNames(text: string): ReadonlySet<string> {
  return new Set(text.split("\n").filter((line) => line !== "" && !line.startsWith("# ")));
}

export function parseFloors(text: string): Counts {
  return new Map(
    [...parseNames(text)].map((line) => {
      const at = line.lastIndexOf(": ");
      return [line.slice(0, at), Number(line.slice(at + 2))] as const;
    }),
  );
}
