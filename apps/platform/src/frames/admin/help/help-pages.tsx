import {
  Alert,
  Button,
  ButtonGroup,
  Details,
  Form,
  LinkButton,
  Section,
  Table,
  Tag,
  TextArea,
} from "@ardeco/ui";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import {
  HELP_LENGTH,
  type HelpText,
  listHelp,
  updateHelpTexts,
} from "../../../features/authorities/authorities/index.ts";
import { kernelErrors } from "../../../kernel/kernel-errors.ts";
import {
  getPathText,
  getQueryText,
  getTypedText,
  readForm,
  sendSeeOther,
  type TypedValues,
} from "../../../web/index.ts";
import { FieldHelp } from "../../common/help/field-help.tsx";
import { type HelpTopic, helpTopics, isHelpTopic } from "../../common/help/help-topics.ts";
import { usualHelp } from "../../common/help/help-words.ts";
import { formatAdminPath, sendAdminPage } from "../common/admin-page.tsx";
import { adminPlaces } from "../common/places.ts";
import { requireAnyCapability } from "../common/require-admin-agent.ts";
import { helpAdminWords } from "./help-admin-words.ts";

const PATH = `${adminPlaces.authority.path}/aide`;

/** What is said beside each question: previewed, published, undone. */
export function mountHelpPages(app: FastifyInstance): void {
  requireAnyCapability(app, adminPlaces.authority.for);
  app.get(PATH, showTopics);
  app.get(`${PATH}/:topic`, async (request, reply) => showTopic(request, reply));
  app.post(PATH, handleHelpChange);
}

const readHelpForm = ({ ardeco: { context } }: FastifyRequest) => listHelp(context, context.authorityId);

async function showTopics(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { language, brand } = request.ardeco;
  const words = helpAdminWords(language);
  const written = new Set((await readHelpForm(request)).map(({ topic }) => topic));
  return sendAdminPage(
    reply,
    { title: words.title, place: "authority", width: "wide", above: [] },
    <>
      <h1>{words.title}</h1>
      <p class="ar-lead">{words.lead}</p>
      <Table
        id="aides"
        caption={words.title}
        isTitled
        columns={[words.link, words.own].map((label) => ({ label }))}
        rows={helpTopics.map((topic) => ({
          key: topic,
          cells: [
            <a href={`${formatAdminPath(brand, PATH)}/${topic}`}>{usualHelp[topic].name[language]}</a>,
            <Tag tone={written.has(topic) ? "success" : "neutral"}>
              {written.has(topic) ? words.own : words.usual}
            </Tag>,
          ],
        }))}
      />
    </>,
  );
}

/** What the form sends: the two languages, and the agents' note. */
const boxes = [
  { name: "fr", language: "fr", audience: "everybody" },
  { name: "en", language: "en", audience: "everybody" },
  { name: "agents", language: "fr", audience: "agents" },
] as const;
type Box = (typeof boxes)[number];

/** In the address of a page, in the form that it sends. */
function parseHelpTopic(request: FastifyRequest): HelpTopic {
  const topic = getPathText(request, "topic") || getTypedText(readForm(request).typed, "sujet");
  if (!isHelpTopic(topic)) throw kernelErrors.error("request.not_found");
  return topic;
}

const findHelpText = (texts: readonly HelpText[], topic: HelpTopic, { language, audience }: Box) =>
  texts.find((one) => one.topic === topic && one.language === language && one.audience === audience);

async function showTopic(
  request: FastifyRequest,
  reply: FastifyReply,
  preview?: TypedValues,
): Promise<FastifyReply> {
  const visit = request.ardeco;
  const { language, brand } = visit;
  const words = helpAdminWords(language);
  const topic = parseHelpTopic(request);
  const texts = await readHelpForm(request);
  const value = (box: Box) =>
    preview ? getTypedText(preview, box.name) : (findHelpText(texts, topic, box)?.text ?? "");
  const path = formatAdminPath(brand, PATH);
  const title = words.topic(usualHelp[topic].name[language]);
  const why: Readonly<Record<Box["name"], string>> = {
    fr: words.why,
    en: words.why,
    agents: words.agentsWhy,
  };
  return sendAdminPage(
    reply,
    { title, place: "authority", width: "task", above: [{ href: path, label: words.title }] },
    <>
      {getQueryText(request, "fait") !== "" && !preview && <Alert tone="success" title={words.done} />}
      <h1>{title}</h1>
      <p class="ar-hint">{words.origin}</p>
      <p>{usualHelp[topic].text[language]}</p>
      {preview && (
        <Section id="apercu" title={words.previewTitle} lead={words.previewText}>
          <FieldHelp
            topic={topic}
            visit={buildHelpPreview(request, topic, preview)}
            note={getTypedText(preview, "agents")}
          />
        </Section>
      )}
      <Form action={path} csrf={visit.csrf()} hidden={{ sujet: topic }}>
        {boxes.map((box) => (
          <TextArea
            key={box.name}
            name={box.name}
            label={words[box.name]}
            why={why[box.name]}
            optional
            value={value(box)}
            maxLength={HELP_LENGTH}
          />
        ))}
        <ButtonGroup>
          <Button name="geste" value="publier">
            {words.publish}
          </Button>
          <Button variant="secondary" name="geste" value="apercu">
            {words.preview}
          </Button>
        </ButtonGroup>
      </Form>
      <Former request={request} texts={texts} topic={topic} />
      <LinkButton variant="secondary" icon="arrow-left" href={path}>
        {words.back}
      </LinkButton>
    </>,
  );
}

/** The page as it would be, with what is typed instead of what is published. */
function buildHelpPreview({ ardeco }: FastifyRequest, topic: HelpTopic, typed: TypedValues) {
  const { language, brand } = ardeco;
  const text = getTypedText(typed, language).trim();
  const { [`${topic}.${language}`]: _, ...others } = brand.help ?? {};
  return {
    language,
    brand: { ...brand, help: { ...others, ...(text === "" ? {} : { [`${topic}.${language}`]: text }) } },
  };
}

interface FormerProps {
  readonly request: FastifyRequest;
  readonly texts: readonly HelpText[];
  readonly topic: HelpTopic;
}

function Former({ request, texts, topic }: FormerProps) {
  const { language, brand, csrf } = request.ardeco;
  const words = helpAdminWords(language);
  const formers = boxes.flatMap((box) => {
    const former = findHelpText(texts, topic, box)?.former;
    return former === undefined ? [] : [{ box, former }];
  });
  if (formers.length === 0) return null;
  return (
    <Details summary={words.former}>
      {formers.map(({ box, former }) => (
        <Form
          key={box.name}
          action={formatAdminPath(brand, PATH)}
          csrf={csrf()}
          hidden={{ sujet: topic, geste: "publier", seul: box.name, [box.name]: former }}
        >
          <p>{former}</p>
          <Button variant="secondary">
            {words.undo}
            <span class="ds-sr-only"> : {words[box.name]}</span>
          </Button>
        </Form>
      ))}
    </Details>
  );
}

async function handleHelpChange(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  const topic = parseHelpTopic(request);
  const { typed } = readForm(request);
  if (getTypedText(typed, "geste") === "apercu") return showTopic(request, reply, typed);
  const only = getTypedText(typed, "seul");
  const texts = boxes
    .filter(({ name }) => only === "" || name === only)
    .map(({ name, language, audience }) => ({ language, audience, text: getTypedText(typed, name) }));
  await updateHelpTexts(context, { topic, texts });
  return sendSeeOther(reply, `${formatAdminPath(brand, PATH)}/${topic}?fait=publie`);
}
