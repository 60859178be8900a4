import { Button, ButtonGroup, CheckboxGroup, EmptyState, Form } from "@ardeco/ui";
import type { FastifyInstance, FastifyReply } from "fastify";
import type { Context } from "../../../kernel/context.ts";
import { getQueryText, readForm, sendAuthorityPage, sendSeeOther } from "../../../web/index.ts";
import { HomeCrumb } from "../browse/browse-pages.tsx";
import type { Offer, Offered } from "../offer.ts";
import { formatSelectedService, readSelection, saveSelection } from "./selection-cookie.ts";
import { selectionWords } from "./selection-words.ts";

/** `/selection`: choose from the list; `?avec=` ticks one more, named on its own page. */
export function mountSelectionPages(
  app: FastifyInstance,
  offerOf: (context: Context) => Promise<Offer>,
): void {
  app.get("/selection", async (request, reply) => {
    const offer = await offerOf(request.ardeco.context);
    const chosen = readSelection(request, offer);
    const added = offer.services.filter(
      (one) => formatSelectedService(one) === getQueryText(request, "avec"),
    );
    return showSelection(reply, offer, [...chosen, ...added]);
  });
  app.post("/selection", async (request, reply) => {
    const { services } = await offerOf(request.ardeco.context);
    const { typed } = readForm(request);
    const names = new Set(
      services.flatMap(({ provider }) => typed.get(formatSelectionField(provider.slug)) ?? []),
    );
    saveSelection(
      reply,
      services.filter((offered) => names.has(formatSelectedService(offered))),
    );
    return sendSeeOther(reply, `/${request.ardeco.brand.slug}/`);
  });
}

const formatSelectionField = (provider: string): string => `services_${provider}`;

function showSelection(
  reply: FastifyReply,
  { providers, services }: Offer,
  chosen: readonly Offered[],
): FastifyReply {
  const visit = reply.request.ardeco;
  const { brand, language } = visit;
  const say = selectionWords(language);
  return sendAuthorityPage(
    reply,
    { title: say.title, width: "wide", breadcrumb: <HomeCrumb visit={visit} current={say.title} /> },
    <>
      <h1>{say.title}</h1>
      {services.length === 0 ? (
        <EmptyState title={say.empty}>
          <p>{say.emptyText}</p>
        </EmptyState>
      ) : (
        <>
          <p class="ar-lead">{say.lead}</p>
          <p>{say.kept}</p>
          <Form action={`/${brand.slug}/selection`} csrf={visit.csrf()}>
            <div class="ar-two ar-stack">
              {providers.map((provider) => {
                const own = services.filter((one) => one.provider.id === provider.id);
                if (own.length === 0) return null;
                return (
                  <CheckboxGroup
                    key={provider.id}
                    name={formatSelectionField(provider.slug)}
                    label={provider.name}
                    optional
                    values={own.filter((one) => chosen.includes(one)).map(formatSelectedService)}
                    choices={own.map((one) => ({
                      value: formatSelectedService(one),
                      label: one.service.definition.title[language],
                    }))}
                  />
                );
              })}
            </div>
            <ButtonGroup>
              <Button icon="check">{say.save}</Button>
              <span class="ar-hint">{say.clear}</span>
            </ButtonGroup>
          </Form>
        </>
      )}
    </>,
  );
}
