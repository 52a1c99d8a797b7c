// Makes this machine ready, doing only what is missing and saying each thing it does: system packages, npm packages, Electron's
// runtime, the build. Plain Node 18 or newer; nothing needs to be installed before. `node scripts/setup.mjs [--electron]`
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { pathToFileURL } from "node:url";
import { electronRuntime } from "./hosts.mjs";
import { upToDate } from "./inputs.mjs";
import { node24, root } from "./node24.mjs";

const notes = join(root, "node_modules", ".custodia");
const say = (text) => process.stdout.write(`setup: ${text}\n`);

/** Runs a command in the project's folder; output goes to the terminal. */
function run(command, args, options = {}) {
  return spawnSync(command, args, { cwd: root, stdio: "inherit", ...options }).status === 0;
}

function must(done, what) {
  if (!done) throw new Error(`${what} failed`);
}

// ---- system packages ------------------------------------------------------------------------------------------------------

const folders = [...(process.env.PATH ?? "").split(delimiter), "/usr/bin", "/usr/local/bin", "/usr/sbin"];
const has = (...names) => names.some((name) => folders.some((folder) => existsSync(join(folder, name))));
const hasLibrary = (name) =>
  ["/usr/lib", "/usr/lib64", "/lib", `/usr/lib/${{ x64: "x86_64", arm64: "aarch64" }[process.arch]}-linux-gnu`].some(
    (folder) => existsSync(join(folder, name)),
  );

/** What the app and its tests use of a Linux system, and the Debian package that brings it. */
const linuxParts = [
  { package: "chromium", there: () => has("chromium", "chromium-browser", "google-chrome") },
  { package: "gnome-keyring", there: () => has("gnome-keyring-daemon") },
  { package: "dbus", there: () => has("dbus-run-session") },
  { package: "libsecret-1-0", there: () => hasLibrary("libsecret-1.so.0") },
  { package: "xvfb", there: () => has("Xvfb") },
  { package: "xauth", there: () => has("xauth") },
  { package: "age", there: () => has("age") },
  { package: "strace", there: () => has("strace") },
  { package: "keepassxc", there: () => has("keepassxc-cli") },
  { package: "oathtool", there: () => has("oathtool") },
  { package: "zip", there: () => has("zip") },
  { package: "unzip", there: () => has("unzip") },
  { package: "python3-minimal", there: () => has("python3") },
];

/** The prefix with which apt-get may be called: none for root, sudo where it asks for no password; null where neither. */
function asRoot() {
  if (process.getuid?.() === 0) return [];
  return spawnSync("sudo", ["-n", "true"], { stdio: "ignore" }).status === 0 ? ["sudo", "-n"] : null;
}

function systemPackages() {
  if (process.platform !== "linux") return;
  const missing = linuxParts.filter((part) => !part.there()).map((part) => part.package);
  if (missing.length === 0) return;
  const prefix = asRoot();
  if (!has("apt-get") || prefix === null) {
    const line = has("apt-get")
      ? `sudo apt-get install ${missing.join(" ")}`
      : `your package manager, for: ${missing.join(" ")}`;
    say(`missing on this system: ${missing.join(", ")}. Install with: ${line}`);
    return;
  }
  say(`installing system packages: ${missing.join(" ")}`);
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const apt = (...args) => {
    const [program, ...rest] = [...prefix, "apt-get", "-qq", "-o", "Dpkg::Use-Pty=0", ...args];
    return run(program, rest, { env, stdio: ["ignore", "ignore", "inherit"] });
  };
  must(apt("update"), "apt-get update");
  must(apt("install", "-y", "--no-install-recommends", ...missing), "apt-get install");
}

// ---- npm packages ---------------------------------------------------------------------------------------------------------

const readJson = (file) => JSON.parse(readFileSync(file, "utf8"));
const lockDigest = () =>
  createHash("sha256")
    .update(readFileSync(join(root, "package-lock.json")))
    .digest("hex");
const installedStamp = join(notes, "installed");

function note(name, text) {
  mkdirSync(notes, { recursive: true });
  writeFileSync(join(notes, name), text);
}

/** Does node_modules hold what the lock file names? Packages for other systems may be absent. */
function matchesLock() {
  const hidden = join(root, "node_modules", ".package-lock.json");
  if (!existsSync(hidden)) return false;
  const installed = readJson(hidden).packages;
  const locked = Object.entries(readJson(join(root, "package-lock.json")).packages).filter(([path]) => path !== "");
  return locked.every(([path, { version, optional }]) =>
    installed[path] === undefined ? optional === true : installed[path].version === version,
  );
}

function installed() {
  if (existsSync(installedStamp) && readFileSync(installedStamp, "utf8") === lockDigest()) return true;
  if (!matchesLock()) return false;
  note("installed", lockDigest());
  return true;
}

/** npm, by the script that runs us where there is one, so that it is the same npm. */
function npm(...args) {
  const script = process.env.npm_execpath;
  if (script?.endsWith(".js")) return run(process.execPath, [script, ...args]);
  return run(process.platform === "win32" ? "npm.cmd" : "npm", args, { shell: process.platform === "win32" });
}

/**
 * Install scripts are off; of the packages that `allowScripts` names with true, they are run one by one. They are named without a
 * version, which the lock file pins: it holds no registry's address, and npm tells a version by that alone.
 */
function npmPackages() {
  if (!installed()) {
    say("installing npm packages from the lock file");
    must(npm("ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"), "npm ci");
    note("installed", lockDigest());
  }
  if (nodeVersion() === wantedNode()) return;
  const allowed = Object.entries(readJson(join(root, "package.json")).allowScripts).filter(([, allow]) => allow);
  for (const [name] of allowed) {
    say(`running the install script of ${name}`);
    must(npm("rebuild", name, "--ignore-scripts=false", "--loglevel=error"), `the install script of ${name}`);
  }
  must(nodeVersion() === wantedNode(), `getting Node ${wantedNode()}`);
}

const wantedNode = () => readJson(join(root, "package.json")).devDependencies.node;

/** The version of the Node in node_modules, asked once after each change of the file. */
function nodeVersion() {
  const node = node24();
  if (node === null) return null;
  const known = join(notes, "node");
  if (existsSync(known) && readFileSync(known, "utf8") === wantedNode()) return wantedNode();
  const version = spawnSync(node, ["--version"], { encoding: "utf8" }).stdout?.trim().slice(1) ?? null;
  if (version === wantedNode()) note("node", version);
  return version;
}

// ---- Electron's runtime ---------------------------------------------------------------------------------------------------

const aDay = 24 * 60 * 60 * 1000;

/** Electron 42 and later don't fetch their runtime when installed; this does, once a day at most where it can't be had. */
function electron(insist) {
  if (electronRuntime() !== null) return;
  const failure = join(notes, "electron.json");
  if (!insist && existsSync(failure) && Date.now() - readJson(failure).failedAt < aDay) return;
  say("fetching Electron's runtime (up to two minutes)");
  const fetched = run(node24(), [join(root, "node_modules", "electron", "install.js")], {
    stdio: "ignore",
    timeout: 120_000,
  });
  if (fetched && electronRuntime() !== null) return;
  note("electron.json", JSON.stringify({ failedAt: Date.now() }));
  say(
    "Electron's runtime can't be had here: the stand-in on the system's Chromium will be used. Try again with --electron.",
  );
}

function ready(options) {
  systemPackages();
  npmPackages();
  electron(options.electron);
  if (upToDate()) return;
  say("building");
  must(run(node24(), [join(root, "scripts", "build.mjs")]), "the build");
}

/** Everything, in order. False, with a line on stderr, when something fails that can't be done without. */
export function trySetup(options = {}) {
  try {
    ready({ electron: false, ...options });
    return true;
  } catch (error) {
    process.stderr.write(`setup: ${error.message}\n`);
    return false;
  }
}

/** The same, ending the process on failure. */
export function setup(options = {}) {
  if (!trySetup(options)) process.exit(1);
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) setup({ electron: process.argv.includes("--electron") });
