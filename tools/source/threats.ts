import type { Tree } from "./tree.ts";

const FOLDER = "docs/security/threats";

const AREA = new RegExp(`^${FOLDER}/([a-z-]+)\\.json$`);

/** Tests of one file, by their titles. */
export interface TestGroup {
  readonly file: string;
  readonly titles: readonly string[];
  /** What the tests are run on, where their titles do not say it. */
  readonly note: string;
}

/** What is hostile at one boundary, what guards it, and which tests try it. */
export interface Threat {
  readonly id: string;
  readonly boundary: string;
  readonly threats: readonly string[];
  readonly guards: readonly string[];
  readonly tests: readonly TestGroup[];
}

/** What is not defended yet, with the tests that show it. The first sentence names its subject in bold. */
export interface Limit {
  readonly sentences: readonly string[];
  readonly tests: readonly TestGroup[];
}

export interface ThreatFile {
  readonly name: string;
  readonly path: string;
}

/** One file of the register of threats. Its links are written from the root of the repository. */
export interface ThreatArea extends ThreatFile {
  readonly title: string;
  readonly threats: readonly Threat[];
  readonly limits: readonly Limit[];
  /** Why the file could not be read, otherwise null. */
  readonly problem: string | null;
}

export function listThreatAreas(tree: Tree): ThreatArea[] {
  return listThreatFiles(tree).map((file) => readThreatArea(tree, file));
}

export function listThreatFiles({ paths }: Tree): readonly ThreatFile[] {
  return paths.flatMap((path) => {
    const name = AREA.exec(path)?.[1];
    return name === undefined ? [] : [{ name, path }];
  });
}

/** The generated page of an area. */
export function getThreatPage(name: string): string {
  return `docs/generated/security/${name}.md`;
}

/** Every group of tests that an area names, for its threats and for its limits. */
export function listTestGroups({ threats, limits }: ThreatArea): readonly TestGroup[] {
  return [...threats, ...limits].flatMap(({ tests }) => tests);
}

export function countTestTitles(groups: readonly TestGroup[]): number {
  return groups.reduce((sum, { titles }) => sum + titles.length, 0);
}

export function readThreatArea(tree: Tree, file: ThreatFile): ThreatArea {
  try {
    const area = openObject(JSON.parse(tree.text(file.path)), "the file");
    return {
      ...file,
      title: readText(area, "title"),
      threats: readList(area, "threats").map(readThreat),
      limits: readList(area, "limits").map(readLimit),
      problem: null,
    };
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    return { ...file, title: file.name, threats: [], limits: [], problem };
  }
}

function readThreat(value: unknown): Threat {
  const threat = openObject(value, "a threat");
  return {
    id: readText(threat, "id"),
    boundary: readText(threat, "boundary"),
    threats: readTexts(threat, "threats"),
    guards: readTexts(threat, "guards"),
    tests: readList(threat, "tests").map(readTestGroup),
  };
}

function readLimit(value: unknown): Limit {
  const limit = openObject(value, "a limit");
  return {
    sentences: readTexts(limit, "sentences"),
    tests: limit.has("tests") ? readList(limit, "tests").map(readTestGroup) : [],
  };
}

function readTestGroup(value: unknown): TestGroup {
  const group = openObject(value, "a group of tests");
  return {
    file: readText(group, "file"),
    titles: readTexts(group, "titles"),
    note: group.has("note") ? readText(group, "note") : "",
  };
}

type Fields = ReadonlyMap<string, unknown>;

function openObject(value: unknown, what: string): Fields {
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw new TypeError(`${what} is not an object`);
  return new Map(Object.entries(value));
}

function readText(fields: Fields, key: string): string {
  const value = fields.get(key);
  if (typeof value !== "string" || value === "") throw new TypeError(`"${key}" is not a text`);
  return value;
}

function readList(fields: Fields, key: string): readonly unknown[] {
  const value = fields.get(key);
  if (!Array.isArray(value)) throw new TypeError(`"${key}" is not a list`);
  return value;
}

function readTexts(fields: Fields, key: string): readonly string[] {
  const list = readList(fields, key);
  if (list.length === 0) throw new TypeError(`"${key}" is empty`);
  return list.map((value) => {
    if (typeof value !== "string" || value === "") throw new TypeError(`"${key}" holds more than texts`);
    return value;
  });
}
