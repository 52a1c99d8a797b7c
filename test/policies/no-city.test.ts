import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const root = new URL("../..", import.meta.url).pathname;

describe("no code knows a city", () => {
  it.each(["main", "preload", "renderer"])("%s names neither of the two cities", (folder) => {
    const files = readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((file) => file.isFile() && /\.(ts|tsx|mts|cts|js|mjs|html|css|json)$/.test(file.name))
      .map((file) => join(file.parentPath, file.name));
    expect(files.length).toBeGreaterThan(0);
    const guilty = files.filter((file) => /anchorage|anoka|muni\.org/i.test(readFileSync(file, "utf8")));
    expect(guilty).toEqual([]);
  });
});
