export function flatten(css: string): string;
