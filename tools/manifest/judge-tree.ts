import type { Document } from "../documents/document.ts";
import { listErrorCodes } from "../documents/errors.ts";
import { listDocuments } from "../documents/index.ts";
import { rules } from "../rules/index.ts";
import type { Rule } from "../rules/rule.ts";
import type { Tree } from "../source/tree.ts";
import { EXCEPTIONS_PATH, type Exceptions, readExceptions } from "./exceptions.ts";
import { type Judgement, judgeFloors, judgeNames } from "./judge.ts";
import { readLabels, readRegistry } from "./labels/follow.ts";
import {
  type FollowedCall,
  type FollowedRegistry,
  followedCalls,
  followedRegistries,
} from "./labels/followed.ts";
import { liveSections } from "./live-sections.ts";
import { getSectionPath, MANIFEST_FOLDER, type NameSection, type Section } from "./section.ts";
import { countSeenFiles, seenSection } from "./seen-files.ts";
import { countTests, testSection } from "./test-counts.ts";

const errorSection: NameSection = {
  kind: "names",
  name: "error-codes",
  about: "Codes of errors, which programs test.",
};

const COMMAND = "npm run generate";

export interface JudgedSection extends Judgement {
  readonly path: string;
}

export interface ReadFrom {
  readonly calls: readonly FollowedCall[];
  readonly registries: readonly FollowedRegistry[];
  readonly rules: readonly Rule[];
  readonly documents: readonly Document[];
  /** Written by a test of the platform: here, only that their files are there. */
  readonly live: readonly Section[];
}

export interface JudgedManifest {
  readonly sections: readonly JudgedSection[];
  /** What is wrong with no section in particular; nothing is written while there is any. */
  readonly failures: readonly string[];
}

/** What the sources alone tell: labels, names listed by constants, counts. */
export function judgeTree(
  tree: Tree,
  from: ReadFrom = {
    calls: followedCalls,
    registries: followedRegistries,
    rules,
    documents: listDocuments(tree),
    live: Object.values(liveSections),
  },
): JudgedManifest {
  const exceptions = readExceptions(tree);
  const { labels, failures } = readLabels(tree, from.calls, exceptions);
  const registries = from.registries.map((one) => ({ ...one, names: readRegistry(tree, one) }));
  const read = (section: Section) => ({
    committed: tree.text(getSectionPath(section)),
    exceptions,
    command: COMMAND,
  });
  const named = [
    ...labels,
    [errorSection, listErrorCodes(tree)] as const,
    ...registries.map(({ section, names }) => [section, names] as const),
  ].map(([section, names]) => ({
    path: getSectionPath(section),
    ...judgeNames(section, names, read(section)),
  }));
  const seen = countSeenFiles(tree, from.rules, from.documents);
  const counted = (
    [
      [testSection, countTests(tree)],
      [seenSection, seen],
    ] as const
  ).map(([section, counts]) => ({
    path: getSectionPath(section),
    ...judgeFloors(section, counts, read(section)),
  }));
  const sections = [...named, ...counted];
  const expected = [...sections.map(({ path }) => path), ...from.live.map(getSectionPath)];
  return {
    sections,
    failures: [
      ...failures,
      ...registries.filter(({ names }) => names.size === 0).map(describeEmptyRegistry),
      ...[...seen].filter(([, count]) => count === 0).map(describeBlindRule),
      ...judgeFiles(tree, expected, from.live.map(getSectionPath)),
      ...judgeExceptions(expected, exceptions),
    ],
  };
}

const describeEmptyRegistry = ({ constants, section }: FollowedRegistry): string =>
  `No constant “${constants.join("”, “")}” lists anything for ${section.name}: if it was renamed, write its new name in tools/manifest/labels/followed.ts.`;

const describeBlindRule = ([name]: readonly [string, number]): string =>
  `The ${name} sees no file: say where its files are now.`;

/** A section that nothing writes any more is compared by nobody. */
function judgeFiles(
  { paths, has }: Tree,
  expected: readonly string[],
  live: readonly string[],
): readonly string[] {
  const left = paths.filter((path) => path.startsWith(`${MANIFEST_FOLDER}/`) && !expected.includes(path));
  return [
    ...left.map((path) => `${path}: nothing compares it any more; bring back what wrote it, or remove it.`),
    ...live.filter((path) => !has(path)).map((path) => `${path} is missing; bring it back.`),
  ];
}

/** An exception for a section that is not there excuses nothing, and would be believed to. */
function judgeExceptions(expected: readonly string[], { gone, lowered }: Exceptions): readonly string[] {
  return [...Object.keys(gone), ...Object.keys(lowered)]
    .filter((name) => !expected.includes(getSectionPath({ name, about: "" })))
    .map((name) => `${EXCEPTIONS_PATH}: ${name} is not a section of the manifest.`);
}
