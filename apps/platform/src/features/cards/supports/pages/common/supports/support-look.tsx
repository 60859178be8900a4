import { Card, Details, type HeadingLevel, type IconName, Tag } from "@ardeco/ui";
import type { ComponentChildren } from "preact";
import { formatLongInstant, plainDay } from "../../../../../../frames/common/dates/dates.ts";
import type { Language } from "../../../../../../kernel/errors.ts";
import {
  formatSupportKind,
  type Support,
  type SupportKind,
  type SupportState,
  stateWords,
} from "../../../index.ts";
import { supportWords } from "./support-words.ts";

const icons: Readonly<Record<SupportKind, IconName>> = {
  card: "credit-card",
  printed: "printer",
  phone: "smartphone",
  nfc_phone: "smartphone",
};

const tones = {
  ordered: "info",
  personalised: "info",
  issued: "info",
  active: "success",
  suspended: "warning",
  lost: "danger",
  revoked: "neutral",
  expired: "neutral",
  replaced: "neutral",
} as const satisfies Record<SupportState, string>;

/** It never serves again: no day of an end is told. */
const isOver = (state: SupportState): boolean =>
  state === "lost" || state === "revoked" || state === "expired" || state === "replaced";

interface SupportCardProps {
  readonly support: Support;
  readonly language: Language;
  readonly level: HeadingLevel;
  /** Where it leads, when it leads somewhere. */
  readonly href?: string;
  /** What may be done with it. */
  readonly children?: ComponentChildren;
}

/** What it is, its number, where it is in its life, until when. */
export function SupportCard({ support, language, level, href, children }: SupportCardProps) {
  const words = supportWords(language);
  const { kind, state } = support;
  return (
    <Card
      title={formatSupportKind(kind)[language]}
      icon={icons[kind]}
      level={level}
      href={href}
      status={<Tag tone={tones[state]}>{stateWords[state][language]}</Tag>}
    >
      <p>{words.number(support.number)}</p>
      {!isOver(state) && <p class="ar-hint">{words.until(plainDay(support.expiresOn, language))}</p>}
      {children}
    </Card>
  );
}

/** Oldest first: each state, when, by whom, why. */
export function SupportHistoryList({ support, language }: Pick<SupportCardProps, "support" | "language">) {
  const words = supportWords(language);
  const by = ({ kind, label }: Support["steps"][number]["by"]) => {
    if (kind === "person") return words.byPerson;
    return kind === "staff" && label !== undefined ? words.by(label) : words.bySystem;
  };
  return (
    <Details summary={words.history}>
      <ol>
        {support.steps.map((step) => (
          <li key={`${step.at} ${step.to}`}>
            {stateWords[step.to][language]}, {formatLongInstant(new Date(step.at), language)}, {by(step.by)}
            {step.reason !== undefined && step.reason !== "" && (
              <p class="ar-hint">{words.because(step.reason)}</p>
            )}
          </li>
        ))}
      </ol>
      {support.replaces !== undefined && <p class="ar-hint">{words.replaces}</p>}
    </Details>
  );
}
