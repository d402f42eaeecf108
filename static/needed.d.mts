export const UNUSED: RegExp;
export function needed(css: string): string;
