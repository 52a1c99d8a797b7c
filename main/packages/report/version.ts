/** Which version of the texts a package carries, by which a verifier makes them again. */

/**
 * Stands in `Bag-Software-Agent`. Goes up with every change to a byte of these texts: an older verifier then says that it can't make them
 * again. Packages of an earlier version are verified for ever: what has changed since goes by the version that the package names.
 *
 * 1: the README names no fields of `device.checked`, which nothing wrote then. 2: it does.
 */
export const reportVersion = 2;

/** `Custodia 0.4.0 report/2`, as `Bag-Software-Agent` and `BagMeta.software` have it. @param version `0.4.0` */
export function softwareAgent(version: string): string {
  return `Custodia ${version} report/${reportVersion}`;
}

/** The report version that a bag's `Bag-Software-Agent` names; null when it names none. */
export function reportVersionOf(agent: string): number | null {
  const found = /^Custodia \S+ report\/([1-9]\d{0,5})$/.exec(agent)?.[1];
  return found === undefined ? null : Number(found);
}
