import { Alert, Button, Definition, Form, Tag, TextField } from "@ardeco/ui";
import { formatLongDate } from "../../../../../../kernel/civil-date.ts";
import { type FieldError, type Language, listErrors } from "../../../../../../kernel/errors.ts";
import type { TypedValues } from "../../../../../../web/index.ts";
import type { Place } from "../../../index.ts";
import { placeWords } from "./place-words.ts";

interface Shown {
  readonly path: string;
  readonly csrf: string;
  readonly language: Language;
}

/** What happened, and what to do, in the words of its error. */
function getTroubleWords(code: string, language: Language) {
  const definition = new Map(listErrors()).get(code);
  return { title: definition?.[language] ?? code, todo: definition?.todo[language] ?? "" };
}

/** A server that could not be visited; acknowledgements left there. */
export function PlaceTroubles({ place, language }: Pick<Shown, "language"> & { readonly place: Place }) {
  const words = placeWords(language);
  const problem = place.problem === undefined ? undefined : getTroubleWords(place.problem, language);
  return (
    <>
      {problem && (
        <Alert tone={place.state === "stopped" ? "danger" : "warning"} title={problem.title}>
          <p>{problem.todo}</p>
        </Alert>
      )}
      {place.left.length > 0 && (
        <Alert tone="warning" title={words.leftTitle}>
          <p>{words.leftText}</p>
          <ul>
            {place.left.map(({ name, code }) => (
              <li key={name}>
                {name} : {getTroubleWords(code, language).title}
              </li>
            ))}
          </ul>
        </Alert>
      )}
    </>
  );
}

export function PlaceStanding({ place, path, csrf, language }: Shown & { readonly place: Place }) {
  const words = placeWords(language);
  const tone = { to_verify: "warning", open: "success", stopped: "danger" } as const;
  return (
    <section class="ar-stack">
      <Definition
        items={[
          { term: words.state, description: <Tag tone={tone[place.state]}>{words.states[place.state]}</Tag> },
          {
            term: words.visitedOn,
            description:
              place.visitedOn === undefined ? words.never : formatLongDate(place.visitedOn, language),
          },
          ...(place.hostKey === undefined
            ? []
            : [{ term: words.confirmed, description: <code class="ar-code">{place.hostKey}</code> }]),
        ]}
      />
      {place.state === "open" && (
        <Form action={`${path}/relever`} csrf={csrf}>
          <Button icon="upload">{words.visit}</Button>
        </Form>
      )}
    </section>
  );
}

const names = ["host", "port", "account", "outFolder", "inFolder"] as const;

export function ServerForm({
  typed,
  errors,
  revision,
  path,
  csrf,
  language,
}: Shown & {
  readonly typed: TypedValues;
  readonly errors: readonly FieldError[];
  readonly revision: number;
}) {
  const words = placeWords(language);
  const errorOf = (name: string) => errors.find(({ field }) => field === name)?.[language];
  return (
    <section class="ar-stack" aria-labelledby="serveur">
      <h2 id="serveur">{words.steps.server}</h2>
      <p>{words.serverHint}</p>
      <Form action={path} csrf={csrf} hidden={{ _revision: String(revision) }}>
        {names.map((name) => {
          const error = errorOf(name);
          return (
            <TextField
              key={name}
              name={name}
              value={typed.get(name)?.[0] ?? ""}
              label={words.fields[name]}
              hint={words.hints[name]}
              maxLength={name === "port" ? 5 : 250}
              {...(error === undefined ? {} : { error })}
            />
          );
        })}
        <Button variant={revision === 0 ? "primary" : "secondary"}>{words.save}</Button>
      </Form>
    </section>
  );
}

export function KeyAndTrust({ place, path, csrf, language }: Shown & { readonly place: Place }) {
  const words = placeWords(language);
  return (
    <>
      <section class="ar-stack" aria-labelledby="cle">
        <h2 id="cle">{words.steps.key}</h2>
        <p>{words.keyHint}</p>
        <h3>{words.publicKey}</h3>
        <pre class="ar-code">{place.publicKey}</pre>
      </section>
      <section class="ar-stack" aria-labelledby="empreinte">
        <h2 id="empreinte">{words.steps.trust}</h2>
        <p>{words.verifyHint}</p>
        {place.offeredKey !== undefined && <Offered {...{ place, path, csrf, language }} />}
        <Form action={`${path}/verifier`} csrf={csrf}>
          <Button variant={place.hostKey || place.offeredKey ? "secondary" : "primary"}>
            {words.verify}
          </Button>
        </Form>
      </section>
    </>
  );
}

function Offered({ place, path, csrf, language }: Shown & { readonly place: Place }) {
  const words = placeWords(language);
  const { offeredKey = "", hostKey } = place;
  const isKnown = offeredKey === hostKey;
  const isOther = hostKey !== undefined && !isKnown;
  return (
    <Alert tone={isOther ? "danger" : "info"} title={words.shown}>
      <p>
        <code class="ar-code">{offeredKey}</code>
      </p>
      {isOther && <p>{words.otherThan(hostKey)}</p>}
      <p>{isKnown ? words.sameAs : words.compare}</p>
      {(!isKnown || place.state !== "open") && (
        <Form action={`${path}/confirmer`} csrf={csrf} hidden={{ hostKey: offeredKey }}>
          <Button>{words.confirm}</Button>
        </Form>
      )}
    </Alert>
  );
}

export function Closing({ path, csrf, language }: Shown) {
  const words = placeWords(language);
  return (
    <section class="ar-stack" aria-labelledby="retirer">
      <h2 id="retirer">{words.closeTitle}</h2>
      <p>{words.closeText}</p>
      <Form action={`${path}/fermer`} csrf={csrf}>
        <Button variant="secondary">{words.close}</Button>
      </Form>
    </section>
  );
}
