import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { serveAssets } from "../../main/shell/assets.ts";
import { temporaryFolder } from "./folder.ts";

let serve: (request: Request) => Promise<Response>;
let folder: string;

beforeEach(() => {
  const outside = temporaryFolder();
  folder = join(outside, "renderer");
  mkdirSync(join(folder, "assets"), { recursive: true });
  writeFileSync(join(outside, "secret.js"), "secret");
  writeFileSync(join(folder, "index.html"), "<!doctype html>");
  writeFileSync(join(folder, "assets", "index-1a2b.js"), "1");
  writeFileSync(join(folder, "notes.txt"), "not an asset");
  serve = serveAssets(folder);
});

const get = (url: string, method = "GET") => serve(new Request(url, { method }));

describe("the app's scheme", () => {
  it("serves the built assets, each with its type", async () => {
    const page = await get("custodia://app/index.html");
    expect([page.status, page.headers.get("content-type")]).toEqual([200, "text/html; charset=utf-8"]);
    expect(await page.text()).toBe("<!doctype html>");
    const script = await get("custodia://app/assets/index-1a2b.js");
    expect(script.headers.get("content-type")).toBe("text/javascript; charset=utf-8");
  });

  it("sends the content security policy and its companions with every answer, also with a refusal", async () => {
    for (const url of ["custodia://app/index.html", "custodia://app/nothing.js"]) {
      const { headers } = await get(url);
      expect(headers.get("content-security-policy")).toBe(
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; font-src 'self'; connect-src 'none'; " +
          "object-src 'none'; base-uri 'none'; form-action 'none'; frame-src 'none'; worker-src 'none'",
      );
      expect(headers.get("x-content-type-options")).toBe("nosniff");
      expect(headers.get("referrer-policy")).toBe("no-referrer");
      expect(headers.get("cross-origin-opener-policy")).toBe("same-origin");
      expect(headers.get("cross-origin-resource-policy")).toBe("same-origin");
    }
  });

  it("finds nothing outside its list", async () => {
    const addresses = [
      "custodia://app/../secret.js",
      "custodia://app/%2e%2e/secret.js",
      "custodia://app/..%2fsecret.js",
      "custodia://app/assets/../../secret.js",
      "custodia://app//index.html",
      "custodia://app/index.html?x=1",
      "custodia://app/notes.txt",
      "custodia://app/__proto__",
      "custodia://other/index.html",
      "custodia://app:80/index.html",
      `custodia://app${folder}/index.html`,
    ];
    for (const address of addresses) expect((await get(address)).status, address).toBe(404);
  });

  it("answers reading alone", async () => {
    expect((await get("custodia://app/index.html", "POST")).status).toBe(404);
  });
});
