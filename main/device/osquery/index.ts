import type { AnyProbe, Around } from "../probe.ts";
import { browsersByOsquery } from "./browsers.ts";
import { macosByOsquery } from "./macos.ts";
import { anyProgram, osqueryPlaces, osqueryProgram } from "./program.ts";
import { systemByOsquery } from "./system.ts";
import { windowsByOsquery } from "./windows.ts";

/** osquery's answers as probes; none where `osqueryi` is not installed. @param places for tests: whoever put it there */
export async function osqueryProbes(around: Around, places?: readonly string[]): Promise<readonly AnyProbe[]> {
  const program = await programFor(around, places);
  if (program === null) return [];
  const { family } = around;
  const browsers = browsersByOsquery(program, family);
  if (family === "windows") return [...windowsByOsquery(program), browsers];
  const system = systemByOsquery(program, family);
  return family === "macos" ? [system, ...macosByOsquery(program), browsers] : [system, browsers];
}

function programFor(around: Around, places: readonly string[] | undefined): Promise<string | null> {
  if (places !== undefined) return anyProgram(places);
  const usual = osqueryPlaces(around);
  // Programs of Windows can't be told by owner and mode; its folders of programs are the administrators'.
  return around.family === "windows" ? anyProgram(usual) : osqueryProgram(usual);
}
