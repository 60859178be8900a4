import { Table } from "@ardeco/ui";
import type { FastifyReply } from "fastify";
import { type ErrorDefinition, type Language, listErrors } from "../../kernel/errors.ts";
import { defineMessages, getRequestLanguage, sendAuthorityPage } from "../../web/index.ts";

const words = defineMessages({
  fr: {
    title: "Erreurs",
    lead: "Chaque refus a un code qui ne change pas. Décidez d’après lui, jamais d’après la phrase.",
    caption: (module: string) => `Codes de « ${module} »`,
    code: "Code",
    status: "État HTTP",
    happened: "Ce qui s’est passé",
    todo: "Que faire",
    other: "En anglais",
  },
  en: {
    title: "Errors",
    lead: "Each refusal has a code that does not change. Decide on it, never on the sentence.",
    caption: (module: string) => `Codes of “${module}”`,
    code: "Code",
    status: "HTTP status",
    happened: "What happened",
    todo: "What to do",
    other: "In French",
  },
});

/**
 * Every code with its anchor, to which the `type` of a problem leads: why, and what to do, in both languages.
 */
export function sendErrorsPage(reply: FastifyReply): FastifyReply {
  const language = getRequestLanguage(reply.request);
  const say = words(language);
  const byModule = Map.groupBy(listErrors(), ([code]) => code.split(".")[0] ?? "");
  return sendAuthorityPage(
    reply,
    { title: say.title, width: "wide" },
    <>
      <h1>{say.title}</h1>
      <p class="ar-lead">{say.lead}</p>
      {[...byModule].map(([module, errors]) => (
        <Table
          key={module}
          id={`errors-${module}`}
          caption={say.caption(module)}
          columns={[say.code, say.status, say.happened, say.todo, say.other].map((label) => ({ label }))}
          rows={errors.map(([code, definition]) => ({
            key: code,
            cells: renderErrorCells(code, definition, language),
          }))}
        />
      ))}
    </>,
  );
}

function renderErrorCells(code: string, definition: ErrorDefinition, language: Language) {
  const other = language === "fr" ? "en" : "fr";
  return [
    <code key="code" id={code}>
      {code}
    </code>,
    String(definition.status),
    definition[language],
    definition.todo[language],
    <span key="other" lang={other}>
      {definition[other]} {definition.todo[other]}
    </span>,
  ];
}
