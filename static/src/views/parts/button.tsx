// Buttons.  One `main` per screen; a button that cannot act now stays reachable and says why when it is pressed.

import type { ComponentChildren, JSX, TargetedMouseEvent } from "preact";
import { Icon, type IconName } from "./icon";

export type ButtonKind = "plain" | "main" | "fix" | "quiet";

export interface ButtonProps {
  readonly kind?: ButtonKind;
  readonly icon?: IconName;
  readonly small?: boolean;
  readonly wide?: boolean;
  /** Shown on the button: the key that does the same. */
  readonly keyHint?: string;
  readonly type?: "button" | "submit";
  readonly disabled?: boolean;
  readonly pressed?: boolean;
  readonly label?: string;
  readonly class?: string;
  readonly id?: string;
  readonly onClick?: (event: TargetedMouseEvent<HTMLButtonElement>) => void;
  readonly children?: ComponentChildren;
}

export function Button(props: ButtonProps): JSX.Element {
  return (
    <button
      id={props.id}
      type={props.type ?? "button"}
      class={classes(props)}
      aria-disabled={props.disabled === true ? "true" : undefined}
      aria-pressed={props.pressed}
      aria-label={props.label}
      onClick={props.onClick}
    >
      {props.icon !== undefined && <Icon name={props.icon} />}
      {props.children}
      {props.keyHint !== undefined && <kbd class="key">{props.keyHint}</kbd>}
    </button>
  );
}

export interface LinkButtonProps {
  readonly href: string;
  readonly kind?: ButtonKind;
  readonly icon?: IconName;
  readonly small?: boolean;
  readonly wide?: boolean;
  readonly keyHint?: string;
  readonly newWindow?: boolean;
  readonly download?: string;
  readonly children?: ComponentChildren;
}

/** A link that looks like a button: it goes somewhere. */
export function LinkButton(props: LinkButtonProps): JSX.Element {
  return (
    <a
      class={classes(props)}
      href={props.href}
      download={props.download}
      target={props.newWindow === true ? "_blank" : undefined}
      rel={props.newWindow === true ? "noopener" : undefined}
    >
      {props.icon !== undefined && <Icon name={props.icon} />}
      {props.children}
      {props.keyHint !== undefined && <kbd class="key">{props.keyHint}</kbd>}
    </a>
  );
}

function classes(props: { kind?: ButtonKind; small?: boolean; wide?: boolean; class?: string }): string {
  const kind = props.kind === undefined || props.kind === "plain" ? "" : props.kind;
  return ["btn", kind, props.small === true ? "small" : "", props.wide === true ? "wide" : "", props.class ?? ""]
    .filter((name) => name !== "")
    .join(" ");
}
