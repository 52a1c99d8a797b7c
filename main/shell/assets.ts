import { readdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { extname, join, relative, sep } from "node:path";
import { appOrigin } from "./address.ts";

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob:",
  "font-src 'self'",
  "connect-src 'none'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-src 'none'",
  "worker-src 'none'",
].join("; ");

const headers = {
  "content-security-policy": policy,
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
};

const types: Readonly<Record<string, string>> = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
};

/** The files of `folder` by their address. Made once: an address is looked up, never turned into a path. */
function listAssets(folder: string): ReadonlyMap<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = files.map((entry) => join(entry.parentPath, entry.name)).filter((file) => extname(file) in types);
  return new Map(paths.map((file) => [`${appOrigin}/${relative(folder, file).split(sep).join("/")}`, file]));
}

/** Answers requests for the app's scheme: the built assets and nothing else, each under the content security policy. */
export function serveAssets(folder: string): (request: Request) => Promise<Response> {
  const assets = listAssets(folder);
  return async (request) => {
    const file = request.method === "GET" ? assets.get(request.url) : undefined;
    if (file === undefined) return new Response(null, { status: 404, headers });
    const type = types[extname(file)] ?? "application/octet-stream";
    return new Response(await readFile(file), { headers: { ...headers, "content-type": type } });
  };
}
