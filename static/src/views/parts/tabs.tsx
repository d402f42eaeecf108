// One of a few views of the same thing.

import type { ComponentChildren, JSX } from "preact";

export interface Tab<Key extends string> {
  readonly key: Key;
  readonly label: ComponentChildren;
}

interface TabsProps<Key extends string> {
  readonly label: string;
  readonly tabs: readonly Tab<Key>[];
  readonly chosen: Key;
  readonly onChoose: (key: Key) => void;
}

export function Tabs<Key extends string>({ label, tabs, chosen, onChoose }: TabsProps<Key>): JSX.Element {
  return (
    <div class="tabs" role="group" aria-label={label}>
      {tabs.map((tab) => (
        <button key={tab.key} type="button" aria-pressed={tab.key === chosen} onClick={() => onChoose(tab.key)}>
          {tab.label}
        </button>
      ))}
    </div>
  );
}
