export interface ProgressProps {
  id: string;
  label: string;
  value: number;
  max: number;
  /** In words: "7 entrées sur 10". */
  text: string;
}

export function Progress({ id, label, value, max, text }: ProgressProps) {
  return (
    <div class="ar-progress">
      <div class="ar-progress__words">
        <label for={id}>{label}</label>
        <span class="ar-numbers">{text}</span>
      </div>
      <progress id={id} value={value} max={max}>
        {text}
      </progress>
    </div>
  );
}
