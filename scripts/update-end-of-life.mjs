// Regenerates assets/end-of-life.json from files of endoflife.date that somebody has downloaded. Plain Node, offline.
//
//   node scripts/update-end-of-life.mjs [--into FILE] [--on DAY] [--checked ID,ID] FILE...
//
// A file is what https://endoflife.date/api/v1/products/NAME/ answers (or /products/full/), or the older /api/NAME.json, then called NAME.json.
// The older ones don't say of which day they are: --on says it. A file that is older than the list, or that takes back what is known, is
// refused. Products and versions that are not given stay as they are, and so does the data’s day until every product is as young as it: by a
// file, or by somebody who looked at the vendor’s pages and says so with --checked. Days are UTC’s. Exit 0: done, or nothing changed. 2: a file
// is unusable, nothing was written.
import { randomBytes } from "node:crypto";
import {
  closeSync,
  fsyncSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { faultOf, isDay, shown, textOf, Unusable } from "./end-of-life-list.mjs";
import { products, releaseOf } from "./end-of-life-products.mjs";
import { renewed } from "./end-of-life-renewal.mjs";

const usage = "usage: node scripts/update-end-of-life.mjs [--into FILE] [--on DAY] [--checked ID,ID] FILE...";
const longestFile = 20_000_000;

function argumentsOf(words) {
  const own = join(dirname(import.meta.dirname), "assets", "end-of-life.json");
  const asked = { into: own, on: null, checked: [], files: [] };
  for (let i = 0; i < words.length; i++) {
    const [word, value] = [words[i], words[i + 1]];
    if (!word.startsWith("--")) asked.files.push(word);
    else if (value === undefined) throw new Unusable(usage);
    else if (word === "--into") asked.into = words[++i];
    else if (word === "--on") asked.on = words[++i];
    else if (word === "--checked") asked.checked = words[++i].split(",");
    else throw new Unusable(usage);
  }
  const today = dayOfTime(new Date());
  if (asked.files.length === 0 || (asked.on !== null && !isDay(asked.on))) throw new Unusable(usage);
  if (asked.on !== null && asked.on > today) throw new Unusable(`${asked.on} is still to come: it is ${today}`);
  return { ...asked, on: asked.on ?? today, isDaySaid: asked.on !== null };
}

function dayOfTime(time) {
  return time.toISOString().slice(0, 10);
}

/** `{ json, changedOn }` */
function contentOf(file) {
  const name = shown(basename(file));
  let text;
  let changedOn;
  try {
    const stat = statSync(file);
    if (!stat.isFile() || stat.size > longestFile) throw new Unusable(`${name} is no file, or far too long`);
    changedOn = dayOfTime(stat.mtime);
    text = readFileSync(file, "utf8");
  } catch (error) {
    throw error instanceof Unusable ? error : new Unusable(`${name} can’t be read (${error.code})`);
  }
  try {
    return { json: JSON.parse(text.replace(/^\ufeff/, "")), changedOn };
  } catch {
    throw new Unusable(`${name} is not JSON`);
  }
}

/** What a file gives: `{ name, releases, on }` for each product. */
function given(file, asked) {
  const { json, changedOn } = contentOf(file);
  const shownName = shown(basename(file));
  if (Array.isArray(json)) {
    const on = dayOfUndated(shownName, changedOn, asked);
    return [{ name: basename(file).replace(/\.json$/i, ""), releases: json, on }];
  }
  const result = json?.result;
  const all = Array.isArray(result) ? result.filter((one) => Object.hasOwn(products, nameOf(one))) : [result];
  if (all.length === 0 || all.some((one) => typeof one !== "object" || one === null || !Array.isArray(one.releases)))
    throw new Unusable(`${shownName} is no answer of endoflife.date`);
  const on = dayOfDated(json.generated_at, shownName) ?? dayOfUndated(shownName, changedOn, asked);
  return all.map(({ name, releases }) => ({ name, releases, on }));
}

function nameOf(product) {
  return typeof product?.name === "string" ? product.name : "";
}

function dayOfDated(generatedAt, shownName) {
  if (generatedAt === undefined || generatedAt === null) return null;
  const on = typeof generatedAt === "string" ? generatedAt.slice(0, 10) : null;
  if (!isDay(on)) throw new Unusable(`${shownName} does not say of which day it is`);
  return on;
}

/** Nothing in it says how old it is: somebody has to, and it can’t be of a day on which it was not yet changed to what it is. */
function dayOfUndated(shownName, changedOn, { on, isDaySaid }) {
  if (!isDaySaid) throw new Unusable(`${shownName} does not say of which day it is: say it with --on`);
  if (changedOn < on) throw new Unusable(`${shownName} was last changed on ${changedOn}, and can’t be of ${on}`);
  return on;
}

/** Our products that one of theirs gives: `{ on, product, absent }` each. */
function made({ name, releases, on }, data, latestDay) {
  if (typeof name !== "string" || !Object.hasOwn(products, name))
    throw new Unusable(`${shown(name)} is no product of the checklist`);
  if (releases.length === 0 || releases.length > 500) throw new Unusable(`${name} has no versions, or far too many`);
  if (on > latestDay) throw new Unusable(`the file of ${name} is of ${on}, which is later than ${latestDay}`);
  if (on < data.on)
    throw new Unusable(`the file of ${name} is of ${on}, and the list is of ${data.on}: it is an old file`);
  const read = releases.map((release) => releaseOf(release, name));
  return Object.entries(products[name]).map(([id, how]) => {
    const old = data.products.find((one) => one.id === id);
    if (old === undefined) throw new Unusable(`${id} is not in the file that is to be renewed`);
    const source = `https://endoflife.date/${name}`;
    const sources = old.sources.includes(source) ? old.sources : [...old.sources, source];
    const { cycles, absent } = renewed(id, how, read, old.cycles, latestDay);
    return { on, product: { ...old, sources, cycles }, absent };
  });
}

function changesOf(old, product) {
  const ends = ({ until, editions, latest }) =>
    [
      `until ${until ?? "no day that is named"}`,
      ...Object.entries(editions ?? {}).map(([name, day]) => `${name} ${day}`),
      `newest ${latest ?? "not known"}`,
    ].join(", ");
  const said = product.cycles.flatMap((cycle) => {
    const before = old.cycles.find((one) => one.cycle === cycle.cycle);
    if (before === undefined) return [`${product.id} ${cycle.cycle} is new: ${ends(cycle)}`];
    return ends(before) === ends(cycle) ? [] : [`${product.id} ${cycle.cycle}: ${ends(before)} -> ${ends(cycle)}`];
  });
  const gone = old.cycles.filter(({ cycle }) => !product.cycles.some((one) => one.cycle === cycle));
  return [...said, ...gone.map(({ cycle }) => `${product.id} ${cycle} is left out`)];
}

/** The day moves only when no product stays behind it, whole or with a version that still gets support. */
function dayOf(data, renewals, { on, checked }) {
  const isBehind = ({ id }) => !checked.includes(id) && (renewals.get(id)?.absent.length ?? 1) > 0;
  const behind = data.products.filter(isBehind).map(({ id }) => id);
  if (behind.length > 0)
    return { day: data.on, says: `The day stays ${data.on}: nothing new was given for ${behind.join(", ")}.` };
  const [day] = [on, ...[...renewals.values()].map((one) => one.on)].sort();
  return { day, says: `The day is ${day}.` };
}

/** What a link points to is written, and the link stays. */
function writeAtomically(link, text) {
  const file = realpathSync(link);
  const temp = join(dirname(file), `.${basename(file)}.${randomBytes(6).toString("hex")}.tmp`);
  try {
    const handle = openSync(temp, "wx", 0o644);
    try {
      const bytes = Buffer.from(text, "utf8");
      for (let done = 0; done < bytes.length; ) done += writeSync(handle, bytes, done);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(temp, file);
  } catch (error) {
    rmSync(temp, { force: true });
    throw new Unusable(`${shown(basename(link))} can’t be written (${error.code})`);
  }
}

function listOf({ into, on, checked }) {
  const data = contentOf(into).json;
  const fault = faultOf(data);
  if (fault !== null) throw new Unusable(`${shown(basename(into))} is no list of ends of support (${fault})`);
  if (on < data.on) throw new Unusable(`the list is of ${data.on}, and ${on} is before it`);
  const stranger = checked.find((id) => !data.products.some((one) => one.id === id));
  if (stranger !== undefined) throw new Unusable(`${shown(stranger)} is no product of the checklist`);
  return data;
}

function run(words) {
  const asked = argumentsOf(words);
  const data = listOf(asked);
  const renewals = new Map();
  for (const one of asked.files.flatMap((file) => given(file, asked)).flatMap((each) => made(each, data, asked.on))) {
    if (renewals.has(one.product.id)) throw new Unusable(`${one.product.id} is given twice`);
    renewals.set(one.product.id, one);
  }
  const { day, says } = dayOf(data, renewals, asked);
  const list = { ...data, on: day, products: data.products.map((old) => renewals.get(old.id)?.product ?? old) };
  const fault = faultOf(list);
  if (fault !== null) throw new Unusable(`the app would not take what comes of it (${fault})`);
  if (textOf(list) !== textOf(data)) writeAtomically(asked.into, textOf(list));
  const changes = data.products.flatMap((old, i) => changesOf(old, list.products[i]));
  const stays = [...renewals.values()].flatMap(({ product: { id }, absent }) =>
    absent.map((cycle) => `${id} ${cycle} is not in the file, and stays as it was`),
  );
  return [...(changes.length > 0 ? changes : ["No version and no end has changed."]), ...stays, says];
}

try {
  console.log(run(process.argv.slice(2)).join("\n"));
} catch (error) {
  if (!(error instanceof Unusable)) throw error;
  console.error(error.message === usage ? usage : `Nothing was changed: ${error.message}.`);
  process.exitCode = 2;
}
