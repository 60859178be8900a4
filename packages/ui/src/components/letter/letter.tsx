import type { ComponentChildren } from "preact";
import { useMessages } from "../../messages.ts";

export interface LetterProps {
  sender: { name: string; lines: readonly string[]; logoHref?: string | undefined };
  recipient: readonly string[];
  /** "Caen, le mardi 24 novembre 2026". */
  placeAndDate: string;
  subject: string;
  /** Number of the request, contact of the agent: one line each. */
  references?: readonly string[] | undefined;
  signature: ComponentChildren;
  children: ComponentChildren;
}

const Lines = ({ lines }: { lines: readonly string[] }) => (
  <>
    {lines.map((line) => (
      <span key={line} class="ar-letter__line">
        {line}
      </span>
    ))}
  </>
);

/** One A4 sheet; the recipient falls in the window of a French envelope (NF Z 11-001). */
export function Letter({
  sender,
  recipient,
  placeAndDate,
  subject,
  references,
  signature,
  children,
}: LetterProps) {
  const words = useMessages().letter;
  return (
    <article class="ar-letter">
      <div class="ar-letter__sender">
        {sender.logoHref && <img src={sender.logoHref} alt="" class="ar-logo ar-logo--letter" />}
        <strong class="ar-letter__line">{sender.name}</strong>
        <Lines lines={sender.lines} />
      </div>
      <address class="ar-letter__recipient">
        <Lines lines={recipient} />
      </address>
      <p class="ar-letter__date">{placeAndDate}</p>
      {references && (
        <p class="ar-letter__references">
          <Lines lines={references} />
        </p>
      )}
      <h1 class="ar-letter__subject">
        {words.subject} {subject}
      </h1>
      <div class="ar-stack">{children}</div>
      <div class="ar-letter__signature">{signature}</div>
    </article>
  );
}
