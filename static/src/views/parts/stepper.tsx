// A small number with a minus and a plus; works by keys, nothing is dragged.

import type { JSX } from "preact";
import { Icon } from "./icon";

interface StepperProps {
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly step?: number;
  readonly label: string;
  readonly less: string;
  readonly more: string;
  readonly onChange: (value: number) => void;
}

export function Stepper({ value, min, max, step = 1, label, less, more, onChange }: StepperProps): JSX.Element {
  const to = (next: number) => {
    const within = Math.max(min, Math.min(max, next));
    if (within !== value) onChange(within);
  };
  return (
    <span class="stepper" role="group" aria-label={label}>
      <button type="button" class="round" aria-label={less} aria-disabled={value <= min ? "true" : undefined} onClick={() => to(value - step)}>
        <Icon name="less" />
      </button>
      <output>{value}</output>
      <button type="button" class="round" aria-label={more} aria-disabled={value >= max ? "true" : undefined} onClick={() => to(value + step)}>
        <Icon name="add" />
      </button>
    </span>
  );
}
