import type { ComponentChildren } from "preact";

interface CodeSheetProps {
  readonly title: string;
  readonly label: string;
  readonly code: string;
  /** Before the address where the code is typed. */
  readonly go: string;
  readonly address: string;
  /** What comes after. */
  readonly steps: readonly string[];
  readonly children: ComponentChildren;
}

/** A code read aloud or taken home, with where to type it: shown once, only its digest is kept. */
export const CodeSheet = ({ title, label, code, go, address, steps, children }: CodeSheetProps) => (
  <article class="ar-stack">
    <h1>{title}</h1>
    <div class="ar-receipt__head" data-color="info">
      <p class="ar-receipt__label">{label}</p>
      <p class="ar-receipt__number" translate={false}>
        {code}
      </p>
    </div>
    <ol>
      <li>
        {go} <strong>{address}</strong>
      </li>
      {steps.map((step) => (
        <li key={step}>{step}</li>
      ))}
    </ol>
    {children}
  </article>
);
