import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { describe, expect, it } from "vitest";

const root = join(import.meta.dirname, "..");

interface Import {
  /** Path of the importing file, from the project's folder. */
  readonly file: string;
  /** A path from the project's folder, or a package's name. */
  readonly target: string;
  readonly typeOnly: boolean;
}

function sources(folder: string): string[] {
  const entries = readdirSync(join(root, folder), { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name));
  return files.map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join("/"));
}

/** Without comments, so that prose about imports is none. */
function code(file: string): string {
  return readFileSync(join(root, file), "utf8").replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, "");
}

const statement = /^(?:import|export)\s+(type\s)?(?:[^;"']*?\sfrom\s+)?["']([^"']+)["']/gm;

function importsOf(file: string): Import[] {
  return [...code(file).matchAll(statement)].map(([, type, specifier = ""]) => {
    const path = join(dirname(file), specifier).split(sep).join("/");
    return { file, target: specifier.startsWith(".") ? path : specifier, typeOnly: type !== undefined };
  });
}

const inMain = sources("main");
const inRenderer = sources("renderer");
const inPreload = sources("preload");
const all = [...inMain, ...inRenderer, ...inPreload];

const within = (path: string, ...folders: string[]) => folders.some((folder) => path.startsWith(`${folder}/`));

/** The imports of `files` that `allowed` does not allow, in words. */
function breaches(files: readonly string[], allowed: (one: Import) => boolean): string[] {
  const found = files.flatMap(importsOf).filter((one) => !allowed(one));
  return found.map(({ file, target }) => `${file} imports ${target}`);
}

/** Folders of main that are no domain: vocabulary, tools, storage, and the places where the parts meet. */
const common = ["main/model", "main/lib", "main/database"];
const meetingPlaces = ["main/shell", "main/services", "main/cli", "main/sample"];
const domains = [
  ...new Set(inMain.filter((file) => file.split("/").length > 2).map((file) => file.split("/").slice(0, 2).join("/"))),
].filter((folder) => !common.includes(folder) && !meetingPlaces.includes(folder));

describe("the walls of the house", () => {
  it("are looked at: every kind of import is seen", () => {
    expect(inMain.length).toBeGreaterThan(50);
    expect(importsOf("main/shell/bridge.ts").map((one) => one.target)).toEqual([
      "electron",
      "zod",
      "preload/contract.ts",
      "main/lib/app-error.ts",
      "main/shell/address.ts",
      "main/shell/error-log.ts",
      "main/shell/events.ts",
    ]);
    expect(importsOf("main/shell/bridge.ts").map((one) => one.typeOnly)).toContain(false);
  });

  it("let the model import nothing outside the model", () => {
    const model = inMain.filter((file) => within(file, "main/model"));
    expect(breaches(model, ({ target }) => within(target, "main/model"))).toEqual([]);
  });

  it("let a domain import model, lib and database, and never another domain", () => {
    expect(domains).toContain("main/cases");
    const bridgeTypes = (one: Import) => one.target === "preload/contract.ts" && one.typeOnly;
    for (const domain of domains) {
      const files = inMain.filter((file) => within(file, domain));
      const own = (one: Import) =>
        !within(one.target, "main", "renderer", "preload") || within(one.target, domain, ...common);
      expect(breaches(files, (one) => own(one) || bridgeTypes(one))).toEqual([]);
    }
  });

  it("let lib import only lib and model, and the database no domain", () => {
    const lib = inMain.filter((file) => within(file, "main/lib"));
    expect(
      breaches(
        lib,
        ({ target }) => !within(target, "main", "renderer", "preload") || within(target, "main/lib", "main/model"),
      ),
    ).toEqual([]);
    const database = inMain.filter((file) => within(file, "main/database"));
    expect(
      breaches(database, ({ target }) => !within(target, "main", "renderer", "preload") || within(target, ...common)),
    ).toEqual([]);
  });

  it("let only the shell import electron", () => {
    const others = all.filter(
      (file) => !within(file, "main/shell") && file !== "main/index.ts" && file !== "preload/index.ts",
    );
    expect(breaches(others, ({ target }) => target !== "electron" && !target.startsWith("electron/"))).toEqual([]);
  });

  it("let nothing in main import the shell but main/index.ts", () => {
    const others = inMain.filter((file) => !within(file, "main/shell") && file !== "main/index.ts");
    expect(breaches(others, ({ target }) => !within(target, "main/shell"))).toEqual([]);
  });

  it("let the renderer import the model and the contract's types, and nothing of Node", () => {
    const allowed = ({ target, typeOnly }: Import) =>
      within(target, "renderer", "main/model") ||
      (target === "preload/contract.ts" && typeOnly) ||
      (!within(target, "main", "preload") && !target.startsWith("node:"));
    expect(breaches(inRenderer, allowed)).toEqual([]);
  });

  it("let nothing in main or the preload import the renderer", () => {
    expect(breaches([...inMain, ...inPreload], ({ target }) => !within(target, "renderer"))).toEqual([]);
  });

  it("have no back door: no import of a computed name, no require, no code from a text", () => {
    const computed = /\bimport\s*\(\s*(?!["'])|\brequire\s*\(|\bcreateRequire\b|\beval\s*\(|\bnew\s+Function\b/;
    expect(all.filter((file) => computed.test(code(file)))).toEqual([]);
  });

  it("have no way for text to become markup in the renderer", () => {
    const markup = /dangerouslySetInnerHTML|\.innerHTML\b|\.outerHTML\b|insertAdjacentHTML|document\.write\b|srcDoc\b/;
    expect(inRenderer.filter((file) => markup.test(code(file)))).toEqual([]);
  });
});
