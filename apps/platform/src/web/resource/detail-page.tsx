import { Definition, type DefinitionItem, Tag, type Tone } from "@ardeco/ui";
import type { FastifyInstance, FastifyRequest } from "fastify";
import type { ComponentChildren } from "preact";
import { buildReadOptions } from "../http/read-only.ts";
import type { Routes } from "../pages.ts";
import type { Visit } from "../visit/visit.ts";
import { PageAct } from "./act-view.tsx";
import { FormScript } from "./form-script.tsx";
import type { Act, Frame } from "./frame.tsx";

export interface DetailTexts {
  readonly title: string;
  readonly lead?: string;
  /** How it stands, in a word. */
  readonly state?: { readonly label: string; readonly tone: Tone };
}

export interface DetailPage<Known> {
  readonly frame: Frame;
  readonly path: string;
  read(request: FastifyRequest): Promise<Known>;
  texts(visit: Visit, known: Known): DetailTexts;
  facts(visit: Visit, known: Known): readonly DefinitionItem[];
  sections?(visit: Visit, known: Known): ComponentChildren;
  /** What may be done, the commonest first: it alone is a full button. */
  acts?(visit: Visit, known: Known): readonly Act[];
  /** What reading it writes, as a line of the journal; it writes nothing when absent. */
  readonly writesOnRead?: string;
}

/** One thing: how it stands, what is known of it, what may be done. */
export const detailPage =
  <Known,>(page: DetailPage<Known>): Routes =>
  (app: FastifyInstance) => {
    app.get(
      page.path,
      buildReadOptions(page.writesOnRead ?? page.frame.writesOnRead),
      async (request, reply) => {
        const visit = request.ardeco;
        const known = await page.read(request);
        const { title, lead, state } = page.texts(visit, known);
        const acts = page.acts?.(visit, known) ?? [];
        return page.frame.send(
          reply,
          { title, width: "task", above: [] },
          <>
            <h1>{title}</h1>
            {state && (
              <p>
                <Tag tone={state.tone}>{state.label}</Tag>
              </p>
            )}
            {lead !== undefined && <p class="ar-lead">{lead}</p>}
            <Definition items={page.facts(visit, known)} />
            {page.sections?.(visit, known)}
            {acts.length > 0 && (
              <div class="ar-actions">
                {acts.map((act, index) => (
                  <PageAct
                    key={act.path}
                    {...{ act, visit }}
                    variant={index === 0 ? "primary" : "secondary"}
                  />
                ))}
              </div>
            )}
            {acts.some(({ method }) => method === "post") && <FormScript />}
          </>,
        );
      },
    );
  };
