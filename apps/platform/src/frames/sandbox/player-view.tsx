import { Alert, Button, ButtonGroup, Card, CardGrid, Form, Section, SummaryList, Table } from "@ardeco/ui";
import type { FastifyReply } from "fastify";
import { formatItemText } from "../../features/consent/consent/index.ts";
import { isChangeable, type Player, type SpaceRead } from "../../features/consent/sandbox/index.ts";
import { computeSituation } from "../../features/consent/subscriptions/index.ts";
import { SubscriptionStateTag } from "../../features/consent/subscriptions/pages/common/subscription/tag.tsx";
import { getQueryText, type Visit } from "../../web/index.ts";
import { formatElementLabel } from "./element-label.ts";
import { formatSandboxPath, sandboxPlaces, sendSandboxPage } from "./sandbox-page.tsx";
import { sandboxWords } from "./words.ts";

export function showPlayer(reply: FastifyReply, player: Player, space: SpaceRead): FastifyReply {
  const visit = reply.request.ardeco;
  const words = sandboxWords(visit.language);
  return sendSandboxPage(
    reply,
    { title: player.name, place: "people", inside: true, width: "wide" },
    <>
      {getQueryText(reply.request, "fait") !== "" && <Alert tone="success" title={words.done} />}
      <h1>{player.name}</h1>
      <p class="ar-lead">{player.story[visit.language]}</p>
      <Form
        action={formatSandboxPath(visit, `${sandboxPlaces.people}/${player.personId}/entrer`)}
        csrf={visit.csrf()}
      >
        <Button icon="arrow-right">{words.enterAs(player.name)}</Button>
      </Form>
      <Known {...{ player, visit }} />
      <Lacking {...{ player, visit }} />
      <Services {...{ player, visit, space }} />
    </>,
  );
}

interface PlayerProps {
  readonly player: Player;
  readonly visit: Visit;
}

/** One gesture: a button that says what it does, and to what. */
function GestureButton({
  player,
  visit,
  gesture,
  on,
  label,
  about,
}: PlayerProps & {
  readonly gesture: string;
  readonly on: string;
  readonly label: string;
  readonly about: string;
}) {
  return (
    <Form
      action={formatSandboxPath(visit, `${sandboxPlaces.people}/${player.personId}`)}
      csrf={visit.csrf()}
      hidden={{ gesture, on }}
    >
      <Button variant="secondary">
        {label}
        <span class="ds-sr-only"> {about}</span>
      </Button>
    </Form>
  );
}

function Known({ player, visit }: PlayerProps) {
  const { language } = visit;
  const words = sandboxWords(language);
  const known = player.elements.filter(({ validated }) => validated !== undefined);
  return (
    <>
      <Table
        id="elements"
        caption={words.known}
        columns={[{ label: words.element }, { label: words.value }, { label: words.gestures }]}
        rows={known.map(({ name, validated }) => ({
          key: name,
          cells: [
            formatElementLabel(name, language),
            formatItemText(name, validated?.value)[language],
            <ButtonGroup key="gestures">
              {isChangeable(name) && (
                <GestureButton
                  {...{ player, visit }}
                  gesture="change"
                  on={name}
                  label={words.change}
                  about={formatElementLabel(name, language)}
                />
              )}
              <GestureButton
                {...{ player, visit }}
                gesture="expire"
                on={name}
                label={words.expire}
                about={formatElementLabel(name, language)}
              />
            </ButtonGroup>,
          ],
        }))}
      />
      {player.part === "ines" && (
        <>
          <GestureButton
            {...{ player, visit }}
            gesture="come_of_age"
            on="birthdate"
            label={words.comeOfAge}
            about={player.name}
          />
          <p class="ar-hint">{words.comeOfAgeText}</p>
        </>
      )}
    </>
  );
}

/** What expired, or waits for an agent: the button does what the desk would. */
function Lacking({ player, visit }: PlayerProps) {
  const { language } = visit;
  const words = sandboxWords(language);
  if (player.lacking.length === 0) return null;
  return (
    <Section id="lacking" title={words.lacks}>
      <SummaryList
        rows={player.lacking.map((name) => ({
          label: formatElementLabel(name, language),
          value: (
            <GestureButton
              {...{ player, visit }}
              gesture="renew"
              on={name}
              label={words.renew}
              about={formatElementLabel(name, language)}
            />
          ),
        }))}
      />
    </Section>
  );
}

function Services({ player, visit, space }: PlayerProps & { readonly space: SpaceRead }) {
  const { language } = visit;
  const words = sandboxWords(language);
  const held = space.held.get(player.personId) ?? [];
  return (
    <Section id="services" title={words.services}>
      {held.length === 0 && <p>{words.noService}</p>}
      <CardGrid>
        {held.map((one) => {
          const { grant, service } = one;
          const title = service.definition.title[language];
          const status = (
            <SubscriptionStateTag
              type={service.definition.type}
              situation={computeSituation(one)}
              language={language}
            />
          );
          return (
            <Card key={grant.id} title={title} icon="ticket" status={status}>
              {grant.state === "live" && (
                <ButtonGroup>
                  <GestureButton
                    {...{ player, visit }}
                    gesture="withdraw"
                    on={grant.id}
                    label={words.withdraw}
                    about={title}
                  />
                  <GestureButton
                    {...{ player, visit }}
                    gesture="suspend"
                    on={grant.id}
                    label={words.suspend}
                    about={title}
                  />
                </ButtonGroup>
              )}
            </Card>
          );
        })}
      </CardGrid>
      {held.some(({ grant }) => grant.state === "live") && <p class="ar-hint">{words.suspendText}</p>}
    </Section>
  );
}
