// A theme is written once, as `[data-theme=…] { … }`; whoever chose none on this device gets it by the system's wish.  Each
// such rule is repeated for that case, behind it, so that the system's wish never stands above a person's.

const WISHED = { dark: "(prefers-color-scheme:dark)", contrast: "(prefers-contrast:more) and (not (prefers-color-scheme:dark))" };

export function bySystem(css) {
  return css.replace(/\[data-theme="?(dark|contrast)"?\]([^{},]*)\{([^{}]*)\}/g, (rule, theme, rest, body) =>
    `${rule}@media ${WISHED[theme]}{:root:not([data-theme])${rest}{${body}}}`);
}
