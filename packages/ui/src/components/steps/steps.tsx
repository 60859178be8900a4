import { useMessages } from "../../messages.ts";

export interface StepsProps {
  current: number;
  total: number;
  /** What this part is about. */
  label?: string | undefined;
}

/** Says how far one is. The bars only repeat the sentence. */
export function Steps({ current, total, label }: StepsProps) {
  const words = useMessages();
  return (
    <div class="ar-steps">
      <p>
        <strong>{words.part(current, total)}</strong>
        {label && <span> · {label}</span>}
      </p>
      <div class="ar-steps__bars" aria-hidden="true">
        {Array.from({ length: total }, (_, index) => (
          <span key={index} class={index < current ? "ar-steps__done" : undefined} />
        ))}
      </div>
    </div>
  );
}
