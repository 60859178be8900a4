import { posix } from "node:path";
import { movedLinks } from "../source/links.ts";
import {
  countTestTitles,
  getThreatPage,
  type Limit,
  listTestGroups,
  listThreatAreas,
  listThreatFiles,
  readThreatArea,
  type TestGroup,
  type Threat,
  type ThreatArea,
} from "../source/threats.ts";
import type { Tree } from "../source/tree.ts";
import { type Document, markdownTable, page } from "./document.ts";

const SECURITY = "SECURITY.md";
const BOUNDARIES = /(<!-- generated:boundaries -->)[\s\S]*?(<!-- \/generated -->)/;
const LIMITS = /(<!-- generated:limits -->)[\s\S]*?(<!-- \/generated -->)/;
/** Limits of a page stand under this heading. */
const LIMITS_HEADING = "Not defended yet";
const LIMITS_ANCHOR = "not-defended-yet";

/** Boundaries with their counts, and subjects of what is not defended, between the markers of SECURITY.md. */
export const securityDocument: Document = {
  path: SECURITY,
  render: (tree) => {
    const text = tree.text(SECURITY);
    const areas = listThreatAreas(tree);
    if (areas.length === 0 || !BOUNDARIES.test(text) || !LIMITS.test(text)) return null;
    return text
      .replace(BOUNDARIES, (_whole, start, end) => `${start}\n${boundaryTable(areas)}\n${end}`)
      .replace(LIMITS, (_whole, start, end) => `${start}\n${limitList(areas)}\n${end}`);
  },
};

/** One page for each file of the register. */
export function listThreatDocuments(tree: Tree): readonly Document[] {
  return listThreatFiles(tree).map((file) => ({
    path: getThreatPage(file.name),
    render: (current) => renderThreatPage(readThreatArea(current, file)),
  }));
}

function boundaryTable(areas: readonly ThreatArea[]): string {
  const rows = areas.map((area) => [`[${area.title}](${getThreatPage(area.name)})`, ...countCells([area])]);
  const heads = ["page", "boundaries", "threats", "guards", "tests"];
  return markdownTable(heads, [...rows, ["all", ...countCells(areas)]]);
}

function countCells(areas: readonly ThreatArea[]): readonly string[] {
  const threats = areas.flatMap((area) => area.threats);
  return [
    new Set(threats.map(({ boundary }) => boundary)).size,
    threats.flatMap((one) => one.threats).length,
    threats.flatMap(({ guards }) => guards).length,
    countTestTitles(areas.flatMap(listTestGroups)),
  ].map(String);
}

function limitList(areas: readonly ThreatArea[]): string {
  return areas
    .filter(({ limits }) => limits.length > 0)
    .map(({ name, title, limits }) => {
      const subjects = limits.map(findSubject).map((subject) => subject.replace(/\.$/, ""));
      return `- [${title}](${getThreatPage(name)}#${LIMITS_ANCHOR}): ${subjects.join("; ")}.`;
    })
    .join("\n");
}

/** Words in bold of the first sentence. */
function findSubject({ sentences: [first = ""] }: Limit): string {
  return /\*\*(.+?)\*\*/.exec(first)?.[1] ?? first;
}

function renderThreatPage(area: ThreatArea): string {
  const boundaries = Map.groupBy(area.threats, ({ boundary }) => boundary);
  const blocks = [
    `What is assumed hostile, what guards, and the tests that try it. Other pages: [SECURITY.md](${SECURITY}).`,
    ...[...boundaries].flatMap(([boundary, threats]) => [`## ${boundary}`, ...threats.map(threatBlock)]),
    ...(area.limits.length === 0 ? [] : [`## ${LIMITS_HEADING}`, area.limits.map(limitItem).join("\n")]),
  ];
  const move = { from: SECURITY, to: getThreatPage(area.name) };
  return page(
    area.title,
    area.path,
    blocks.map((block) => movedLinks(block, move)),
  );
}

function threatBlock({ threats, guards, tests }: Threat): string {
  const table = markdownTable(["assumed hostile", "guard"], [[threats.join("<br>"), guards.join("<br>")]]);
  return `${table}\n\nTried by:\n\n${tests.map((group) => `- ${testLink(group)}`).join("\n")}`;
}

function limitItem({ sentences, tests }: Limit): string {
  const tried = tests.length === 0 ? "" : ` Tried by ${tests.map(testLink).join(", ")}.`;
  return `- ${sentences.join(" ")}${tried}`;
}

function testLink({ file, titles, note }: TestGroup): string {
  const about = note === "" ? "" : ` (${note})`;
  return `[${posix.basename(file)}](${file})${about}: ${titles.map((title) => `“${title}”`).join(", ")}`;
}
