import { buildSpaceAddresses, formatPersonAddress } from "../../../../../../frames/space/common/addresses.ts";
import type { Somebody } from "../../../../../../frames/space/common/somebody.ts";
import {
  type HomeThing,
  type SpaceFamilyInput,
  spaceHomeSlot,
} from "../../../../../../frames/space/slots.ts";
import type { DueAct } from "../../../../../../kernel/due.ts";
import { bothIn, type Visit } from "../../../../../../web/index.ts";
import { isDecidedOnEvidence, listFilesOfEach, type TrackedFile } from "../../../index.ts";
import { homeWords } from "./home-words.ts";
import { buildEnrolmentPaths } from "./paths.ts";
import { isChange } from "./requests/list-people-requests.ts";
import { formatRequestTitle } from "./requests/request-title.ts";
import { requestWords } from "./requests/request-words.ts";

const LIVE = ["draft", "submitted", "in_review", "awaiting_person"];

/**
 * Files to finish, to answer or to bring something for, those that an agent has, and what nobody received.
 */
export const filesFill = spaceHomeSlot.fill({
  name: "enrolment.files",
  title: bothIn(homeWords)(({ files }) => files),
  order: 5,
  permission: ({ kind }) => kind === "person",
  load: async (context, { subjects }) => {
    const files = await listFilesOfEach(context, subjects);
    return new Map(subjects.map((id) => [id, files.get(id) ?? []]));
  },
  show: (files, { visit, input, subject }) => {
    const somebody = findSomebody(input, subject);
    if (!somebody) return [];
    const live = files.filter(({ file }) => LIVE.includes(file.state));
    return [
      ...live.map((one) =>
        isMine(one) ? toAct(one, somebody, visit) : toAnswer(one, { files, somebody, visit }),
      ),
      ...(live.length === 0 ? listUnsent(somebody, visit) : []),
    ];
  },
});

const findSomebody = ({ people }: SpaceFamilyInput, subject: string) =>
  people.find(({ id }) => id === subject);

/** To finish, to answer, or to come with what was said to be brought. */
const isMine = ({ file, toBring }: TrackedFile): boolean =>
  file.state === "draft" || file.state === "awaiting_person" || toBring.length > 0;

function toAct({ file, next, toBring }: TrackedFile, somebody: Somebody, visit: Visit): DueAct {
  const words = homeWords(visit.language);
  const at = buildEnrolmentPaths(visit.brand);
  const act = file.state === "draft" ? "finish" : toBring.length > 0 ? "bring" : "answer";
  return {
    kind: "to_do",
    act,
    id: file.id,
    groupKey: `enrolment:${act}`,
    title: somebody.self ? words[act].mine : words[act].of(somebody.givenName),
    groupTitle: words[act].several,
    text: act === "finish" ? words.saved : next[visit.language],
    forPersonId: somebody.id,
    href: act === "finish" ? at.draft(file.id) : at.request(file.id),
    groupHref: at.requests,
    ...(file.dueOn === undefined ? {} : { dueOn: file.dueOn }),
  };
}

interface WithAgents {
  readonly files: readonly TrackedFile[];
  readonly somebody: Somebody;
  readonly visit: Visit;
}

function toAnswer(tracked: TrackedFile, { files, somebody, visit }: WithAgents): HomeThing {
  const { language, brand } = visit;
  const { file, next } = tracked;
  const about = {
    self: somebody.self,
    name: somebody.givenName,
    isChange: isChange(tracked, files, somebody.elements),
  };
  return {
    kind: "answer",
    day: file.dueOn ?? null,
    title: formatRequestTitle(about, requestWords(language)),
    text: next[language],
    forPersonId: somebody.id,
    href: buildEnrolmentPaths(brand).request(file.id),
  };
}

/** Said, and in no file that an agent has: nobody looks at it, and nothing lets believe so. */
function listUnsent(somebody: Somebody, { brand, language }: Visit): readonly DueAct[] {
  const words = homeWords(language);
  const unsent = somebody.elements.filter(({ name, declared }) => declared && isDecidedOnEvidence(name));
  const [first, ...others] = unsent;
  if (!first) return [];
  const at = buildSpaceAddresses(brand);
  const page = others.length === 0 ? at.element(first.name) : at.elements;
  return [
    {
      kind: "to_do",
      act: "send",
      id: `unsent:${somebody.id}`,
      groupKey: "enrolment:unsent",
      title: words.unsent(unsent.length),
      groupTitle: words.unsentOfSeveral,
      text: words.unsentText(unsent.length),
      forPersonId: somebody.id,
      href: formatPersonAddress(page, somebody),
      groupHref: at.elements,
    },
  ];
}
