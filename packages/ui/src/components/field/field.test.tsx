import { renderToString } from "preact-render-to-string";
import { describe, expect, it } from "vitest";
import { CheckboxGroup } from "./checkbox-group.tsx";
import { DateField } from "./date-field.tsx";
import { fieldId } from "./field-id.ts";
import { PasswordField } from "./password-field.tsx";
import { RadioGroup } from "./radio-group.tsx";
import { Select } from "./select.tsx";
import { TextArea } from "./text-area.tsx";
import { TextField } from "./text-field.tsx";

const choices = [
  { value: "yes", label: "Oui" },
  { value: "no", label: "Non" },
];

describe("a field", () => {
  it("ties its label, its reason, its hint and its error to the control", () => {
    const html = renderToString(
      <TextField name="city" label="Commune" why="Pour le tarif" hint="En entier" error="Écrivez-la" />,
    );
    expect(html).toContain('<label class="ar-label" for="city">');
    expect(html).toContain('aria-describedby="city-why city-hint city-error"');
    expect(html).toContain('aria-invalid="true"');
    expect(html).toContain("Erreur : ");
  });

  it("points to nothing when there is nothing to read", () => {
    const html = renderToString(<TextField name="city" label="Commune" />);
    expect(html).not.toMatch(/aria-(describedby|invalid)/);
  });

  it("keeps what was typed, whatever it is", () => {
    const typed = `"><script>alert('x')</script>`;
    for (const html of [
      renderToString(<TextField name="a" label="A" value={typed} />),
      renderToString(<TextArea name="a" label="A" value={typed} />),
    ]) {
      expect(html).not.toContain("<script>");
      expect(html).toContain("alert('x')");
    }
  });

  it("says when an answer is not needed", () => {
    const html = renderToString(<TextField name="phone" label="Téléphone" optional />);
    expect(html).toContain("(facultatif)");
    expect(html).not.toContain("required");
  });

  it("may be the title of the page", () => {
    expect(renderToString(<TextField name="a" label="Votre nom ?" asHeading />)).toContain(
      '<h1 class="ar-question"><label',
    );
  });
});

describe("a group of controls", () => {
  it("is a fieldset whose first control the error summary reaches", () => {
    const html = renderToString(
      <RadioGroup name="allergy" label="Un régime ?" choices={choices} value="no" error="Choisissez" />,
    );
    expect(html).toContain('<fieldset class="ds-fieldset ar-field" aria-describedby="allergy-error">');
    expect(html).toMatch(/type="radio" id="allergy" name="allergy" value="yes"/);
    expect(html).toMatch(/id="allergy-2"[^>]*value="no" checked/);
  });

  it("keeps several ticks", () => {
    const html = renderToString(
      <CheckboxGroup name="days" label="Jours" choices={choices} values={["yes", "no"]} />,
    );
    expect(html.match(/checked/g)).toHaveLength(2);
  });

  it("names the three parts of a date and lets the browser fill a birth date", () => {
    const html = renderToString(<DateField name="birth" label="Naissance" value={{ day: "3" }} birthday />);
    expect(html).toMatch(/id="birth" name="birth_day"[^>]*value="3"[^>]*autocomplete="bday-day"/);
    expect(html).toContain('name="birth_month"');
    expect(html).toContain('name="birth_year"');
  });
});

it("says how long a text may be, and lets the server refuse it: a browser cuts what is pasted without a word", () => {
  const html = renderToString(<TextArea name="a" label="A" limit={2_000} />);
  expect(html).toMatch(/2\s000 caractères au plus\./);
  expect(html).not.toContain("maxlength");
});

it("selects what was chosen", () => {
  expect(renderToString(<Select name="s" label="École" choices={choices} value="no" />)).toContain(
    '<option value="no" selected>',
  );
});

it("never sends a password back", () => {
  const html = renderToString(
    <PasswordField name="p" label="Mot de passe" autocomplete="current-password" />,
  );
  expect(html).not.toMatch(/type="password"[^>]* value=/);
  expect(html).toContain('<input type="hidden" name="_secrets" value="p"/>');
});

it("makes an id of any name", () => {
  expect(fieldId("children[0].first name")).toBe("children-0--first-name");
});
