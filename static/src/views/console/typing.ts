// Whether a key belongs to a field: then it is text, and no shortcut of the console.

const PRESSED = new Set(["button", "checkbox", "file", "radio", "submit"]);

export function isTyping(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return !PRESSED.has(target.type);
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}
