import { EmptyState, Table, Tag } from "@ardeco/ui";
import type { FastifyInstance, FastifyReply } from "fastify";
import {
  type CheckAnswer,
  createNewCast,
  readSpace,
  type SpaceLogLine,
  sendForgery,
} from "../../features/consent/sandbox/index.ts";
import type { Language } from "../../kernel/errors.ts";
import { getTypedText, readForm, sendSeeOther } from "../../web/index.ts";
import { formatExactInstant } from "../common/dates/dates.ts";
import { checkWords } from "./check-words.ts";
import { HomeView } from "./home-view.tsx";
import { formatLogLine } from "./line-text.ts";
import { formatSandboxPath, requireVendor, sandboxPlaces, sendSandboxPage } from "./sandbox-page.tsx";
import { sandboxWords } from "./words.ts";

/** The vendor's home, what was verified, and what happened. */
export function mountSandboxSpacePages(app: FastifyInstance): void {
  app.get(sandboxPlaces.home, async (request, reply) => {
    const gone = requireVendor(request, reply);
    if (gone) return gone;
    const space = await readSpace(request.ardeco.context);
    const title = sandboxWords(request.ardeco.language).title;
    return sendSandboxPage(
      reply,
      { title, place: "home", width: "wide" },
      <HomeView visit={request.ardeco} space={space} />,
    );
  });
  app.get(sandboxPlaces.checks, async (request, reply) => {
    const gone = requireVendor(request, reply);
    return gone ?? showChecks(reply, (await readSpace(request.ardeco.context)).checks);
  });
  app.get(sandboxPlaces.log, async (request, reply) => {
    const gone = requireVendor(request, reply);
    return gone ?? showLog(reply, (await readSpace(request.ardeco.context)).lines);
  });
  app.post(`${sandboxPlaces.home}/recommencer`, { config: { pace: "strict" } }, async (request, reply) => {
    requireVendor(request, reply);
    await createNewCast(request.ardeco.context);
    return sendSeeOther(reply, formatSandboxPath(request.ardeco, sandboxPlaces.people));
  });
  app.post(`${sandboxPlaces.home}/falsifier`, { config: { pace: "strict" } }, async (request, reply) => {
    requireVendor(request, reply);
    await sendForgery(request.ardeco.context, getTypedText(readForm(request).typed, "application"));
    return sendSeeOther(reply, formatSandboxPath(request.ardeco, sandboxPlaces.log));
  });
}

function showChecks(reply: FastifyReply, checks: readonly CheckAnswer[]): FastifyReply {
  const { language } = reply.request.ardeco;
  const words = sandboxWords(language);
  const done = checks.filter(({ holds }) => holds).length;
  return sendSandboxPage(
    reply,
    { title: words.checksTitle, place: "checks", width: "wide" },
    <>
      <h1>{words.checksTitle}</h1>
      <p class="ar-lead">{words.checksLead}</p>
      <p>{words.checksDone(done, checks.length)}</p>
      {(["needed", "stronger"] as const).map((level) => (
        <Table
          key={level}
          id={level}
          caption={words[level]}
          columns={[{ label: words.check }, { label: words.result }, { label: words.how }]}
          rows={checks.filter((one) => one.level === level).map((one) => checkRow(one, language))}
        />
      ))}
    </>,
  );
}

function checkRow({ name, holds }: CheckAnswer, language: Language) {
  const words = sandboxWords(language);
  const said = checkWords[name];
  return {
    key: name,
    cells: [
      said.name[language],
      holds ? (
        <Tag key="seen" tone="success" icon="check">
          {words.seen}
        </Tag>
      ) : (
        <Tag key="seen">{words.notSeen}</Tag>
      ),
      said.how[language],
    ],
  };
}

function showLog(reply: FastifyReply, lines: readonly SpaceLogLine[]): FastifyReply {
  const { language } = reply.request.ardeco;
  const words = sandboxWords(language);
  return sendSandboxPage(
    reply,
    { title: words.logTitle, place: "log", width: "wide" },
    <>
      <h1>{words.logTitle}</h1>
      <p class="ar-lead">{words.logLead}</p>
      {lines.length === 0 ? (
        <EmptyState title={words.logEmpty} icon="history">
          <p>{words.logEmptyText}</p>
        </EmptyState>
      ) : (
        <Table
          id="log"
          caption={words.logTitle}
          isTitled
          columns={[
            { label: words.when },
            { label: words.whoColumn },
            { label: words.what },
            { label: words.result },
          ]}
          rows={lines.map((line, index) => renderLogRow(line, index, language))}
        />
      )}
    </>,
  );
}

function renderLogRow(line: SpaceLogLine, index: number, language: Language) {
  const { what, result, tone } = formatLogLine(line, language);
  return {
    key: `${line.at} ${index}`,
    cells: [
      formatExactInstant(line.at, language),
      line.application ?? sandboxWords(language).who[line.who],
      what,
      <Tag key="result" tone={tone}>
        {result}
      </Tag>,
    ],
  };
}
