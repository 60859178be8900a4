import type { ComponentChildren } from "preact";

interface TwoLinesProps {
  readonly first: ComponentChildren;
  readonly second: string | undefined;
}

/** One box, because a narrow screen puts the label of the column beside it. */
export const TwoLines = ({ first, second }: TwoLinesProps) => (
  <div>
    {first}
    {second && (
      <>
        <br />
        <span class="ar-hint">{second}</span>
      </>
    )}
  </div>
);
