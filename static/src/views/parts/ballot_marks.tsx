// Giving a voice by taps alone: dots and picks with plus and minus, marks with radios, places one after the other.

import type { JSX } from "preact";
import { type Choice, criteriaOf, marked, type Option, optionsOf, placed, scaleOf, stepped, without } from "../../core/ballots";
import type { Ballot } from "../../core/generated/wire";
import { t } from "../../core/texts";
import { criterionName } from "./ballot_words";
import { Button } from "./button";
import { Icon } from "./icon";

interface Props {
  readonly ballot: Ballot;
  readonly choice: Choice;
  readonly onChange: (choice: Choice) => void;
}

export function Marking(props: Props): JSX.Element {
  const { kind } = props.ballot;
  const One = kind === "dots" ? Steps : kind === "choice" ? Pick : kind === "ranking" ? Rank : Scales;
  const list = kind === "dots" || kind === "choice" || kind === "ranking";
  return (
    <div class={list ? "pick votes" : "votes"}>
      {optionsOf(props.ballot).map((option) => (
        <One key={option.id} {...props} option={option} />
      ))}
    </div>
  );
}

type OneProps = Props & { readonly option: Option };

function Steps({ ballot, choice, onChange, option }: OneProps): JSX.Element {
  const many = choice[option.id]?.["dots"] ?? 0;
  const more = stepped(ballot, choice, option.id, 1);
  return (
    <div class={many > 0 ? "vote has" : "vote"} role="group" aria-label={option.title}>
      <b>{option.title}</b>
      <button type="button" class="round" aria-label={t("ballot.less", { option: option.title })} aria-disabled={many === 0 ? "true" : undefined} onClick={() => many > 0 && onChange(stepped(ballot, choice, option.id, -1))}>
        <Icon name="less" />
      </button>
      <output class="n" aria-label={t("ballot.dots", { count: many })}>
        {many === 0 ? "0" : Array.from({ length: Math.min(many, 5) }, (_, place) => <i key={place} />)}
        {many > 5 && ` ${many}`}
      </output>
      <button type="button" class="round" aria-label={t("ballot.more", { option: option.title })} aria-disabled={more === choice ? "true" : undefined} onClick={() => more !== choice && onChange(more)}>
        <Icon name="add" />
      </button>
    </div>
  );
}

function Pick({ ballot, choice, onChange, option }: OneProps): JSX.Element {
  const on = choice[option.id] !== undefined;
  return (
    <button type="button" aria-pressed={on} onClick={() => onChange(stepped(ballot, choice, option.id, on ? -1 : 1))}>
      <span class="t">{option.title}</span>
      {on && <Icon name="check" />}
    </button>
  );
}

function Rank({ ballot, choice, onChange, option }: OneProps): JSX.Element {
  const place = choice[option.id]?.["place"];
  return (
    <button type="button" aria-pressed={place !== undefined} onClick={() => onChange(placed(ballot, choice, option.id))}>
      <span class="t">{option.title}</span>
      <b>{place ?? ""}</b>
    </button>
  );
}

function Scales({ ballot, choice, onChange, option }: OneProps): JSX.Element {
  const marks = choice[option.id] ?? {};
  return (
    <section class="card scales" aria-label={option.title}>
      <h3>{option.title}</h3>
      {criteriaOf(ballot).map((criterion) => (
        <fieldset key={criterion}>
          <legend>{criterionName(ballot, criterion)}</legend>
          {scaleOf(ballot).map((mark) => (
            <label key={mark} class={marks[criterion] === mark ? "on" : ""}>
              <input type="radio" name={`${option.id} ${criterion}`} checked={marks[criterion] === mark} onChange={() => onChange(marked(choice, option.id, criterion, mark))} />
              {mark}
            </label>
          ))}
        </fieldset>
      ))}
      {Object.keys(marks).length > 0 && (
        <Button kind="quiet" small onClick={() => onChange(without(choice, option.id))}>
          {t("ballot.leave_out")}
        </Button>
      )}
    </section>
  );
}
