import { documentKinds, isDocumentKind } from "@ardeco/contracts";
import { NOTHING } from "../../../../../../frames/desk/common/scan-fields.ts";
import { formatLongDate } from "../../../../../../kernel/civil-date.ts";
import { formatInnerLabel } from "../../../../../../kernel/text.ts";
import { bothIn, type Field } from "../../../../../../web/index.ts";
import { type EndCause, type Evidence, listEdgeEvidence, listEndCauses } from "../../../index.ts";
import { endWords } from "./end-words.ts";
import type { LinkToEnd } from "./read-link.ts";

const both = bothIn(endWords);

export const CAUSE = "cause";
export const DOCUMENT = "document";
export const REASON = "motif";

const said = ["court_decision", "expired", "revoked", "renounced", "error"] as const;
type SaidCause = (typeof said)[number];

/** What is asked to end this link: the causes of its kind, and the documents that tell of it. */
export function endFields({ edge, kept }: LinkToEnd): readonly Field[] {
  const possible = listEndCauses(edge.kind);
  return [
    {
      kind: "choice",
      name: CAUSE,
      label: both(({ cause }) => cause),
      options: said
        .filter((cause) => possible.includes(cause))
        .map((value) => ({ value, label: both(({ causes }) => causes[value]) })),
    },
    {
      kind: "choice",
      name: DOCUMENT,
      label: both(({ document }) => document),
      hint: both(({ documentHint }) => documentHint),
      options: [
        ...kept.map(({ id, kind, receivedOn }) => ({
          value: `document:${id}`,
          label: both((words, language) =>
            words.kept(formatInnerLabel(documentKinds[kind][language]), formatLongDate(receivedOn, language)),
          ),
        })),
        ...listDocumentsToShow(edge).map((kind) => ({
          value: `original:${kind}`,
          label: both((words, language) => words.original(formatInnerLabel(documentKinds[kind][language]))),
        })),
        { value: NOTHING, label: both(({ noDocument }) => noDocument) },
      ],
    },
    {
      kind: "text",
      name: REASON,
      optional: true,
      maxLength: 300,
      label: both(({ reason }) => reason),
      hint: both(({ reasonHint }) => reasonHint),
    },
    {
      kind: "confirm",
      name: "lu",
      label: both(({ read }) => read),
      whenMissing: both(({ readMissing }) => readMissing),
    },
  ];
}

/** A court may end any of them. */
const listDocumentsToShow = ({ kind }: LinkToEnd["edge"]) => [
  ...new Set([...listEdgeEvidence(kind), "court_decision" as const]),
];

export const parseEndCause = (text: string | undefined): EndCause | undefined =>
  said.find((one): one is SaidCause => one === text);

/** The document chosen, as the link keeps it; undefined when there is none. */
export function parseEndEvidence(text: string, { kept }: LinkToEnd): Evidence | undefined {
  const [seen, what = ""] = text.split(":");
  if (seen === "original" && isDocumentKind(what)) return { kind: what };
  const page = kept.find(({ id }) => id === what);
  return page && { kind: page.kind, documentId: page.id };
}
