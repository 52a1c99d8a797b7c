export function electronRuntime(): string | null;
export function hasDisplay(): boolean;
export const standInArgs: readonly string[];
