import { Details, Tag, type Tone } from "@ardeco/ui";
import type { MeasureSeen } from "../../../features/compliance/compliance/index.ts";
import type { Language } from "../../../kernel/errors.ts";
import { measureWords } from "./measure-words.ts";

/** As it is seen today, or as a version kept it. */
type Shown = Omit<MeasureSeen, "essence" | "theme"> & { readonly theme: string };

const tones: Readonly<Record<Shown["state"], Tone>> = { on: "success", off: "warning", fact: "neutral" };

interface Measures {
  readonly measures: readonly Shown[];
  readonly language: Language;
  /** With the tests that try each. */
  readonly withProofs?: boolean;
}

/** By theme, folded without a script: what is in force, what is missing, what to know. */
export function MeasureList({ measures, language, withProofs = false }: Measures) {
  const words = measureWords(language);
  const themes = [...new Set(measures.map(({ theme }) => theme))];
  return (
    <div>
      {themes.map((theme) => {
        const mine = measures.filter((one) => one.theme === theme);
        const count = (state: Shown["state"]) => mine.filter((one) => one.state === state).length;
        const name = mine[0]?.themeName[language] ?? theme;
        return (
          <Details key={theme} summary={words.summary(name, count("on"), count("off"))}>
            <ul class="ar-facts-told">
              {mine.map((one) => (
                <li key={one.key}>
                  <Told measure={one} language={language} withProofs={withProofs} />
                  <Tag tone={tones[one.state]}>{words.states[one.state]}</Tag>
                </li>
              ))}
            </ul>
          </Details>
        );
      })}
    </div>
  );
}

function Told({
  measure: { text, todo, proofs },
  language,
  withProofs,
}: {
  readonly measure: Shown;
  readonly language: Language;
  readonly withProofs: boolean;
}) {
  const words = measureWords(language);
  return (
    <div>
      <p>{text[language]}</p>
      {todo && <p class="ar-hint">{words.todo(todo[language])}</p>}
      {withProofs &&
        proofs.map((title) => (
          <p key={title} class="ar-hint">
            {words.proof(title)}
          </p>
        ))}
    </div>
  );
}
