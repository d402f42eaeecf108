import assert from "node:assert/strict";
import { test } from "node:test";
import { flatten } from "../../static/layers.mjs";
import { needed } from "../../static/needed.mjs";
import { bySystem } from "../../static/themes.mjs";

test("a later layer wins over an earlier one whatever its selectors, without any layer left (P4)", () => {
  const flat = flatten("@layer a,b;@layer a{input:not([x],[y])[z]{color:red}}@layer b{.i,input::before{color:green}}p{top:0}");

  assert.equal(flat, "input:not([x],[y])[z]{color:red}:not(#_).i,input:not(#_)::before{color:green}p:not(#_):not(#_){top:0}");
});

test("media stay around their rules, animations and fonts as they are, strings and addresses are not read as rules", () => {
  const css = '@layer a,b;@layer b{@media (min-width:1px){.x{color:red}}@keyframes k{0%{top:0}to{top:1px}}.y{--u:url("data:image/svg+xml,{;}");content:"}"}}';

  assert.equal(flatten(css), '@media (min-width:1px){:not(#_).x{color:red}}@keyframes k{0%{top:0}to{top:1px}}:not(#_).y{--u:url("data:image/svg+xml,{;}");content:"}"}');
});

test("what stands before the first rule stays, comments go", () => {
  assert.equal(flatten('@charset "UTF-8";/* a{b} */.x{color:red}'), '@charset "UTF-8";.x{color:red}');
});

test("a theme is written once and worn by whoever chose none, as the system wishes; a person's choice stands above it", () => {
  const css = bySystem("@media screen{[data-theme=dark]{--ink:white}}[data-theme=contrast] .x{color:black}[data-theme=layar]{--ink:black}");

  assert.equal(
    css,
    "@media screen{[data-theme=dark]{--ink:white}@media (prefers-color-scheme:dark){:root:not([data-theme]){--ink:white}}}" +
      "[data-theme=contrast] .x{color:black}@media (prefers-contrast:more) and (not (prefers-color-scheme:dark)){:root:not([data-theme]) .x{color:black}}" +
      "[data-theme=layar]{--ink:black}",
  );
});

test("of Pico only what pages have is left, and what leaves something out stays", () => {
  const css = ":host(:not([data-theme=dark])),:root:not([data-theme=dark]),[data-theme=light]{--a:b}[data-theme=dark]{--a:c}" +
    "@media (prefers-color-scheme:dark){:root{--a:c}}@media (min-width:1px){dialog{top:0}}input:not([type=checkbox],[type=range]),[type=range]{top:0}";

  assert.equal(needed(css), ":root{--a:b}input:not([type=checkbox],[type=range]){top:0}");
});
