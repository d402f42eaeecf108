export function bySystem(css: string): string;
