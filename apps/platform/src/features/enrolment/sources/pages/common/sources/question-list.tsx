import { Card, CardList, Tag, type Tone } from "@ardeco/ui";
import { formatLongDay, formatTimeOfDay } from "../../../../../../frames/common/dates/dates.ts";
import type { Visit } from "../../../../../../web/index.ts";
import { agentWords, kindNames, outcomeWords, type SourceQuestion } from "../../../index.ts";
import { sourceWords } from "./source-words.ts";

interface QuestionListProps {
  readonly visit: Visit;
  readonly questions: readonly SourceQuestion[];
  /** Agents read of the person; the person is spoken to. */
  readonly forAgent?: boolean;
}

/** What was asked, the last first: what came of it, and what to do next. */
export function QuestionList({ visit, questions, forAgent = false }: QuestionListProps) {
  const words = sourceWords(visit.language);
  if (questions.length === 0) return <p>{words.nothing}</p>;
  return (
    <CardList>
      {questions.map((question) => (
        <OneQuestion key={question.id} {...{ visit, question, forAgent }} />
      ))}
    </CardList>
  );
}

interface OneQuestionProps {
  readonly visit: Visit;
  readonly question: SourceQuestion;
  readonly forAgent: boolean;
}

function OneQuestion({ visit, question, forAgent }: OneQuestionProps) {
  const { language } = visit;
  const words = sourceWords(language);
  const { asked, answer, kind } = question;
  const who =
    asked.by.kind === "staff"
      ? words.byAgent(asked.by.label ?? "")
      : asked.by.kind === "system"
        ? words.byTown
        : "";
  return (
    <Card title={kindNames[kind][language]} status={<State {...{ visit, question }} />}>
      <p>{renderAnswerContent(visit, question, forAgent)}</p>
      {answer?.reason && <p>{words.reason(answer.reason)}</p>}
      <p class="ar-hint">{words.askedOn(formatLongDay(asked.at, language), who)}</p>
    </Card>
  );
}

const tones: Readonly<Record<string, Tone>> = { found: "success", same: "success" };

function State({
  visit,
  question: { state, outcome, answer },
}: {
  readonly visit: Visit;
  readonly question: SourceQuestion;
}) {
  const words = sourceWords(visit.language);
  if (state === "waiting") return <Tag tone="info">{words.waiting}</Tag>;
  if (state === "stopped") return <Tag tone="neutral">{words.stopped}</Tag>;
  if (answer?.decision === "applied") return null;
  const month = answer?.register.month;
  if (!month || tones[outcome ?? ""] === undefined) return null;
  return <Tag tone="success">{formatMonth(month, visit.language)}</Tag>;
}

function renderAnswerContent(
  { language }: Visit,
  { state, outcome, answer, nextAt }: SourceQuestion,
  forAgent: boolean,
): string {
  const words = sourceWords(language);
  if (state === "waiting" && nextAt) return words.waitingUntil(formatTimeOfDay(nextAt, language));
  if (state === "waiting") return words.doneText;
  if (answer?.decision === "applied") return words.settledApplied;
  if (answer?.decision === "kept") return words.settledKept;
  if (!outcome) return words.stopped;
  if (!forAgent) return outcomeWords[outcome][language];
  const { says, todo } = agentWords[outcome];
  return todo ? `${says[language]} ${todo[language]}` : says[language];
}

/** "2026-11" as « novembre 2026 ». */
export function formatMonth(month: string, language: "fr" | "en"): string {
  return new Intl.DateTimeFormat(language === "fr" ? "fr-FR" : "en-GB", {
    month: "long",
    year: "numeric",
    timeZone: "UTC",
  }).format(new Date(`${month}-01T00:00:00Z`));
}
